"""By when is a step done, and is a later step due later?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...clock.fixed import Before
from ...clock.lengths import NEVER, Lengths, TooLong
from ...clock.spans import Span
from ...flow import Spot
from ...flow.graph import dominators, reachable
from ...known.levels import Case
from ...model import Process, Step
from ...model.varied import ByLevel
from ...text.kinds import By
from ...text.problem import Note
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule
from ..telling import at_levels

Start = tuple[str | None, bool]
"""From when a deadline counts, and whether it counts working time."""


@rule("error")
def deadline_order(context: Context) -> Iterator[Finding]:
    """A step is due before one that always comes first.

    Compares deadlines that count from the same start: where every path to a step goes through
    another, the other one must not be due later. It is a warning where that depends on the week.

    Such a step is late before it can begin, or its deadline is never used, and nobody knows
    which of the two numbers is meant.

    Give the later step the later deadline, or count it `since:` the earlier step.
    """
    if context.calendar_is_unread:
        return
    for process, steps in context.deadlines.items():
        if len(steps) < 2:
            continue
        always: Mapping[Spot, Spot] | None = None
        (first,) = context.flow.entry(process)
        before = reachable([first], context.soundness.within)
        for case in context.levels.cases(step.within for step in steps if step.within is not None):
            due = _due(context, steps, case)
            if not _may_be_early(before, due):
                continue
            always = always or dominators(first, context.soundness.within)
            found = list(_early(first, always, due, context.lengths))
            for step, earlier, late in found:
                yield _too_early(step, due[step], earlier, due[earlier], process, case, late)
            if found:
                break


@rule("warning")
def event_order(context: Context) -> Iterator[Finding]:
    """A step is due before one that always comes before it, both before the same event.

    Compares what `by` says, as in `2 weeks before the release`: where every path to a step goes
    through another, the other one must not be due later.

    Plans are copied from event to event, and one line is changed; then the invitation is due before
    the room.

    Give the later step the time that is nearer to the event.
    """
    for process, steps in _by_process(context).items():
        always: Mapping[Spot, Spot] | None = None
        (first,) = context.flow.entry(process)
        before = reachable([first], context.soundness.within)
        for case in context.levels.cases(step.by for step in steps if step.by is not None):
            due = dict(_before_events(context, steps, case))
            if not _may_be_early(before, due):
                continue
            always = always or dominators(first, context.soundness.within)
            found = list(_early(first, always, due, context.lengths))
            for step, earlier, _ in found:
                at = _at(case, step.by, earlier.by)
                yield Finding(
                    due[step].text,
                    f"`{step.id}` is due {due[step].text}{at}, but `{earlier.id}`, which always "
                    f"comes before it, only {due[earlier].text}",
                    "give it a time that is nearer to the event",
                    step.name,
                    related=(Note(due[earlier].text.place, f"`{earlier.id}` is due here"),),
                )
            if found:
                break


def _by_process(context: Context) -> Mapping[Process, list[Step]]:
    """The steps that are due before an event, by their processes."""
    found: dict[Process, list[Step]] = {}
    for column in context.written[By].columns:
        for owner in column.owners:
            if isinstance(owner.record, Step) and owner.process is not None:
                steps = found.setdefault(owner.process, [])
                if owner.record not in steps[-1:]:
                    steps.append(owner.record)
    return {process: steps for process, steps in found.items() if len(steps) > 1}


class _Due(NamedTuple):
    """When a step is due: as written, from when it counts, how long after, and about how long.

    Before an event the size is less than nothing.
    """

    text: Text
    start: Start
    span: Span
    size: float


def _due(context: Context, steps: Iterable[Step], case: Case) -> dict[Spot, _Due]:
    """When steps are due in a case, by their deadlines."""
    limits = ((step, context.longest(step.within, case)) for step in steps)
    return {
        step: _Due(
            limit.text,
            (step.since, limit.duration.working),
            limit.duration.span,
            limit.duration.minutes,
        )
        for step, limit in limits
        if limit is not None
    }


def _before_events(
    context: Context, steps: Iterable[Step], case: Case
) -> Iterator[tuple[Spot, _Due]]:
    """When steps are due in a case before an event: the longer before it, the earlier."""
    for step in steps:
        values = [*context.levels.at(step.by, case)]
        time = context.time(By, values[0]) if len(values) == 1 else None
        if isinstance(time, Before):
            event, before = time.event.casefold(), time.duration
            start = (event, before.working)
            yield step, _Due(values[0], start, before.span, -before.minutes)


def _may_be_early(befores: Mapping[Spot, Spot | None], due: Mapping[Spot, _Due]) -> bool:
    """Whether any step is due before another on a path to it: what always comes first is on all."""
    latest: dict[Spot | None, Mapping[Start, float]] = {None: {}}
    for spot, before in befores.items():
        known = latest[before]
        if spot in due:
            start, size = due[spot].start, due[spot].size
            if size < known.get(start, size):
                return True
            known = {**known, start: size}
        latest[spot] = known
    return False


def _early(
    first: Spot, always: Mapping[Spot, Spot], due: Mapping[Spot, _Due], lengths: Lengths
) -> Iterator[tuple[Step, Step, TooLong]]:
    """The steps that are due before one that always comes before them, each with that one."""
    children: dict[Spot, list[Spot]] = {}
    for spot, before in always.items():
        if spot is not before:
            children.setdefault(before, []).append(spot)
    work: list[tuple[Spot, dict[Start, Step]]] = [(first, {})]
    while work:
        spot, latest = work.pop()
        if isinstance(spot, Step) and spot in due:
            start = due[spot].start
            earlier = latest.get(start)
            late = NEVER if earlier is None else _later(due[earlier], due[spot], lengths)
            if earlier is not None and late.often != "never":
                yield spot, earlier, late
            else:
                latest = {**latest, start: spot}
        work += [(child, latest) for child in children.get(spot, ())]


def _later(one: _Due, other: _Due, lengths: Lengths) -> TooLong:
    """How often one is due later than another."""
    longer, shorter = (one, other) if one.size >= 0 else (other, one)
    return lengths.too_long(longer.span, shorter.span)


def _too_early(
    step: Step,
    due: _Due,
    earlier: Step,
    before: _Due,
    process: Process,
    case: Case,
    late: TooLong,
) -> Finding:
    start = f"the start of `{process.id}`" if step.since == "start" else f"`{step.since}`"
    at = _at(case, step.within, earlier.within)
    return Finding(
        due.text,
        f"`{step.id}` is due {due.text} after {start}{at}, "
        f"but `{earlier.id}`, which always comes before it, only after {before.text}"
        f"{', which is later ' + late.when if late.when else ''}",
        f"give it at least {before.text}, or count it with `since: {earlier.id}`",
        step.name,
        severity="warning" if late.when else None,
        related=(Note(before.text.place, f"`{earlier.id}` is due here"),),
    )


def _at(case: Case, *values: ByLevel[Text] | None) -> str:
    """The levels of a case, if one of some values differs by level."""
    return at_levels(() if all(isinstance(value, Text) for value in values) else case.levels)
