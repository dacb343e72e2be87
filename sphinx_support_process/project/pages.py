"""What do pages name that is not there? As a build tells it, but at once and at its column."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

from ..checks import RULES, Context
from ..known import astray
from ..known.astray import Said
from ..known.names import INNER, full_name, is_old, kinds_of
from ..known.symbols.index import Symbols, lines_of
from ..known.symbols.inline import ROLES
from ..known.symbols.mention import Mention
from ..pages.view import NOUNS, looked_up
from ..pages.views import VIEWS
from ..text.problem import Problem
from ..text.suggest import closest, listed
from ..text.text import Place

_TARGET = re.compile(
    r"^[ \t]*\((?P<label>[^()\n]+)\)=|\{#(?P<attribute>[\w.:-]+)|^[ \t]*:?name: *(?P<name>\S+)"
    r"|^\.\. _(?P<rst>[^:\n]+):|^#{1,6} +(?P<heading>.+)$",
    re.MULTILINE,
)
"""What a page makes a target of links."""

_OURS = {"inline": "inline role", "directive": "directive", "option": "option"}
"""What pages name that is no definition, but a part of the domain."""


def astray_on_pages(context: Context, symbols: Symbols) -> list[Problem]:
    """The problems of the names that pages use, sorted by their places."""
    pages = [file for file in symbols.files if file.is_page]
    targets = cache(lambda: frozenset(chain.from_iterable(_targets(it.text) for it in pages)))
    lines_in = cache(lines_of)  # like the targets wanted only where something is wrong
    found: list[Problem] = []
    for file in pages:
        for mention in _in_full(file.mentions):
            known = symbols.meant(mention) is not None and "." not in mention.name
            is_ours = mention.kind in _OURS  # whatever the YAML says
            if not is_ours and (
                known or ":" in mention.name or context.may_be_unread(mention.name)
            ):
                continue
            for said in _said(context, symbols, mention, targets):
                if not context.settings.selects(said.rule):
                    continue
                start, lines = mention.end - len(mention.name), lines_in(file.text)
                line = lines.line(start)
                place = Place(file.name, line, start - lines.start(line) + 1)
                severity, length = RULES[said.rule].severity, len(mention.name)
                found.append(Problem(*said[:1], place, *said[1:], severity, length))
    return sorted(found, key=lambda problem: problem.place)


def _in_full(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions without those of what the next one is in, as `triage` in `triage.read`."""
    inner = iter(mentions)
    before = next(inner, None)
    for mention in inner:
        assert before is not None
        is_outer = mention.name.startswith(f"{before.name}.")
        if not (is_outer and mention.start == before.end + 1):
            yield before
        before = mention
    if before is not None:
        yield before


def _said(
    context: Context, symbols: Symbols, mention: Mention, targets: Callable[[], Collection[str]]
) -> Iterator[Said]:
    """What is wrong with a mention."""
    key, name = mention.key, mention.name
    if mention.kind in _OURS:
        yield from _of_ours(mention)
    elif key.startswith("{support:"):
        yield from _of_role(context, key[len("{support:") : -1], name)
    elif key.startswith("support:"):
        of = VIEWS[key.removeprefix("support:")].of
        yield from (Said(*mistake) for mistake in looked_up(context, NOUNS[of or ""], name)[1])
    elif key.startswith(":"):
        around = looked_up(context, "process", mention.around)[0]
        process = context.support.processes.get(around or "")
        if process is not None or mention.kind != "step" or not mention.around:
            wrong = looked_up(context, mention.kind, name, process)[1]
            yield from (Said(*mistake) for mistake in wrong)
    elif mention.kind == "link" and symbols.meant(mention) is None and name not in targets():
        yield from _of_link(context, name)


def _of_ours(mention: Mention) -> Iterator[Said]:
    """What is wrong with the name of an inline role, of a directive or of its option."""
    name, directive = mention.name, mention.key
    known = {"inline": [*ROLES], "directive": [*VIEWS], "option": [*_options(directive)]}
    if name not in known[mention.kind]:
        what = f"`{directive}` has no option `{name}`"
        if mention.kind != "option":
            what = f"there is no {_OURS[mention.kind]} `support:{name}`"
        near = closest(name, known[mention.kind])
        prefix = "" if mention.kind == "option" else "support:"
        help = f"did you mean `{prefix}{near}`?" if near else listed(known[mention.kind])
        yield Said("unknown-target", what, help)


def _options(directive: str) -> Collection[str]:
    view = VIEWS.get(directive.removeprefix("support:"))
    return view.options if view else ()


def _of_role(context: Context, kind: str, name: str) -> Iterator[Said]:
    foreign = [other for of, other in context.settings.defined_elsewhere if of == kind]
    found = full_name(context, kind, name, None)
    if found is None and name not in foreign:
        yield astray.unknown(context, kind, name, foreign)
    elif found is not None and is_old(name, found):
        yield astray.old(kind, name, found)


def _of_link(context: Context, name: str) -> Iterator[Said]:
    for kind in kinds_of(name):
        found = full_name(context, kind, name, None)
        if found and ("." in name or kind not in INNER):
            yield astray.old(kind, name, found)
            return
    help = astray.link_help(context, name)
    if help:
        yield Said("unknown-target", astray.link_message(name), help)


def _targets(text: str) -> Iterator[str]:
    """The targets of links that a page makes: labels, names, and headings as links write them."""
    for match in _TARGET.finditer(text):
        named: Mapping[str, str | None] = match.groupdict()
        heading = named["heading"]
        if heading is not None:
            yield re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        else:
            yield next(name.strip() for name in named.values() if name)
