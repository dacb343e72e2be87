"""Whom do the rows of a table name? People by its head, or a line of a list of contacts each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...passages.passage import Passage
from ...words.contacts.addresses import has_address
from ...words.contacts.contact import Contact
from ...words.contacts.names import is_nobody, is_organisation, is_person, person_in
from ...words.patterns import late
from ...words.people import People
from ...words.prose import bare, topic
from ...words.table import pattern
from .listed import MEMBERS, WRITER, are_listed, contacts_of
from .persons import HANDLE_ALONE, HANDLE_BEHIND, Persons

COLUMNS = {
    name.removesuffix("-name"): late(pattern(name), re.IGNORECASE)
    for name in (
        *("first-name", "last-name", "name", "email", "phone", "github", "organisation", "role"),
    )
}
_PERSON = late(r"(?:[^\W\d_][\w.'\u2019-]*,? ){1,3}[^\W\d_][\w.'\u2019-]*")
_AT = late(r"@\S.*")
_BLANK = late(r"\[[^\[\]]*\]|<[^<>@:]*>|\{+[^{}]*\}+|[_.\u2026\u2013\u2014-]+")
ADDRESSES = {"email", "phone", "github"}


def add_people(
    table: Passage, title: str, persons: Persons, *, is_listed: bool
) -> list[str] | None:
    """Put the people of a table into a draft: the rows that name none, None if it is of no people.

    Its head says what its columns are, or each row is one of a list of contacts.
    """
    columns = _columns(table)
    if not _is_of_people(table, columns, title):
        return _add_rows(table, title, persons, is_listed=is_listed)
    persons.draft.consumed += table.rows[0]
    left = []
    for row in table.rows[1:]:
        cells = {name: row[at].strip() for name, at in columns.items()}
        parts = [cells.get(name, "") for name in ("first", "name", "last")]
        rest = [
            f"{table.rows[0][at]}: {text}"
            for at, text in enumerate(row)
            if at not in columns.values() and text.strip()
        ]
        named = _named(" ".join(filter(None, parts)), persons.people)
        for one in named:
            said = {"role": one.role, "email": one.email, "phone": one.phone}
            others = cells | {key: value for key, value in said.items() if value}
            person = {**others, "name": one.name}
            persons.add(person, [*one.rest, *rest], title, table.at)
        if not named and any(map(str.strip, row)):
            left.append(_row(row))
    return left


def _named(cell: str, people: People) -> list[Contact]:
    """The people whom a cell names, below a head that says that it does."""
    name = bare(cell)
    if not re.search(r"[^\W\d_]{2}", name) or _BLANK.fullmatch(cell):
        return []
    if is_person(name) or HANDLE_BEHIND.search(name) or _AT.match(name):
        return [Contact(cell)]
    if found := contacts_of([cell.replace("\n", " | ")], people)[0]:
        return found
    is_office = is_nobody(name) and (" " not in name or people.known(name) is not None)
    is_thing = " " in name and name.rpartition(" ")[2][:1].islower()
    return [] if is_office or is_thing or is_organisation(name) else [Contact(cell)]


def _add_rows(table: Passage, title: str, persons: Persons, *, is_listed: bool) -> list[str] | None:
    """Put the people into a draft whom the rows of a table name that has no head of its own."""
    rows = [_row(row) for row in table.rows]
    found = contacts_of(rows, persons.people)
    is_head = not found[0] and not has_address(rows[0])
    rows, found = rows[is_head:], found[is_head:]
    is_told = bool(_columns(table).keys() & {"role", "email", "phone"})
    is_of_others = is_head and not (is_listed or is_told) and any(map(str.strip, table.rows[0]))
    if len(table.rows[0]) == 1 or is_of_others or not are_listed(rows, found, is_listed=is_listed):
        return None
    persons.draft.consumed += table.rows[0] if is_head else ()
    return persons.add_listed(rows, found, title, table.at)


def _row(row: Sequence[str]) -> str:
    """A row of a table in one line."""
    return " | ".join(" | ".join(cell.split("\n")) for cell in row)


def _is_of_people(table: Passage, columns: dict[str, int], title: str) -> bool:
    """Whether the head of a table says that its rows name people."""
    if not columns.keys() & {"name", "last"} or not _has_names(table, columns):
        return False
    if _are_writers(table, columns):
        return False
    head = topic(table.rows[0][columns.get("name", columns.get("last", 0))])
    are_members = bool(MEMBERS.fullmatch(head) or MEMBERS.fullmatch(topic(title)))
    are_told = are_members or "role" in columns or _has_handles(table)
    has_contact = bool(columns.keys() & {"email", "organisation", "github"})
    has_number = "phone" in columns and _name_somebody(table, columns)
    return has_contact or has_number or (are_told and _are_people(table, columns))


def _name_somebody(table: Passage, columns: dict[str, int]) -> bool:
    """Whether some row of a table has the name of a person."""
    at = columns.get("name", columns.get("last", 0))
    return any(person_in(bare(row[at])) or "last" in columns for row in table.rows[1:])


def _are_people(table: Passage, columns: dict[str, int]) -> bool:
    """Whether a table that has no addresses names people, by their first and last names."""
    at = columns.get("name", columns.get("last", 0))
    names = [HANDLE_BEHIND.sub("", bare(row[at])) for row in table.rows[1:]]
    if all(HANDLE_ALONE.fullmatch(name) for name in names if name):
        return any(names)
    return all(_PERSON.fullmatch(name) for name in names if name) and any(names)


def _has_names(table: Passage, columns: dict[str, int]) -> bool:
    """Whether some row names somebody, and has no place to fill in: `[Name]`."""
    at = columns.get("name", columns.get("last", 0))
    return any(row[at].strip() and not _BLANK.fullmatch(row[at].strip()) for row in table.rows[1:])


def _are_writers(table: Passage, columns: dict[str, int]) -> bool:
    """Whether a table says who wrote and approved the page, and not whom to call."""
    roles = [bare(row[columns["role"]]) for row in table.rows[1:]] if "role" in columns else []
    return bool(roles) and all(map(WRITER.fullmatch, roles)) and not columns.keys() & ADDRESSES


def _has_handles(table: Passage) -> bool:
    """Whether a column of a table has the names of people on some site: `@kim`."""
    columns = ([bare(cell) for cell in cells] for cells in zip(*table.rows[1:], strict=True))
    return any(any(cells) and all(map(_AT.match, filter(None, cells))) for cells in columns)


def _columns(table: Passage) -> dict[str, int]:
    """Which column says what, by its head."""
    found: dict[str, int] = {}
    for at, head in enumerate(table.rows[0]) if len(table.rows) > 1 else ():
        for name, pattern_ in COLUMNS.items():
            if name not in found and pattern_.fullmatch(bare(head)):
                found[name] = at
                break
    if found.keys() & {"role", *ADDRESSES} and not found.keys() & {"name", "last"}:
        others = (at for at in range(len(table.rows[0])) if at not in found.values())
        named = [at for at in others if _is_of_names([row[at] for row in table.rows[1:]])]
        found |= {"name": named[0]} if len(named) == 1 else {}
    return found


def _is_of_names(cells: list[str]) -> bool:
    """Whether half of the cells of a column name people, whatever its head says."""
    said = [cell for cell in map(bare, cells) if re.search(r"\w", cell)]
    return bool(said) and sum(map(is_person, said)) * 2 >= len(said)
