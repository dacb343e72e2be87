"""What is a section about, by its heading? A procedure, a role, or something else."""

from __future__ import annotations

import re
from functools import lru_cache

from ..passages.passage import Section
from ..words.messages.signs import names_reply
from ..words.offices import is_office_in_any_case
from ..words.patterns import late
from ..words.prose import ORDER, bare, headline, topic
from ..words.table import kind_of, pattern

_PROCEDURE = late(rf"(?<![\w-]){pattern('procedure-head')}s?(?![\w-])", re.IGNORECASE)
_HOW = late(rf"{pattern('how-head')}(?!\w)", re.IGNORECASE)
NO_STEPS = (
    *("no-steps-head", "asides-head", "chapter-head", "contents-head", "questions-head"),
    *("words-head", "roles-head", "people-head"),
)
"""Kinds of headings below which no steps stand."""

_ACT = late(rf"\b{pattern('act-words')}\b", re.IGNORECASE)
_OF_WHAT = late(rf" (?:{pattern('prepositions')}|{pattern('genitive')})(?![\w-])", re.IGNORECASE)


def ancestors(section: Section) -> list[Section]:
    """The sections in which a section is, the next one first."""
    found: list[Section] = []
    while section.parent is not None:
        section = section.parent
        found.append(section)
    return found


def tells_procedure(section: Section) -> bool:
    """Whether a heading speaks of what is done: `Response process`, or a text leads there."""
    return section.is_led or _names_procedure(headline(section.title))


@lru_cache(maxsize=1024)
def _names_procedure(title: str) -> bool:
    return bool(_PROCEDURE.search(title) or _HOW.match(title) or begins_with_doing(title))


def begins_with_doing(title: str) -> bool:
    """Whether words begin with what one is doing: `Swapping a shift`."""
    first, _, rest = title.partition(" ")
    stem = first.casefold().removesuffix("ing")
    bases = (stem, f"{stem}e", stem[:-1])
    return bool(rest) and first.endswith("ing") and any(map(ORDER.fullmatch, bases))


def asks_how(title: str) -> bool:
    """Whether a heading says that it tells how: `How to report`, `After the visit`."""
    return _HOW.match(title) is not None


def is_about_other(section: Section) -> bool:
    """Whether a heading is one of something else: of words, roles, messages, or a question."""
    words = topic(section.title)
    asks = bare(section.title).endswith("?") and not asks_how(words)
    is_role = is_office_in_any_case(words) or names_reply(section.title)
    kind = kind_of(words, NO_STEPS)
    is_chapter = kind == "chapter-head" and tells_procedure(section)
    return asks or is_role or bool(kind and not is_chapter)


def speaks_of_roles(section: Section) -> bool:
    """Whether a heading speaks of roles: `Duties and responsibilities of the clerk`."""
    return kind_of(topic(section.title), ("role-title",)) != ""


def names_act(title: str) -> bool:
    """Whether a heading names something that is done: an order, `Closing it`, `Triage`."""
    named = _OF_WHAT.split(title, maxsplit=1)[0]
    return ORDER.match(headline(title)) is not None or _ACT.search(named) is not None
