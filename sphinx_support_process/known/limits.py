"""How long may the steps on a way take? Their limits, and those of the processes they run."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from itertools import chain
from math import inf
from operator import is_

from ..clock.durations import Duration
from ..clock.spans import Span
from ..flow import Spot
from ..flow.circles import run_by
from ..flow.graph import components, is_loop, shortest_path
from ..flow.times import After, Due, Latest, Measure, Soonest, latest, soonest
from ..model import Process, Step, Support
from ..model.varied import ByLevel
from ..text.text import Text
from .known import Known
from .levels import Case


class Times:
    """The shortest and longest times from a step or process to a step, in a case.

    No time counts while somebody outside the team is waited for.
    """

    def __init__(self, known: Known, case: Case) -> None:
        self.known = known
        self.case = case
        self.soundness = known.soundness
        self.measure = Measure(Span(), Span(minutes=inf), known.clock.size)
        self.whole: dict[Process, Span | None] = {}
        """How long each process that is run takes at most, None if it cannot be told."""
        self.fastest: dict[tuple[Step | Process, bool], Soonest] = {}
        self.slowest: dict[Step | Process, dict[Spot, Latest[Span]]] = {}
        self.looked_at = 0
        """How many spots were looked at, each time anew."""
        after = partial(run_by, known.flow)
        for group in components(known.flow.runs, after):
            recursive = is_loop(group, after)
            for process in group:
                self.whole[process] = None if recursive else self._whole(process)

    def soonest(self, source: Step | Process, within: Duration) -> Soonest:
        """The least minutes to each spot, in the clock of a promise."""

        def edges(spot: Spot) -> list[tuple[Spot, int]]:
            return [
                (other, self._delay(spot, other, within)) for other in self.soundness.after(spot)
            ]

        key = source, within.working
        if key not in self.fastest:
            self.fastest[key] = soonest(self._starts(source), edges)
            self.looked_at += len(self.fastest[key].minutes)
        return self.fastest[key]

    def latest(self, source: Step | Process, goal: Step) -> dict[Spot, Latest[Span]]:
        """When each spot on the ways to the goal is left at the latest.

        What comes after the goal counts only where a way leads back from it, and what comes before
        the source only where no other way leads to the goal.
        """

        def onward(spot: Spot) -> list[Spot]:
            return [other for other in self.soundness.after(spot) if other is not source]

        starts = self._starts(source)
        if source not in self.slowest:
            self.slowest[source] = self._latest(starts, (), onward, source)
        found = self.slowest[source]
        if goal in found and not found[goal].again:
            return found
        after = onward if goal in found else self.soundness.after
        return self._latest(starts, {goal}, after, source)

    def way_to(
        self, source: Step | Process, goal: Step, found: Mapping[Spot, Latest[Span]]
    ) -> list[Spot]:
        """The way to the goal that takes longest, with the shortest way through each loop."""

        def after(spot: Spot) -> list[Spot]:
            return [other for other in self.soundness.after(spot) if other in found]

        way: list[Spot] = []
        spot: Spot | None = goal
        while spot is not None:
            before = found[spot].before
            starts = after(before) if before is not None else self._starts(source)
            way += reversed(shortest_path(starts, partial(is_, spot), after))
            spot = before
        self.looked_at += len(way)
        return way[::-1]

    def in_clock_of(self, within: Duration, span: Span) -> float:
        """A span in the clock of a promise: elapsed time also runs while nobody works."""
        size = self.measure.size(span)
        if within.working or not span.working or size == inf:
            return size
        elapsed = span._replace(working_days=0, working_minutes=0)
        working = int(size - self.measure.size(elapsed))
        return self.known.week.longest(working) + self.measure.size(elapsed)

    def _latest(
        self,
        starts: Collection[Spot],
        goals: Collection[Spot],
        after: After,
        source: Step | Process,
    ) -> dict[Spot, Latest[Span]]:
        def due(spot: Spot) -> Due[Span] | None:
            return self._due(spot, source)

        bounds = self._upper, self._is_bounded, due, self._is_inside
        found = latest(starts, goals, after, self.measure, *bounds)
        self.looked_at += len(found)
        return found

    def _starts(self, source: Step | Process) -> list[Spot]:
        """A promise counts from the beginning of a process, or from the end of a step."""
        if isinstance(source, Process):
            return [*self.known.flow.entry(source)]
        processes = self.known.support.processes
        started = [processes[id] for id in source.starts if id in processes]
        return [
            *self.soundness.on[source],
            *chain.from_iterable(map(self.known.flow.entry, started)),
        ]

    def _whole(self, process: Process) -> Span | None:
        goals = list(self.known.flow.outcomes[process.id].values())
        found = self._latest(self.known.flow.entry(process), goals, self.soundness.within, process)
        ends = [found[goal] for goal in goals if goal in found]
        if not ends or any(end.unknown is not None for end in ends):
            return None
        return max((end.span for end in ends), key=self.measure.size)

    def _upper(self, spot: Spot) -> Span | None:
        """How long one step takes at most; a question takes no time."""
        if not isinstance(spot, Step):
            return Span()
        if is_pause(self.known.support, spot):
            return Span()
        limits = [self._span(spot.timebox)]
        if spot.since is None:
            limits.append(self._span(spot.within))
        if spot.wait is not None:
            limits.append(self._span(spot.wait.at_most))
        called = self.known.flow.called(spot)
        if called is not None:
            limits.append(self.whole.get(called))
        known = [limit for limit in limits if limit is not None]
        if known:
            return min(known, key=self.measure.size)
        asks = spot.answers and spot.wait is None and spot.run is None
        return Span() if asks else None

    def _is_bounded(self, spot: Spot, limit: Span | None) -> bool:
        """Whether a loop through a spot, with its limit, comes to an end."""
        if isinstance(spot, Step) and spot.wait is not None and is_pause(self.known.support, spot):
            return self._span(spot.wait.at_most) is not None
        return limit is not None and limit != Span()

    def _is_inside(self, step: Spot, spot: Spot) -> bool:
        """Whether a spot is the beginning of what a step runs, and not where it goes on."""
        called = self.known.flow.called(step) if isinstance(step, Step) else None
        return (
            called is not None
            and spot in self.known.flow.entry(called)
            and spot not in self.soundness.on[step]
        )

    def _due(self, spot: Spot, source: Step | Process) -> Due[Span] | None:
        """The deadline of a step, if it counts from something that is known."""
        deadline = self._span(spot.within) if isinstance(spot, Step) else None
        if deadline is None or not isinstance(spot, Step) or spot.since is None:
            return None
        if spot.since != "start":
            return Due(deadline, self.known.flow.steps.get(f"{spot.process}.{spot.since}"))
        process = self.known.support.processes[spot.process]
        first = None if process is source else self.known.flow.entry(process)[0]
        return Due(deadline, first, entered=True)

    def _delay(self, spot: Spot, other: Spot, within: Duration) -> int:
        """What it takes at least to come from one spot to the next: the time of a vain wait."""
        if not isinstance(spot, Step) or spot.expect is not None:
            return 0  # one sees at once that it failed
        if spot.fails_to is None or is_pause(self.known.support, spot):
            return 0
        waits = spot.wait.at_most if spot.wait is not None else None
        found = [self.known.shortest(value, self.case) for value in (waits, spot.timebox) if value]
        ends = [limit.duration for limit in found if limit is not None]
        if not ends or len(ends) < len(found):
            return 0
        flow = self.known.flow
        ways = [way for way in flow.explicit[spot] if other in flow.entry(way.to)]
        if not ways or any(way.kind != "timeout" for way in ways):
            return 0
        return min(0 if within.working and not end.working else end.least for end in ends)

    def _span(self, value: ByLevel[Text] | None) -> Span | None:
        limit = self.known.longest(value, self.case)
        return None if limit is None else limit.duration.span


def is_pause(support: Support, step: Step) -> bool:
    """Whether a step waits for nobody but people outside the team, so that no clock runs."""
    if step.wait is None:
        return False
    awaited = step.wait.who or support.owners(step)
    roles = [support.roles[id] for id in awaited if id in support.roles]
    return len(roles) == len(awaited) > 0 and all(role.external for role in roles)
