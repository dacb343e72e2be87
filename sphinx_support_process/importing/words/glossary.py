"""Which words does a page define? Glossaries and definition lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent
from typing import NamedTuple

from ..draft.draft import Draft, Term
from ..draft.ids import Ids
from ..passages.passage import Passage
from .people import People
from .prose import bare, quoted
from .table import pattern

_OPTION = re.compile(r"^:[\w-]+:.*$", re.MULTILINE)
_MEANS = re.compile(r":\s+(?=\S)")
_SEE = re.compile(rf"\s*{pattern('see')} \{{term\}}`([^`<>]+)`\.?\s*", re.IGNORECASE)


class Entry(NamedTuple):
    """One word that is defined, the others that mean the same, and the definition."""

    name: str
    aliases: tuple[str, ...]
    definition: str


def entries(block: Passage) -> list[Entry]:
    """What a block defines; empty if it is no glossary."""
    if block.kind == "definitions":
        found: dict[str, list[str]] = {}
        for item in block.items:
            found.setdefault(item.term, []).extend(part.text for part in item.blocks)
        return [Entry(name, (), "\n\n".join(parts)) for name, parts in found.items() if name]
    if block.kind == "fence" and block.name == "glossary":
        return list(_of_directive(block.content))
    return []


def _of_directive(content: str) -> Iterator[Entry]:
    """The entries of a `glossary`: names at the margin, and definitions below.

    They are indented, or begin with a colon.
    """
    names: list[str] = []
    body: list[str] = []
    for line in [*content.expandtabs(4).split("\n"), None]:
        if line is not None and names and _MEANS.match(line):
            body.append(_MEANS.sub("  ", line))
        elif line is None or (line[:1].strip() and (names or not line.startswith(":"))):
            if names and (line is None or any(map(str.strip, body))):
                name, *others = names
                yield Entry(name, tuple(others), dedent("\n".join(body)).strip("\n"))
                names, body = [], []
            names.append((line or "").strip())
        elif line[:1] != ":":
            body.append(line)


def add_terms(block: Passage, draft: Draft, people: People, ids: Ids) -> None:
    """Put what a block defines among the terms, or among the roles where the name is one."""
    draft.consumed.append(" ".join((block.name, *_OPTION.findall(block.content))))
    for name, aliases, definition in entries(block):
        role = people.office(name)
        are_same = all(people.known(alias) is role for alias in aliases)
        if role is not None and not role.definition and definition.strip() and are_same:
            role.definition = definition
            continue
        other = _meant(definition, draft) if not aliases else None
        if other is not None:
            other.aliases.append(bare(name))
            continue
        plain = bare(name) or name
        term = Term(
            at=block.at,
            id=ids.new(plain, "term"),
            name=plain,
            aliases=[bare(alias) for alias in aliases if bare(alias)],
            definition=definition if definition.strip() else plain,
        )
        for word in (name, *aliases):
            if "](" in word or "`" in word:
                term.todo(f"the page writes {quoted(word)}", "name")
        if not definition.strip():
            term.todo("the page does not say what it means", "definition")
        draft.terms.append(term)


def _meant(definition: str, draft: Draft) -> Term | None:
    """The term of which a definition says no more than that it means the same."""
    see = _SEE.fullmatch(definition)
    if see is None:
        return None
    names = (see[1].casefold(), bare(see[1]).casefold())
    return next((term for term in draft.terms if term.name.casefold() in names), None)
