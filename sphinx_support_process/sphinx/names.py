"""Which page has the names that a text makes? The best of those that show it.

Labels, equations, options and all else that a domain keeps can be told apart only when all pages
are read, since several may show a text. So what a text names is kept apart while a page is read,
and goes to the domains afterwards, from one page each; before the next reading it is taken back.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

from .build import Build, support_of
from .warnings import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

Names = dict[str, dict[str, Any]]
"""What domains keep, by the name of each."""


class Apart:
    """Empty tables in the place of those of the domains."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self.domains = {it.name: it for it in env.domains.values() if it.name != "support"}
        self.spare: list[Names] = []
        self.empty = self._new()
        self.plain = [name for name, data in self.empty.items() if _is_plain(data)]

    def _new(self) -> Names:
        return {name: _empty(domain) for name, domain in self.domains.items()}

    @contextmanager
    def kept(self, *, all_of_it: bool) -> Iterator[Names]:
        """Keep what is registered meanwhile out of the domains, and put it into what this yields.

        Domains that keep other things than plain tables cannot take them over afterwards; so they
        are spared, unless it is `all_of_it`.
        """
        env, found = self.env, Names()
        tables = self.spare.pop() if self.spare else self._new()
        used = list(tables) if all_of_it else self.plain
        outer = {name: self.domains[name].data for name in used}
        for name in used:
            self.domains[name].data = env.domaindata[name] = tables[name]
        try:
            yield found
        finally:
            for name in used:
                self.domains[name].data = env.domaindata[name] = outer[name]
            for name in used:
                empty, now = self.empty[name], tables[name]
                if now != empty:
                    found[name] = {key: it for key, it in now.items() if it != empty.get(key)}
                    tables[name] = _empty(self.domains[name])
            self.spare.append(tables)


def _empty(domain: Domain) -> dict[str, Any]:
    return copy.deepcopy(domain.initial_data) | {"version": domain.data_version}


def _is_plain(data: dict[str, Any]) -> bool:
    return all(isinstance(it, (dict, list, set, int)) for it in data.values())


def take_back(app: Sphinx, env: BuildEnvironment, *_changed: set[str]) -> list[str]:  # noqa: ARG001
    """Leave in the domains what the pages themselves name."""
    given = support_of(env).tables.data["given"]
    for name, names in given.items():
        if name in env.domaindata:
            _remove(env.domaindata[name], names)
    given.clear()
    return []


def give(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """Let each text have its names on the best page that shows it."""
    build = support_of(env)
    data = build.tables.data
    pages = sorted(data["names"].items())
    best: dict[tuple[str, str], tuple[int, str]] = {}
    for docname, texts in pages:
        for text, (rank, _names) in texts.items():
            best[text] = min(best.get(text, (rank, docname)), (rank, docname))
    for docname, texts in pages:
        for text, (rank, names) in texts.items():
            if best[text] == (rank, docname):
                taken: dict[str, None] = {}
                for name, found in names.items():
                    if name in env.domaindata:
                        added = data["given"].setdefault(name, {})
                        _add(env.domaindata[name], found, added, taken)
                in_any_case = {name.lower() for name in taken if name.lower() != name}
                for name in taken:
                    if name not in in_any_case:
                        _warn_taken(build, text, name)


def _warn_taken(build: Build, text: tuple[str, str], name: str) -> None:
    file, said = text
    places = (
        passage.value.at(offset)
        for passage, offset in build.known.prose.find(name)
        if passage.value == said and passage.value.file == file
    )
    message = f"the name `{name}` is taken by something else"
    support = build.known.support
    words: list[Any] = [*support.roles.values(), *support.terms.values()]
    found = chain(places, (word.name.place for word in words if word.name == said))
    warn("duplicate-id", message, "write another one", next(found, f"{file}:"))


def _add(
    real: dict[Any, Any], more: dict[Any, Any], added: dict[Any, Any], taken: dict[str, None]
) -> None:
    """Add to a table what it does not hold; remember what was added, and what was taken."""
    for key, value in more.items():
        if isinstance(value, dict):
            _add(real.setdefault(key, {}), value, added.setdefault(key, {}), taken)
        elif isinstance(value, list):
            real[key] = [*real.get(key, ()), *value]
            added[key] = [*added.get(key, ()), *value]
        elif isinstance(value, set):
            new = value - real.setdefault(key, set())
            real[key] |= new
            added[key] = added.get(key, set()) | new
        elif key not in real:
            real[key] = added[key] = value
        elif not _is_same(real[key], value):
            taken[key if isinstance(key, str) else str(key[-1])] = None


def _is_same(one: Any, other: Any) -> bool:
    """Whether both are the same place; another extension may have given it another title."""
    is_place = isinstance(one, tuple) and isinstance(other, tuple)
    return bool(one == other or (is_place and one[:2] == other[:2]))


def _remove(real: dict[Any, Any], added: dict[Any, Any]) -> None:
    """Take from a table what was added to it, and is there still."""
    for key, value in added.items():
        if key not in real:
            continue
        if isinstance(value, dict):
            _remove(real[key], value)
        elif isinstance(value, list):
            real[key] = [it for it in real[key] if it not in value]
        elif isinstance(value, set):
            real[key] -= value
        elif real[key] == value:
            del real[key]
