"""Can the times that are promised be kept?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from math import ceil, inf

from ...clock.durations import UNITS, Duration
from ...clock.week import Week
from ...flow.graph import path_to
from ...known.levels import Case
from ...known.limits import Times
from ...model import Process, Promise, Step
from ...model.varied import ByLevel
from ...text.kinds import Duration as WrittenDuration
from ...text.kinds import LevelId
from ...text.problem import Cause, Note
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule
from ..telling import at_levels, witness

_ORDER = (None, "error", "warning", "strict")
"""The severities of findings, the gravest first; None is that of the rule: an error."""

MAX_LOOKED_AT = 250_000
"""How many steps are looked at, each time anew, before other promises are not judged any more."""

Counted = tuple[Text, Duration, str]
"""A time that is counted: as written, how long it is, and the definition that it stands in."""


@rule("warning", scope="process")
def mixed_clocks(context: Context) -> Iterator[Finding]:
    """Working time and elapsed time are counted from the same start.

    Looks at deadlines and promises that count from the same step, or from the start of the same
    process, and says by how much the two can differ. Where one is over first on every day, as 30
    minutes are beside 5 working days, they are left alone.

    One team compass told the time of a first answer as "one working day", "24 working hours",
    "first 24h" and "within one working day". From Friday 18:00 on, 24 hours and 24 working hours
    are 48 hours apart.

    Say all of them in working time, or all in elapsed time.
    """
    durations = map(context.duration, context.written[WrittenDuration].distinct)
    clocks = {duration.working for duration in durations if duration is not None}
    if len(clocks) < 2 or context.calendar_is_unread:
        return
    started: dict[str, list[tuple[ByLevel[Text], str]]] = {}
    for process, steps in context.deadlines.items():
        for step in steps:
            assert step.within is not None
            start = str(process.id) if step.since == "start" else f"{process.id}.{step.since}"
            started.setdefault(start, []).append((step.within, step.name))
    for promise in context.support.promises.values():
        if promise.within is not None:
            entry = (promise.within, f"promises.{promise.id}")
            started.setdefault(str(promise.from_), []).append(entry)
    for start, limits in started.items():
        for case in context.levels.cases(value for value, _ in limits):
            counted = [(context.longest(value, case), about) for value, about in limits]
            if len({limit.duration.working for limit, _ in counted if limit is not None}) < 2:
                continue
            entries = [(*limit, about) for limit, about in counted if limit is not None]
            pair = _in_doubt(entries, context.week)
            if pair is not None:
                plain = {id(value) for value, _ in limits if isinstance(value, Text)}
                levels = () if plain.issuperset(id(entry[0]) for entry in pair) else case.levels
                yield _mixed(context.week, start, *pair, at_levels(levels))
                break


def _in_doubt(entries: list[Counted], week: Week) -> tuple[Counted, Counted] | None:
    """Two of which it depends on the day which is over first, if there are any, as listed."""
    elapsed = sorted((entry for entry in entries if not entry[1].working), key=_minutes)
    for entry in entries if elapsed else ():
        if entry[1].working:
            least = entry[1].minutes
            at = bisect_left(elapsed, least, key=_minutes)
            if at < len(elapsed) and elapsed[at][1].minutes < week.longest(least):
                first, second = sorted((entry, elapsed[at]), key=entries.index)
                return first, second
    return None


def _minutes(entry: Counted) -> int:
    return entry[1].minutes


def _mixed(week: Week, start: str, first: Counted, second: Counted, at: str) -> Finding:
    working, elapsed = (first[1], second[1]) if first[1].working else (second[1], first[1])
    minutes, moment = week.difference(working.minutes, elapsed.minutes)
    kinds = ("working", "elapsed") if second[1].working else ("elapsed", "working")
    since = f"`{start}`" if "." in start else f"the start of `{start}`"
    return Finding(
        second[0],
        f"`{second[0]}` is {kinds[0]} time and `{first[0]}` is {kinds[1]} time, "
        f"both since {since}{at}",
        f"write both in one of them: from {moment} on they are {_length(minutes)} apart",
        second[2],
        related=(Note(first[0].place, "the other clock"),),
    )


@rule("error", whole=True)
def broken_promise(context: Context) -> Iterator[Finding]:
    """The process cannot keep a promise, or does not make sure that it is kept.

    It is an error where even the fastest path takes longer, a warning where the limits of the
    steps on the slowest path add up to more than the promise, and reported with `--strict` where a
    step on the way has no limit at all. A question takes no time; a loop without a limit takes
    for ever; of deadlines since the same start the latest counts, not their sum. No time counts
    while somebody outside the team is waited for, or where a step is skipped by its condition; a
    promise `until` such a step is not guaranteed. Where times differ by level, each level is looked
    at, and the message names it.

    In one team compass the deadlines of the single steps added up to 48.5 hours before an answer
    that was promised within 24.

    Shorten the limits on the path that is shown, give the unlimited step a `timebox:` or
    `within:`, or promise a longer time.
    """
    if not context.support.promises:
        return
    times: dict[Case, Times] = {}
    mappings = context.written[LevelId]
    limits = [value for value, key, _ in mappings if key in ("timebox", "within", "at-most")]
    for promise in context.support.promises.values():
        goal = context.flow.steps.get(promise.until)
        source = context.flow.steps.get(promise.from_) or context.support.processes.get(
            promise.from_
        )
        if promise.within is None or goal not in context.soundness.reached or source is None:
            continue
        assert isinstance(goal, Step)
        if sum(each.looked_at for each in times.values()) > MAX_LOOKED_AT:
            yield _not_judged(promise)
            continue
        cases = _cases(context, promise, limits)
        found: dict[Finding, list[str]] = {}
        for case in cases:
            promised = context.longest(promise.within, case)
            if promised is not None:
                if case not in times:
                    times[case] = Times(context, case)
                finding = _judged(times[case], promise, *promised, source, goal)
                if finding is not None:
                    found.setdefault(finding, []).extend(case.levels)
        worst = min(found, key=lambda finding: _ORDER.index(finding.severity), default=None)
        if worst is not None:
            levels = found[worst]
            everywhere = levels == [level for case in cases for level in case.levels]
            name = f"`{promise.id}`"
            told = name if everywhere else f"{name}{at_levels(levels)}"
            yield worst._replace(message=worst.message.replace(name, told, 1))


def _cases(
    context: Context, promise: Promise, limits: Collection[Mapping[LevelId, Text]]
) -> list[Case]:
    """The cases to look at: those of the scale of the promise, if its time differs by one."""
    if not isinstance(promise.within, Mapping):
        return context.levels.cases(limits)
    scale = context.levels.scale_of(promise.within)
    cases = context.levels.cases((promise.within, *limits))
    return [case for case in cases if case.scale is scale]


def _not_judged(promise: Promise) -> Finding:
    return Finding(
        promise.id,
        f"`{promise.id}` was not judged: {MAX_LOOKED_AT} steps were looked at for others",
        "let promises begin where others do, or remove some",
        f"promises.{promise.id}",
        severity="warning",
        cause="not judged",
    )


def _judged(
    times: Times,
    promise: Promise,
    promised: Text,
    within: Duration,
    source: Step | Process,
    goal: Step,
) -> Finding | None:
    about = f"promises.{promise.id}"
    fastest = times.soonest(source, within)
    if goal not in fastest.minutes:
        message = f"no path leads from `{promise.from_}` to `{goal.name}`"
        return Finding(promise.until, message, "let one lead there, or name another step", about)
    minutes = fastest.minutes[goal]
    if minutes > within.minutes:
        path = path_to(goal, fastest.before)
        least = _in_its_clock(minutes, within, times)
        message = f"`{promise.id}` cannot be kept: it takes at least {least}"
        advice = "shorten the waits on the path, or promise a longer time"
        return Finding(promised, message, advice, about, witness=witness(path))
    found = times.latest(source, goal)
    late = times.known.lengths.too_long(found[goal].span, within.span)
    unknown = found[goal].unknown
    if late.often != "never":
        total = times.in_clock_of(within, found[goal].span)
        if total == inf:
            reason = "a loop on the way has no limit"
        else:
            reason = f"the limits on the way add up to {_in_its_clock(total, within, times)}"
            reason += f", which is too long {late.when}" if late.when else ""
        message = f"`{promise.id}` is not guaranteed: {reason}"
        advice = f"let them add up to {promised} at most, or promise a longer time"
        return Finding(
            promised,
            message,
            advice,
            about,
            severity="warning",
            witness=witness(times.way_to(source, goal, found)),
            follows=(Cause("calendar-incomplete"),),
        )
    if goal.if_ is not None:
        message = f"`{promise.id}` is not guaranteed: `{goal.id}` is done only under a condition"
        advice = "name a step by whose end it is always kept"
        shown = witness(times.way_to(source, goal, found))
        return Finding(promise.until, message, advice, about, severity="warning", witness=shown)
    if unknown is None:
        return None
    assert isinstance(unknown, Step)  # a guard and an outcome take no time
    message = f"nobody can say whether `{promise.id}` is kept: `{unknown.id}` has no limit"
    advice = f"give `{unknown.id}` a `timebox:`, or a deadline with `within:`"
    causes = (
        Cause("bad-duration", str(unknown.process)),
        Cause("wait-without-limit", unknown.name),
        Cause("title-style", unknown.name),
    )
    shown = witness(times.way_to(source, goal, found))
    return Finding(
        promised, message, advice, about, severity="strict", witness=shown, follows=causes
    )


def _in_its_clock(minutes: float, within: Duration, times: Times) -> str:
    """How long that is in the clock of a promise; in days as well where that has days."""
    length = _length(minutes, "working " if within.working else "")
    unit = "working day" if within.span.working_days else "calendar day"
    least, most = times.known.clock.minutes(UNITS[unit])
    if least != most or not (within.span.working_days or within.span.days):
        return length
    days = f"{ceil(10 * minutes / most) / 10:g}"
    return f"{length} ({days} {unit}{'' if days == '1' else 's'})"


def _length(minutes: float, clock: str = "") -> str:
    if minutes < 60:
        return f"{minutes:g} {clock}minutes"
    hours = f"{minutes / 60:.1f}".removesuffix(".0")
    return f"{hours} {clock}hour{'' if hours == '1' else 's'}"
