"""When is it due, say, on a Friday afternoon? Three examples, which are the same on every day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from ..clock.due import Due, DueError, due
from ..clock.schedule import Schedule
from ..clock.spans import EndOfDay, Span
from ..clock.zones import zone_called
from ..known.known import Known
from ..text.named import NamedTuple
from .content import Block, Cell, Table
from .lines import _, line, phrase
from .pieces import Phrase, Pieces
from .times import WEEKDAYS

_WEDNESDAY = datetime(2026, 6, 10, 10)  # noqa: DTZ001
"""It stands for any Wednesday: no clock is set in that week."""

_FRIDAY = datetime(2026, 6, 12, 17, 30)  # noqa: DTZ001
_BEFORE = time(16)
"""When something arrives on the day before a holiday."""


class _Example(NamedTuple):
    """What is said of an arrival, when it is, and by which hours it is counted."""

    said: Phrase
    arrival: datetime
    schedule: Schedule


def examples(known: Known, times: Sequence[tuple[Pieces, Span | EndOfDay]]) -> Iterator[Block]:
    """A table with a row for each time, which has a name, and a column for each example."""
    shown = [*_examples(known)]
    head: list[Pieces] = [(phrase(_("For example, counted from")),)]
    head += [(each.said,) for each in shown]
    rows = ((name, *((_due(each, amount),) for each in shown)) for name, amount in times)
    if times:
        yield Table(tuple(head), tuple(tuple(Cell((line(cell),)) for cell in row) for row in rows))


def _examples(known: Known) -> Iterator[_Example]:
    """A Wednesday, a Friday afternoon, and the day before the first holiday that is named."""
    zone = zone_called(known.schedule.zone)
    ordinary = known.schedule._replace(holidays={})
    for arrival in (_WEDNESDAY, _FRIDAY):
        yield _Example(_moment(arrival), arrival.replace(tzinfo=zone), ordinary)
    for holiday in [day for day in known.schedule.holidays if 1970 < day.year < 3000][:1]:
        arrival = datetime.combine(holiday - timedelta(days=1), _BEFORE, zone)
        said = phrase("{day} {date}, {time}", **_parts(arrival), date=f"{arrival.date()}")
        yield _Example(said, arrival, known.schedule)


def _due(example: _Example, amount: Span | EndOfDay) -> Phrase:
    try:
        found = due(example.schedule, example.arrival, amount)
    except DueError as error:
        return phrase(
            _("never, without working time")
            if error.reason == "no-working-time"
            else _("not within five years")
        )
    assert isinstance(found, Due)
    moment = found.at.astimezone(example.arrival.tzinfo)
    days, said = (moment.date() - example.arrival.date()).days, _moment(moment)
    return phrase(_("{time}, {count} days later"), time=said, count=f"{days}") if days > 6 else said


def _moment(moment: datetime) -> Phrase:
    return phrase("{day}, {time}", **_parts(moment))


def _parts(moment: datetime) -> dict[str, Phrase | str]:
    weekday = [*WEEKDAYS.values()][moment.weekday()]
    return {"day": phrase(weekday), "time": f"{moment:%H:%M}"}
