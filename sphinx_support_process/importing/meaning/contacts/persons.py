"""What becomes of a person in a draft? They speak for somebody, or hold a role, or both."""

from __future__ import annotations

import re
from itertools import permutations

from ...draft.draft import Draft, Representative, Role
from ...draft.ids import Ids
from ...readers.blocks import At
from ...words.contacts.addresses import MAIL, has_address
from ...words.contacts.contact import Contact, is_role
from ...words.patterns import late
from ...words.people import People, capital, hold
from ...words.prose import bare, quoted
from ...words.table import pattern

_MAIL = late(MAIL)
HANDLE_BEHIND = late(r" \(?@([\w-]+)\)?$")
HANDLE_ALONE = late(r"@([\w-]+)")
_NAMES = late(r"[^\W\d_]{2,}")
_MOST_NAMES = 5
_JOINS = late(rf"(?<=\s)(?:{pattern('and')}|{pattern('or')})(?=\s)", re.IGNORECASE)
_CALLED = late(
    r"([^\W\d_a-z][\w'\u2019-]*(?: [^\W\d][\w'\u2019-]*){0,2})\s?(?:[:,|(]|[\u2013\u2014-]? ?\d)"
)
_SEVERAL = late(r"[;,|\n]")


class Persons:
    """Puts people into a draft, with the roles that they hold."""

    def __init__(self, draft: Draft, people: People, ids: Ids) -> None:
        self.draft = draft
        self.people = people
        self._ids = ids
        self._whole: dict[tuple[str, str], str] = {}
        """Whole names, by the first letter of one and another; empty where there are several."""

    def is_role(self, name: str) -> bool:
        """Whether words call somebody for what they do, here or anywhere."""
        return is_role(name, lambda one: self.people.known(one) is not None)

    def add_listed(
        self, lines: list[str], found: list[list[Contact]], title: str, at: At
    ) -> list[str]:
        """Add the people whom lines name: the lines that name none."""
        left: list[str] = []
        for line, contacts in zip(lines, found, strict=True):
            for one in contacts:
                self.add(one, title, at)
            if contacts:
                self.part(line)
            else:
                left.append(line)
        return self.leave(left)

    def part(self, line: str) -> None:
        """Note that the words of a line are in the draft, but for those that join names."""
        self.draft.parted.append(line)
        self.draft.consumed += _JOINS.findall(line)

    def leave(self, lines: list[str]) -> list[str]:
        """Lines that name nobody; what they call, a number behind it, may do what steps tell."""
        for line in lines:
            if (found := _CALLED.match(bare(line))) and has_address(line):
                self.people.called.add(found[1].casefold())
        return [line for line in lines if line.strip(" |")]

    def add(self, one: Contact, title: str, at: At, organisations: str = "") -> None:
        """Add a person to each of their organisations, and let them hold their role."""
        self.draft.consumed += one.fields
        person = _person(one, at)
        person.name = self._whole_name(person.name)
        role, *more = one.role.split("\n", 1)
        office = bare(role)
        if office:
            hold(self._role(office, is_labelled=one.is_labelled), person.name)
        for text in (*one.rest, *more):
            person.todo(f"the page says {quoted(text)}")
        says_more = person.notes or person.email or person.phone or person.github
        if office and not says_more and not organisations:
            return
        names = [bare(name) for name in _SEVERAL.split(organisations) if bare(name)]
        for number, group in enumerate(names or [title or "People"]):
            community = self.draft.community(group, self._ids)
            if not names and not community.representatives:
                community.todo("the page names no organisation: for whom do these people speak?")
            known = community.named(person.name)
            if known is not None and known.is_same(person):
                known.take(person)
                continue
            copy = Representative(at=at, **{key: getattr(person, key) for key in person.keys})
            if not number:
                copy.take_notes(person)
            community.add(copy)

    def _whole_name(self, name: str) -> str:
        """The name of the one person who is known by more of it: `K. Harbour`; else that name."""
        initial, _, surname = name.partition(". ")
        if len(initial) == 1:
            whole = self._whole.get((initial, surname))
            self.draft.consumed += [name] if whole else []
            return whole or name
        words = _NAMES.findall(name)[:_MOST_NAMES]
        for first, last in permutations(words, 2):
            known = self._whole.setdefault((first[0], last), name)
            if known != name:
                self._whole[first[0], last] = ""
        return name

    def _role(self, office: str, *, is_labelled: bool) -> Role:
        """The role of a name, with a note if it is new, and no more than words before a person."""
        is_new = self.people.known(office) is None
        role = self.people.role(capital(office))
        if is_new and is_labelled and not is_role(office, lambda _: False):
            role.todo(f"{quoted(office)} stands before a name: is it a role?")
        return role


def _person(one: Contact, at: At) -> Representative:
    """The person who is called by their name, or only by the one on a site."""
    mails = list(dict.fromkeys(_MAIL.findall(one.email)))
    said = bare(one.name)
    behind, alone = HANDLE_BEHIND.search(said), HANDLE_ALONE.fullmatch(said)
    name = (HANDLE_BEHIND.sub("", said) or said).removeprefix("@")
    person = Representative(at=at, name=name, email=mails[0] if mails else "")
    person.phone = bare(one.phone)
    person.github = bare(one.github).removeprefix("@")
    person.github = person.github or (behind[1] if behind else "") or (alone[1] if alone else "")
    if one.is_first_name:
        person.todo(f"the page says no more of the name than {quoted(name)}: is it a person?")
    for doubt in one.doubts:
        person.todo(doubt)
    if one.may_be_firm:
        person.todo("the site of the address has the same name: is it a person?", "email")
    for mail in mails[1:]:
        person.todo(f"the page has another address, {mail}", "email")
    if one.email and not mails:
        person.todo(f"the page says {quoted(one.email)} for the address")
    return person
