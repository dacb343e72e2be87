"""When is it due? The deadlines and promises of a process, each with what it counts from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Literal

from ..clock.due import Due, DueError, Pause, Stopped, due
from ..clock.durations import Duration
from ..clock.fixed import Before
from ..clock.spans import EndOfDay, Span
from ..model import Process, Promise, Scale, Step
from ..model.varied import ByLevel, at, cases
from ..text import kinds
from ..text.named import NamedTuple
from ..text.text import Text
from .known import Known

Reason = Literal["not-begun", "not-computed", "bad-duration", "no-working-time", "beyond-horizon"]
"""Why it cannot be told when something is due.

Nobody said when it began; its event has no date; its text cannot be read (a rule tells of it);
the calendar has no working time; or too little within five years.
"""


class Start(NamedTuple):
    """From when a time counts: the `start` of a process, a step that is `done`, or its `turn`."""

    name: str
    event: Literal["start", "done", "turn"]


class Counted(NamedTuple):
    """A deadline or promise, at one `level` if it differs by level.

    `time` is what its text says, None if it cannot be read.
    """

    item: Step | Promise
    start: Start
    text: Text
    time: Duration | EndOfDay | Before | None
    level: str | None = None

    @property
    def amount(self) -> Span | EndOfDay | None:
        """How much time it is; None where that cannot be counted."""
        if isinstance(self.time, Duration):
            return self.time.span
        return self.time if isinstance(self.time, EndOfDay) else None

    @property
    def name(self) -> str:
        """`process.step`, or the id of the promise."""
        return self.item.name if isinstance(self.item, Step) else str(self.item.id)


def counted(known: Known, process: Process, chosen: Mapping[Scale, str]) -> Iterator[Counted]:
    """The deadlines of a process, then the promises that begin or end in it.

    What differs by level comes once for each level of its scale, unless one of them is `chosen`.
    """
    for step in process.steps:
        yield from of_step(known, step, chosen)
    for promise in known.support.promises.values():
        if process.id in (name.partition(".")[0] for name in (promise.from_, promise.until)):
            yield from promised(known, promise, chosen)


def promised(known: Known, promise: Promise, chosen: Mapping[Scale, str]) -> Iterator[Counted]:
    """A promise, once for each level if it differs by level and none is `chosen`."""
    start = Start(str(promise.from_), "done" if "." in promise.from_ else "start")
    yield from _times(known, promise, start, chosen)


def of_step(known: Known, step: Step, chosen: Mapping[Scale, str]) -> Iterator[Counted]:
    """The deadline of a step, once for each level if it differs by level and none is `chosen`."""
    yield from _times(known, step, _start(step), chosen)


def has_pauses(known: Known, counted: Iterable[Counted]) -> bool:
    """Whether a process of any of these waits for somebody outside, while no time counts."""
    roles, owners = known.support.roles, known.support.owners
    items = [each.item for each in counted]
    names = {name for item in items for name in _processes(item)}
    processes = filter(None, map(known.support.processes.get, names))
    steps = (step for process in processes for step in process.steps)
    waited_for = (step.wait.who or owners(step) for step in steps if step.wait)
    return any(id in roles and roles[id].external for ids in waited_for for id in ids)


def _processes(item: Step | Promise) -> Iterable[str]:
    """The processes in which the time of an item goes by."""
    names = (item.name,) if isinstance(item, Step) else (item.from_, item.until)
    return (name.partition(".")[0] for name in names)


def due_at(
    known: Known, counted: Counted, begun: Mapping[str, datetime], pauses: Iterable[Pause] = ()
) -> Due | Stopped | Reason:
    """When a deadline or promise is due, by the instants at which that came which times count from.

    `begun` has them by the names of starts. The zone of the calendar has to be known.
    """
    amount = counted.amount
    if amount is None:
        return "not-computed" if isinstance(counted.time, Before) else "bad-duration"
    if counted.start.name not in begun:
        return "not-begun"
    try:
        return due(known.schedule, begun[counted.start.name], amount, pauses)
    except DueError as error:
        return error.reason


def _start(step: Step) -> Start:
    """A case comes to the first step of a process when it comes to the process."""
    if step.since is not None and step.since != "start":
        return Start(f"{step.process}.{step.since}", "done")
    if step.since == "start" or step.number == 1:
        return Start(str(step.process), "start")
    return Start(step.name, "turn")


def _times(
    known: Known, item: Step | Promise, start: Start, chosen: Mapping[Scale, str]
) -> Iterator[Counted]:
    """What an item says, at each level if it differs by level."""
    values: tuple[tuple[Any, ByLevel[Text] | None], ...] = (
        (kinds.Duration, item.within),
        (kinds.By, item.by),
    )
    for kind, value in values:
        for level, text in _by_level(known, value, chosen):
            yield Counted(item, start, text, _time(known, kind, text), level)


def _by_level(
    known: Known, value: ByLevel[Text] | None, chosen: Mapping[Scale, str]
) -> Iterator[tuple[str | None, Text]]:
    """The value, or that of the level that is chosen, or the one of each level."""
    scale = known.levels.scale_of(value) if isinstance(value, Mapping) else None
    found: Iterable[tuple[str | None, Text | None]]
    if scale is None:
        found = ((level and str(level), text) for level, text in cases(value))  # type: ignore[arg-type]
    elif scale in chosen:
        found = [(None, at(value, chosen[scale]))]
    else:
        found = [(str(level), at(value, str(level))) for level in scale.values]
    for level, text in found:
        if text is not None:
            yield level, text


def _time(known: Known, kind: Any, text: Text) -> Duration | EndOfDay | Before | None:
    found = known.time(kind, text)
    return found if isinstance(found, Duration | EndOfDay | Before) else None
