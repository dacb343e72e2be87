"""What do the words mean? Roles, terms and levels as a native glossary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...known.known import Known
from ...model import Role, Scale, Term
from ...model.names import derived, shared_names, spellings
from ..content import Block, Blocks, Entries, Entry, Field, Fields
from ..lines import _, line, phrase, texts
from ..pieces import Inline, Ref
from ..view import Options, view


@view("glossary", only=("roles", "terms"))
def glossary(known: Known, options: Options) -> Iterator[Block]:
    """Roles, terms and levels; `{term}` finds each by name, plural and alias.

    `only` shows roles, or terms and levels.
    """
    support, only = known.support, options.word("only")
    entries: list[Role | Term] = [] if only == "terms" else [*support.roles.values()]
    entries += [] if only == "roles" else [*support.terms.values(), *known.levels]
    if entries:
        shared = shared_names(support)
        ordered = sorted(entries, key=lambda entry: entry.name.casefold())
        scales: dict[Role | Term, Scale] = {
            level: scale for scale in support.levels.values() for level in scale.values.values()
        }
        yield Entries(tuple(_entry(known, it, scales.get(it), shared) for it in ordered))


def _entry(known: Known, entry: Role | Term, scale: Scale | None, shared: frozenset[str]) -> Entry:
    id, names = str(entry.id), tuple(spellings(entry))
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
        names,
        tuple(derived(entry)),
        tuple(name for name in names if name.casefold() in shared),
        f"term-{id}-2" if taken else f"term-{id}",
        tuple(_body(entry, scale)),
        known.moved.old(kind, name),
    )


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
