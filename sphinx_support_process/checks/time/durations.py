"""How long does it take? Durations, and the calendar that they need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...clock.durations import DurationError
from ...clock.events import is_end_of_day, lead
from ...clock.week import opening_hours, working_days
from ...clock.zones import is_zone, zone_meant
from ...model.varied import values
from ...text.kinds import By, Duration, Every, Since
from ...text.problem import short
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule
from ..telling import names

_NO_VALUE = r"(?i)\b(?:immediate(?:ly)?|asap|at once|as soon as|best effort|promptly)\b"
_CURRENT = r"(?i)\s*(?:the\s+)?(?:current|this|next)\s+([\w-]+)\s*"
_VAGUE = "say so in the title, without a value; a duration is a number and a unit"
_WEEKDAY = r"(?i)\b(?:mon|tue|wed|thu|fri|sat|sun)"
_BY = (
    "write `end of the working day`, `end of the next working day`, "
    "or a time before an event, as in `2 weeks before the release`"
)


@rule("error", scope="process")
def bad_duration(context: Context) -> Iterator[Finding]:
    """A text is no duration that everybody understands alike, or `since` stands without one.

    A duration is a number and a unit, or several: `30 minutes`, `1h 30m`, `2 calendar days`,
    `1 working day`, a unit of the calendar such as `1 sprint`, or ISO 8601 as in `PT30M`.

    A bare `1 day`, months, "a few hours" and numbers without a unit mean different things to
    different readers. One team compass told the time of a first answer in four phrasings, of
    which one was defined. A step with `since:` and no `within:` looks as if it had a deadline, and
    has none.

    A duty may also recur at fixed times, as `mon, thu 10:00`, and a step be due `by` the
    `end of the working day`, or `2 weeks before` an event.

    Write the form that the message suggests, or define the unit under `calendar: units:`.
    """
    for column in context.written[Since].columns:
        for step, _, _ in column.owners:
            if step.within is None and step.by is None and not context.is_partly_read(step.name):
                message = f"`{step.id}` says from when its deadline counts, but has none"
                advice = "add `within:` with a duration, or remove `since:`"
                yield Finding(step.since, message, advice, step.name)
    if context.calendar_is_unread:
        return
    durations = context.written[Duration]
    good = {text for text in durations.distinct if context.duration(text) is not None}
    for text, _, owner in durations.but(good):
        try:
            context.clock.parse(text)
        except DurationError as error:
            if error.culprit is None or error.culprit is text:
                cause = f"unit {error.unit}" if error.unit else ""
                help = _instead(text) or error.help
                yield Finding(text, error.message, help, owner.about, cause=cause)
    yield from _every(context)
    yield from _by(context)


def _instead(text: str) -> str:
    """What to write instead of a time that has no length, empty if it is another mistake."""
    unit = re.fullmatch(_CURRENT, text)
    if unit is not None:
        return f"say under `calendar: units:` how long a {unit[1]} is, and write `1 {unit[1]}`"
    return _VAGUE if re.search(_NO_VALUE, text) else ""


def _every(context: Context) -> Iterator[Finding]:
    """What is neither a duration nor names a weekday."""
    for text, _, owner in context.written[Every]:
        if context.duration(text) is None and not re.search(_WEEKDAY, text):
            try:
                context.clock.parse(text)
            except DurationError as error:
                help = f"{error.help}, or fixed times: `mon, thu 10:00`"
                yield Finding(text, error.message, help, owner.about)


def _by(context: Context) -> Iterator[Finding]:
    """What is neither the end of a working day nor a time before an event."""
    for text, _, owner in context.written[By]:
        said = lead(text)
        if said is None and not is_end_of_day(text):
            message = f"`{short(text)}` is neither the end of a working day nor before an event"
            yield Finding(text, message, _BY, owner.about)
        elif said is not None and context.duration(said.time) is None:
            try:
                context.clock.parse(said.time)
            except DurationError as error:
                yield Finding(text, error.message, error.help, owner.about)


@rule("error")
def calendar_incomplete(context: Context) -> Iterator[Finding]:
    """Working time is used, and nobody said when the team works.

    Working days and hours need `calendar: working:` with days, hours and a time zone, in a form
    that can be read: `mon-fri`, `"09:00-17:00"`, `Europe/Berlin`.

    "Within one working day" is a promise. To a team and its communities in many time zones it
    means nothing until somebody says which hours those are.

    Complete `calendar: working:`.
    """
    if context.calendar_is_unread:
        return
    calendar = context.support.calendar
    working = calendar.working if calendar else None
    hours = next(values(working.hours), None) if working else None
    given: dict[str, Text | None] = {
        "days": working.days if working else None,
        "hours": hours,
        "timezone": working.timezone if working else None,
    }
    if hours is not None and opening_hours(hours) is None:
        advice = 'write begin and end: `"09:00-17:00"`'
        yield Finding(
            hours, f"`{short(hours)}` cannot be read as working hours", advice, "calendar"
        )
    days = given["days"]
    if days is not None and working_days(days) is None:
        advice = "write `mon-fri`, or a list as in `mon, wed, fri`"
        yield Finding(days, f"`{short(days)}` cannot be read as working days", advice, "calendar")
    zone = given["timezone"]
    if zone is not None and not is_zone(zone):
        meant = zone_meant(zone)
        advice = f"did you mean `{meant}`?" if meant else "write it as in `Europe/Berlin`, or `UTC`"
        yield Finding(zone, f"`{short(zone)}` is no time zone", advice, "calendar")
    lacking = [name for name, value in given.items() if value is None]
    for text, _, owner in context.written[Duration] if lacking else ():
        duration = context.duration(text)
        if duration is not None and duration.working:
            message = f"`{text}` is working time, and the calendar lacks {names(lacking)}"
            advice = f"add {'it' if len(lacking) == 1 else 'them'} under `calendar: working:`"
            yield Finding(text, message, advice, owner.about)
            return
