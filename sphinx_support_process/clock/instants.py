"""When does a clock on the wall show a time? Pieces of constant offset of a time zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

Piece = tuple[int, int, int]
"""Begin and end in seconds since 1970 in UTC, and how far the clock is ahead of UTC there."""

DAY = 24 * 60 * 60
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def seconds(moment: datetime) -> int:
    """An instant in seconds since 1970."""
    return (moment - _EPOCH) // timedelta(seconds=1)


def instant(seconds: int) -> datetime:
    """The instant so many seconds after 1970."""
    return _EPOCH + timedelta(seconds=seconds)


def pieces(zone: ZoneInfo, start: int, end: int) -> Iterator[Piece]:
    """What the offset is between two instants; each piece lies within one day of UTC."""
    while start < end:
        until = min(end, start - start % DAY + DAY)
        ahead, later = _offset(zone, start), _offset(zone, until)
        if ahead != later:
            change = _change(zone, start, until)
            yield start, change, ahead
            yield change, until, later
        else:
            yield start, until, ahead
        start = until


def shown(zone: ZoneInfo, wall: int, start: int) -> int:
    """The first instant, from `start` on, at which the clock shows a time or a later one.

    The time is in seconds since 1970 as if the zone were UTC.
    """
    for begin, end, ahead in pieces(zone, max(start, wall - 2 * DAY), wall + 3 * DAY):
        if end + ahead > wall:
            return max(begin, wall - ahead)
    return wall


def offsets(zone: ZoneInfo, start: int, end: int) -> Iterator[tuple[int, int]]:
    """How far the clock is ahead of UTC at the start, and each change of that until the end.

    Changes are at least three days apart; those of all zones are since 2000.
    """
    last = start, _offset(zone, start)
    yield last
    for until in (*range(start + 3 * DAY, end, 3 * DAY), end):
        if _offset(zone, until) != last[1]:
            change = _change(zone, max(start, until - 3 * DAY), until)
            last = change, _offset(zone, change)
            yield last


def _change(zone: ZoneInfo, start: int, end: int) -> int:
    """When the offset changes, between two instants at which it differs."""
    ahead = _offset(zone, start)
    while end - start > 1:
        middle = (start + end) // 2
        if _offset(zone, middle) == ahead:
            start = middle
        else:
            end = middle
    return end


def _offset(zone: ZoneInfo, at: int) -> int:
    found = instant(at).astimezone(zone).utcoffset()
    assert found is not None
    return found // timedelta(seconds=1)
