"""Who stands in a list of people? `Duty Officer: Kim Harbour, +44 555 0101`, a person a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...draft.draft import Draft
from ...passages.passage import Passage, Section
from ...words.contacts.addresses import has_address
from ...words.contacts.contact import Contact
from ...words.contacts.names import is_person, person_in
from ...words.patterns import late
from ...words.prose import ORDER, bare, is_bold
from .listed import are_listed, contacts_of, is_held, is_of_firms
from .persons import Persons
from .tables import ADDRESSES, COLUMNS, contact

_TAG = late(r"<br ?/?>")
_BREAK = late(rf"\\?\n|{_TAG.pattern}")
_TARGET = late(r"\]\(([^()\s]+)\)")
_LABELLED = late(r"(?:\*\*|__)([^*_\n:]{2,80})(?:\s?:(?:\*\*|__)|(?:\*\*|__)\s?:)\s+\S.*")
_LONGEST_CARD = 6
LONGEST_LINE = 120


def add_contacts(
    block: Passage, title: str, persons: Persons, *, is_listed: bool
) -> list[str] | None:
    """Put the people of a list into a draft: the lines that name none, None if it is no such list.

    Each line is a person with an address, or it is `listed` below a heading such as `Contacts`.
    """
    if is_of_firms(title) or (block.kind == "numbers" and (not is_listed or _has_orders(block))):
        return None
    draft = persons.draft
    if one := _on_card(_lines(block), title):
        persons.add(one, title, block.at)
        draft.consumed += _TARGET.findall(block.text)
        return []
    lines = list(entries(block))
    found = contacts_of(lines, persons.people)
    is_single = len(lines) == 1 and " | " not in lines[0] and not is_listed
    is_single = is_single and not all(map(is_held, found[0]))
    are_all = not is_single and are_listed(lines, found, is_listed=is_listed)
    if not are_all and not _are_held(_lines(block), found, draft):
        return None
    draft.consumed += [*_TARGET.findall(block.text), *_TAG.findall(block.text)]
    return persons.add_listed(lines, found, title, block.at)


def _has_orders(block: Passage) -> bool:
    """Whether items say what to do."""
    texts = (item.blocks[0].text for item in block.items if item.blocks)
    return any(ORDER.match(bare(text)) for text in texts)


def add_card(section: Section, persons: Persons) -> int:
    """Put the person into a draft whose name is a heading: how many of the blocks are theirs."""
    if not is_person(bare(section.title)):
        return 0
    texts: list[str] = []
    size = 0
    for number, block in enumerate(section.blocks, 1):
        if block.kind != "paragraph" or len(block.text) > LONGEST_LINE:
            break
        texts += map(str.strip, block.text.split("\n"))
        if has_address(block.text):
            size = number
        elif size:
            break
    line = " | ".join([section.title, *texts]) if size else ""
    found = contacts_of([line], persons.people)[0]
    if not are_listed([line], [found], is_listed=False) or len(found) > 1:
        return 0
    above = section.parent.title if section.parent else ""
    persons.draft.consumed += [target for text in texts for target in _TARGET.findall(text)]
    persons.draft.parted.append(line)
    persons.add(found[0], above, section.at)
    return size


def entries(block: Passage) -> Iterator[str]:
    """The lines of a list, what stands below an item or a term in the same line."""
    if block.kind == "paragraph":
        yield from _together(_lines_of(block))
    told: dict[str, str] = {}
    for number, item in enumerate(block.items):
        said = " | ".join(_texts(item.blocks))
        term = item.term or str(number)
        told[term] = f"{told[term]} | {said}" if term in told else said
    yield from (f"{term}: {said}" if not term.isdecimal() else said for term, said in told.items())


def _together(lines: list[str]) -> list[str]:
    """Lines, in one if all of them are of one person, or of those below a label in bold."""
    if len(lines) > 1 and is_bold(lines[0]) and not is_person(bare(lines[0])):
        return [f"{lines[0]} {' | '.join(lines[1:])}"]
    return [" | ".join(lines)] if _is_card(lines) else lines


def _is_card(lines: list[str]) -> bool:
    """Whether lines are all of one person: their name, and before it no more than their role."""
    if not 1 < len(lines) <= _LONGEST_CARD:
        return False
    named = [at for at, line in enumerate(lines) if person_in(bare(line))]
    if len(named) != 1 or named[0] > 1 or any(map(has_address, lines[: named[0] + 1])):
        return False
    found = person_in(bare(lines[named[0]]))
    is_labelled = found is not None and found.before.endswith(":")
    is_followed = all(map(has_address, lines[named[0] + 1 :]))
    return found is not None and (not found.before or (is_labelled and is_followed))


def _texts(blocks: Iterable[Passage]) -> Iterator[str]:
    """The texts of blocks, and of all items in them, each in one line."""
    for block in blocks:
        if block.items:
            for item in block.items:
                yield from _texts(item.blocks)
        else:
            yield " ".join(_together(_lines_of(block)))


def _lines_of(block: Passage) -> list[str]:
    """The lines of a text, those with tabs as the cells of a row."""
    lines = (line.strip().replace("\t", " | ") for line in _BREAK.split(block.text))
    return [line for line in lines if line]


def _are_held(lines: list[str], found: list[list[Contact]], draft: Draft) -> bool:
    """Whether each of some lines is a label in bold, `**Treasurer:**`, and the names behind it.

    Some label has to be that of an office, or some person to have an address, or to be known.
    """
    labels = [_LABELLED.fullmatch(line.strip()) for line in lines]
    named = [one for contacts in found for one in contacts]
    if len(labels) != len(found) or not all(labels) or not all(found):
        return False
    is_sure = any(one.is_officer or one.email or _is_known(one.name, draft) for one in named)
    return is_sure and sum(bool(one.rest) for one in named) * 3 <= len(named)


def _on_card(lines: list[str], title: str) -> Contact | None:
    """The person of whom each line says something: `Email: …`."""
    parts = [bare(line).partition(":") for line in lines]
    keys = [next((key for key in COLUMNS if COLUMNS[key].fullmatch(one[0])), "") for one in parts]
    cells = {key: value.strip() for key, (_, _, value) in zip(keys, parts, strict=True)}
    name = cells.get("name") or bare(title)
    if not all(keys) or cells.keys().isdisjoint(ADDRESSES) or not is_person(name):
        return None
    return contact(name, cells)


def _is_known(name: str, draft: Draft) -> bool:
    """Whether a person is in a draft already."""
    is_there = any(group.named(name) for group in draft.communities)
    return is_there or any(name in role.held_by for role in draft.roles)


def _lines(block: Passage) -> list[str]:
    if block.kind == "paragraph":
        return block.text.split("\n")
    whole = all(len(item.blocks) == 1 for item in block.items)
    return [" ".join(item.blocks[0].text.split()) for item in block.items] if whole else []
