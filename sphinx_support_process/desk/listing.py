"""Whom does a help desk know? An export of people, in CSV or JSON, row by row."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from ..project.people import Columns, People
from ..text.named import NamedTuple

_SEPARATORS = ",;\t|"
_KNOWN: Mapping[str, Sequence[tuple[str, ...]]] = {
    "name": (
        ("name",),
        ("full name",),
        ("realname",),
        ("firstname", "lastname"),
        ("first name", "last name"),
    ),
    "email": (("email",), ("e-mail",), ("email address",), ("emailaddress",)),
    "organization": (
        ("organization",),
        ("organizations",),
        ("organisation",),
        ("company",),
        ("customer name",),
    ),
    "active": (("active",),),
    "members": (("members",),),
}
"""What the columns of people are called; where one of them may be two, both have to be there."""

_ACTIVE = {"true": True, "1": True, "yes": True, "": True, "false": False, "0": False, "no": False}


class ListingError(Exception):
    """An export that cannot be read; `row` is the line on which the trouble begins."""

    def __init__(self, message: str, row: int = 1) -> None:
        super().__init__(message)
        self.row = row


class Person(NamedTuple):
    """Somebody whom the desk knows.

    `row` is the line on which they stand, in JSON their number in the list. `organizations` are
    as the desk writes them.
    """

    row: int
    name: str = ""
    emails: frozenset[str] = frozenset()
    organizations: tuple[str, ...] = ()
    active: bool = True


class Listing(NamedTuple):
    """All people of an export, and of what it can tell: of names, addresses, organizations."""

    people: tuple[Person, ...]
    names: bool
    emails: bool
    organizations: bool


def read_listing(data: bytes, settings: People) -> Listing:
    """Read an export. Raises ListingError, with the row, for what is none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise ListingError("this is not UTF-8: export it, or save it, as UTF-8", row) from None
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise ListingError("this is no text in UTF-8: export it as CSV or JSON, in UTF-8", row)
    is_json = text.lstrip()[:1] in ("[", "{")
    listing = _json(text) if is_json else _csv(text, settings)
    if not listing.people:
        raise ListingError("nobody is in the export")
    return listing


def folded(name: str) -> str:
    """A name as it is compared: `Haddad, Noor` is turned, case and spaces do not count."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma and first.strip() and "," not in first else name
    return " ".join(unicodedata.normalize("NFC", turned).casefold().split())


def _csv(text: str, settings: People) -> Listing:
    head, _, _ = text.partition("\n")
    separator = settings.separator or max(_SEPARATORS, key=head.count)
    rows = [*_rows(text, separator)]
    if not rows:
        raise ListingError("the file is empty")
    header = [cell.strip() for cell in rows[0][1]]
    columns = _columns(header, settings.columns)
    people = [*_people(rows[1:], header, columns, settings)]
    listed = bool(columns["members"])
    return Listing(
        tuple(people),
        names=bool(columns["name"]) and not listed,
        emails=bool(columns["email"]) or listed,
        organizations=bool(columns["organization"]),
    )


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    row = 1
    try:
        for cells in reader:
            if cells:
                yield row, cells
            row = reader.line_num + 1
    except csv.Error as error:
        raise ListingError(f"the row cannot be read: {error}", row) from None


def _columns(header: Sequence[str], given: Columns) -> Mapping[str, list[int]]:
    """The numbers of the columns that tell each thing."""
    places = {name.casefold(): number for number, name in enumerate(header)}
    found: dict[str, list[int]] = {}
    for what, known in _KNOWN.items():
        wanted = getattr(given, what)
        for name in wanted:
            if name.casefold() not in places:
                raise ListingError(f"there is no column `{name}`{_there(header, given)}")
        if wanted:
            found[what] = [places[name.casefold()] for name in wanted]
            continue
        here = [names for names in known if all(name in places for name in names)]
        used = here[:1] if what == "name" else here
        found[what] = [places[name] for names in used for name in names]
    if found["members"] and not found["organization"]:
        found["organization"] = found["name"]
    if not found["name"] and not found["email"] and not found["members"]:
        raise ListingError(
            f"no column has names or addresses{_there(header, given)}; name it in "
            "[tool.support-process.people] of pyproject.toml, or give the `separator`"
        )
    for number in {number for numbers in found.values() for number in numbers}:
        if [name.casefold() for name in header].count(header[number].casefold()) > 1:
            raise ListingError(f"several columns are called `{header[number]}`")
    return found


def _there(header: Sequence[str], given: Columns) -> str:
    """What columns there are, if one of them is known: else it may be a row with private values."""
    known = {name for ways in _KNOWN.values() for names in ways for name in names}
    known |= {name.casefold() for what in _KNOWN for name in getattr(given, what)}
    if known.isdisjoint(map(str.casefold, header)):
        return ", and line 1 may be no header"
    return f", but {', '.join(f'`{each}`' for each in header)}"


def _people(
    rows: Sequence[tuple[int, list[str]]],
    header: Sequence[str],
    columns: Mapping[str, list[int]],
    settings: People,
) -> Iterator[Person]:
    above: tuple[str, ...] = ()
    for row, cells in rows:
        if len(cells) != len(header):
            message = f"cells in the row: {len(cells)}, in the header: {len(header)}"
            raise ListingError(f"{message} (is it cut off, or parted by another sign?)", row)
        texts = [_plain(cell) for cell in cells]

        def values(what: str, texts: Sequence[str] = texts) -> list[str]:
            parts = (texts[number].split(settings.several) for number in columns[what])
            return [part.strip() for each in parts for part in each if part.strip()]

        organizations = tuple(values("organization"))
        if settings.children:
            organizations = above = organizations or above
        active = all(_active(texts[number], row) for number in columns["active"])
        if columns["members"]:
            for email in values("members"):
                yield Person(row, "", frozenset({email.casefold()}), organizations, active)
            continue
        name = " ".join(texts[number] for number in columns["name"])
        emails = frozenset(email.casefold() for email in values("email"))
        if name.strip() or emails:
            yield Person(row, name.strip(), emails, organizations, active)


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return re.sub(r"^'(?=[=+@-])", "", cell).strip()


def _active(text: str, row: int) -> bool:
    if text.casefold() not in _ACTIVE:
        raise ListingError("whether somebody is active is neither `true` nor `false` here", row)
    return _ACTIVE[text.casefold()]


def _json(text: str) -> Listing:
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        row = getattr(error, "lineno", 1)
        raise ListingError("this is no JSON", row) from None
    if not isinstance(found, list):
        raise ListingError('a list of people is wanted, as in `[{"name": …, "emails": […]}]`')
    people = tuple(_person(entry, number) for number, entry in enumerate(found, 1))
    return Listing(
        people,
        names=any(person.name for person in people),
        emails=any(person.emails for person in people),
        organizations=any(person.organizations for person in people),
    )


def _person(entry: Any, number: int) -> Person:
    wanted = {"name": str, "emails": list, "organizations": list, "active": bool}
    if not isinstance(entry, dict):
        raise ListingError(f"entry {number} is no object with a `name`", number)
    for key, kind in wanted.items():
        value = entry.get(key)
        texts = value if isinstance(value, list) else []
        if value is not None and not (
            isinstance(value, kind) and all(isinstance(each, str) for each in texts)
        ):
            raise ListingError(f"`{key}` of entry {number} is not of its kind", number)
    return Person(
        number,
        entry.get("name") or "",
        frozenset(email.casefold() for email in entry.get("emails") or ()),
        tuple(entry.get("organizations") or ()),
        entry.get("active") is not False,
    )
