"""With whose name do words begin? `The Support Agent closes …`, `the incident lead opens …`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..draft.draft import Role
from . import offices
from .patterns import late
from .people import People, capital
from .prose import ORDER
from .table import is_verb, pattern

ONE_OF = late(rf"{pattern('one-of')} ", re.IGNORECASE)
_ADVERB = late(rf"{pattern('adverbs')}|[a-z]+ly", re.IGNORECASE)
_OF = late(r"d['\u2019]\w", re.IGNORECASE)
_PARTED = late("[,:]")
_WILL = late(rf"(?:{pattern('modals')}|{pattern('may')})(?= )", re.IGNORECASE)
_MAY = late(rf"{pattern('may')}(?= )", re.IGNORECASE)


def first(people: People, words: list[str]) -> tuple[Role | None, int]:
    """The role with which words begin, and where its name ends."""
    start = 1 if words[:1] and offices.is_article(words[0]) else 0
    is_order = ORDER.match(" ".join(words[start : start + 1])) is not None
    for end in range(min(start + 4, len(words)), start, -1):
        name = " ".join(words[start:end]).rstrip(".,;:")
        if _holds_two(words[start:end]):
            continue
        may_be_new = end > start + 1 and not is_order
        role = people.office(name) if may_be_new else people.known(name)
        is_longer = words[end : end + 1] and words[end][0].isupper() and words[end - 1].isalnum()
        if role and (is_longer or _begins_office(name, words[end:])):
            continue
        if role and start == 0 and offices.is_group(name) and not _acts("", name, words[end:]):
            continue
        if role and end < len(words) and offices.is_group_of(words[end]):
            return people.any_office(f"{name} {words[end]}") or role, end + 1
        if role and (member := _one_of(people, words[start : end + 2])):
            return member, end + 1
        if role:
            return role, end
    return None, 0


def _called(people: People, words: list[str], start: int) -> tuple[Role | None, int]:
    """The role of what a list of contacts calls, where it does something."""
    for end in range(min(start + 3, len(words) - 1), start, -1):
        name, verb = " ".join(words[start:end]), words[end].rstrip(",.;:")
        is_last = len(words) == end + 1 or words[end] != verb
        is_order = is_last and verb.endswith("en")
        acts = not is_order and (offices.does(verb) or is_verb(verb))
        if acts and name.casefold() in people.called:
            return people.role(capital(name)), end
    return None, 0


def _begins_office(name: str, words: Sequence[str]) -> bool:
    """Whether a name and the next word name one office: `Press officer`, `agent d'accueil`."""
    if not words or offices.is_group_of(words[0]):
        return False
    is_whole = offices.is_holder(words[0]) or _OF.match(words[0])
    return bool(is_whole) and offices.is_office_in_any_case(f"{name} {words[0]}")


def _holds_two(words: Sequence[str]) -> bool:
    """Whether words hold the beginning of another name: `Lock all staff`."""
    return any(offices.is_determiner(word) and not offices.is_article(word) for word in words[1:])


def _one_of(people: People, words: list[str]) -> Role | None:
    """The role of one of a group, with a verb behind it: `committee member opens`; else None."""
    *group, member, verb = words if len(words) > 2 else ("", "", "")
    is_one = group and offices.is_group_of(group[-1].casefold()) and not offices.is_article(verb)
    return people.any_office(" ".join([*group, member])) if is_one else None


def acting(people: People, words: list[str]) -> tuple[Role | None, int]:
    """The role of `the incident lead opens` or `Event team opens`, where its name ends."""
    one_of = ONE_OF.match(" ".join(words[:5]))
    start = len(one_of[0].split()) if one_of else 0
    is_named = bool(words[start : start + 1]) and offices.is_determiner(words[start])
    article = words[start] if is_named else ""
    start += is_named
    for end in range(start + 1, min(start + 5, len(words))):
        name = " ".join(words[start:end])
        if (
            not _PARTED.search(name)
            and not _holds_two(words[start:end])
            and _acts(article, name, words[end:])
        ):
            role = person(people, name) or people.group(name)
            if role:
                return role, end
            if _WILL.match(" ".join(words[end:])):
                return None, 0
    return _called(people, words, start) if people.called else (None, 0)


def _acts(article: str, name: str, words: list[str]) -> bool:
    """Whether words say what somebody does, or may do: `can open`."""
    if words and _ADVERB.fullmatch(words[0]):
        words = words[1:]
    may = _MAY.match(" ".join(words[:4]))
    return offices.acts(article, name, ["must", *words[1:]] if may else words)


def named(people: People, words: list[str]) -> tuple[Role | None, int]:
    """The longest name of a role with which words begin, in any case."""
    for end in range(min(4, len(words)), 0, -1):
        if role := people.any_office(" ".join(words[:end]).rstrip(".,;:")):
            return role, end
    return None, 0


def person(people: People, name: str) -> Role | None:
    return people.any_office(name) or people.actor(name)
