"""Who does what when? Rotas: tables with roles above their columns, and names in their cells."""

from __future__ import annotations

import re

from ...passages.passage import Passage
from ...words.contacts.contact import Contact
from ...words.contacts.names import is_person
from ...words.patterns import late
from ...words.prose import ORDER, bare
from ...words.table import pattern
from .listed import contacts_of
from .persons import Persons

_OWNER = late(rf"{pattern('owner-head')}|{pattern('name')}", re.IGNORECASE)


def add_roster(table: Passage, title: str, persons: Persons) -> bool:
    """Put the people of a rota into a draft, each with the rows in which they stand."""
    heads = [bare(cell) for cell in table.rows[0]][1:] if len(table.rows) > 1 else []
    if not heads or not all(heads) or any(map(_OWNER.fullmatch, heads)):
        return False
    if not all(map(persons.is_role, heads)):
        return False
    whens = [bare(row[0]) for row in table.rows[1:]]
    if any(is_person(when) or ORDER.match(when) for when in whens):
        return False
    cells = [
        (when, f"{head}: {' / '.join(cell.split(chr(10)))}")
        for when, row in zip(whens, table.rows[1:], strict=True)
        for head, cell in zip(heads, row[1:], strict=True)
        if re.search(r"\w", cell)
    ]
    found = contacts_of([cell for _, cell in cells], persons.people)
    if not cells or not all(found):
        return False
    met: dict[tuple[str, str], tuple[Contact, list[str]]] = {}
    for (when, _), contacts in zip(cells, found, strict=True):
        for one in contacts:
            met.setdefault((one.name, one.role), (one, []))[1].append(when)
    for one, times in met.values():
        one.rest.append(", ".join(dict.fromkeys(times)))
        persons.add(one, title, table.at)
    persons.draft.consumed += table.rows[0]
    return True
