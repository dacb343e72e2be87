"""What does the text of a level promise? `Respond within 15 minutes, solve within 4 hours`."""

from __future__ import annotations

import re

from .patterns import late
from .prose import bare, sentences
from .table import pattern
from .times import DURATION

_PROMISES = {
    "Response": late(rf"(?:\w+ )?{pattern('answers')}\b[^\d]{{0,40}}", re.IGNORECASE),
    "Resolution": late(rf"(?:\w+ )?{pattern('solves')}\b[^\d]{{0,40}}", re.IGNORECASE),
}
_JOIN = late(rf"(?:[,;]|,?\s{pattern('and')})\s", re.IGNORECASE)


def promised(text: str) -> dict[str, str]:
    """The times of the `Response` and the `Resolution` that a text promises."""
    told = (one for paragraph in text.split("\n\n") for one in sentences(paragraph))
    clauses = (part for sentence in told for part in _JOIN.split(bare(sentence)))
    return dict(filter(None, map(_promised, clauses)))


def _promised(clause: str) -> tuple[str, str] | None:
    """What a clause promises, and within which time; None if it promises nothing."""
    time = DURATION.search(clause)
    before = clause[: time.start()] if time else ""
    head = next((head for head, way in _PROMISES.items() if way.fullmatch(before)), "")
    return (head, time[0]) if time and head else None
