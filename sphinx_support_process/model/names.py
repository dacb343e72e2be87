"""What is it called? Plurals and aliases of roles and terms, and who owns which name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from .support import Support
from .words import Role, Term

Entry = Role | Term

OFFICES = frozenset(
    re.findall(
        r"\w+",
        """
        admin administrator agent analyst commander coordinator delegate director dispatcher
        engineer facilitator handler lead liaison manager moderator officer operator representative
        responder specialist steward supervisor technician triager
        """,
    )
)
"""The last words of names of roles."""


def plural(entry: Entry) -> str:
    """The plural of a role or term: as written, else derived by the rules of English."""
    return str(entry.plural) if entry.plural else pluralise(entry.name)


def pluralise(name: str) -> str:
    """The regular English plural of a name, by its last letters: `Liaison`, `Agency`, `Box`."""
    lower = name.lower()
    if lower.endswith("y") and lower[-2:-1].isalpha() and lower[-2] not in "aeiou":
        return name[:-1] + "ies"
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return name + "es"
    return name + "s" if "a" <= lower[-1:] <= "z" else name


def spellings(entry: Entry) -> Iterator[str]:
    """Every name that means this entry, its own first, each once."""
    seen = set()
    for name in (str(entry.name), plural(entry), *map(str, entry.aliases)):
        for spelling in (name, pluralise(name)) if name in entry.aliases else (name,):
            if spelling.casefold() not in seen:
                seen.add(spelling.casefold())
                yield spelling


def derived(entry: Entry) -> Iterator[str]:
    """The names of an entry that nobody wrote: plurals by the rules of English."""
    names = (entry.name, entry.plural, *entry.aliases)
    written = {name.casefold() for name in names if name}
    return (name for name in spellings(entry) if name.casefold() not in written)


def named(support: Support) -> Iterator[Entry]:
    """All that has a name of its own in the glossary: roles, terms, and levels, which are terms."""
    yield from support.roles.values()
    yield from support.terms.values()
    for scale in support.levels.values():
        yield from scale.values.values()


def by_spelling(support: Support) -> Mapping[str, Entry]:
    """Each role and term under each of its names, folded to lower case; the first one wins."""
    found: dict[str, Entry] = {}
    for entry in named(support):
        for spelling in spellings(entry):
            found.setdefault(spelling.casefold(), entry)
    return found


def shared_names(support: Support) -> frozenset[str]:
    """What several roles or terms are called, folded to lower case: `duplicate-id` tells of it."""
    names = Counter(name.casefold() for entry in named(support) for name in spellings(entry))
    return frozenset(name for name, times in names.items() if times > 1)
