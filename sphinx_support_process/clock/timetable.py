"""What has to be known to count due times elsewhere? Working time and a zone as plain numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from ..text.named import NamedTuple
from .due import HORIZON
from .hours import Spans
from .instants import offsets, seconds
from .schedule import Schedule
from .spans import EndOfDay, Span
from .zones import Zones, newest_zones, zone_called

ARRIVALS = date(2020, 1, 1), date(2049, 12, 31)
"""The days between which pages count from an arrival: always the same, as a build must not age."""

_MIDNIGHT = date(1970, 1, 1).toordinal()


class Timetable(NamedTuple):
    """When a team works, for who cannot look up its zone: minutes and days are those since 1970.

    `changes` say from which minute on the clock is how many minutes ahead of UTC. They are good
    for arrivals from the `first` day to the `last`.
    """

    zone: str
    first: date
    last: date
    changes: tuple[tuple[int, int], ...]
    week: tuple[Spans, ...]
    dates: tuple[tuple[int, Spans], ...]
    zones: Zones

    def plain(self) -> dict[str, Any]:
        """The same for JSON, as the script reads it."""
        days = {"first": f"{self.first}", "last": f"{self.last}"}
        hours = {"week": self.week, "dates": dict(self.dates)}
        return {"zone": self.zone, **days, "changes": self.changes, **hours}


def timetable(schedule: Schedule, first: date, last: date) -> Timetable:
    """The timetable of a schedule for what arrives between two days, some years after 1970.

    Raises KeyError, ValueError or OSError where the zone is not known.
    """
    zone = zone_called(schedule.zone)
    begin, end = (
        seconds(datetime(day.year, day.month, day.day, tzinfo=UTC)) for day in (first, last)
    )
    changes = offsets(zone, begin - 3 * 86400, end + HORIZON)
    return Timetable(
        schedule.zone,
        first,
        last,
        tuple((at // 60, ahead // 60) for at, ahead in changes),
        schedule.week,
        tuple((day.toordinal() - _MIDNIGHT, spans) for day, spans in schedule.holidays.items()),
        newest_zones(),
    )


def plain_amount(amount: Span | EndOfDay) -> list[int] | int:
    """A length of time for JSON: its parts by each clock, or 0 and 1 for the end of a day."""
    return int(amount.next) if isinstance(amount, EndOfDay) else [int(part) for part in amount]
