"""What is a view? The registry of functions from what is known to content.

A view is a generator function. It gets what is known, the definition that its argument names (if
it is `of` a kind of definitions), and its options; it yields blocks. It reads nothing else, so that
its content says all that a page shows: asked again, the same content means the same page.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

from ..known.known import Known
from ..model import Process, Role, Step
from ..text.suggest import did_you_mean
from ..text.text import Text
from .content import Block, Mistake

OptionKind = Literal["flag", "text", "name", "step", "role", "process"] | tuple[str, ...]
"""What an option holds: nothing, a text of the page, the name of a definition, one of some words.

A `name` makes what is shown a target of the page's own links.
"""

Home = Literal["first", "second", "never"]

_NOUNS = {
    "processes": "process",
    "roles": "role",
    "templates": "template",
    "priorities": "list of priorities",
    "levels": "scale of levels",
}


class Options:
    """The options of a view as its page gives them; names stand for definitions."""

    def __init__(self, given: Mapping[str, Any] | None = None) -> None:
        self._given = given or {}

    def __contains__(self, name: str) -> bool:
        return name in self._given

    def word(self, name: str, default: str = "") -> str:
        """What is written, of a text or one of some words."""
        return str(self._given.get(name, default))

    def step(self, name: str) -> Step | None:
        found = self._given.get(name)
        return found if isinstance(found, Step) else None

    def role(self, name: str) -> Role | None:
        found = self._given.get(name)
        return found if isinstance(found, Role) else None

    def process(self, name: str) -> Process | None:
        found = self._given.get(name)
        return found if isinstance(found, Process) else None


class Asked(NamedTuple):
    """What a page asks for: a view, its argument, and its options as they are written."""

    view: str
    argument: str = ""
    options: tuple[tuple[str, str], ...] = ()


class View(NamedTuple):
    """A view: `of` is the part of the model that its argument names a definition of.

    `home` says whether texts are at home where it shows them, so that what they name is there:
    first of all, else (`"second"`), or never, since another view shows them in full.
    """

    name: str
    of: str | None
    home: Home
    options: Mapping[str, OptionKind]
    show: Callable[..., Iterable[Block]]
    doc: str

    def content(self, known: Known, asked: Asked) -> tuple[Block, ...]:
        """What the view shows; of what is not there it holds a mistake that says so."""
        mistakes: list[Block] = []
        given: list[Any] = []
        if self.of is not None:
            there = getattr(known.support, self.of)
            now = _now(known, _NOUNS[self.of], asked.argument, there)
            if now not in there:
                return tuple(_unknown(known, _NOUNS[self.of], asked.argument, there))
            mistakes += _renamed(_NOUNS[self.of], asked.argument, now)
            given.append(there[now])
        options: dict[str, Any] = {}
        for name, written in asked.options:
            kind = self.options[name]
            if kind in ("step", "role", "process"):
                there = _named(known, str(kind), given)
                written = written.strip()
                if kind == "step" and given:
                    written = written.removeprefix(f"{given[0].id}.")
                now = _now(known, str(kind), written, there, given)
                options[name] = there.get(now)
                if now not in there:
                    mistakes += _unknown(known, str(kind), written, there)
                else:
                    mistakes += _renamed(str(kind), written, now)
            else:
                options[name] = written
        return (*mistakes, *self.show(known, *given, Options(options)))


VIEWS: dict[str, View] = {}
"""Every view whose module has been imported, by its name."""


def view(
    name: str, /, *, of: str | None = None, home: Home = "first", **options: OptionKind
) -> Callable[[Callable[..., Iterator[Block]]], Callable[..., Iterator[Block]]]:
    """Register a generator function as a view; an option `no_map` is written `no-map`."""

    def register(show: Callable[..., Iterator[Block]]) -> Callable[..., Iterator[Block]]:
        written = {option.strip("_").replace("_", "-"): kind for option, kind in options.items()}
        VIEWS[name] = View(name, of, home, written, show, inspect.cleandoc(show.__doc__ or ""))
        return show

    return register


def digest(content: Iterable[Block]) -> str:
    """A fingerprint of content: another one where a page would look different."""
    return blake2b(
        repr(tuple(content)).encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()


def files(content: object) -> Iterator[str]:
    """The file of each text in content, over and over."""
    if isinstance(content, Text):
        yield content.file
    elif isinstance(content, tuple):
        for part in content:
            yield from files(part)


def _named(known: Known, kind: str, given: list[Any]) -> Mapping[str, Any]:
    """The definitions that an option may name."""
    if kind == "step":
        return {str(step.id): step for step in given[0].steps}
    return known.support.roles if kind == "role" else known.support.processes


def _now(
    known: Known, kind: str, written: str, there: Mapping[str, Any], around: Sequence[Any] = ()
) -> str:
    """The id that something has now, of the one that is written; a step is of the process given."""
    if written in there:
        return written
    outer = f"{around[0].id}." if kind == "step" and around else ""
    return (known.moved.new(kind, f"{outer}{written}") or "").removeprefix(outer)


def _renamed(noun: str, written: str, now: str) -> Iterator[Mistake]:
    """Tell of a name that is given up."""
    if written != now:
        message = f"the {noun} `{written}` is called `{now}` now"
        yield Mistake("moved-id", message, f"write `{now}`")


def _unknown(known: Known, noun: str, written: str, there: Iterable[str]) -> Iterator[Mistake]:
    """Tell of a name that nothing has, unless it may stand where a file could not be read."""
    if not known.may_be_unread(written):
        help = did_you_mean(written, there)
        yield Mistake("unknown-target", f"there is no {noun} `{written}`", help)
