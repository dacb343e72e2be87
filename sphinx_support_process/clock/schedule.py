"""When does the team work? The spans of working time that belong to a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..model import Calendar
from ..model.time import Working
from ..text.named import NamedTuple
from ..text.text import Text
from .hours import Spans, merged, opening_hours, working_days

OFFICE: Spans = ((9 * 60, 17 * 60),)
"""The hours of a working day where the calendar gives none that can be read."""


class Schedule(NamedTuple):
    """The hours of each weekday, and of the dates that have others, in a time zone.

    A span belongs to the date that it begins on, and may end on the next one: what stands under
    `holidays` takes away the night that begins on a date, and leaves the one before.
    """

    week: tuple[Spans, ...] = (OFFICE,) * 5 + ((),) * 2
    holidays: Mapping[date, Spans] = {}
    zone: str = "UTC"

    def of(self, day: date) -> Spans:
        """The spans of a date, in minutes after its midnight by the clock on the wall."""
        return self.holidays.get(day, self.week[day.weekday()])

    @property
    def works(self) -> bool:
        """Whether there is any working time at all."""
        return any(self.week) or any(self.holidays.values())


def schedule(calendar: Calendar | None) -> Schedule:
    """The schedule that a calendar gives: Monday to Friday, 09:00-17:00 where it does not say.

    What cannot be read is left out; the rule `calendar-incomplete` tells of it.
    """
    working = calendar.working if calendar else None
    if working is None:
        return Schedule()
    week: list[Spans] = [()] * 7
    every = OFFICE
    for weekdays, text in written_hours(working):
        for day in (working_days(weekdays) if weekdays else None) or ():
            week[day] = merged((*week[day], *_hours(text)))
        every = every if weekdays else _hours(text) or OFFICE
    if not any(week):
        for day in (working_days(working.days) if working.days else None) or range(5):
            week[day] = every
    holidays = {
        date.fromisoformat(holiday.date): _hours(holiday.hours) if holiday.hours else ()
        for holiday in working.holidays
    }
    return Schedule(tuple(week), holidays, working.timezone or "UTC")


def written_hours(working: Working) -> list[tuple[Text | None, Text]]:
    """The texts that give hours, each with the weekdays that it is for, None if for all days."""
    if isinstance(working.hours, Mapping):
        return list(working.hours.items())
    return [] if working.hours is None else [(None, working.hours)]


def _hours(text: str) -> Spans:
    return merged(opening_hours(text) or ())
