"""Who stands in a list of people? `Duty Officer: Kim Harbour, +44 555 0101`, a person a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from ..draft.draft import Draft
from ..draft.ids import Ids
from ..passages.passage import Passage, Section
from ..readers.blocks import At
from ..words.contacts.entries import Contact, has_address, may_have_address
from ..words.contacts.mentions import mentioned_in
from ..words.contacts.names import has_title, is_person, person_in
from ..words.contacts.profiles import MEMBERS, NAME, handles_in, profile_in
from ..words.offices import is_group, is_group_of, is_office_in_any_case
from ..words.patterns import late
from ..words.people import People
from ..words.prose import ORDER, bare, topic
from ..words.table import pattern
from .representatives import (
    ADDRESSES,
    COLUMNS,
    add_contact,
    add_listed,
    add_person,
    are_alike,
    are_listed,
    contacts_of,
    is_held,
    is_of_contacts,
    is_of_firms,
)

_MAIL = late(r"<?(?:mailto:)?([\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)>?")
_TAG = late(r"<br ?/?>")
_BREAK = late(rf"\\?\n|{_TAG.pattern}")
_TARGET = late(r"\]\(([^()\s]+)\)")
_HOLDERS = late(
    r"(?P<role>(?:\*\*|__)[^*_\n:]{2,80}(?:\s?:(?:\*\*|__)|(?:\*\*|__)\s?:))\s+(?P<names>\S.*)"
)
_HOLDER = late(
    rf"[*_]{{0,3}}\[?[*_]{{0,3}}(?P<name>{NAME})[*_]{{0,3}}(?:\]\([^()\s]*\))?[*_]{{0,3}}"
    rf"(?:\s*\(?{_MAIL.pattern}\)?)?\.?"
)
_AND = late(rf"\s*[,;&/](?![^()]*\))\s*|\s+{pattern('and')}\s+", re.IGNORECASE)


_LONGEST_CARD = 6
_LONGEST_LINE = 120
_MARKS = " ,()\u2013\u2014-"
_MEMBER = late(rf"(?P<name>{NAME})(?P<rest> \([^()]+\)|(?:,| [\u2013\u2014-]) .{{2,60}})?")


def add_contacts(
    block: Passage, title: str, draft: Draft, people: People, ids: Ids, *, is_listed: bool
) -> list[str] | None:
    """Put the people of a list into a draft: the lines that name none, None if it is no such list.

    Each line is a person with an address, or it is `listed` below a heading such as `Contacts`.
    """
    if is_of_firms(title) or (block.kind == "numbers" and (not is_listed or _has_orders(block))):
        return None
    cells = _told(block, title, draft)
    for one in cells:
        rest = [one.pop("rest")] if one.get("rest") else []
        add_person(one, rest, title, block.at, draft, people, ids)
    if cells:
        draft.consumed += _TARGET.findall(block.text)
        return []
    lines = list(_entries(block))
    found = contacts_of(lines, people)
    is_single = len(lines) == 1 and " | " not in lines[0] and not is_listed
    is_single = is_single and not all(map(is_held, found[0]))
    if is_single or not are_listed(lines, found, is_listed=is_listed):
        return None
    draft.consumed += [*_TARGET.findall(block.text), *_TAG.findall(block.text)]
    return add_listed(lines, found, title, block.at, draft, people, ids)


def _has_orders(block: Passage) -> bool:
    """Whether items say what to do."""
    texts = (item.blocks[0].text for item in block.items if item.blocks)
    return any(ORDER.match(bare(text)) for text in texts)


def add_card(section: Section, draft: Draft, people: People, ids: Ids) -> int:
    """Put the person into a draft whose name is a heading: how many of the blocks are theirs."""
    if not is_person(bare(section.title)):
        return 0
    texts: list[str] = []
    size = 0
    for number, block in enumerate(section.blocks, 1):
        if block.kind != "paragraph" or len(block.text) > _LONGEST_LINE:
            break
        texts += map(str.strip, block.text.split("\n"))
        if has_address(block.text):
            size = number
        elif size:
            break
    line = " | ".join([section.title, *texts]) if size else ""
    found = contacts_of([line], people)[0]
    if not are_listed([line], [found], is_listed=False) or len(found) > 1:
        return 0
    above = section.parent.title if section.parent else ""
    draft.consumed += [target for text in texts for target in _TARGET.findall(text)]
    draft.parted.append(line)
    add_contact(found[0], above, section.at, draft, people, ids)
    return size


def _entries(block: Passage) -> Iterator[str]:
    """The lines of a list, what stands below an item or a term in the same line."""
    if block.kind == "paragraph":
        lines = _lines_of(block)
        yield from [" | ".join(lines)] if _is_card(lines) else lines
    told: dict[str, str] = {}
    for number, item in enumerate(block.items):
        said = " | ".join(_texts(item.blocks))
        term = item.term or str(number)
        told[term] = f"{told[term]} | {said}" if term in told else said
    yield from (f"{term}: {said}" if not term.isdecimal() else said for term, said in told.items())


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
            lines = _lines_of(block)
            yield (" | " if _is_card(lines) else " ").join(lines)


def _lines_of(block: Passage) -> list[str]:
    return [line for line in map(str.strip, _BREAK.split(block.text)) if line]


def _told(block: Passage, title: str, draft: Draft) -> list[dict[str, str]]:
    """The people of a list that has a form of its own: names behind a role, members, profiles."""
    lines = _lines(block)
    cells = _holders(lines, draft) or _members(lines, title)
    if not cells and may_have_address(block.text):
        cells = _on_card(lines, title) or handles_in(lines)
    if cells:
        return cells
    cells = [one for one in takewhile(bool, map(profile_in, lines)) if one]
    is_whole = 1 < len(lines) == len(cells)
    return cells if is_whole and not are_alike([one["name"] for one in cells]) else []


def _holders(lines: list[str], draft: Draft) -> list[dict[str, str]]:
    """The people of lines such as `**Treasurer:** Kim Harbour, Lee Poole`, each with their role.

    Some line has to name an office, or some address or person that is known already.
    """
    found: list[dict[str, str]] = []
    is_sure = False
    for line in lines:
        match = _HOLDERS.fullmatch(line.strip())
        parts = [one for one in _AND.split(match["names"]) if one] if match else []
        names = [_HOLDER.fullmatch(one) for one in parts]
        if match is None or not names or names[0] is None:
            return []
        role = match["role"].strip("*_: ")
        is_sure = is_sure or is_office_in_any_case(role)
        for name, part in zip(names, parts, strict=True):
            if name is None:
                found[-1]["rest"] = f"{found[-1].get('rest', '')}, {part}".strip(", ")
                continue
            cells = {"name": name["name"], "role": role, "email": name[2] or ""}
            is_sure = is_sure or bool(name[2]) or _is_known(name["name"], draft)
            found.append({key: value for key, value in cells.items() if value})
    others = sum("rest" in one for one in found)
    return found if is_sure and others * 3 <= len(found) else []


def _on_card(lines: list[str], title: str) -> list[dict[str, str]]:
    """The person of whom each line says something: `Email: …`."""
    parts = [bare(line).partition(":") for line in lines]
    keys = [next((key for key in COLUMNS if COLUMNS[key].fullmatch(one[0])), "") for one in parts]
    cells = {key: value.strip() for key, (_, _, value) in zip(keys, parts, strict=True)}
    name = cells.get("name") or (bare(title) if re.fullmatch(NAME, bare(title)) else "")
    is_name = re.fullmatch(NAME, name) is not None and not _is_of_several(name)
    if not lines or not all(keys) or not is_name or cells.keys().isdisjoint(ADDRESSES):
        return []
    return [{**cells, "name": name}]


def _members(lines: list[str], title: str) -> list[dict[str, str]]:
    """The people of a list of nothing but names, below a heading such as `Members`."""
    if not MEMBERS.fullmatch(topic(title)) or any(map(has_address, lines)):
        return []
    found = [_MEMBER.fullmatch(bare(line).rstrip(".")) for line in lines]
    whole = [one for one in found if one and not _is_of_several(one["name"])]
    if len(whole) < len(found) or len(whole) < 2:
        return []
    cells = [{"name": one["name"], "rest": (one["rest"] or "").strip(_MARKS)} for one in whole]
    is_alike = are_alike([one["name"] for one in cells])
    return [] if is_alike else [{k: v for k, v in one.items() if v} for one in cells]


def _is_of_several(name: str) -> bool:
    """Whether a name is that of an office or a group, and of no person."""
    last_one = name.rpartition(" ")[2].casefold()
    return is_office_in_any_case(name) or is_group(name) or is_group_of(last_one)


def told_in(block: Passage, title: str, people: People) -> Iterator[Contact]:
    """The people whom a text names with their addresses, or a list below an item of it."""
    if block.kind in ("paragraph", "box"):
        yield from mentioned_in(block.text)
    if block.kind in ("quote", "box") and block.content.strip():
        yield from _told_in_box(block, people)
    yield from _told_in_lines(block, title, people)
    for item in block.items:
        for inner in item.blocks:
            yield from told_in(inner, title, people)


def _told_in_lines(block: Passage, title: str, people: People) -> Iterator[Contact]:
    """The people of those lines of a list that name somebody for sure, or of all of them."""
    is_list = bool(block.items) or (block.kind == "paragraph" and "\n" in block.text)
    is_list = is_list and may_have_address(block.text)
    lines = [line for line in _entries(block) if len(line) <= _LONGEST_LINE] if is_list else []
    named = contacts_of(lines, people)
    found = [one for contacts in named for one in contacts if one.is_reached]
    is_sure = all(named) or (any(one.is_sure for one in found) and len(found) * 3 >= len(lines) * 2)
    is_whole = len(found) > 1 and is_sure and not is_of_firms(title)
    is_whole = is_whole and not any(one.is_told for one in found)
    yield from (one for one in found if is_whole or one.is_sure)


def _told_in_box(block: Passage, people: People) -> Iterator[Contact]:
    """The people of a list in a box, below its heading."""
    title, *lines = (
        [block.title, *block.content.split("\n")] if block.title else block.content.split("\n")
    )
    if is_of_contacts(bare(title)):
        for contacts in contacts_of([line.lstrip(" -*") for line in lines], people):
            yield from contacts


Called = tuple[Contact, str, At]
"""Whom a text names, the title above it, and where that is."""


def add_called(called: list[Called], draft: Draft, people: People, ids: Ids) -> None:
    """Put the people into a draft whom only texts name; `Mr Poole` may be known as `Lee Poole`."""
    groups = draft.communities
    known = {person.name for group in groups for person in group.representatives}
    known |= {name for role in draft.roles for name in role.held_by.split(", ")}
    surnames = {name.rpartition(" ")[2] for name in known}
    for one, title, at in called:
        is_same = has_title(one.name) and one.name.rpartition(" ")[2] in surnames
        if one.name not in known and not is_same:
            known.add(one.name)
            add_contact(one, title, at, draft, people, ids)


def _is_known(name: str, draft: Draft) -> bool:
    """Whether a person is in a draft already."""
    is_there = any(group.named(name) for group in draft.communities)
    return is_there or any(name in role.held_by for role in draft.roles)


def _lines(block: Passage) -> list[str]:
    if block.kind == "paragraph":
        return block.text.split("\n")
    whole = all(len(item.blocks) == 1 for item in block.items)
    return [" ".join(item.blocks[0].text.split()) for item in block.items] if whole else []
