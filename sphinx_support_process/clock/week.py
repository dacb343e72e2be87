"""When does the team work? The working time of a week."""

from __future__ import annotations

import re

from ..model import Calendar
from ..model.varied import values

_DAY = 24 * 60
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Week:
    """The working time of a week: spans of minutes after Monday 00:00.

    It is Monday to Friday, 09:00-17:00, where the calendar does not say.
    """

    def __init__(self, calendar: Calendar | None = None) -> None:
        working = calendar.working if calendar else None
        days = working_days(working.days) if working and working.days else None
        written = next(values(working.hours), None) if working else None
        hours = opening_hours(written) if written else None
        begin, end = hours or (9 * 60, 17 * 60)
        self.day_minutes = end - begin
        self.spans = [(day * _DAY + begin, day * _DAY + end) for day in days or range(5)]

    def elapsed(self, start: int, minutes: int) -> int:
        """The minutes that go by from a minute of the week until so much working time is over."""
        weeks, left = divmod(minutes - 1, sum(end - begin for begin, end in self.spans))
        left += 1
        for offset in (0, 7 * _DAY):
            for begin, end in self.spans:
                usable = max(0, end + offset - max(begin + offset, start))
                if left <= usable:
                    return weeks * 7 * _DAY + max(begin + offset, start) + left - start
                left -= usable
        raise AssertionError("two weeks hold at least one week of working time")

    def longest(self, minutes: int) -> int:
        """The most minutes that go by until so much working time is over."""
        return max(self.elapsed(end % (7 * _DAY), minutes) for _, end in self.spans)

    def difference(self, working: int, elapsed: int) -> tuple[int, str]:
        """By how much so much working time and elapsed time can differ, and from when on.

        Looks at full hours of working time, and at the ends of it where more goes by from there;
        of equal ones it names the nearest to the evening.
        """
        starts = [start for begin, end in self.spans for start in range(begin, end, 60)]
        ends = {end % (7 * _DAY) for _, end in self.spans}.difference(starts)
        found = {start: abs(self.elapsed(start, working) - elapsed) for start in (*starts, *ends)}

        def rank(start: int) -> tuple[int, bool, int]:
            return found[start], start not in ends, -abs(start % _DAY - 18 * 60)

        start = max(found, key=rank)
        hour, minute = divmod(start % _DAY, 60)
        return found[start], f"{_NAMES[start // _DAY]} {hour:02}:{minute:02}"


def working_days(text: str) -> tuple[int, ...] | None:
    """The days that a team works, 0 for Monday, from `mon-fri` or `mon, wed`; None if unclear."""
    found: set[int] = set()
    for part in text.replace(" ", "").casefold().replace("\u2013", "-").split(","):
        first, dash, last = part.partition("-")
        days = [_DAYS.index(day[:3]) for day in (first, last) if day[:3] in _DAYS]
        if len(days) != 1 + bool(dash):
            return None
        found.update((days[0] + step) % 7 for step in range((days[-1] - days[0]) % 7 + 1))
    return tuple(sorted(found))


def opening_hours(text: str) -> tuple[int, int] | None:
    """Begin and end of a working day in minutes after midnight, from `09:00-17:00`."""
    match = re.fullmatch(r"\s*(\d{1,2}):([0-5]\d)\s*[-\u2013]\s*(\d{1,2}):([0-5]\d)\s*", text)
    if match is None:
        return None
    begin, end = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
    return (begin, end) if 0 <= begin < end <= 24 * 60 else None
