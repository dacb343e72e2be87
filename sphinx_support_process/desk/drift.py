"""Do the help desk and the YAML know the same people? What differs, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from ..model import Community, Representative, Support
from ..text.named import NamedTuple
from .listing import Listing, Person, folded

Kind = Literal[
    "not-in-desk",
    "email-differs",
    "name-differs",
    "organization-differs",
    "inactive-in-desk",
    "left",
    "not-in-yaml",
    "community-not-in-desk",
    "unknown-organization",
    "duplicate-in-desk",
    "one-organization-only",
]

NOTES = frozenset({"one-organization-only"})
"""What is told and is no drift: the desk cannot hold it otherwise."""


class Drift(NamedTuple):
    """One difference: of which community, of whom in the YAML, and in which row of the export."""

    kind: Kind
    community: Community | None = None
    representative: Representative | None = None
    person: Person | None = None


class Rules(NamedTuple):
    """How to compare: the day of today, how the desk calls communities, and what it can hold."""

    today: date
    organizations: Mapping[str, str] = {}
    one_organization_only: bool = False


def drift(support: Support, listing: Listing, rules: Rules) -> Iterator[Drift]:
    """All that differs, community by community, then row by row.

    Somebody is found by any address, else by name within the same organization. Nothing is said
    of what the export cannot tell.
    """
    return _Comparison(support, listing, rules).all()


class _Comparison:
    def __init__(self, support: Support, listing: Listing, rules: Rules) -> None:
        self.support = support
        self.listing = listing
        self.rules = rules
        self._communities: dict[str, Community] = {}
        for community in support.communities.values():
            for name in (str(community.id), str(community.name)):
                self._communities.setdefault(folded(name), community)
        for name, id in rules.organizations.items():
            if id in support.communities:
                self._communities[folded(name)] = support.communities[id]
        self.of = {person: [*self._known(person)] for person in listing.people}
        self._by_email: dict[str, list[Person]] = {}
        self._by_name: dict[str, list[Person]] = {}
        for person in listing.people:
            for email in person.emails:
                self._by_email.setdefault(email, []).append(person)
            self._by_name.setdefault(folded(person.name), []).append(person)

    def all(self) -> Iterator[Drift]:
        there = {id(community) for known in self.of.values() for community in known}
        for community in self.support.communities.values():
            missing = self.listing.organizations and id(community) not in there
            current = [each for each in community.representatives if not self._former(each)]
            if missing and current:
                yield Drift("community-not-in-desk", community)
            for representative in community.representatives:
                yield from self._of_one(community, representative, missing=missing)
        yield from self._of_rows()

    def _of_one(
        self, community: Community, one: Representative, *, missing: bool
    ) -> Iterator[Drift]:
        by_email = self._by_email.get(_email(one), []) if one.email else []
        found = by_email or [
            person
            for person in self._by_name.get(folded(one.name), [])
            if self._in(person, community)
        ]
        here = [person for person in found if self._in(person, community)]
        person = next((each for each in here if each.active), here[0] if here else None)
        if self._former(one):
            if self.listing.organizations and person is not None and person.active:
                yield Drift("left", community, one, person)
        elif person is not None:
            yield from self._of_both(community, one, person, by_email=bool(by_email))
        elif found:
            elsewhere = found[0]
            kind: Kind = "organization-differs"
            if self.rules.one_organization_only and self._speaks_for_another(one, elsewhere):
                kind = "one-organization-only"
            yield Drift(kind, community, one, elsewhere)
        elif not missing:
            yield Drift("not-in-desk", community, one)

    def _of_both(
        self, community: Community, one: Representative, person: Person, *, by_email: bool
    ) -> Iterator[Drift]:
        if not person.active:
            yield Drift("inactive-in-desk", community, one, person)
        if by_email and person.name and folded(person.name) != folded(one.name):
            yield Drift("name-differs", community, one, person)
        if not by_email and one.email and person.emails:
            yield Drift("email-differs", community, one, person)

    def _of_rows(self) -> Iterator[Drift]:
        seen: dict[tuple[object, ...], Person] = {}
        unknown: set[str] = set()
        for person in self.listing.people:
            for community in self.of[person] if person.active else ():
                if not any(_is(person, each) for each in community.representatives):
                    yield Drift("not-in-yaml", community, None, person)
            for name in person.organizations:
                if folded(name) not in self._communities and folded(name) not in unknown:
                    unknown.add(folded(name))
                    yield Drift("unknown-organization", None, None, person)
            key = (person.emails or folded(person.name), *map(folded, person.organizations))
            if key in seen:
                yield Drift("duplicate-in-desk", next(iter(self.of[person]), None), None, person)
            seen[key] = person

    def _known(self, person: Person) -> Iterator[Community]:
        """The communities that somebody belongs to in the desk, each once."""
        names = (folded(name) for name in person.organizations)
        found = (self._communities[name] for name in names if name in self._communities)
        yield from {id(community): community for community in found}.values()

    def _in(self, person: Person, community: Community) -> bool:
        if not self.listing.organizations:
            return True
        return any(each is community for each in self.of[person])

    def _speaks_for_another(self, one: Representative, person: Person) -> bool:
        return any(
            _email(each) == _email(one) or folded(each.name) == folded(one.name)
            for community in self.of[person]
            for each in community.representatives
        )

    def _former(self, one: Representative) -> bool:
        return bool(one.until) and str(one.until) < self.rules.today.isoformat()


def _email(one: Representative) -> str:
    return str(one.email or "").casefold()


def _is(person: Person, one: Representative) -> bool:
    return _email(one) in person.emails or (
        bool(person.name) and folded(person.name) == folded(one.name)
    )
