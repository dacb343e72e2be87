"""Who speaks for a community, and what is published of them?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from ...model import Community, Representative
from ...text.kinds import Name
from ...text.problem import Note
from ...text.text import Text
from ..context import AHEAD, Context
from ..rule import Finding, rule

_MAIL = r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_SHARED = (
    r"(?i)(?:abuse|admin|contact|git|help(?:desk)?|hello|hub|info|it|mail|no-?reply|office|"
    r"postmaster|security|service|staff|support|team)(?:[.+_-].*)?@"
)
_INVENTED = rf"(?i)(?={_MAIL}$).+[@.](?:example(?:\.(?:com|net|org))?|invalid|test)"
"""In a domain that nobody can have (RFC 2606)."""


@rule("error", scope="process", lacks=True)
def community_without_representative(context: Context) -> Iterator[Finding]:
    """Nobody speaks for a community today: it has no representative, or only past and future ones.

    Compares `since` and `until` with today. It is a warning where somebody begins later. If the
    `until` of somebody is before their `since`, that is told instead.

    "A request should come from the community representative" is useless without a way to know
    who that is, which the people of one team asked for again and again for five years.

    Add a representative, or remove the community.
    """
    for community in context.support.communities.values():
        today = context.today.isoformat()
        people = community.representatives
        never = [*_never(community)]
        yield from never
        begun = [person for person in people if str(person.since or "") <= today]
        if never or any(str(person.until or today) >= today for person in begun):
            continue
        message = f"nobody speaks for `{community.id}`"
        advice = "add who does under `representatives:`"
        about = f"communities.{community.id}"
        if len(begun) < len(people):
            advice = "add who does until then under `representatives:`, or correct `since:`"
            yield Finding(community.id, f"{message} yet", advice, about, severity="warning")
        else:
            any_more = " any more" if people else ""
            yield Finding(community.id, f"{message}{any_more}", advice, about)


def _never(community: Community) -> Iterator[Finding]:
    """The representatives that end before they begin."""
    for person in community.representatives:
        if person.since and person.until and person.until < person.since:
            yield Finding(
                person.until,
                f"a representative of `{community.id}` has an `until` before its `since`",
                "correct one of them; `until` is the last day",
                f"communities.{community.id}",
                related=(Note(person.since.place, "begins here"),),
            )


@rule("warning", scope="process")
def stale_contact(context: Context) -> Iterator[Finding]:
    """The people of a community were last confirmed long ago, or on a day that is yet to come.

    Compares `verified` with today: a year, unless `stale-after-days` says otherwise.

    People leave, and lists stay. In one team the place where the truth about representatives lay
    changed four times in three years.

    Ask the community, and set `verified:` to the day of its answer.
    """
    for community in context.support.communities.values():
        verified = community.verified
        if verified is None:
            continue
        days = (context.today - date.fromisoformat(verified)).days
        if days > context.settings.stale_after_days:
            ago = f"{days} day{'s' * (days != 1)} ago"
            yield Finding(
                verified,
                f"the people of `{community.id}` were last confirmed {ago}",
                "ask the community, and set `verified:` to the day of its answer",
                f"communities.{community.id}",
            )
        elif days < AHEAD:
            yield Finding(
                verified,
                f"the people of `{community.id}` were confirmed on a day that is yet to come",
                "set `verified:` to the day of its answer",
                f"communities.{community.id}",
            )


@rule("warning", scope="process")
def duplicate_representative(context: Context) -> Iterator[Finding]:
    """One address is given twice in a community, or one person.

    The same person twice, or two with one address: either way somebody gets no mail, or gets it
    twice. A name may come again with another address, for other roles, or for a later time.

    Keep one entry, and give each person an address of their own.
    """
    for community in context.support.communities.values():
        firsts: dict[str, Text] = {}
        persons: dict[str, Representative] = {}
        for person in community.representatives:
            told = False
            for key, address in (("email", person.email), ("github", person.github)):
                if address is None:
                    continue
                first = firsts.setdefault(address.casefold(), address)
                if first is not address:
                    told = True
                    yield _twice(community, key, address, first)
            before = persons.setdefault(" ".join(person.name.casefold().split()), person)
            if before is not person and not told and _is_same(before, person):
                yield _twice(community, "name", person.name, before.name)


def _is_same(one: Representative, other: Representative) -> bool:
    """Whether two entries of a name say nothing by which they could differ."""
    pairs = ((one.email, other.email), (one.github, other.github), (one.phone, other.phone))
    apart = any(mine and theirs and mine != theirs for mine, theirs in pairs)
    is_later = any(
        first.until and second.since and first.until < second.since
        for first, second in ((one, other), (other, one))
    )
    return not apart and not is_later and set(one.as_) == set(other.as_)


def _twice(community: Community, key: str, second: Text, first: Text) -> Finding:
    return Finding(
        second,
        f"one `{key}` is given twice in `{community.id}`",
        f"keep one of them; the other is at {first.file}:{first.line}",
        f"communities.{community.id}",
        related=(Note(first.place, "given here first"),),
    )


@rule("warning", scope="process")
def published_contact(context: Context) -> Iterator[Finding]:
    """What is published looks like a personal address.

    Looks at all texts, names and templates, and at the fields of representatives that the settings
    make public, by default the name. Shared addresses such as `support@…` may be published, and one
    that is the `example` of a placeholder in a domain for examples, such as `ada@example.org`.

    Names and addresses are personal data, and the docs are public: what was in them once stays
    in search engines and archives.

    Move the address to a field that is not public, such as `email:`, or publish a shared one.
    """
    for text, about in _published(context):
        for match in re.finditer(_MAIL, text):
            if not re.match(_SHARED, match[0]):
                yield Finding(
                    text.at(match.start()),
                    f"`{match[0]}` is published and looks like a personal address",
                    "move it to a field that is not public, or publish a shared address",
                    about,
                    length=len(match[0]),
                    cause=match[0].casefold(),
                )


def _published(context: Context) -> Iterator[tuple[Text, str]]:
    """The texts and names with an `@` that are published, each with its definition."""
    if not any("@" in source for source in context.loaded.sources.values()):
        return
    seen: set[int] = set()
    for written, _ in chain(context.prose.find("@"), context.messages.find("@")):
        if id(written.value) not in seen:
            seen.add(id(written.value))
            yield written.value, written.owner.about
    for name, key, owner in context.written[Name]:
        is_invented = key == "example" and re.fullmatch(_INVENTED, name)
        if "@" in name and not is_invented and not isinstance(owner.record, Community):
            yield name, owner.about
    for step in context.flow.explicit:
        for label in step.answers:
            if "@" in label and isinstance(label, Text):
                yield label, step.name
    for community in context.support.communities.values():
        people = community.representatives
        values = [
            vars(one).get(field) for one in people for field in context.settings.public_fields
        ]
        for value in (community.name, *values):
            if isinstance(value, Text) and "@" in value:
                yield value, f"communities.{community.id}"
