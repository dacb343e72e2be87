"""Does the calendar say when the team works? Days, hours, time zone and holidays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...clock.fixed import READERS, length_in
from ...clock.hours import opening_hours, working_days
from ...clock.schedule import written_hours
from ...clock.spans import EndOfDay
from ...clock.zones import is_zone, zone_meant
from ...model.time import Working
from ...text.named import NamedTuple
from ...text.problem import short
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule
from ..telling import names

_HOURS = 'write begin and end: `"09:00-17:00"`, or several: `"09:00-12:00, 13:00-17:00"`'


@rule("error")
def calendar_incomplete(context: Context) -> Iterator[Finding]:
    """Working time is used, and nobody said when the team works.

    Working days and hours need `calendar: working:` with days, hours and a time zone, in a form
    that can be read: `mon-fri`, `"09:00-17:00"`, `Europe/Berlin`. Hours by weekday say the days
    already; then there is no `days:`.

    "Within one working day" is a promise. To a team and its communities in many time zones it
    means nothing until somebody says which hours those are.

    Complete `calendar: working:`.
    """
    if context.calendar_is_unread:
        return
    calendar = context.support.calendar
    working = calendar.working if calendar and calendar.working else Working()
    yield from _unreadable(working)
    is_by_weekday = isinstance(working.hours, Mapping)
    if is_by_weekday and working.days is not None:
        message = "hours by weekday say which days are worked, and so does `days`"
        advice = "remove `days:`, or write one text under `hours:`"
        yield Finding(working.days, message, advice, "calendar")
    given = {"days": working.days, "hours": working.hours, "timezone": working.timezone}
    lacking = [
        name
        for name, value in given.items()
        if not value and not (name == "days" and is_by_weekday)
    ]
    used = _first_working(context) if lacking else None
    if used is not None:
        message = f"`{used.text}` is working time, and the calendar lacks {names(lacking)}"
        advice = f"add {'it' if len(lacking) == 1 else 'them'} under `calendar: working:`"
        yield Finding(used.text, message, advice, used.about)


def _unreadable(working: Working) -> Iterator[Finding]:
    """What of the calendar cannot be read."""
    for weekdays, hours in written_hours(working):
        if weekdays is not None:
            yield from _unreadable_days(weekdays)
        if opening_hours(hours) is None:
            yield _unreadable_hours(hours, _HOURS)
    if working.days is not None:
        yield from _unreadable_days(working.days)
    zone = working.timezone
    if zone is not None and not is_zone(zone):
        meant = zone_meant(zone)
        advice = f"did you mean `{meant}`?" if meant else "write it as in `Europe/Berlin`, or `UTC`"
        yield Finding(zone, f"`{short(zone)}` is no time zone", advice, "calendar")
    for holiday in working.holidays:
        if holiday.hours is not None and opening_hours(holiday.hours) is None:
            yield _unreadable_hours(holiday.hours, f"{_HOURS}; without `hours:` it is free")


def _unreadable_days(days: Text) -> Iterator[Finding]:
    if working_days(days) is None:
        advice = "write `mon-fri`, or a list as in `mon, wed, fri`"
        yield Finding(days, f"`{short(days)}` cannot be read as working days", advice, "calendar")


def _unreadable_hours(hours: Text, advice: str) -> Finding:
    return Finding(hours, f"`{short(hours)}` cannot be read as working hours", advice, "calendar")


class _Used(NamedTuple):
    text: Text
    about: str


def _first_working(context: Context) -> _Used | None:
    """The first text that counts working time."""
    for kind in READERS:
        for text, _, owner in context.written[kind]:
            found = context.time(kind, text)
            duration = length_in(found)
            if isinstance(found, EndOfDay) or (duration is not None and duration.working):
                return _Used(text, owner.about)
    return None


@rule("warning", scope="process")
def no_holidays(context: Context) -> Iterator[Finding]:
    """The calendar names holidays, and none of this year or the next.

    Compares the years of `calendar: working: holidays:` with the day of the check. A calendar
    that names none at all is left alone: some teams work on all of them.

    A list of holidays is made once and then forgotten. From its last year on every date counts as
    worked, and what is due on a holiday is due too early.

    Add the holidays of this year and the next: `support-process holidays` prints them.
    """
    calendar = context.support.calendar
    holidays = calendar.working.holidays if calendar and calendar.working else ()
    if not holidays or context.calendar_is_unread:
        return
    year = context.today.year
    years = {int(holiday.date[:4]) for holiday in holidays}
    if years.isdisjoint((year, year + 1)):
        last = max(holidays, key=lambda holiday: holiday.date).date
        message = f"no holiday of {year} or {year + 1} is named: the last is {last}"
        advice = f"add them: `support-process holidays PLACE {year} {year + 1}` prints them"
        yield Finding(last, message, advice, "calendar")
