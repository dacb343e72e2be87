"""Whose name is it? That of a person: its shape, and the words that make none."""

from __future__ import annotations

import re
from functools import lru_cache

from ....text.named import NamedTuple
from ..offices import is_article, is_group, is_group_of, is_no_name, is_office_in_any_case, is_thing
from ..patterns import late
from ..table import listed, pattern

_WORD = late(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_][\w.'\u2019-]*")
_TITLE = late(rf"(?:{pattern('name-titles')}[.]?-?){{1,3}}", re.IGNORECASE)
_PARTICLES = frozenset(listed("name-particles"))
_NOBODY = frozenset(listed("no-person"))
_NOBODY_ENDS = tuple(listed("no-person-ends"))
_CALLS = frozenset(listed("calls-people"))
_FEWEST, _MOST, _LONGEST_RUN, _LONGEST_TITLE = 2, 5, 10, 12
_SIGNS = ".,;:\"\u201c\u201d\u201e\u00ab\u00bb*_'"
_FIRST_NAME = late(r"[^\W\d_a-z][\w'\u2019-]*[^\W\dA-Z_][\w'\u2019-]*")
_OF_THEM = late(r"\w['\u2019]s$")
"""What stands behind a name whose own is told of: `Kim Harbour's deputy`."""

_HOUSE = late(r"\d{1,2}[a-z]?[.,;]?")
"""The number of a house, behind the name of its street."""

_SHORT = range(2, 4)


class Found(NamedTuple):
    """The name of a person in some words, and what stands before and behind it."""

    before: str
    name: str
    after: str


@lru_cache(maxsize=4096)
def person_in(words: str, *, is_marked: bool = False) -> Found | None:
    """The first name of a person in words; a single word may be one where that is `marked`."""
    parts = words.split()
    start = 0
    for end in range(len(parts) + 1):
        if end < len(parts) and _may_be_part(parts[end], is_inside=end > start):
            continue
        if found := _whole(parts, start, end, is_marked=is_marked):
            return found
        start = end + 1
    return None


def is_person(words: str) -> bool:
    """Whether words are the name of a person, and no more."""
    found = person_in(words)
    return found is not None and not found.before and not found.after


def has_title(name: str) -> bool:
    """Whether a name begins with a title: `Dr. Kim Harbour`."""
    return _is_title(name.partition(" ")[0])


def is_organisation(name: str) -> bool:
    """Whether a word of a name makes it one of a place or an organisation: `Harbour Ltd`."""
    return any(_is_of_nobody(word.strip(_SIGNS)) for word in name.split())


def is_first_name(words: str) -> bool:
    """Whether a single word may be somebody's first name: no word for an office or a thing."""
    word = words.strip(_SIGNS)
    is_shaped = _FIRST_NAME.fullmatch(word) is not None and not is_article(word)
    return is_shaped and not is_nobody(word) and not is_no_name(f"{word} x")


def is_nobody(words: str) -> bool:
    """Whether words are the name of an office, a group, a place or a thing: `Reception`."""
    return _is_of_several(words) or is_organisation(words)


def _whole(parts: list[str], start: int, end: int, *, is_marked: bool) -> Found | None:
    """The name with which words end all of which might be part of one."""
    start = max(start, end - _LONGEST_RUN)
    while start < end and (_is_particle(parts[end - 1]) or _is_title(parts[end - 1])):
        end -= 1
    titles = [at for at in range(start, end) if _is_title(parts[at])]
    start = titles[0] if titles else start
    while start < end and _leads(parts[start:end]):
        start += 1
    words = parts[start:end]
    proper = [one.strip(_SIGNS) for one in words if not _is_title(one) and not _is_particle(one)]
    is_titled = bool(titles)
    is_whole = len(proper) >= _FEWEST or (proper and (is_titled or is_marked))
    if all(len(word) < _SHORT.start for word in proper):
        return None
    if not is_whole or len(proper) > _MOST or any(map(_is_of_nobody, proper)):
        return None
    if end < len(parts) and _HOUSE.fullmatch(parts[end]):
        return None
    name = " ".join(words).strip(_SIGNS)
    if _OF_THEM.search(words[-1].rstrip(_SIGNS)):
        return None
    if not is_titled and _is_of_several(" ".join(proper)):
        return None
    return Found(" ".join(parts[:start]), name, " ".join(parts[end:]))


def _leads(parts: list[str]) -> bool:
    """Whether the first of some words stands before a name: `Chair Kim Harbour`, `Ask Kim`."""
    first = parts[0].strip(_SIGNS)
    if _is_title(parts[0]):
        return False
    is_short = first.isupper() and len(first) in _SHORT and "." not in parts[0]
    has_others = len(parts) > _FEWEST or (len(parts) == _FEWEST and _is_title(parts[1]))
    is_office = has_others and (is_office_in_any_case(first) or is_group(first))
    return is_short or is_office or first.casefold() in _CALLS or _is_particle(first)


def _is_of_several(name: str) -> bool:
    """Whether words of the shape of a name are that of an office, a group or a thing."""
    first, last = name.partition(" ")[0], name.rpartition(" ")[2]
    is_group_ = is_group(name) or is_group_of(last.casefold())
    is_clause = is_no_name(name) or is_article(first)
    return is_office_in_any_case(name) or is_group_ or is_clause or is_thing(name)


def _may_be_part(word: str, *, is_inside: bool) -> bool:
    """Whether a word may stand in a name: it has a capital, or joins others that have."""
    word = word.strip(_SIGNS.replace(".", ""))
    if _is_title(word):
        return True
    if not _WORD.fullmatch(word):
        return False
    particle, _, rest = word.partition("-")
    is_joined = rest[:1].isupper() and particle in _PARTICLES
    return not word[0].islower() or is_joined or (is_inside and _is_particle(word))


def _is_title(word: str) -> bool:
    return len(word) <= _LONGEST_TITLE and _TITLE.fullmatch(word.strip(",")) is not None


def _is_particle(word: str) -> bool:
    return word in _PARTICLES


def _is_of_nobody(word: str) -> bool:
    """Whether a word makes a name one of a place, an organisation or a thing: `Harbour Street`."""
    lower = word.casefold().replace(".", "")
    is_short = word.isupper() and len(word) in _SHORT
    return lower in _NOBODY or lower.endswith(_NOBODY_ENDS) or is_short
