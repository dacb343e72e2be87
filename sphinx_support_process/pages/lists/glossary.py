"""What do the words mean? Roles and terms as a native glossary."""

from __future__ import annotations

from collections.abc import Iterator

from ...known.known import Known
from ...model import Role, Term
from ...model.names import derived, shared_names, spellings
from ..content import Block, Blocks, Entries, Entry
from ..lines import _, line, phrase
from ..pieces import Inline
from ..view import Options, view


@view("glossary", only=("roles", "terms"))
def glossary(known: Known, options: Options) -> Iterator[Block]:
    """Roles and terms; `{term}` finds each by name, plural and alias. `only` shows one of them."""
    support, only = known.support, options.word("only")
    entries: list[Role | Term] = [] if only == "terms" else [*support.roles.values()]
    entries += [] if only == "roles" else support.terms.values()
    if entries:
        shared = shared_names(support)
        ordered = sorted(entries, key=lambda entry: entry.name.casefold())
        yield Entries(tuple(_entry(known, entry, shared) for entry in ordered))


def _entry(known: Known, entry: Role | Term, shared: frozenset[str]) -> Entry:
    id, names = str(entry.id), tuple(spellings(entry))
    is_role = isinstance(entry, Role)
    taken = not is_role and id in known.support.roles  # the role has the plain anchor
    return Entry(
        "role" if is_role else "term",
        id,
        entry.name,
        names,
        tuple(derived(entry)),
        tuple(name for name in names if name.casefold() in shared),
        f"term-{id}-2" if taken else f"term-{id}",
        tuple(_body(entry)),
    )


def _body(entry: Role | Term) -> Iterator[Block]:
    """What is said of an entry; of a role without a definition, who it is."""
    if entry.definition:
        yield Blocks(entry.definition)
    elif isinstance(entry, Role) and entry.held_by:
        yield line(phrase(_("Held by {whom}"), whom=Inline(entry.held_by)))
    elif isinstance(entry, Role) and entry.external:
        yield line(phrase(_("Somebody outside the team")))
