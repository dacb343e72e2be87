"""Which of two lengths of time is longer? Always, in some weeks, or never."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import chain
from math import inf
from typing import Literal

from ..text.named import NamedTuple
from .hours import DAY
from .schedule import Schedule
from .spans import Span, days_of
from .week import WEEK, Week, day_of, moment


class TooLong(NamedTuple):
    """How often a length of time is longer than its limit.

    `when` says of `sometimes` when: `from Friday 17:00 on`, `in the week of 2026-12-21`, `where
    1 calendar month has 28 days`.
    """

    often: Literal["never", "sometimes", "always"]
    when: str = ""


NEVER, ALWAYS = TooLong("never"), TooLong("always")


class Lengths:
    """Compares lengths of time by a schedule.

    One is never too long of which no part is (working days, working time, months, elapsed time).
    Else both are counted from all the minutes of an ordinary week that can make a difference, and
    from the days before each holiday; changes of the clock are left aside.
    """

    def __init__(self, schedule: Schedule) -> None:
        self.week = Week(schedule)
        self._schedule = schedule
        self._found: dict[tuple[Span, Span], TooLong] = {}

    def too_long(self, span: Span, limit: Span) -> TooLong:
        """How often a length of time is over later than its limit.

        The parts of `span` may stand in any order, as those of the steps on a way do: `always`
        means in each order, `sometimes` in one of them.
        """
        if span.within(limit):
            return NEVER
        if inf in span or (sum(_kinds(span)) == 1 and _kinds(span) == _kinds(limit)):
            return ALWAYS
        key = (span, limit)
        if key not in self._found:
            counts = span.working or limit.working
            self._found[key] = (self._counted if counts else _elapsed)(span, limit)
        return self._found[key]

    def _counted(self, span: Span, limit: Span) -> TooLong:
        """By counting both from each minute of an ordinary week, then around holidays."""
        late = {start: self._late(start, span, limit) for start in self._starts(span, limit)}
        if all(least > 0 for least, _ in late.values()):
            return ALWAYS
        start = max(late, key=lambda start: (late[start][1], -abs(start % DAY - 18 * 60)))
        if late[start][1] > 0:
            return TooLong("sometimes", f"from {moment(start)} on")
        for day in self._days_before_holidays:
            for start in chain.from_iterable(self._dated.spans(day)):
                if _lateness(self._dated, start, span, limit)[1] > 0:
                    monday = date.fromordinal(day - day % 7 + 1)
                    return TooLong("sometimes", f"in the week of {monday}")
        return NEVER

    def _late(self, start: int, span: Span, limit: Span) -> tuple[int, int]:
        """The least and the most minutes that a span is over later, at a minute or just after."""
        at, after = (_lateness(self.week, start + step, span, limit) for step in (0, 1))
        return min(at[0], after[0]), max(at[1], after[1])

    def _starts(self, span: Span, limit: Span) -> list[int]:
        """The minutes of a week at which it can change which of two is over first."""
        spans = [hours for day in range(7) for hours in self.week.spans(day)]
        edges = {edge % WEEK for hours in spans for edge in hours}
        found = set(edges)
        for one in (span, limit):
            if one.working_days:
                found |= {day * DAY + edge % DAY for day in range(7) for edge in edges}
            for days in days_of(int(one.months)):
                found |= {edge - days * DAY - int(one.elapsed) for edge in edges}
            found |= {self.week.starting(edge, int(one.working_minutes)) for edge in edges}
        return sorted({minute % WEEK for minute in found})

    @cached_property
    def _dated(self) -> Week:
        return Week(self._schedule, holidays=True)

    @cached_property
    def _days_before_holidays(self) -> list[int]:
        """The days from which on a holiday may make a difference."""
        holidays = map(day_of, self._schedule.holidays)
        return sorted({max(0, day - before) for day in holidays for before in range(8)})


def _lateness(week: Week, start: int, span: Span, limit: Span) -> tuple[int, int]:
    """The least and the most minutes that a span is over later than its limit."""
    first, last = _ends(week, start, span)
    limit_first, limit_last = _ends(week, start, limit)
    return first - limit_last, last - limit_first


def _ends(week: Week, start: int, span: Span) -> tuple[int, int]:
    """The first and the last minute at which a span can be over."""

    def worked(start: int) -> int:
        end = start + week.elapsed_days(start, int(span.working_days))
        return end + week.elapsed(end, int(span.working_minutes))

    short, long = (days * DAY + int(span.elapsed) for days in days_of(int(span.months)))
    end = worked(start)
    if not long or not span.working:
        return end + short, end + long
    return min(end + short, worked(start + short)), max(end + long, worked(start + long))


def _elapsed(span: Span, limit: Span) -> TooLong:
    """By the months: all else has its length."""
    (least, most), (limit_least, limit_most) = (
        [days * DAY + each.elapsed for days in days_of(int(each.months))] for each in (span, limit)
    )
    if least > limit_most:
        return ALWAYS
    if most <= limit_least:
        return NEVER
    one, days = (limit, 0) if limit.months > span.months else (span, 1)
    months = int(one.months)
    return TooLong(
        "sometimes",
        f"where {months} calendar month{'s have' if months > 1 else ' has'} "
        f"{days_of(months)[days]} days",
    )


def _kinds(span: Span) -> tuple[bool, ...]:
    """Which parts there are."""
    return (
        bool(span.working_days),
        bool(span.working_minutes),
        bool(span.months),
        bool(span.elapsed),
    )
