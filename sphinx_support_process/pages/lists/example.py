"""By when is that? A promise for somebody who writes on a Friday evening, in a usual week."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ...clock.due import Due, DueError, due
from ...clock.durations import Duration
from ...clock.spans import EndOfDay
from ...clock.zones import zone_called
from ...known.known import Known
from ...model import Promise
from ...text import kinds
from ...text.text import Text
from ..lines import _, phrase
from ..pieces import Phrase

_FRIDAY = datetime(2026, 1, 9, 17, 30, tzinfo=UTC)
"""Any Friday far from where clocks change: holidays are left out."""

_WEEKDAYS = (
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")),
    *(_("Saturday"), _("Sunday")),
)


def example(known: Known, promise: Promise) -> Phrase | None:
    """When it is due, if that is within a week, and counts from when somebody writes."""
    text = promise.by if promise.within is None else promise.within
    if not isinstance(text, Text) or promise.from_ not in known.support.processes:
        return None
    time = known.time(kinds.By if promise.within is None else kinds.Duration, text)
    if not isinstance(time, Duration | EndOfDay):
        return None
    usual = known.schedule._replace(holidays={})
    try:
        written = _FRIDAY.replace(tzinfo=zone_called(usual.zone))
        found = due(usual, written, time.span if isinstance(time, Duration) else time)
    except (DueError, KeyError, ValueError, OSError):
        return None
    if not isinstance(found, Due) or found.at - written >= timedelta(days=7):
        return None
    at = found.at.astimezone(written.tzinfo)
    return phrase(
        _("Written on Friday at {time}: by {day} {until}."),
        time=f"{written:%H:%M}",
        day=phrase(_WEEKDAYS[at.weekday()]),
        until=f"{at:%H:%M}",
    )
