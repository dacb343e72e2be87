"""Who speaks for whom? People in tables, with their addresses, organisations and roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..draft.draft import Draft, Representative
from ..draft.ids import Ids
from ..passages.passage import Passage
from ..readers.blocks import At
from ..words.contacts.entries import Contact, contacts_in, has_address, is_office
from ..words.contacts.names import is_nobody, is_organisation, is_person, person_in
from ..words.contacts.profiles import MEMBERS
from ..words.patterns import late
from ..words.people import People, hold
from ..words.prose import ORDER, bare, quoted, topic
from ..words.table import pattern

COLUMNS = {
    name.removesuffix("-name"): late(pattern(name), re.IGNORECASE)
    for name in (
        *("first-name", "last-name", "name", "email", "phone", "github", "organisation", "role"),
    )
}
_PERSON = late(r"(?:[^\W\d_][\w.'\u2019-]*,? ){1,3}[^\W\d_][\w.'\u2019-]*")
_MAIL = late(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_HANDLE = late(r" \(?@([\w-]+)\)?$")
_ALONE = late(r"@([\w-]+)")
_AT = late(r"@\S.*")
_FIRMS = late(pattern("firms-head"), re.IGNORECASE)
_OWNER = late(pattern("owner"), re.IGNORECASE)
_CONTACTS = late(pattern("contacts-head"), re.IGNORECASE)
_PARTS = late(rf"\s*[,;&/+]\s*|\s+{pattern('and')}\s+", re.IGNORECASE)
_WRITER = late(pattern("writers"), re.IGNORECASE)
_BLANK = late(r"\[[^\[\]]*\]|<[^<>@:]*>|\{+[^{}]*\}+|[_.\u2026\u2013\u2014-]+")
ADDRESSES = {"email", "phone", "github"}
_SEVERAL = late(r"\s*[;,|\n]\s*")


def add_people(
    table: Passage, title: str, draft: Draft, people: People, ids: Ids, *, is_listed: bool
) -> list[str] | None:
    """Put the people of a table into a draft: the rows that name none, None if it is of no people.

    Its head says what its columns are, or each row is one of a list of contacts.
    """
    columns = _columns(table)
    if not _is_of_people(table, columns, title):
        return _add_rows(table, title, draft, people, ids, is_listed=is_listed)
    draft.consumed += table.rows[0]
    left = []
    for row in table.rows[1:]:
        cells = {name: row[at].strip() for name, at in columns.items()}
        parts = [cells.get(name, "") for name in ("first", "name", "last")]
        rest = [
            f"{table.rows[0][at]}: {text}"
            for at, text in enumerate(row)
            if at not in columns.values() and text.strip()
        ]
        named = _named(" ".join(filter(None, parts)), people)
        for one in named:
            said = {"role": one.role, "email": one.email, "phone": one.phone}
            others = cells | {key: value for key, value in said.items() if value}
            person = {**others, "name": one.name}
            add_person(person, [*one.rest, *rest], title, table.at, draft, people, ids)
        if not named and any(map(str.strip, row)):
            left.append(_row(row))
    return left


def _named(cell: str, people: People) -> list[Contact]:
    """The people whom a cell names, below a head that says that it does."""
    name = bare(cell)
    if not re.search(r"[^\W\d_]{2}", name) or _BLANK.fullmatch(cell):
        return []
    if is_person(name) or _HANDLE.search(name) or _AT.match(name):
        return [Contact(cell)]
    if found := contacts_of([cell.replace("\n", " | ")], people)[0]:
        return found
    is_office = is_nobody(name) and (" " not in name or people.known(name) is not None)
    is_thing = " " in name and name.rpartition(" ")[2][:1].islower()
    return [] if is_office or is_thing or is_organisation(name) else [Contact(cell)]


def _add_rows(
    table: Passage, title: str, draft: Draft, people: People, ids: Ids, *, is_listed: bool
) -> list[str] | None:
    """Put the people into a draft whom the rows of a table name that has no head of its own."""
    rows = [_row(row) for row in table.rows]
    found = contacts_of(rows, people)
    is_head = not found[0] and not has_address(rows[0])
    rows, found = rows[is_head:], found[is_head:]
    is_told = bool(_columns(table).keys() & {"role", "email", "phone"})
    is_of_others = is_head and not (is_listed or is_told) and any(map(str.strip, table.rows[0]))
    if len(table.rows[0]) == 1 or is_of_others or not are_listed(rows, found, is_listed=is_listed):
        return None
    draft.consumed += table.rows[0] if is_head else ()
    return add_listed(rows, found, title, table.at, draft, people, ids)


def _row(row: Sequence[str]) -> str:
    """A row of a table in one line."""
    return " | ".join(" | ".join(cell.split("\n")) for cell in row)


def contacts_of(lines: Iterable[str], people: People) -> list[list[Contact]]:
    """The people whom each line of a list names."""
    return [contacts_in(line, lambda name: people.known(name) is not None) for line in lines]


def add_listed(
    lines: list[str],
    found: list[list[Contact]],
    title: str,
    at: At,
    draft: Draft,
    people: People,
    ids: Ids,
) -> list[str]:
    """Put the people into a draft whom lines name: the lines that name none."""
    left: list[str] = []
    for line, contacts in zip(lines, found, strict=True):
        for one in contacts:
            add_contact(one, title, at, draft, people, ids)
        (draft.parted if contacts else left).append(line)
    return [line for line in left if line.strip(" |")]


def are_listed(lines: list[str], found: list[list[Contact]], *, is_listed: bool) -> bool:
    """Whether the people found in lines are whom a page lists, and no words of a text.

    Below a heading such as `Contacts` one of two lines names somebody or has an address; elsewhere
    all name somebody and say how to reach them, or most say no more than who holds which office.
    """
    named = [one for contacts in found for one in contacts]
    if not named or any(one.is_told for one in named) or are_alike([one.name for one in named]):
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
    return is_told or has_ways or reached == len(lines)


def _says_number(line: str) -> bool:
    """Whether a line has an address, or a number such as that of the police."""
    return has_address(line) or re.search(r"\d{3}", line) is not None


def is_held(one: Contact) -> bool:
    """Whether no more is said of a person than the office that they hold."""
    is_name = not ORDER.match(one.name) and not _WRITER.fullmatch(one.role)
    return is_name and one.is_officer and not one.rest and not _OWNER.fullmatch(one.role)


def is_of_firms(title: str) -> bool:
    """Whether a heading is one above the names of firms: `Suppliers`."""
    return _FIRMS.fullmatch(topic(title).strip()) is not None


def are_alike(names: list[str]) -> bool:
    """Whether names are those of one thing in several places: `Lisbon office`, `Porto office`."""
    words = [set(name.casefold().split()) for name in dict.fromkeys(names)]
    return len(words) > 1 and len(set.intersection(*words)) > (len(words) < 3)


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
    names = [_HANDLE.sub("", bare(row[at])) for row in table.rows[1:]]
    if all(_ALONE.fullmatch(name) for name in names if name):
        return any(names)
    return all(_PERSON.fullmatch(name) for name in names if name) and any(names)


def _has_names(table: Passage, columns: dict[str, int]) -> bool:
    """Whether some row names somebody, and has no place to fill in: `[Name]`."""
    at = columns.get("name", columns.get("last", 0))
    return any(row[at].strip() and not _BLANK.fullmatch(row[at].strip()) for row in table.rows[1:])


def _are_writers(table: Passage, columns: dict[str, int]) -> bool:
    """Whether a table says who wrote and approved the page, and not whom to call."""
    roles = [bare(row[columns["role"]]) for row in table.rows[1:]] if "role" in columns else []
    return bool(roles) and all(map(_WRITER.fullmatch, roles)) and not columns.keys() & ADDRESSES


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


def add_person(
    cells: dict[str, str],
    rest: list[str],
    title: str,
    at: At,
    draft: Draft,
    people: People,
    ids: Ids,
) -> None:
    """Put a person into each of their organisations, and into their role."""
    mails = list(dict.fromkeys(_MAIL.findall(cells.get("email", ""))))
    name = bare(cells["name"])
    handle = _HANDLE.search(name)
    name = (_HANDLE.sub("", name) or name).removeprefix("@")
    alone = _ALONE.fullmatch(bare(cells["name"]))
    person = Representative(at=at, name=name, email=mails[0] if mails else "")
    person.phone = bare(cells.get("phone", ""))
    person.github = bare(cells.get("github", "")) or (handle[1] if handle else "")
    person.github = person.github or (alone[1] if alone else "")
    for mail in mails[1:]:
        person.todo(f"the page has another address, {mail}", "email")
    if cells.get("email") and not mails:
        person.todo(f"the page says {quoted(cells['email'])} for the address")
    role, *more = cells.get("role", "").split("\n", 1)
    if office := bare(role):
        hold(people.role(office[:1].upper() + office[1:]), name)
    for text in (*rest, *more):
        person.todo(f"the page says {quoted(text)}")
    says_more = person.notes or person.email or person.phone or person.github
    if bare(role) and not says_more and "organisation" not in cells:
        return
    names = [bare(one) for one in _SEVERAL.split(cells.get("organisation", "")) if bare(one)]
    for number, group in enumerate(names or [title or "People"]):
        community = draft.community(group, ids)
        if not names and not community.representatives:
            community.todo("the page names no organisation: for whom do these people speak?")
        known = community.named(name)
        if known is not None and known.is_same(person):
            known.take_notes(person)
            continue
        copy = Representative(at=at, **{key: getattr(person, key) for key in person.keys})
        if not number:
            copy.take_notes(person)
        community.add(copy)


def add_contact(one: Contact, title: str, at: At, draft: Draft, people: People, ids: Ids) -> None:
    """Put a person of a list into a draft."""
    said = {"role": one.role, "email": one.email, "phone": one.phone, "github": one.github}
    cells = {"name": one.name} | {key: value for key, value in said.items() if value}
    draft.consumed += one.fields
    add_person(cells, one.rest, title, at, draft, people, ids)


def is_of_contacts(title: str) -> bool:
    """Whether a heading is one above whom to call: `Contacts`, `Rota & numbers`."""
    parts = _PARTS.split(topic(title).strip())
    named = any(_CONTACTS.fullmatch(one) or MEMBERS.fullmatch(one) for one in parts)
    return named or is_office(topic(title).strip())
