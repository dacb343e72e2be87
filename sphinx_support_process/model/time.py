"""When does the team work, what does it promise, and what counts first?"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from ..text.kinds import (
    By,
    Date,
    Duration,
    Hours,
    Id,
    Inline,
    Markdown,
    Name,
    RoleId,
    StepName,
)
from ..text.text import Text
from .ignore import Ignores
from .record import NONE, Record
from .varied import ByLevel, ByWeekday


class Holiday(Record):
    """A date on which the team does not work, or at other hours."""

    short: ClassVar[str] = "date"

    date: Annotated[Date, "The date: `2026-12-25`."]
    hours: Annotated[Hours | None, "The hours of this date; without them it is free."] = None
    name: Annotated[Name | None, "What it is called."] = None


class Working(Record):
    """When the team works."""

    days: Annotated[Text | None, "Working days: `mon-fri`, or a list as in `mon, wed, fri`."] = None
    hours: Annotated[
        ByWeekday[Hours] | None,
        'Working hours of such a day: `"09:00-17:00"`; or, without `days`, those of each weekday.',
    ] = None
    timezone: Annotated[Text | None, "Time zone of these hours, as in `Europe/Berlin`."] = None
    holidays: Annotated[tuple[Holiday, ...], "Dates that are free, or have other hours."] = ()


class Calendar(Record):
    """What a working day is, and the team's own units of time."""

    working: Annotated[Working | None, "Days, hours and time zone in which the team works."] = None
    units: Annotated[
        Mapping[str, Duration], "Own units: the name of one (`sprint`) and how long it is."
    ] = NONE


class Priorities(Record):
    """Criteria in the order in which they count."""

    id: Id
    title: Annotated[Inline, "What is put in order."]
    text: Annotated[Markdown | None, "When and how to use the list."] = None
    ask: Annotated[tuple[RoleId, ...], "Roles to ask for guidance."] = ()
    order: Annotated[tuple[Markdown, ...], "The criteria, the most important first."]
    ignore: Ignores = ()


class Promise(Record):
    """A time that the team promises to somebody."""

    either: ClassVar[tuple[str, ...]] = ("within", "by")

    id: Id
    to: Annotated[RoleId, "Who it is promised to."]
    from_: Annotated[StepName, "From when the time counts: a process, or `process.step`."]
    until: Annotated[StepName, "The step by whose end it is kept: `process.step`."]
    within: Annotated[ByLevel[Duration] | None, "The time that is promised."] = None
    by: Annotated[
        ByLevel[By] | None,
        "In place of `within`: `end of the working day`, `end of the next working day`, "
        "or `2 weeks before` an event.",
    ] = None
    text: Annotated[Markdown | None, "The promise in words."] = None
    ignore: Ignores = ()
