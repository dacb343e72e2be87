"""Whom does a text tell to call? People who stand in no list, and in lists among other things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...passages.passage import Passage
from ...readers.blocks import At
from ...words.contacts.addresses import may_have_address
from ...words.contacts.contact import Contact
from ...words.contacts.mentions import mentioned_in
from ...words.contacts.names import has_title
from ...words.patterns import late
from ...words.people import People
from ...words.prose import bare
from .listed import contacts_of, is_of_contacts, is_of_firms
from .lists import LONGEST_LINE, entries
from .persons import Persons

_BOXES = frozenset(("admonition", "dropdown", "sidebar", "topic", "important", "note", "tip"))
_PARAGRAPH = late(r"\n{2,}")
_CARD = late(
    r"^[ \t]*[:`]{3,}\{(?:grid-item-)?card\} ([^\n]{2,60})\n((?:(?![ \t]*[:`]{3})[^\n]*\n){1,12})",
    re.MULTILINE,
)


def told_in(block: Passage, title: str, people: People) -> Iterator[Contact]:
    """The people whom a text names with their addresses, or a list below an item of it."""
    if block.kind in ("paragraph", "box"):
        yield from mentioned_in(block.text)
    if block.kind in ("quote", "box") and block.content.strip():
        yield from _told_in_box(block, people)
    if block.kind == "fence" and block.name in _BOXES:
        title = block.text.partition("\n")[0].rpartition("}")[2].strip()
        yield from _told_in_box(replace(block, title=title), people)
    if block.kind == "fence" and "card}" in block.text:
        yield from _told_in_cards(block, people)
    yield from _told_in_lines(block, title, people)
    for item in block.items:
        for inner in item.blocks:
            yield from told_in(inner, title, people)


def _told_in_lines(block: Passage, title: str, people: People) -> Iterator[Contact]:
    """The people of those lines of a list that name somebody for sure, or of all of them."""
    is_list = bool(block.items) or (block.kind == "paragraph" and "\n" in block.text)
    is_list = is_list and may_have_address(block.text)
    lines = [line for line in entries(block) if len(line) <= LONGEST_LINE] if is_list else []
    named = contacts_of(lines, people)
    found = [one for contacts in named for one in contacts if one.is_reached or one.is_officer]
    is_sure = all(named) or (any(one.is_sure for one in found) and len(found) * 3 >= len(lines) * 2)
    is_whole = len(found) > 1 and is_sure and not is_of_firms(title)
    is_whole = is_whole and not any(one.is_told for one in found)
    yield from (one for one in found if is_whole or one.is_sure)


def _told_in_box(block: Passage, people: People) -> Iterator[Contact]:
    """The people of a list in a box, below its heading."""
    title, _, below = (
        (block.title, "", block.content) if block.title else block.content.partition("\n")
    )
    if is_of_contacts(bare(title)):
        parts = (replace(block, kind="paragraph", text=part) for part in _PARAGRAPH.split(below))
        lines = [line.lstrip(" -*") for part in parts for line in entries(part)]
        for contacts in contacts_of(lines, people):
            yield from contacts


def _told_in_cards(block: Passage, people: People) -> Iterator[Contact]:
    """The people of cards, each below a title: `:::{card} Kim Harbour`."""
    for card in _CARD.finditer(block.text):
        lines = [card[1], *(one for one in card[2].split("\n") if re.search(r"\w", one))]
        yield from (one for one in contacts_of([" | ".join(lines)], people)[0] if one.is_reached)


Called = tuple[Contact, str, At]
"""Whom a text names, the title above it, and where that is."""


def add_called(called: list[Called], persons: Persons) -> None:
    """Put the people into a draft whom only texts name; `Mr Poole` may be known as `Lee Poole`."""
    groups = persons.draft.communities
    known = {person.name for group in groups for person in group.representatives}
    known |= {name for role in persons.draft.roles for name in role.held_by.split(", ")}
    surnames = {name.rpartition(" ")[2] for name in known}
    for one, title, at in called:
        is_same = has_title(one.name) and one.name.rpartition(" ")[2] in surnames
        if one.name not in known and not is_same:
            known.add(one.name)
            persons.add(one, title, at)
