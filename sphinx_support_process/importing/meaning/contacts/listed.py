"""Whom does a page list? Whether the people found in lines are some to call, or words of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...words.contacts.addresses import has_address
from ...words.contacts.contact import Contact, is_office
from ...words.contacts.lines import contacts_in
from ...words.contacts.names import has_title
from ...words.patterns import late
from ...words.people import People
from ...words.prose import ORDER, topic
from ...words.table import pattern

_FIRMS = late(pattern("firms-head"), re.IGNORECASE)
_OWNER = late(pattern("owner"), re.IGNORECASE)
_CONTACTS = late(pattern("contacts-head"), re.IGNORECASE)
MEMBERS = late(pattern("members-head"), re.IGNORECASE)
_PARTS = late(rf"\s*[,;&/+]\s*|\s+{pattern('and')}\s+", re.IGNORECASE)
WRITER = late(pattern("writers"), re.IGNORECASE)


def is_of_contacts(title: str) -> bool:
    """Whether a heading is one above whom to call: `Contacts`, `Rota & numbers`."""
    words = topic(title).strip()
    parts = _PARTS.split(words.rpartition(": ")[2])
    named = any(_CONTACTS.fullmatch(one) or MEMBERS.fullmatch(one) for one in parts)
    return named or is_office(words)


def is_of_firms(title: str) -> bool:
    """Whether a heading is one above the names of firms: `Suppliers`."""
    return _FIRMS.fullmatch(topic(title).strip()) is not None


def contacts_of(lines: Iterable[str], people: People) -> list[list[Contact]]:
    """The people whom each line of a list names."""
    return [contacts_in(line, lambda name: people.known(name) is not None) for line in lines]


def are_listed(lines: list[str], found: list[list[Contact]], *, is_listed: bool) -> bool:
    """Whether the people found in lines are whom a page lists, and no words of a text.

    Below a heading such as `Contacts` one of two lines names somebody or has an address; elsewhere
    all name somebody and say how to reach them, or most say no more than who holds which office.
    """
    named = [one for contacts in found for one in contacts]
    if not named or any(one.is_told for one in named):
        return False
    if are_alike([one.name for one in named]) and not any(one.is_officer for one in named):
        return False
    if is_listed:
        is_told = any(one.is_reached or one.role or one.is_titled for one in named)
        is_whole = len(lines) > 1 and all(found)
        told = [bool(one) or _says_number(line) for one, line in zip(found, lines, strict=True)]
        return (is_told or is_whole) and sum(told) * 2 >= len(lines)
    held = [bool(one) and all(map(is_held, one)) for one in found]
    is_told = sum(held) * 3 >= len(found) * 2 and sum(held) == sum(map(bool, found))
    reached = sum(any(one.is_reached for one in contacts) for contacts in found)
    has_ways = reached * 3 >= len(lines) * 2 and all(map(has_address, lines))
    met = [bool(one) and all(c.is_officer or c.is_reached for c in one) for one in found]
    are_met = len(lines) > 1 and sum(met) * 3 >= len(lines) * 2 and reached * 2 >= len(lines)
    are_met = are_met and all(
        one or has_address(line) for one, line in zip(met, lines, strict=True)
    )
    return is_told or has_ways or are_met or reached == len(lines)


def _says_number(line: str) -> bool:
    """Whether a line has an address, or a number such as that of the police."""
    return has_address(line) or re.search(r"\d{3}", line) is not None


def is_held(one: Contact) -> bool:
    """Whether no more is said of a person than the office that they hold."""
    is_name = not one.is_first_name and not ORDER.match(one.name)
    is_name = is_name and not WRITER.fullmatch(one.role)
    return is_name and one.is_officer and not one.rest and not _OWNER.fullmatch(one.role)


def are_alike(names: list[str]) -> bool:
    """Whether names are those of one thing in several places: `Lisbon office`, `Porto office`."""
    words = [
        {word for word in name.casefold().split() if not has_title(word)}
        for name in dict.fromkeys(names)
    ]
    return len(words) > 1 and len(set.intersection(*words)) > (len(words) < 3)
