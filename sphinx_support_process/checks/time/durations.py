"""How long does it take, and by when? Durations, deadlines and waits, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...clock.durations import DurationError
from ...clock.fixed import READERS
from ...flow import Spot
from ...flow.graph import dominators, reachable
from ...model import Process, Step
from ...model.varied import at, values
from ...text.kinds import Since
from ...text.problem import Note
from ..context import Context
from ..rule import Finding, rule
from ..telling import lost_way

Start = tuple[str | None, bool]
"""From when a deadline counts, and whether it counts working time."""


@rule("error", scope="process")
def bad_duration(context: Context) -> Iterator[Finding]:
    """A text is no duration that everybody understands alike, or `since` stands without one.

    A duration is a number and a unit, or several: `30 minutes`, `1h 30m`, `2 calendar days`,
    `1 working day`, a range such as `2-3 hours`, `1 calendar month`, a unit of the calendar such
    as `1 sprint`, or ISO 8601 as in `PT30M`. A duty may also come at fixed times, as in `mon, thu
    10:00`; `by:` takes `end of the working day`, `end of the next working day`, or a duration
    before an event.

    A bare `1 day`, a bare month, "a few hours" and numbers without a unit mean different things to
    different readers. One team compass told the time of a first answer in four phrasings, of
    which one was defined. A step with `since:` and no `within:` looks as if it had a deadline, and
    has none.

    Write the form that the message suggests, or define the unit under `calendar: units:`.
    """
    for column in context.written[Since].columns:
        for step, _, _ in column.owners:
            if step.within is None and not context.is_partly_read(step.name):
                message = f"`{step.id}` says from when its deadline counts, but has none"
                advice = "add `within:` with a duration, or remove `since:`"
                yield Finding(step.since, message, advice, step.name)
    if context.calendar_is_unread:
        return
    for kind, read in READERS.items():
        written = context.written[kind]
        good = {text for text in written.distinct if context.time(kind, text) is not None}
        for text, _, owner in written.but(good):
            try:
                read(context.clock, text)
            except DurationError as error:
                if error.culprit is None or error.culprit is text:
                    cause = f"unit {error.unit}" if error.unit else ""
                    yield Finding(text, error.message, error.help, owner.about, cause=cause)


@rule("warning", scope="process", lacks=True)
def wait_without_limit(context: Context) -> Iterator[Finding]:
    """A wait does not say how long, or what happens then.

    A step that waits for somebody needs both `at-most:` and `then:`.

    People do not always answer. In one team compass the wait for a representative's approval led
    nowhere, and such tickets stayed open until somebody tidied up.

    Add `at-most:` with a duration, and `then:` with the place to go on.
    """
    for step in context.flow.explicit:
        wait = step.wait
        if wait is None or (wait.at_most is not None and wait.then is not None):
            continue
        at_most = next(values(wait.at_most), None)
        if at_most is not None:
            message = f"`{step.id}` does not say what happens after {at_most}"
            advice = "add `then:` with a target"
            yield Finding(at_most, message, advice, step.name, follows=lost_way(step))
        elif wait.then is not None:
            message = f"`{step.id}` does not say how long it waits"
            yield Finding(wait.then, message, "add `at-most:` with a duration", step.name)
        else:
            message = f"`{step.id}` may wait for ever"
            yield Finding(wait.for_, message, "add `at-most:` and `then:`", step.name)


@rule("error")
def deadline_order(context: Context) -> Iterator[Finding]:
    """A step is due before one that always comes first.

    Compares deadlines that count from the same start: where every path to a step goes through
    another, the other one must not be due later.

    Such a step is late before it can begin, or its deadline is never used, and nobody knows
    which of the two numbers is meant.

    Give the later step the later deadline, or count it `since:` the earlier step.
    """
    if context.calendar_is_unread:
        return
    for process, deadlines in context.deadlines.items():
        if len(deadlines) < 2:
            continue
        due: dict[Spot, tuple[Start, int]] = {
            step: ((step.since, duration.working), duration.minutes) for step, duration in deadlines
        }
        first: Spot = process.steps[0]
        if not _may_be_early(first, context, due):
            continue
        always = dominators(first, context.soundness.within)
        children: dict[Spot, list[Step]] = {}
        for spot, before in always.items():
            if spot is not before and isinstance(spot, Step):
                children.setdefault(before, []).append(spot)
        work: list[tuple[Step, dict[Start, Step]]] = [(process.steps[0], {})]
        while work:
            step, latest = work.pop()
            if step in due:
                key, minutes = due[step]
                earlier = latest.get(key)
                if earlier is not None and due[earlier][1] > minutes:
                    yield _too_early(step, earlier, process)
                else:
                    latest = {**latest, key: step}
            work += [(child, latest) for child in children.get(step, ())]


def _may_be_early(first: Spot, context: Context, due: Mapping[Spot, tuple[Start, int]]) -> bool:
    """Whether any step is due before another on a path to it: what always comes first is on all."""
    latest: dict[Spot | None, Mapping[Start, int]] = {None: {}}
    for spot, before in reachable([first], context.soundness.within).items():
        known = latest[before]
        if spot in due:
            key, minutes = due[spot]
            if minutes < known.get(key, 0):
                return True
            known = {**known, key: minutes}
        latest[spot] = known
    return False


def _too_early(step: Step, earlier: Step, process: Process) -> Finding:
    within, before = at(step.within, None), at(earlier.within, None)
    assert within is not None
    assert before is not None
    start = f"the start of `{process.id}`" if step.since == "start" else f"`{step.since}`"
    return Finding(
        within,
        f"`{step.id}` is due {within} after {start}, "
        f"but `{earlier.id}`, which always comes before it, only after {before}",
        f"give it at least {before}, or count it with `since: {earlier.id}`",
        step.name,
        related=(Note(before.place, f"`{earlier.id}` is due here"),),
    )
