"""Does the calendar say something twice? Spans that overlap, weekdays and dates given twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...clock.hours import DAY, WEEKDAYS, Spans, clock_time, opening_hours, overlap, working_days
from ...clock.schedule import Schedule, written_hours
from ...model.time import Working
from ...text.named import NamedTuple
from ...text.problem import Note, short
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule


@rule("error", scope="process")
def overlapping_hours(context: Context) -> Iterator[Finding]:
    """The calendar gives the same hours, weekday or date twice.

    The spans of a day must not overlap, a night must be over before the hours of the next day
    begin, and each weekday and each date has one place that gives its hours. A span whose end is
    not after its begin, as `22:00-06:00`, goes on into the next day.

    Where two places say something of the same hour, nobody knows which of them is right, and a
    time that is counted by them is wrong on that day.

    Say it once.
    """
    calendar = context.support.calendar
    working = calendar.working if calendar else None
    if working is None:
        return
    texts = [text for _, text in written_hours(working)]
    texts += [holiday.hours for holiday in working.holidays if holiday.hours is not None]
    for text in texts:
        yield from _in_text(text)
    yield from _weekdays(working)
    yield from _nights(working, context.schedule)
    yield from _dates(working, context.schedule)


def _in_text(text: Text) -> Iterator[Finding]:
    """Spans of one text that overlap."""
    found = overlap(opening_hours(text) or ())
    if found is not None:
        begin, end = found[1][0], min(found[0][1], found[1][1])
        message = f"`{short(text)}` has {clock_time(begin)}-{clock_time(end)} twice"
        yield Finding(text, message, "let each span end before the next begins", "calendar")


def _weekdays(working: Working) -> Iterator[Finding]:
    """Weekdays that are named twice in hours by weekday."""
    named: dict[int, Text] = {}
    for weekdays, _ in written_hours(working):
        days = (working_days(weekdays) if weekdays else None) or ()
        twice = [day for day in days if day in named]
        if weekdays is not None and twice:
            first = named[twice[0]]
            message = f"`{weekdays}` and `{first}` both give hours of {WEEKDAYS[twice[0]]}"
            note = Note(first.place, "they are given here as well")
            advice = "name each weekday once"
            yield Finding(weekdays, message, advice, "calendar", related=(note,))
        elif weekdays is not None:
            named.update(dict.fromkeys(days, weekdays))


class _Night(NamedTuple):
    """A night that is not over when the hours of the next day begin, in minutes of that day."""

    end: int
    begin: int


def _nights(working: Working, schedule: Schedule) -> Iterator[Finding]:
    """Nights that go on into the hours of the next weekday; each text is told once."""
    for weekdays, text in written_hours(working):
        for day in working_days(weekdays or working.days or "mon-fri") or ():
            night = _night(opening_hours(text) or (), schedule.week[(day + 1) % 7])
            if night is not None:
                yield _too_long(text, night, WEEKDAYS[day], WEEKDAYS[(day + 1) % 7])
                break


def _dates(working: Working, schedule: Schedule) -> Iterator[Finding]:
    """Dates that are given twice, and nights that go on into the hours of a date or from it."""
    known: dict[str, Text] = {}
    for holiday in working.holidays:
        if holiday.date in known:
            message = f"`{holiday.date}` is given twice"
            note = Note(known[holiday.date].place, "it is given here as well")
            yield Finding(holiday.date, message, "keep one of them", "calendar", related=(note,))
        known.setdefault(holiday.date, holiday.date)
        day = date.fromisoformat(holiday.date)
        if holiday.hours is None or not date.min < day < date.max:
            continue
        for first in (day - timedelta(days=1), day):
            second = first + timedelta(days=1)
            night = _night(schedule.of(first), schedule.of(second))
            if night is not None and (first == day or str(first) not in known):
                yield _too_long(holiday.hours, night, str(first), str(second))


def _night(first: Spans, second: Spans) -> _Night | None:
    for begin, end in first:
        for begins, ends in second:
            if begin - DAY < ends and begins < end - DAY:
                return _Night(end - DAY, begins)
    return None


def _too_long(text: Text, night: _Night, first: str, second: str) -> Finding:
    message = (
        f"the night of {first} ends at {clock_time(night.end)}, "
        f"and {second} begins at {clock_time(night.begin)}"
    )
    return Finding(text, message, "let one be over before the other begins", "calendar")
