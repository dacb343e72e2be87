"""Can every step be reached, and can every case come to an end?

One token moves: a process is sound if and only if every step can be reached and can reach an
outcome. With `run` a step goes on only by an outcome that the other process can reach, which is
one least fixed point more. All of it is linear in steps and ways. Leaving for another process is
for good: it ends no `run`. A process that leads to itself begins again, and may still return.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from ..model import Process, Step
from ..text.suggest import closest
from .entries import orphans
from .graph import leading_to, reachable
from .ways import Flow, Outcome, Spot, Way, process_id

MAX_UNKNOWN = 20
"""The most targets of a process that name nothing for which it is guessed what they mean."""


class Soundness:
    """What can be reached, and what can come to an end.

    `unread` are processes that are known only in part: all of it counts as reached and ending, so
    that one mistake in reading is not told again in other words. `entered` are steps to which
    something leads that is not known. `without` are spots that a case may not pass, which is how
    promises about order are checked.
    """

    def __init__(
        self,
        flow: Flow,
        unread: Collection[Process] = (),
        entered: Collection[Step] = (),
        without: Collection[Spot] = (),
    ) -> None:
        self.flow = flow
        self.unread = unread
        self.entered = entered
        self.without = without
        self.on: dict[Spot, Sequence[Spot]] = dict(flow.onward)
        """Where a step can go on, once what it runs is over; leaving for a process included."""
        for spot in without:
            for step in flow.before.get(spot, ()):
                self.on[step] = self._allowed(self.on[step])
        self._complete()
        after = self.on | {step: self._begun(step) for step in flow.callers}
        self.after = after.__getitem__
        """The spots that a case can come to next, in this or in another process."""
        left = [spot for way in flow.leaving for spot in flow.parts(way.source)]
        within = self.on | {spot: self._staying(spot) for spot in left}
        self.within = within.__getitem__
        """The spots of the same process that a case can come to next."""
        self.orphans = orphans(flow)
        """Groups of processes that nothing runs, starts or leads to, and that have no trigger."""
        self.starts: dict[Spot, None] = dict.fromkeys(self._starts())
        self.reached = reachable(self.starts, self.after)
        """Every spot that a case can come to, with the one before it on a shortest path."""
        self.ends = self._ends()
        """Every spot from which a case can come to an end."""

    def avoiding(self, spot: Spot) -> Soundness:
        """The same for cases that do not pass a spot."""
        return Soundness(self.flow, self.unread, self.entered, {spot})

    def _begun(self, step: Step) -> list[Spot]:
        """Where a case can come to from a step: where it goes on, and in what begins there."""
        found = list(self.on[step])
        for process in self.flow.begun(step):
            found += self._allowed(self.flow.entry(process))
        return found

    def _staying(self, spot: Spot) -> list[Spot]:
        """Where a spot leads in its own process."""
        own = process_id(spot)
        return [other for other in self.on[spot] if process_id(other) == own]

    def _complete(self) -> None:
        """Find the ways on, and the outcomes of all that is run, in one least fixed point."""
        callers = self.flow.runs
        for step in self.flow.callers:
            called = self.flow.called(step)
            if called is not None:
                self.on[step] = ()
                ways = self.flow.explicit[step]
                self._go_on(step, [way for way in ways if self._needs_no_return(way, called)])
        for process in self.unread:
            for caller in callers.get(process, ()):
                for id in self.flow.outcomes[process.id]:
                    self._return(caller, id)
        inside: dict[Spot, None] = {}
        for process in callers:
            inside.update(dict.fromkeys(self._allowed(self.flow.entry(process))))
        passed: set[Spot] = set()
        queue = list(inside)
        for spot in queue:
            passed.add(spot)
            if not isinstance(spot, Outcome):
                others = self._staying(spot)
            else:
                others = [
                    other
                    for caller in callers[spot.process]
                    for other in self._return(caller, spot.id)
                    if caller in passed and process_id(other) == caller.process
                ]
            new = dict.fromkeys(other for other in others if other not in inside)
            inside.update(new)
            queue.extend(new)

    def _needs_no_return(self, way: Way, called: Process) -> bool:
        """Whether a way can be taken though the process that is run never comes to an end."""
        if way.kind == "timeout":
            return way.source.wait is not None or way.source.timebox is not None
        return way.kind == "outcome" and way.label not in self.flow.outcomes[called.id]

    def _return(self, step: Step, outcome: str) -> list[Spot]:
        """Let a step go on by an outcome of the process that it runs; where it comes to."""
        ways = [
            way for way in self.flow.explicit[step] if way.kind != "outcome" or way.label == outcome
        ]
        return self._go_on(step, ways)

    def _go_on(self, step: Step, ways: Iterable[Way]) -> list[Spot]:
        """Let a step go on by some ways; where it could not go before."""
        spots = dict.fromkeys(
            spot for way in ways for spot in self._allowed(self.flow.entry(way.to))
        )
        new = [spot for spot in spots if spot not in self.on[step]]
        self.on[step] = (*self.on[step], *new)
        return new

    def _allowed(self, spots: Sequence[Spot]) -> Sequence[Spot]:
        return [spot for spot in spots if spot not in self.without] if self.without else spots

    def _starts(self) -> Iterator[Spot]:
        processes = self.flow.support.processes.values()
        for process in processes:
            if process.trigger or process in self.flow.begins:
                yield from self._allowed(self.flow.entry(process))
        for group in self.orphans:
            yield from self._allowed(self.flow.entry(group[0]))
        for process in self.unread:
            for step in process.steps:
                yield from self._allowed(self.flow.parts(step))
        for step in self.entered:
            yield from self._allowed(self.flow.entry(step))
        unknown: dict[Process, list[Way]] = {}
        for way in self.flow.lost:
            unknown.setdefault(self.flow.support.processes[way.source.process], []).append(way)
        for process, lost in unknown.items():
            yield from self._allowed(probably_meant(self.flow, process, lost))

    def _ends(self) -> set[Spot]:
        """Go back from all outcomes; leaving a process for good ends no `run` of it.

        A spot can be at the end of its own process (`own`), or in another one that it was left for
        (`away`), or both; only the first lets a step that runs the process go on. Of a process
        that nothing runs nobody asks, so all of it counts as `away`.
        """
        runs = self.flow.runs
        run = {process.id for process in runs}
        outcomes = (end for ends in self.flow.outcomes.values() for end in ends.values())
        known = self._allowed([*outcomes, *self._open()])
        inside: dict[Spot, Sequence[Spot]] = {
            spot: self.within(spot)
            for process in runs
            for step in process.steps
            for spot in self.flow.parts(step)
        }
        own = leading_to([spot for spot in known if process_id(spot) in run], inside)
        left = [
            spot
            for way in self.flow.leaving
            for spot in self.flow.parts(way.source)
            for other in self.on[spot]
            if other in own and process_id(other) != way.source.process
        ]
        onward = dict(self.on)
        for process, callers in runs.items():
            for caller in callers:
                onward[caller] = [*self.on[caller], *self.flow.entry(process)]
        others = [spot for spot in known if process_id(spot) not in run]
        return own | leading_to([*left, *others], onward)

    def _open(self) -> Iterator[Step]:
        """The steps of which it is not known where they go on: other rules tell of them."""
        for way in self.flow.lost:
            yield way.source
        for process in self.unread:
            yield from process.steps
        for way in self.flow.leaving:
            if isinstance(way.to, Process) and not way.to.steps:
                yield way.source
        for step in self.flow.callers:
            called = self.flow.called(step)
            if step.run is not None and (
                called is None or not called.steps or unhandled(self.flow, step, called)
            ):
                yield step


def unhandled(flow: Flow, step: Step, called: Process) -> list[str]:
    """The outcomes of the process that a step runs for which it does not say how to go on."""
    outcomes = list(flow.outcomes[called.id])
    if not step.outcomes and (len(outcomes) == 1 or step.answers):
        return []
    return [id for id in outcomes if id not in step.outcomes]


def probably_meant(flow: Flow, process: Process, unknown: list[Way]) -> tuple[Spot, ...]:
    """What targets that name nothing are misspellings of; any step if that cannot be told."""
    known = [str(step.id) for step in process.steps] + list(flow.outcomes[process.id])
    if len(unknown) > MAX_UNKNOWN:
        return process.steps
    meant = [closest(str(way.written), known) for way in unknown]
    if None in meant:
        return process.steps
    return tuple(
        spot
        for way, name in zip(unknown, meant, strict=True)
        if name is not None
        for spot in flow.entry(flow.resolve(name, way.source))
    )
