"""How long does working time take? The course of working weeks, without changes of the clock."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate

from .hours import DAY, WEEKDAYS, Spans, clock_time
from .schedule import Schedule

WEEK = 7 * DAY


class Week:
    """The working time of a schedule, by minutes after the midnight of a Monday.

    Without holidays every week is alike, and the minutes may be those of any week. With them they
    are counted from 1 January of year 1, a Monday, as `minute_of` does.
    """

    def __init__(self, schedule: Schedule = Schedule(), *, holidays: bool = False) -> None:  # noqa: B008
        self._days = schedule.week if any(schedule.week) else Schedule().week
        others = schedule.holidays if holidays else {}
        self._others = {day_of(date): spans for date, spans in others.items()}
        lengths = [_length(spans) for spans in self._days]
        other_lengths = {day: _length(spans) for day, spans in self._others.items()}
        self._minutes = _Sums(lengths, other_lengths)
        self._works = _Sums(
            list(map(bool, lengths)), {day: bool(length) for day, length in other_lengths.items()}
        )

    def spans(self, day: int) -> Spans:
        """The spans that belong to a day, in minutes after Monday 00:00."""
        midnight = day * DAY
        spans = self._others.get(day, self._days[day % 7])
        return tuple((midnight + begin, midnight + end) for begin, end in spans)

    def elapsed(self, start: int, minutes: int) -> int:
        """The minutes that go by from a minute on until so much working time is over."""
        return self._at(self._done(start) + minutes) - start if minutes > 0 else 0

    def elapsed_days(self, start: int, days: int) -> int:
        """The minutes that go by from a minute on until so many working days are over.

        That is at the same time of a later day, or at the last working minute before it.
        """
        if days <= 0:
            return 0
        done = self._done(start)
        day = self._minutes.day(done + 1)
        later = self._works.day(self._works.before(day) + days + 1)
        begin = self._at(done + 1) - 1
        return self._at(self._done(begin + (later - day) * DAY)) - start

    def starting(self, end: int, minutes: int) -> int:
        """The first minute from which so much working time is over at the end."""
        return self._at(self._done(end) - minutes)

    def longest(self, minutes: int) -> int:
        """The most minutes that go by in an ordinary week until so much working time is over."""
        return max(
            self.elapsed(end % WEEK, minutes) for day in range(7) for _, end in self.spans(day)
        )

    def difference(self, working: int, elapsed: int) -> tuple[int, str]:
        """By how much so much working time and elapsed time can differ, and from when on.

        Looks at full hours of working time, and at the ends of it where more goes by from there;
        of equal ones it names the nearest to the evening.
        """
        spans = [span for day in range(7) for span in self.spans(day)]
        starts = [start % WEEK for begin, end in spans for start in range(begin, end, 60)]
        ends = {end % WEEK for _, end in spans}.difference(starts)
        found = {start: abs(self.elapsed(start, working) - elapsed) for start in (*starts, *ends)}

        def rank(start: int) -> tuple[int, bool, int]:
            return found[start], start not in ends, -abs(start % DAY - 18 * 60)

        start = max(found, key=rank)
        return found[start], moment(start)

    def _done(self, minute: int) -> int:
        """How much working time is over at a minute, counted from the first Monday."""
        day = minute // DAY - 1
        spans = (*self.spans(day), *self.spans(day + 1))
        over = sum(min(end, minute) - begin for begin, end in spans if begin < minute)
        return self._minutes.before(day) + over

    def _at(self, done: int) -> int:
        """The first minute at which so much working time is over."""
        day = self._minutes.day(done)
        left = done - self._minutes.before(day)
        for begin, end in self.spans(day):
            if left <= end - begin:
                return begin + left
            left -= end - begin
        raise AssertionError("it is a day on which so much is over")


class _Sums:
    """What days add up to: one number for each weekday, others for some days."""

    def __init__(self, week: Sequence[int], others: Mapping[int, int]) -> None:
        self._week = [0, *accumulate(week)]
        self._dates = sorted(others)
        self._more = [0, *accumulate(others[day] - week[day % 7] for day in self._dates)]
        self._first = 7 * (self._dates[0] // 7) if self._dates else 0
        self._last = 7 * (self._dates[-1] // 7 + 1) if self._dates else 0

    def before(self, day: int) -> int:
        """The sum of all days from the first Monday until before a day."""
        more = self._more[bisect_left(self._dates, day)]
        return day // 7 * self._week[7] + self._week[day % 7] + more

    def day(self, number: int) -> int:
        """The day with which the sum comes to a number."""
        if self.before(self._first) < number <= self.before(self._last):
            days = range(self._first, self._last + 1)
            return days[bisect_left(days, number, key=self.before) - 1]
        monday = self._first if number <= self.before(self._first) else self._last
        weeks, rest = divmod(number - self.before(monday) - 1, self._week[7])
        return monday + weeks * 7 + bisect_left(self._week, rest + 1) - 1


def day_of(date: date) -> int:
    """The days from the first Monday to a date."""
    return date.toordinal() - 1


def moment(minute: int) -> str:
    """A minute of a week in words, as in `Friday 17:00`."""
    return f"{WEEKDAYS[minute // DAY % 7]} {clock_time(minute)}"


def _length(spans: Spans) -> int:
    return sum(end - begin for begin, end in spans)
