"""How is it told when something is due? Lines for people, objects for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from ..chart.plan.words import Words
from ..clock.due import Due, Stopped
from ..clock.durations import Duration
from ..clock.fixed import Before
from ..clock.schedule import written_hours
from ..clock.spans import EndOfDay
from ..known.due import Counted, Reason, Start
from ..known.known import Known
from ..model import Process, Promise, Step
from ..text.named import NamedTuple
from .content import counted as number_of
from .content import printable

Told = tuple[Counted, Due | Stopped | Reason]
"""A deadline or promise, and when it is due."""

_REASONS: Mapping[Reason, str] = {
    "bad-duration": "cannot be read; `support-process check` says why",
    "no-working-time": "never: the calendar has no working time",
    "beyond-horizon": "not within five years",
}


class Asked(NamedTuple):
    """Of which process it was asked, and when that came which times count from.

    `begun` has the arrival under the id of the process; local times are those of the zone.
    """

    known: Known
    process: Process
    zone: ZoneInfo
    begun: Mapping[str, datetime]


def as_json(asked: Asked, told: Iterable[Told]) -> str:
    """A list with an object for each deadline or promise.

    It has `due` in UTC, `due_local` and how many `minutes` there were; or how many are left while
    the clock is `stopped`; or what it counts from, as long as that is `unknown`; or an `error`.
    """
    import json

    objects = [_object(each, due, asked.zone) for each, due in told]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _object(counted: Counted, due: Due | Stopped | Reason, zone: ZoneInfo) -> dict[str, Any]:
    found: dict[str, Any] = {"for": counted.name}
    if counted.level is not None:
        found["level"] = counted.level
    if isinstance(due, Due):
        found["due"] = f"{due.at:%Y-%m-%dT%H:%MZ}"
        found["due_local"] = due.at.astimezone(zone).isoformat(timespec="minutes")
        return found | {"minutes": _minutes(due.time)}
    if isinstance(due, Stopped):
        return found | {"stopped": _minutes(due.left), "minutes": _minutes(due.time)}
    if due == "not-begun":
        return found | {"unknown": counted.start.name}
    return found | {"error": due}


def as_text(asked: Asked, told: Sequence[Told]) -> str:
    """Lines for people: what is due, then when, what that is counted from, and who does it."""
    return "".join(f"{printable(line)}\n" for line in _Lines(asked).all(told))


class _Lines:
    """What is said of a process and its times."""

    def __init__(self, asked: Asked) -> None:
        self.known, self.process, self.zone, self.begun = asked
        self.words = Words(self.known.support)

    def all(self, told: Sequence[Told]) -> Iterator[str]:
        title = f"{self.words.process(self.process)} ({self.process.id})"
        if not told:
            yield f"{title} has no deadline, and no promise begins or ends in it"
            return
        arrival = self.local(self.begun[str(self.process.id)])
        yield f"{title}, arrived {arrival}; times in {self.zone.key}"
        yield from self.assumed(each.time for each, _ in told)
        for item, times in groupby(told, key=lambda each: each[0].item):
            yield ""
            yield self.title(item)
            for each, due in times:
                yield f"  {self.level(each)}{self.when(each, due)} · {self.what(each)}"

    def assumed(self, times: Iterable[Duration | EndOfDay | Before | None]) -> Iterator[str]:
        """What working time is taken to be where the calendar does not say it."""
        calendar = self.known.support.calendar
        working = calendar.working if calendar else None
        spans = (time.span for time in times if time and not isinstance(time, Before))
        if any(span.working for span in spans) and not (working and written_hours(working)):
            days = "on its working days" if working and working.days else "from Monday to Friday"
            yield f"The calendar gives no hours, so 09:00-17:00 {days} are counted"

    def title(self, item: Step | Promise) -> str:
        if isinstance(item, Step):
            return f"{self.words.step(item)} ({item.name})"
        step = self.known.flow.steps.get(item.until)
        return f"Promise: {self.words.text(step.title) if step else item.until} ({item.id})"

    def level(self, counted: Counted) -> str:
        if counted.level is None:
            return ""
        level = self.known.levels.level(counted.level)
        return f"{level.name if level else counted.level}: "

    def when(self, counted: Counted, due: Due | Stopped | Reason) -> str:
        if isinstance(due, Due):
            return self.local(due.at)
        if isinstance(due, Stopped):
            return f"the clock is paused, {_length(_minutes(due.left))} left"
        if due == "not-begun":
            return f"not known yet: add --at {self.short(counted.start.name)}=TIME"
        if isinstance(counted.time, Before):
            return f"not computed: nobody knows here when {counted.time.event} is"
        return _REASONS[due]

    def what(self, counted: Counted) -> str:
        """How long, counted from what, and who does it or was promised it."""
        length = counted.time if isinstance(counted.time, Duration) else counted.text
        said = [str(length)]
        if counted.time and not isinstance(counted.time, Before):
            said[0] += f", counted from {self.start(counted.start)}"
        item, roles = counted.item, self.known.support.roles
        ids = self.known.support.owners(item) if isinstance(item, Step) else (item.to,)
        who = " or ".join(self.words.role(roles[id]) if id in roles else str(id) for id in ids)
        said += [who if isinstance(item, Step) else f"promised to {who}"] if who else []
        return " · ".join(said)

    def start(self, start: Start) -> str:
        if start.name == self.process.id:
            return "the arrival"
        begins = {"start": "the start", "done": "the end", "turn": "the beginning"}
        said = f"{begins[start.event]} of `{self.short(start.name)}`"
        return (
            f"{said} ({self.local(self.begun[start.name])})" if start.name in self.begun else said
        )

    def short(self, name: str) -> str:
        """The name of a step as it may be written for `--at`."""
        return name.removeprefix(f"{self.process.id}.")

    def local(self, moment: datetime) -> str:
        """`Mon 30 Nov 2026, 17:00`, with its offset where the clock shows that time twice."""
        local = moment.astimezone(self.zone)
        said = f"{local:%a} {local.day} {local:%b %Y, %H:%M}"
        is_twice = local.replace(fold=not local.fold).utcoffset() != local.utcoffset()
        return f"{said} ({local.isoformat()[-6:]})" if is_twice else said


def _minutes(time: timedelta) -> int:
    return time // timedelta(minutes=1)


def _length(minutes: int) -> str:
    """`2 hours 30 minutes`."""
    amounts = zip(divmod(minutes, 60), ("hour", "minute"), strict=True)
    said = [number_of(amount, unit) for amount, unit in amounts if amount]
    return " ".join(said) or "no time"
