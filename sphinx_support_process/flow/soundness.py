"""Can every step be reached, and can every case come to an end?

One token moves: a process is sound if and only if every step can be reached and can reach an
outcome. With `run` a step goes on only by an outcome that the other process can reach, which is
one least fixed point more. All of it is linear in steps and ways. Leaving for another process is
for good: it ends no `run`. A process that leads to itself begins again, and may still return.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ..model import Process, Step
from ..suggest import closest
from .entries import orphans
from .graph import reachable
from .ways import Flow, Node, Outcome, Way

Spot = Step | Outcome
"""Where a case can stand."""

MAX_UNKNOWN = 20
"""The most targets of a process that name nothing for which it is guessed what they mean."""


class Soundness:
    """What can be reached, and what can come to an end.

    `unread` are processes that are known only in part: all of it counts as reached and ending, so
    that one mistake in reading is not told again in other words. `without` are spots that a case
    may not pass, which is how promises about order are checked.
    """

    def __init__(
        self,
        flow: Flow,
        unread: Collection[Process] = (),
        without: Collection[Spot] = (),
    ) -> None:
        self.flow = flow
        self.unread = unread
        self.without = without
        self.completes: dict[Process, set[str]] = {
            process: set() for process in flow.support.processes.values()
        }
        """The outcomes that each process can reach from its first step."""
        self.on: dict[Step, list[Spot]] = {}
        """Where a step can go on, once what it runs is over; leaving for a process included."""
        self._complete()
        self.orphans = orphans(flow)
        """Groups of processes that nothing runs, starts or leads to, and that have no trigger."""
        self.starts: dict[Spot, None] = dict.fromkeys(self._starts())
        self.reached = reachable(self.starts, self.after)
        """Every spot that a case can come to, with the one before it on a shortest path."""
        self.ends = self._ends()
        """Every spot from which a case can come to an end."""

    def after(self, spot: Spot) -> list[Spot]:
        """The spots that a case can come to next, in this or in another process."""
        if isinstance(spot, Outcome):
            return []
        found = list(self.on[spot])
        for id in (spot.run, *spot.starts) if spot.run is not None else spot.starts:
            process = self.flow.support.processes.get(id)
            if process is not None and process.steps and process.steps[0] not in self.without:
                found.append(process.steps[0])
        return found

    def within(self, spot: Spot) -> list[Spot]:
        """The spots of the same process that a case can come to next."""
        if isinstance(spot, Outcome):
            return []
        process, others = spot.process, self.on[spot]
        for other in others:
            if _process(other) is not process and _process(other) != process:
                return [other for other in others if _process(other) == process]
        return others

    def called(self, step: Step) -> Process | None:
        """The process that a step runs."""
        return self.flow.support.processes.get(step.run) if step.run is not None else None

    def _complete(self) -> None:
        """Find the ways on and the outcomes of every process, in one least fixed point."""
        callers: dict[Process, list[Step]] = {process: [] for process in self.completes}
        for step, ways in self.flow.ways.items():
            called = self.called(step)
            if called is not None:
                callers[called].append(step)
            self.on[step] = [
                spot
                for way in ways
                if called is None or self._needs_no_return(way, called)
                for spot in self._target(way)
            ]
        for process in self.unread:
            self.completes[process].update(self.flow.outcomes[process.id])
            for id in self.flow.outcomes[process.id]:
                for caller in callers[process]:
                    self._return(caller, id)
        inside: dict[Spot, None] = {}
        for process in self.completes:
            inside.update(dict.fromkeys(self._allowed(process.steps[:1])))
        passed: set[Spot] = set()
        queue = list(inside)
        for spot in queue:
            passed.add(spot)
            found = [(spot, self.within(spot))]
            if isinstance(spot, Outcome) and spot.id not in self.completes[spot.process]:
                self.completes[spot.process].add(spot.id)
                found = [
                    (caller, self._return(caller, spot.id)) for caller in callers[spot.process]
                ]
            for source, others in found:
                if source in passed:
                    new = [
                        other
                        for other in others
                        if other not in inside and _process(other) == _process(source)
                    ]
                    inside.update(dict.fromkeys(new))
                    queue.extend(new)

    def _needs_no_return(self, way: Way, called: Process) -> bool:
        """Whether a way can be taken though the process that is run never comes to an end."""
        return way.kind == "timeout" or (
            way.kind == "outcome" and way.label not in self.flow.outcomes[called.id]
        )

    def _return(self, step: Step, outcome: str) -> list[Spot]:
        """Let a step go on by an outcome of the process that it runs; where it comes to."""
        new = [
            spot
            for way in self.flow.ways[step]
            if way.kind not in ("timeout", "outcome") or way.label == outcome
            for spot in self._target(way)
            if spot not in self.on[step]
        ]
        self.on[step].extend(new)
        return new

    def _target(self, way: Way) -> list[Spot]:
        return self._allowed(_entry(way.to))

    def _allowed(self, spots: Iterable[Spot]) -> list[Spot]:
        return [spot for spot in spots if spot not in self.without]

    def _starts(self) -> Iterator[Spot]:
        processes = self.flow.support.processes.values()
        for process in processes:
            if process.trigger:
                yield from self._allowed(process.steps[:1])
        for group in self.orphans:
            yield from self._allowed(group[0].steps[:1])
        for process in self.unread:
            yield from self._allowed(process.steps)
        unknown: dict[Process, list[Way]] = {}
        for step, ways in self.flow.ways.items():
            for way in ways:
                if way.to is None and way.written is not None:
                    unknown.setdefault(self.flow.support.processes[step.process], []).append(way)
        for process, lost in unknown.items():
            yield from self._allowed(probably_meant(self.flow, process, lost))

    def _ends(self) -> set[Spot]:
        """Go back from all outcomes; leaving a process for good ends no `run` of it.

        A spot can be at the end of its own process (`own`), or in another one that it was left for
        (`away`), or both; only the first lets a step that runs the process go on.
        """
        into: dict[Spot, list[Step]] = {}
        callers: dict[Spot, list[Step]] = {}
        for step, spots in self.on.items():
            for spot in spots:
                into.setdefault(spot, []).append(step)
            called = self.called(step)
            if called is not None:
                for first in self._allowed(called.steps[:1]):
                    callers.setdefault(first, []).append(step)
        own: set[Spot] = {spot for spot in into if isinstance(spot, Outcome)}
        own.update(step for step in self.on if self._is_open(step))
        away: set[Spot] = set()
        queue = [(spot, own) for spot in own]
        for spot, label in queue:
            sources = [
                (source, label if source.process == _process(spot) else away)
                for source in into.get(spot, ())
            ]
            if label is away:
                sources += [(source, away) for source in callers.get(spot, ())]
            for source, new in sources:
                if source not in new:
                    new.add(source)
                    queue.append((source, new))
        return own | away

    def _is_open(self, step: Step) -> bool:
        """Whether it is not known where a step goes on: other rules tell of that."""
        if step in self.without:
            return False
        process = self.flow.support.processes[step.process]
        called = self.called(step)
        return (
            process in self.unread
            or any(way.to is None and way.written is not None for way in self.flow.ways[step])
            or any(isinstance(way.to, Process) and not way.to.steps for way in self.flow.ways[step])
            or (step.run is not None and (called is None or not called.steps))
            or (called is not None and bool(unhandled(self.flow, step, called)))
        )


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
        for spot in _entry(flow.resolve(name, way.source))
    )


def _entry(node: Node | None) -> tuple[Spot, ...]:
    if isinstance(node, Process):
        return node.steps[:1]
    return () if node is None else (node,)


def _process(spot: Spot) -> str:
    return spot.process if isinstance(spot, Step) else spot.process.id
