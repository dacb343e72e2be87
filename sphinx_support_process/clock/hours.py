"""Which hours are meant? Weekdays and the spans of a day, as people write them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TypeAlias

DAY = 24 * 60
"""Minutes of a day by the clock."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Begins and ends in minutes after the midnight on which a date begins, rising.

A night goes on after 24:00: `22:00-06:00` is (1320, 1800), and belongs to the date it begins on.
"""

_TIME = r"(\d{1,2}):([0-5]\d)"
_SPAN = re.compile(rf"\s*{_TIME}\s*[-\u2013]\s*{_TIME}\s*")
_LONGEST = 200
"""No text of hours or days is longer than this many characters."""


def working_days(text: str) -> tuple[int, ...] | None:
    """The weekdays that are meant, 0 for Monday, by `mon-fri` or `mon, wed`; None if unclear."""
    found: set[int] = set()
    if len(text) > _LONGEST:
        return None
    for part in text.replace(" ", "").casefold().replace("\u2013", "-").split(","):
        first, dash, last = part.partition("-")
        days = [day for day in map(_weekday, (first, last)) if day is not None]
        if len(days) != 1 + bool(dash):
            return None
        found.update((days[0] + step) % 7 for step in range((days[-1] - days[0]) % 7 + 1))
    return tuple(sorted(found))


def opening_hours(text: str) -> Spans | None:
    """The spans of `09:00-12:00, 13:00-17:00` or `22:00-02:00, 02:45-06:00`; None if unclear.

    One that does not end after its begin ends on the next date, and those that follow it are of
    that morning.
    """
    found: list[tuple[int, int]] = []
    night = 0
    for part in text.split(",") if len(text) <= _LONGEST else ("",):
        match = _SPAN.fullmatch(part)
        if match is None:
            return None
        hour, minute, last_hour, last_minute = map(int, match.groups())
        begin, end = hour * 60 + minute, last_hour * 60 + last_minute
        if begin >= DAY or end > DAY:
            return None
        begin, end = begin + night, end + night
        if end <= begin:
            if night:
                return None
            night, end = DAY, end + DAY
        found.append((begin, end))
    return tuple(sorted(found))


def overlap(spans: Spans) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Two spans of which one begins before the other is over, if there are any."""
    return next((pair for pair in pairwise(sorted(spans)) if pair[1][0] < pair[0][1]), None)


def merged(spans: Spans) -> Spans:
    """The same minutes in spans that do not touch."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return tuple(found)


def clock_time(minutes: int) -> str:
    """`09:00` for so many minutes after a midnight."""
    hour, minute = divmod(minutes % DAY, 60)
    return f"{hour:02}:{minute:02}"


def _weekday(name: str) -> int | None:
    """The day of a name, of its plural, or of its first three letters or more."""
    begin = name.removesuffix("s")
    return next(
        (
            day
            for day, full in enumerate(WEEKDAYS)
            if len(begin) > 2 and full.casefold().startswith(begin)
        ),
        None,
    )
