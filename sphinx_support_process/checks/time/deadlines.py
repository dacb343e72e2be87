"""By when is a step done, and is a later step due later?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from ...clock.fixed import Before
from ...clock.lengths import Lengths, TooLong
from ...clock.spans import Span
from ...flow import Spot
from ...flow.graph import dominators, reachable
from ...known.levels import Case
from ...model import Process, Step
from ...model.varied import ByLevel
from ...text.kinds import By
from ...text.named import NamedTuple
from ...text.problem import Note
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule
from ..telling import at_levels

Start = tuple[str | None, bool]
"""From when a deadline counts, and whether it counts working time."""


@rule("error", scope="linked")
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
        cases = context.levels.cases(step.within for step in steps if step.within is not None)
        dues = ((case, _due(context, steps, case)) for case in cases)
        for case, due, step, earlier, late in _too_soon(process, context, dues):
            yield _too_early(step, due[step], earlier, due[earlier], process, case, late)


@rule("warning", scope="linked")
def event_order(context: Context) -> Iterator[Finding]:
    """A step is due before one that always comes before it, both before the same event.

    Compares what `by` says, as in `2 weeks before the release`: where every path to a step goes
    through another, the other one must not be due later.

    Plans are copied from event to event, and one line is changed; then the invitation is due before
    the room.

    Give the later step the time that is nearer to the event.
    """
    for process, steps in _by_process(context).items():
        cases = context.levels.cases(step.by for step in steps if step.by is not None)
        dues = ((case, dict(_before_events(context, steps, case))) for case in cases)
        for case, due, step, earlier, _ in _too_soon(process, context, dues):
            at = _at(case, step.by, earlier.by)
            yield Finding(
                due[step].text,
                f"`{step.id}` is due {due[step].text}{at}, but `{earlier.id}`, which always "
                f"comes before it, only {due[earlier].text}",
                "give it a time that is nearer to the event",
                step.name,
                related=(Note(due[earlier].text.place, f"`{earlier.id}` is due here"),),
            )


def _by_process(context: Context) -> Mapping[Process, list[Step]]:
    """The steps that are due before an event, by their processes."""
    found = {
        process: [step for step in process.steps if step.by is not None]
        for process in context.support.processes.values()
    }
    return {process: steps for process, steps in found.items() if len(steps) > 1}


class _Due(NamedTuple):
    """When a step is due: as written, from when it counts, how long after, and about how long.

    Before an event the size is less than nothing.
    """

    text: Text
    start: Start
    span: Span
    size: float


Dues = Mapping[Spot, _Due]
"""When some steps are due, in one case."""


def _due(context: Context, steps: Iterable[Step], case: Case) -> Dues:
    """When steps are due in a case, by their deadlines."""
    found: dict[Spot, _Due] = {}
    for step in steps:
        limit = context.longest(step.within, case)
        if limit is not None:
            text, length = limit
            start = step.since, length.working
            found[step] = _Due(text, start, length.span, length.minutes)
    return found


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


def _too_soon(
    process: Process, context: Context, dues: Iterable[tuple[Case, Dues]]
) -> Iterator[tuple[Case, Dues, Step, Step, TooLong]]:
    """The steps of a process that are due before one that always comes before them, with that one.

    `dues` has them in the order in which they are listed, for each case; the first is told in
    which there are any.
    """
    as_listed = _is_walked_as_listed(process, context)
    for case, due in dues:
        if as_listed and _grows(due.values()):
            continue
        found = [(case, due, *pair) for pair in _pairs(process, context, due)]
        yield from found
        if found:
            return


def _pairs(process: Process, context: Context, due: Dues) -> Iterator[tuple[Step, Step, TooLong]]:
    """The same in one case."""
    # what always comes first is on any path
    within, lengths = context.soundness.within, context.lengths
    reached = reachable(context.flow.entry(process), within)
    if any(_early(reached, due, lambda earlier, step: due[earlier].size > due[step].size)):
        for step, earlier in _early(
            dominators(next(iter(reached)), within),
            due,
            lambda earlier, step: _later(due[earlier], due[step], lengths).often != "never",
        ):
            assert isinstance(step, Step)
            assert isinstance(earlier, Step)
            yield step, earlier, _later(due[earlier], due[step], lengths)


def _grows(due: Iterable[_Due]) -> bool:
    """Whether no deadline is shorter than one before it that counts from the same start."""
    longest: dict[Start, float] = {}
    for _, start, _, size in due:
        if size < longest.setdefault(start, size):
            return False
        longest[start] = size
    return True


def _is_walked_as_listed(process: Process, context: Context) -> bool:
    """Whether each step can lead to the one listed after it."""
    guards, within = context.flow.guards, context.soundness.within
    return all(guards.get(after, after) in within(step) for step, after in pairwise(process.steps))


def _early(
    before: Mapping[Spot, Spot | None],
    due: Dues,
    is_later: Callable[[Spot, Spot], bool],
) -> Iterator[tuple[Spot, Spot]]:
    """Each spot than which one above it in a tree is later, and that one.

    `before` tells what stands above each spot, from the first on, which stands above all.
    """
    nearest: dict[Spot | None, Spot | None] = {}
    """The last spot on the way down to each that is due, itself included."""
    below: dict[Spot | None, list[Spot]] = {}
    for spot, above in before.items():
        last = nearest.get(above)
        if spot in due:
            below.setdefault(last, []).append(spot)
            last = spot
        nearest[spot] = last
    latest: dict[Start, Spot | None] = {}
    covered: dict[Spot, Spot | None] = {}
    work = [(spot, False) for spot in below.get(None, ())]
    while work:
        spot, is_done = work.pop()
        if is_done:
            latest[due[spot].start] = covered[spot]
            continue
        start = due[spot].start
        earlier = latest.get(start)
        if earlier is not None and is_later(earlier, spot):
            yield spot, earlier
        else:
            covered[spot], latest[start] = earlier, spot
            work.append((spot, True))
        work += [(other, False) for other in below.get(spot, ())]


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
