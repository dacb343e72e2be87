"""What becomes of a person in a draft? They speak for somebody, or hold a role, or both."""

from __future__ import annotations

from collections.abc import Iterable

from ...draft.draft import Draft, Representative
from ...draft.ids import Ids
from ...readers.blocks import At
from ...words.contacts.addresses import MAIL
from ...words.contacts.contact import Contact
from ...words.patterns import late
from ...words.people import People, hold
from ...words.prose import bare, quoted

_MAIL = late(MAIL)
HANDLE_BEHIND = late(r" \(?@([\w-]+)\)?$")
HANDLE_ALONE = late(r"@([\w-]+)")
_SEVERAL = late(r"\s*[;,|\n]\s*")


class Persons:
    """Puts people into a draft, with the roles that they hold."""

    def __init__(self, draft: Draft, people: People, ids: Ids) -> None:
        self.draft = draft
        self.people = people
        self._ids = ids

    def add_listed(
        self, lines: list[str], found: list[list[Contact]], title: str, at: At
    ) -> list[str]:
        """Add the people whom lines name: the lines that name none."""
        left: list[str] = []
        for line, contacts in zip(lines, found, strict=True):
            for one in contacts:
                self.add_contact(one, title, at)
            (self.draft.parted if contacts else left).append(line)
        return [line for line in left if line.strip(" |")]

    def add_contact(self, one: Contact, title: str, at: At) -> None:
        """Add a person of a list."""
        said = {"role": one.role, "email": one.email, "phone": one.phone, "github": one.github}
        cells = {"name": one.name} | {key: value for key, value in said.items() if value}
        self.draft.consumed += one.fields
        self.add(cells, one.rest, title, at)

    def add(self, cells: dict[str, str], rest: Iterable[str], title: str, at: At) -> None:
        """Add a person to each of their organisations, and let them hold their role."""
        person = _person(cells, at)
        role, *more = cells.get("role", "").split("\n", 1)
        office = bare(role)
        if office:
            hold(self.people.role(office[:1].upper() + office[1:]), person.name)
        for text in (*rest, *more):
            person.todo(f"the page says {quoted(text)}")
        says_more = person.notes or person.email or person.phone or person.github
        if office and not says_more and "organisation" not in cells:
            return
        names = [bare(one) for one in _SEVERAL.split(cells.get("organisation", "")) if bare(one)]
        for number, group in enumerate(names or [title or "People"]):
            community = self.draft.community(group, self._ids)
            if not names and not community.representatives:
                community.todo("the page names no organisation: for whom do these people speak?")
            known = community.named(person.name)
            if known is not None and known.is_same(person):
                known.take_notes(person)
                continue
            copy = Representative(at=at, **{key: getattr(person, key) for key in person.keys})
            if not number:
                copy.take_notes(person)
            community.add(copy)


def _person(cells: dict[str, str], at: At) -> Representative:
    """The person whose name and addresses stand in cells."""
    mails = list(dict.fromkeys(_MAIL.findall(cells.get("email", ""))))
    said = bare(cells["name"])
    behind, alone = HANDLE_BEHIND.search(said), HANDLE_ALONE.fullmatch(said)
    name = (HANDLE_BEHIND.sub("", said) or said).removeprefix("@")
    person = Representative(at=at, name=name, email=mails[0] if mails else "")
    person.phone = bare(cells.get("phone", ""))
    person.github = bare(cells.get("github", ""))
    person.github = person.github or (behind[1] if behind else "") or (alone[1] if alone else "")
    for mail in mails[1:]:
        person.todo(f"the page has another address, {mail}", "email")
    if cells.get("email") and not mails:
        person.todo(f"the page says {quoted(cells['email'])} for the address")
    return person
