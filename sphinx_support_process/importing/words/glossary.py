"""Which words does a page define? Glossaries and definition lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import dedent
from typing import NamedTuple

from ..draft.draft import Draft, Term
from ..draft.ids import Ids
from ..passages.passage import Passage, Section
from ..readers.blocks import At
from .people import People
from .prose import bare, quoted
from .table import pattern

_OPTION = re.compile(r"^:[\w-]+:.*$", re.MULTILINE)
_WORDS_HEAD = re.compile(pattern("words-head"), re.IGNORECASE)
_ROLES_HEAD = re.compile(pattern("roles-head"), re.IGNORECASE)
_TERM_HEAD = re.compile(pattern("term-head"), re.IGNORECASE)
_MEANS_HEAD = re.compile(pattern("means-head"), re.IGNORECASE)
_LINE = re.compile(
    r"(?:[*_]{2}([^*_]{1,60}?):?[*_]{2}\s?[:\u2013\u2014-]?"
    r"|([^:*\u2013\u2014]{1,60}?)(?::| [\u2013\u2014-]))\s+(\S.*)"
)
_OTHER_NAME = re.compile(r"([^()]+?) \((?:(?:or|also|aka) )?([^()]+)\)", re.IGNORECASE)
_MOST_WORDS = 5
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
    if len(block.rows) > 1 and len(block.rows[0]) == 2:
        heads = [bare(cell) for cell in block.rows[0]]
        if _TERM_HEAD.fullmatch(heads[0]) and _MEANS_HEAD.fullmatch(heads[1]):
            return [_entry(name, meaning) for name, meaning in block.rows[1:] if bare(name)]
    if block.kind == "fence" and block.name == "glossary":
        return list(_of_directive(block.content))
    return []


def told_below(title: str, block: Passage) -> list[Entry]:
    """What a list or lines define below a heading such as `Glossary`; empty if they do not."""
    is_of_roles = _ROLES_HEAD.fullmatch(bare(title)) is not None
    if not is_of_roles and not _WORDS_HEAD.fullmatch(bare(title)):
        return []
    lines = block.text.split("\n") if block.kind == "paragraph" else []
    if block.kind in ("bullets", "numbers"):
        lines = [item.blocks[0].text for item in block.items if len(item.blocks) == 1]
        if len(lines) < len(block.items):
            return []
    found = [_LINE.fullmatch(" ".join(line.split())) for line in lines]
    if is_of_roles and not all(match and match[1] for match in found):
        return []
    whole = [_entry(match[1] or match[2], match[3]) for match in found if match]
    return whole if len(whole) == len(found) else []


def below_heading(section: Section) -> Entry | None:
    """The word that a heading below `Glossary` is, and what it means; None if it is none."""
    above = section.parent.title if section.parent else ""
    if not _WORDS_HEAD.fullmatch(bare(above)) and not _ROLES_HEAD.fullmatch(bare(above)):
        return None
    if not section.blocks or len(section.title.split()) > _MOST_WORDS:
        return None
    return _entry(section.title, "\n\n".join(block.text for block in section.blocks))


def is_of_roles(section: Section) -> bool:
    """Whether a section stands below a heading such as `Roles`."""
    return section.parent is not None and bool(_ROLES_HEAD.fullmatch(bare(section.parent.title)))


def _entry(name: str, definition: str) -> Entry:
    """An entry; what stands in brackets behind its name is another name."""
    match = _OTHER_NAME.fullmatch(name.strip())
    if match is None:
        return Entry(name.strip(), (), definition)
    return Entry(match[1], (match[2],), definition)


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
    if block.rows:
        draft.consumed += block.rows[0]
    add_entries(entries(block), block.at, draft, people, ids)


def add_entries(found: Iterable[Entry], at: At, draft: Draft, people: People, ids: Ids) -> None:
    """Put words among the terms, or among the roles where the name is one."""
    for name, aliases, definition in found:
        role = people.office(name)
        are_same = all(people.known(alias) is role for alias in aliases)
        if role is not None and not role.definition and definition.strip() and are_same:
            role.definition = definition
            continue
        other = _meant(definition, draft) if not aliases else None
        if other is not None:
            other.aliases.append(bare(name))
            draft.consumed.append(definition)
            continue
        plain = bare(name) or name
        term = Term(
            at=at,
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
