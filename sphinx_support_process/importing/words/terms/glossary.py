"""Which words does a page define? Glossaries and definition lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import dedent

from ...draft.draft import Draft, Term
from ...draft.ids import Ids
from ...passages.passage import Passage, Point
from ...readers.blocks import At
from ..offices import is_office_in_any_case
from ..patterns import late
from ..people import People, of_roles
from ..prose import ORDER, bare, quoted
from ..table import listed, pattern
from .meanings import (
    Entry,
    entry,
    explained,
    in_role,
    in_words,
    of_labels,
    of_words,
    shortened,
    told_in,
)

_OPTION = late(r"^:[\w-]+:.*$", re.MULTILINE)
_TERM_HEAD = late(pattern("term-head"), re.IGNORECASE)
_MEANS_HEAD = late(pattern("means-head"), re.IGNORECASE)
_NAME_ALONE = late(r"(?:\*\*|__|[*_])?(?P<name>[^*_:.]{1,60}):?(?:\*\*|__|[*_])?:?")
_MOST_WORDS = 5
_PERSON = late(rf"(?:{pattern('articles')} )?{pattern('person-words')}", re.IGNORECASE)
_MEANS = late(r":\s+(?=\S)")
_NO_NAMES = frozenset(listed("no-names"))
_REMARK = late(pattern("remark"), re.IGNORECASE)
_IS_WORD = late(rf"{pattern('articles')} (?:\S+ ){{3}}", re.IGNORECASE)
_SEE = late(rf"\s*{pattern('see')} \{{term\}}`([^`<>]+)`\.?\s*", re.IGNORECASE)


def entries(block: Passage) -> list[Entry]:
    """What a block defines; empty if it is no glossary."""
    if block.kind == "definitions":
        found: dict[str, list[str]] = {}
        for item in block.items:
            found.setdefault(item.term, []).extend(part.text for part in item.blocks)
        return [Entry(name, (), "\n\n".join(parts)) for name, parts in found.items() if name]
    if block.rows:
        return _in_table(block)
    if block.kind == "fence" and block.name == "glossary":
        return list(_of_directive(block.content))
    return []


def _in_table(table: Passage) -> list[Entry]:
    """What a table with words and their meanings defines; what else a row says stays with it."""
    heads = [bare(cell) for cell in table.rows[0]]
    are_labels = of_labels(heads[0])
    is_term = are_labels or _TERM_HEAD.fullmatch(heads[0])
    if len(heads) < 2 or not is_term or not _MEANS_HEAD.fullmatch(heads[1]):
        return []
    found: list[Entry] = []
    for name, *told in table.rows[1:]:
        texts = [
            text if not at else f"{head}: {text}"
            for at, (head, text) in enumerate(zip(heads[1:], told, strict=True))
            if text.strip()
        ]
        found += [entry(name, "\n\n".join(texts))] if bare(name) else []
    return _doubted(found) if are_labels else found


def _doubted(found: Iterable[Entry]) -> list[Entry]:
    return [one._replace(doubt="is it a word of your own?") for one in found]


def told_below(title: str, block: Passage, *, marked: bool = False) -> list[Entry]:
    """What a list or lines define below a heading such as `Glossary`, or behind that word.

    `marked` if each word has to stand out.
    """
    if block.kind == "paragraph" and (short := shortened(block.text) or explained(block.text)):
        return short
    is_of_roles = of_roles(title)
    if block.kind == "bullets" and not is_of_roles and (named := _of_offices(block)):
        return named
    are_labels = of_labels(title) and not of_words(title)
    if not is_of_roles and not of_words(title) and not are_labels:
        return _of_meanings(block)
    if block.kind in ("bullets", "numbers"):
        found = [_item(item, marked=marked or is_of_roles) for item in block.items]
        if is_of_roles and not all(found):
            found = [in_role(_text(item)) for item in block.items]
        if is_of_roles and not all(found):
            found = [_office(item) for item in block.items]
    elif block.kind == "paragraph":
        found = [told_in(line, marked=is_of_roles) for line in _lines(block.text)]
    else:
        return []
    whole = [one for one in found if one is not None and not _REMARK.fullmatch(one.name)]
    if are_labels:
        whole = _doubted(whole)
    if is_of_roles and sum(bool(ORDER.fullmatch(one.name)) for one in whole) * 2 > len(whole):
        return []
    return whole if len(whole) == len(found) and (len(found) > 1 or not are_labels) else []


def _of_meanings(block: Passage) -> list[Entry]:
    """The words of a list that says of each what it is: `**Hub** - a house where vans meet`."""
    found = [_item(item, marked=True) for item in block.items] if block.kind == "bullets" else []
    whole = [one for one in found if one and _IS_WORD.match(one.definition)]
    is_told = len(whole) * 4 >= len(found) * 3 and all(found)
    are_words = all(map(_is_word, whole))
    return _doubted(filter(None, found)) if len(found) > 2 and is_told and are_words else []


def _is_word(found: Entry) -> bool:
    """Whether a name may be that of a word: no order, no option of a command, no `all`."""
    name = found.name
    is_other = ORDER.match(name) or name.casefold() in _NO_NAMES
    return not is_other and not name.startswith("-")


def _of_offices(block: Passage) -> list[Entry]:
    """The roles of a list in which each item says for what one is responsible."""
    found = [in_role(_text(item)) for item in block.items if ":" in _text(item)]
    whole = [one for one in found if one and is_office_in_any_case(one.name)]
    return whole if 1 < len(whole) == len(block.items) else []


def _office(item: Point) -> Entry | None:
    """The role that an item names without setting it off: `Dock lead: opens the gate`."""
    found = _item(item, marked=False)
    is_role = found is not None and is_office_in_any_case(found.name)
    return found._replace(is_role=True) if found and is_role else None


def _text(item: Point) -> str:
    """The text of an item that is one paragraph; empty for another."""
    return item.blocks[0].text if [one.kind for one in item.blocks] == ["paragraph"] else ""


def _lines(text: str) -> list[str]:
    """The lines of a text, or all of it where the first one alone says a word."""
    lines = text.split("\n")
    return lines if all(map(told_in, lines)) else [text]


def _item(item: Point, *, marked: bool) -> Entry | None:
    """What an item says that a word means; what stands below it belongs to that."""
    if not item.blocks or item.blocks[0].kind != "paragraph":
        return None
    first, *rest = item.blocks
    named = _NAME_ALONE.fullmatch(" ".join(first.text.split())) if rest else None
    if named:
        return entry(named["name"], "\n\n".join(block.text for block in rest))
    found = told_in(first.text, marked=marked)
    if found is None or not rest:
        return found
    return found._replace(definition="\n\n".join([found.definition, *(b.text for b in rest)]))


def told_in_passing(block: Passage) -> list[Entry]:
    """What a paragraph defines wherever it stands: `**Change** means …`."""
    said = in_words(" ".join(block.text.split())) if block.kind == "paragraph" else None
    return [said] if said else []


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


def add_terms(block: Passage, draft: Draft, people: People, ids: Ids, title: str = "") -> None:
    """Put what a block defines among the terms, or among the roles where the name is one.

    `title` is the heading above it: a list of definitions below one of neither is in doubt.
    """
    draft.consumed.append(" ".join((block.name, *_OPTION.findall(block.content))))
    if block.rows:
        draft.consumed += block.rows[0]
    found = entries(block)
    if of_roles(title):
        found = [one._replace(is_role=is_office_in_any_case(one.name)) for one in found]
    elif block.kind == "definitions" and not of_words(title):
        found = _doubted(found)
    add_entries(found, block.at, draft, people, ids)


def add_entries(found: Iterable[Entry], at: At, draft: Draft, people: People, ids: Ids) -> None:
    """Put words among the terms, or among the roles where the name is one."""
    for name, aliases, definition, between, doubt, is_role in found:
        draft.consumed.append(between)
        if is_role:
            people.add_also(name, aliases)
        if _PERSON.match(bare(definition)) and len(name.split()) <= _MOST_WORDS:
            people.add_also(name, aliases)
        role = people.known(name) or people.office(name)
        are_same = all(people.known(alias) is role for alias in aliases)
        if role is not None and not role.definition and definition.strip() and are_same:
            role.definition = definition
            if doubt:
                role.todo(doubt, "definition")
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
        if doubt:
            term.todo(doubt)
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
