"""How long does it take, and by when? Durations, deadlines and waits, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...clock.durations import DurationError
from ...clock.week import opening_hours, working_days
from ...clock.zones import is_zone, zone_meant
from ...flow import Spot
from ...flow.graph import dominators, reachable
from ...model import Process, Step
from ...text.kinds import Duration, Since
from ...text.problem import Note, short
from ..context import Context
from ..rule import Finding, rule
from ..telling import lost_way, names

Start = tuple[str | None, bool]
"""From when a deadline counts, and whether it counts working time."""


@rule("error", scope="process")
def bad_duration(context: Context) -> Iterator[Finding]:
    """A text is no duration that everybody understands alike, or `since` stands without one.

    A duration is a number and a unit, or several: `30 minutes`, `1h 30m`, `2 calendar days`,
    `1 working day`, a unit of the calendar such as `1 sprint`, or ISO 8601 as in `PT30M`.

    A bare `1 day`, months, "a few hours" and numbers without a unit mean different things to
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
    durations = context.written[Duration]
    good = {text for text in durations.distinct if context.duration(text) is not None}
    for text, _, owner in durations.but(good):
        try:
            context.clock.parse(text)
        except DurationError as error:
            if error.culprit is None or error.culprit is text:
                cause = f"unit {error.unit}" if error.unit else ""
                yield Finding(text, error.message, error.help, owner.about, cause=cause)


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
    given = {
        "days": working.days if working else None,
        "hours": working.hours if working else None,
        "timezone": working.timezone if working else None,
    }
    hours = given["hours"]
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
        if wait.at_most is not None:
            message = f"`{step.id}` does not say what happens after {wait.at_most}"
            advice = "add `then:` with a target"
            yield Finding(wait.at_most, message, advice, step.name, follows=lost_way(step))
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
        within = context.soundness.within
        if any(_early(reachable([first], within), due)):  # what always comes first is on any path
            for step, earlier in _early(dominators(first, within), due):
                assert isinstance(step, Step)
                assert isinstance(earlier, Step)
                yield _too_early(step, earlier, process)


def _early(
    before: Mapping[Spot, Spot | None], due: Mapping[Spot, tuple[Start, int]]
) -> Iterator[tuple[Spot, Spot]]:
    """Each spot that is due before one above it in a tree, and that one.

    `before` tells what stands above each spot; the first stands above all.
    """
    below: dict[Spot, list[Spot]] = {}
    for spot, above in before.items():
        if above is not None and above is not spot:
            below.setdefault(above, []).append(spot)
    latest: dict[Start, Spot | None] = {}
    covered: dict[Spot, Spot | None] = {}
    work = [(next(iter(before)), False)]
    while work:
        spot, is_done = work.pop()
        if is_done:
            latest[due[spot][0]] = covered[spot]
            continue
        if spot in due:
            start, minutes = due[spot]
            earlier = latest.get(start)
            if earlier is not None and due[earlier][1] > minutes:
                yield spot, earlier
            else:
                covered[spot], latest[start] = earlier, spot
                work.append((spot, True))
        work += [(other, False) for other in below.get(spot, ())]


def _too_early(step: Step, earlier: Step, process: Process) -> Finding:
    assert step.within is not None
    assert earlier.within is not None
    start = f"the start of `{process.id}`" if step.since == "start" else f"`{step.since}`"
    return Finding(
        step.within,
        f"`{step.id}` is due {step.within} after {start}, "
        f"but `{earlier.id}`, which always comes before it, only after {earlier.within}",
        f"give it at least {earlier.within}, or count it with `since: {earlier.id}`",
        step.name,
        related=(Note(earlier.within.place, f"`{earlier.id}` is due here"),),
    )
