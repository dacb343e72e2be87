"""What do the words mean, and may one call it so? Roles, terms and levels as a native glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from ...known.known import Known
from ...known.values import Written
from ...model import Role, Scale, Term
from ...model.names import derived, shared_names, spellings
from ...text import kinds
from ...text.named import NamedTuple
from ...text.text import Text
from ..content import Block, Entries, Entry, Field, Fields, Filter
from ..leaves import Alias, Blocks
from ..lines import _, amount, joined, line, phrase, texts
from ..pieces import Emphasis, Inline, Phrase, Pieces, Plain, Ref
from ..view import Options, view

_DOT = " \u00b7 "

LONG = 20
"""Entries: a longer glossary begins with its letters, and can be filtered."""


class _Facts(NamedTuple):
    """What is needed to say something of every entry."""

    shared: frozenset[str]
    scales: Mapping[Role | Term, Scale]
    processes: Mapping[Role | Term, set[str]]


@view("glossary", only=("roles", "terms"))
def glossary(known: Known, options: Options) -> Iterator[Block]:
    """Roles, terms and levels; `{term}` finds each by name, plural and alias.

    `only` shows roles, or terms and levels.
    """
    support, only = known.support, options.word("only")
    entries: list[Role | Term] = [] if only == "terms" else [*support.roles.values()]
    entries += [] if only == "roles" else [*support.terms.values(), *known.levels]
    if not entries:
        return
    scales: dict[Role | Term, Scale] = {
        level: scale for scale in support.levels.values() for level in scale.values.values()
    }
    facts = _Facts(shared_names(support), scales, _processes(known))
    found: list[Entry | Alias] = []
    for it in entries:
        entry = _entry(known, it, facts)
        found.append(entry)
        found += (
            Alias(alias, entry.kind, entry.id)
            for alias in it.aliases
            if alias.casefold() not in facts.shared
        )
    shown = Entries(tuple(sorted(found, key=lambda each: each.name.casefold())), len(found) > LONG)
    yield Filter("word", (shown,)) if shown.is_long else shown


def _processes(known: Known) -> Mapping[Role | Term, set[str]]:
    """The processes that name each role, term or level, in their texts or as an owner and so on."""
    found: dict[Role | Term, set[str]] = {}

    def note(entry: Role | Term | None, written: Written) -> None:
        if entry is not None and written.owner.process is not None:
            found.setdefault(entry, set()).add(written.owner.process.id)

    for written in known.written[kinds.RoleId]:
        note(known.support.roles.get(written.value), written)
    for written in known.written[kinds.LevelId]:
        for level in written.value:
            note(known.levels.level(level), written)
    for word in known.prose.targets("term"):
        for written, _offset in known.prose.naming("term", word):
            note(known.names.get(word.casefold()), written)
    return found


def _entry(known: Known, entry: Role | Term, facts: _Facts) -> Entry:
    id, spelt, scale = str(entry.id), tuple(spellings(entry)), facts.scales.get(entry)
    kind: Literal["role", "term", "level"] = "role" if isinstance(entry, Role) else "term"
    taken = kind == "term" and id in known.support.roles  # the role has the plain anchor
    name = id
    if scale is not None:
        kind, name = "level", f"{scale.id}.{id}"
        taken = taken or id in known.support.terms
    return Entry(
        kind,
        name,
        entry.name,
        spelt,
        tuple(derived(entry)),
        tuple(name for name in spelt if name.casefold() in facts.shared),
        f"term-{id}-2" if taken else f"term-{id}",
        (*_body(entry, scale), *_called(entry, facts)),
        known.moved.old(kind, name),
    )


def _called(entry: Role | Term, facts: _Facts) -> Iterator[Block]:
    """What else one may call it, what not, and where it is in use."""
    before: list[Phrase] = [phrase(_("role"))] if isinstance(entry, Role) else []
    after: list[Phrase] = []
    if entry.aliases:
        before.append(phrase(_("also: {names}"), names=_named(entry.aliases)))
    if entry.plural:
        before.append(phrase(_("plural: {name}"), name=Emphasis((Plain(entry.plural),))))
    if entry.avoid:
        after.append(phrase(_("not: {names}"), names=_named(entry.avoid)))
    if count := len(facts.processes.get(entry, ())):
        after.append(amount(count, _("in {count} process"), _("in {count} processes")))
    if before or after:
        yield line(joined([*before, *after], _DOT), classes="spp-called")


def _named(found: Iterable[Text]) -> Pieces:
    return joined(Emphasis((Plain(name),)) for name in found)


def _body(entry: Role | Term, scale: Scale | None) -> Iterator[Block]:
    """What is said of an entry; of a role without a definition, who it is."""
    if entry.definition:
        yield Blocks(entry.definition)
    elif isinstance(entry, Role) and entry.held_by:
        yield line(phrase(_("Held by {whom}"), whom=Inline(entry.held_by)))
    elif isinstance(entry, Role) and entry.external:
        yield line(phrase(_("Somebody outside the team")))
    elif isinstance(entry, Role) and entry.automatic:
        yield line(phrase(_("A machine")))
    if isinstance(entry, Role) and entry.reach:
        yield Fields((Field(_("How to reach"), texts(entry.reach)),))
    if scale is not None:
        yield line(phrase(_("A level of {scale}"), scale=Ref("levels", str(scale.id))))
