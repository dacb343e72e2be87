"""Whom do the rows of a table name? People by its head, or a line of a list of contacts each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...passages.passage import Passage
from ...words.contacts.addresses import MAIL, has_address
from ...words.contacts.contact import Contact
from ...words.contacts.names import (
    has_title,
    is_first_name,
    is_nobody,
    is_organisation,
    is_person,
    person_in,
)
from ...words.patterns import late
from ...words.people import People
from ...words.prose import ORDER, bare, topic
from ...words.table import kind_of, pattern
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
_MAIL = late(MAIL)
_WAYS = late(rf"\s*[/,&]\s*|\s+(?:{pattern('and')}|{pattern('or')})\s+", re.IGNORECASE)
_REACHES = late(rf"{pattern('phone')}|{pattern('email')}", re.IGNORECASE)
_SEVERAL = late(r"[;,|\n]")
_MOST = 20
_AND = late(rf"\s*[;,/&|\n]\s*|\s+{pattern('and')}\s+", re.IGNORECASE)
_LABEL = late(r"[^:()@|\n]{2,60}")
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
        if named and named[0].is_first_name and not cells.get("role", "x"):
            named = []
        for one in _each_with_own(named, cells):
            one.rest += rest
            persons.add(one, title, table.at, cells.get("organisation", ""))
        if not named and any(map(str.strip, row)):
            left.append(_row(row))
        elif len(named) > 1:
            persons.part(_row(row))
    return persons.leave(left)


def contact(name: str, cells: dict[str, str]) -> Contact:
    """The person of a name, with what cells say of them."""
    one = Contact(name)
    _take(one, cells)
    return one


def _take(one: Contact, cells: dict[str, str]) -> None:
    """Let a person have what cells say of them, but for what is known already."""
    said = dict(cells)
    if "@" in (phone := said.get("phone", "")):
        said["phone"] = _MAIL.sub("", phone).strip(" ,;/|\n<>")
        said["email"] = " ".join([said.get("email", ""), *_MAIL.findall(phone)]).strip()
    for key in ("role", *sorted(ADDRESSES)):
        if not getattr(one, key):
            setattr(one, key, said.get(key, ""))


def _each_with_own(named: list[Contact], cells: dict[str, str]) -> list[Contact]:
    """The people of a row with what its cells say: of several, to each what stands at their place.

    A name on a site is that of one person.
    """
    for key in ADDRESSES & cells.keys() if len(named) > 1 else ():
        values = [value for value in map(str.strip, _SEVERAL.split(cells[key])) if value]
        if len(values) == len(named):
            for one, value in zip(named, _in_order(named, values), strict=True):
                setattr(one, key, getattr(one, key) or value)
        elif key == "github" and values:
            for one in named:
                one.rest.append(cells[key])
            cells = cells | {key: ""}
    for one in named:
        _take(one, cells)
        one.is_first_name = one.is_first_name and not one.has_own_mail
    return named


def _in_order(named: list[Contact], values: list[str]) -> list[str]:
    """Addresses in the order of people: first those that are made of a name."""
    if len(named) > _MOST:
        return values
    own = {at: value for at, one in enumerate(named) for value in values if one.is_named_in(value)}
    others = iter([value for value in values if value not in own.values()])
    if len(set(own.values())) < len(own):
        return values
    return [own[at] if at in own else next(others, "") for at in range(len(named))]


def _named(cell: str, people: People) -> list[Contact]:
    """The people whom a cell names, below a head that says that it does."""
    name = bare(cell)
    if not re.search(r"[^\W\d_]{2}", name) or _BLANK.fullmatch(cell):
        return []
    parts = _AND.split(name)
    if len(parts) > 1 and all(map(is_person, parts)):
        return list(map(Contact, parts))
    if _is_turned(name):
        return [Contact(cell)]
    found = contacts_of([cell.replace("\n", " | ")], people)[0]
    if len(found) < 2 and (is_person(name) or HANDLE_BEHIND.search(name) or _AT.match(name)):
        return [Contact(cell)]
    if found:
        return found
    is_office = is_nobody(name) and (" " not in name or people.known(name) is not None)
    is_thing = " " in name and name.rpartition(" ")[2][:1].islower()
    if is_office or is_thing or is_organisation(name):
        return []
    return [Contact(cell, is_first_name=" " not in name)]


def _is_turned(name: str) -> bool:
    """Whether a name has the surname first: `Harbour, Dr Kim`."""
    surname, comma, first = name.partition(", ")
    is_whole = bool(comma) and is_first_name(surname)
    return is_whole and (is_first_name(first) or (is_person(first) and has_title(first)))


def _add_rows(table: Passage, title: str, persons: Persons, *, is_listed: bool) -> list[str] | None:
    """Put the people into a draft whom the rows of a table name that has no head of its own."""
    rows = [_line(row) for row in table.rows]
    found = contacts_of(rows, persons.people)
    is_head = not contacts_of([_row(table.rows[0])], persons.people)[0]
    is_head = is_head and not has_address(rows[0])
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


def _line(row: Sequence[str]) -> str:
    """A row in one line, in which the first cell is a label unless it names somebody."""
    first = bare(row[0])
    is_label = _LABEL.fullmatch(first) and not has_address(first) and person_in(first) is None
    return f"{first}: {_row(row[1:])}" if is_label and row[1:] else _row(row)


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
    """Whether a table that has no addresses names people: two of three, or all on some site."""
    at = columns.get("name", columns.get("last", 0))
    names = [name for row in table.rows[1:] if (name := HANDLE_BEHIND.sub("", bare(row[at])))]
    if all(map(HANDLE_ALONE.fullmatch, names)):
        return bool(names)
    found = [_PERSON.fullmatch(name) or person_in(name) for name in names]
    are_named = sum(map(bool, found)) * 3 >= len(names) * 2
    return are_named and not any(map(ORDER.match, names))


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
        ways = _WAYS.split(bare(head))
        if len(ways) > 1 and all(map(_REACHES.fullmatch, ways)):
            found["phone"] = at
    if "name" in found and "role" not in found and not found.keys().isdisjoint(ADDRESSES):
        found |= _called(table.rows[0], found["name"])
    if found.keys() & {"role", *ADDRESSES} and not found.keys() & {"name", "last"}:
        others = (at for at in range(len(table.rows[0])) if at not in found.values())
        named = [at for at in others if _is_of_names([row[at] for row in table.rows[1:]])]
        found |= {"name": named[0]} if len(named) == 1 else {}
    return found


def _called(heads: Sequence[str], who: int) -> dict[str, int]:
    """The columns of names and of roles, where one says who it is and another one the name."""
    named = [at for at, head in enumerate(heads) if COLUMNS["name"].fullmatch(bare(head))]
    is_who = kind_of(bare(heads[who]), ("owner-head",)) and len(named) == 2
    return {"role": who, "name": named[1]} if is_who else {}


def _is_of_names(cells: list[str]) -> bool:
    """Whether half of the cells of a column name people, whatever its head says."""
    said = [cell for cell in map(bare, cells) if re.search(r"\w", cell)]
    return bool(said) and sum(map(is_person, said)) * 2 >= len(said)
