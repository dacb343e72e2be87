"""When is it due? A length of time from an arrival on, by the calendar and to the second."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from math import inf
from typing import Literal
from zoneinfo import ZoneInfo

from ..text.named import NamedTuple
from .instants import DAY, instant, pieces, seconds, shown
from .schedule import Schedule
from .spans import EndOfDay, Span
from .zones import zone_called

HORIZON = 1830 * DAY
"""So many seconds after the arrival nothing more is looked for."""

Pause = tuple[datetime, datetime | None]
"""When the clock stands: from one instant to another, or still."""

_MIDNIGHT = date(1970, 1, 1).toordinal()


class Due(NamedTuple):
    """When it is due, in UTC, and how much working or elapsed time there was for it."""

    at: datetime
    time: timedelta


class Stopped(NamedTuple):
    """The clock stands, and so much time of the whole is left."""

    left: timedelta
    time: timedelta


class DueError(ValueError):
    """Nothing is ever due: the calendar has no working time, or too little within five years."""

    def __init__(self, reason: Literal["no-working-time", "beyond-horizon"]) -> None:
        super().__init__(reason)
        self.reason = reason


class _Work(NamedTuple):
    """Working time without a break, in seconds since 1970, the date, and the offset."""

    begin: int
    end: int
    day: int
    ahead: int


def due(
    schedule: Schedule, arrival: datetime, amount: Span | EndOfDay, pauses: Iterable[Pause] = ()
) -> Due | Stopped:
    """When an amount of time is used up that is counted from an arrival, without the pauses.

    It is the earliest such instant: 17:00 sharp, where work ends then. Working time and elapsed
    time do not stand in one amount. Instants have a time zone. Raises DueError.
    """
    begin = seconds(arrival)
    zone = zone_called(schedule.zone)
    if isinstance(amount, Span) and not amount.working:
        counted: Iterable[tuple[int, int]] = [(begin, begin + HORIZON)]
        length = _elapsed(zone, begin, amount)
    else:
        works = _works(schedule, zone, begin, begin + HORIZON)
        counted = ((work.begin, work.end) for work in works)
        length = _working(schedule, zone, begin, amount)
    if length == 0:
        return Due(instant(begin), timedelta())
    if length > HORIZON:
        raise DueError("beyond-horizon")
    stops = _merged(pauses)
    left = length
    for start, end in _without(counted, stops):
        if end - start >= left:
            return Due(instant(start + left), timedelta(seconds=length))
        left -= end - start
    if stops and stops[-1][1] == inf and stops[-1][0] < begin + HORIZON:
        return Stopped(timedelta(seconds=left), timedelta(seconds=length))
    raise DueError("beyond-horizon")


def _elapsed(zone: ZoneInfo, begin: int, amount: Span) -> int:
    """The seconds until months and days are over by the clock on the wall, then the minutes."""
    end = begin
    if max(amount.months, amount.days) > HORIZON // DAY:
        raise DueError("beyond-horizon")
    if amount.months or amount.days:
        wall = instant(begin).astimezone(zone)
        year, month = divmod(wall.year * 12 + wall.month - 1 + int(amount.months), 12)
        last = monthrange(year, month + 1)[1]
        wall = wall.replace(year=year, month=month + 1, day=min(wall.day, last), tzinfo=UTC)
        end = shown(zone, seconds(wall) + int(amount.days) * DAY, begin)
    return end - begin + int(amount.minutes) * 60


def _working(schedule: Schedule, zone: ZoneInfo, begin: int, amount: Span | EndOfDay) -> int:
    """The seconds of working time that an amount has from an instant on."""
    if not schedule.works:
        raise DueError("no-working-time")
    number = int(amount.working_days if isinstance(amount, Span) else amount.next)
    works: list[_Work] = []
    days: list[int] = []
    for work in _works(schedule, zone, begin, begin + HORIZON + 3 * DAY):
        if len(days) > number and work.day > days[number] + 1:
            break
        works.append(work)
        if not days or work.day > days[-1]:
            days.append(work.day)
    if len(days) <= number:
        raise DueError("beyond-horizon")
    day = days[number]
    if isinstance(amount, EndOfDay):
        end = max(work.end for work in works if work.day == day)
        return sum(min(work.end, end) - work.begin for work in works if work.begin < end)
    first = works[0]
    end = shown(zone, (day - first.day) * DAY + first.begin + first.ahead, first.begin)
    length = sum(min(work.end, end) - work.begin for work in works if work.begin < end)
    return length + int(amount.working_minutes) * 60


def _works(schedule: Schedule, zone: ZoneInfo, begin: int, end: int) -> Iterator[_Work]:
    """The working time between two instants, each minute once."""
    last = begin
    for start, until, ahead in pieces(zone, begin, end):
        days = range((start + ahead) // DAY - 1, (until + ahead - 1) // DAY + 1)
        spans = [
            (day * DAY - ahead + opens * 60, day * DAY - ahead + closes * 60, day)
            for day in days
            for opens, closes in schedule.of(date.fromordinal(day + _MIDNIGHT))
        ]
        for opens, closes, day in sorted(spans):
            begins, ends = max(opens, start, last), min(closes, until)
            if begins < ends:
                last = ends
                yield _Work(begins, ends, day, ahead)


def _merged(pauses: Iterable[Pause]) -> list[tuple[float, float]]:
    """The pauses in their order, without overlaps."""
    found: list[tuple[float, float]] = []
    for begin, end in sorted(
        (seconds(begin), inf if end is None else seconds(end)) for begin, end in pauses
    ):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return found


def _without(
    counted: Iterable[tuple[int, int]], stops: Sequence[tuple[float, float]]
) -> Iterator[tuple[int, int]]:
    """What is counted but for the pauses."""
    number = 0
    for begin, end in counted:
        while number < len(stops) and stops[number][1] <= begin:
            number += 1
        at = begin
        for stop, goes_on in stops[number:]:
            if stop >= end:
                break
            if at < stop:
                yield at, int(stop)
            if goes_on >= end:
                at = end
                break
            at = int(goes_on)
        if at < end:
            yield at, end
