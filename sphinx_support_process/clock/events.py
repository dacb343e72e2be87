"""Before which event is it due, and how long before?"""

from __future__ import annotations

import re
from typing import NamedTuple

_BEFORE = re.compile(r"\s*(\S.*?)\s+before\s+(?:the\s+)?(\S.*?)\s*", re.IGNORECASE)
_END_OF_DAY = re.compile(r"\s*end\s+of\s+the\s+(?:next\s+)?working\s+day\s*", re.IGNORECASE)


class Lead(NamedTuple):
    """A time before an event: how long before, as written, and the event in lower case."""

    time: str
    event: str


def lead(by: str) -> Lead | None:
    """The time before an event that a `by` says, as in `2 weeks before the release`."""
    match = _BEFORE.fullmatch(by)
    return Lead(match[1], " ".join(match[2].casefold().split())) if match else None


def is_end_of_day(by: str) -> bool:
    """Whether a `by` says the end of this or the next working day."""
    return _END_OF_DAY.fullmatch(by) is not None
