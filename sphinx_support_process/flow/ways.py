"""Where does it go from here? Targets, and the ways between steps, outcomes and processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import chain
from typing import Literal

from ..model import Duty, Process, Step, Support
from ..text.kinds import Target
from ..text.named import NamedTuple
from ..text.text import Text

DONE = "done"
"""The outcome of a process that names none."""


class Outcome:
    """One way in which a process ends."""

    __slots__ = ("id", "process", "text")

    def __init__(self, process: Process, id: str, text: Text | None = None) -> None:
        self.process = process
        self.id = id
        self.text = text


class Guard:
    """Where it is judged whether a step with a condition is done or skipped; it takes no time."""

    __slots__ = ("step",)

    def __init__(self, step: Step) -> None:
        self.step = step


Spot = Step | Guard | Outcome
"""Where a case can stand."""

Node = Step | Outcome | Process

Kind = Literal["next", "answer", "outcome", "timeout"]


class Way(NamedTuple):
    """One way on from a step: taken by itself, by an answer, an outcome, or when the step fails.

    A `timeout` is the way that `otherwise` tells.

    `label` is the answer, or the outcome of the process that was run; `written` the target as it
    stands in YAML, None where the step listed after is meant; `to` is None if it names nothing.
    """

    source: Step
    kind: Kind
    label: Text | None
    written: Target | None
    to: Node | None


class Flow:
    """The graph of all processes of a support process."""

    def __init__(self, support: Support) -> None:
        self.support = support
        self.steps: dict[str, Step] = {}
        self.outcomes: dict[str, dict[str, Outcome]] = {}
        self.onward: dict[Spot, tuple[Spot, ...]] = {}
        """Where each step leads, once what it runs is over; an outcome leads nowhere."""
        self.guards: dict[Node, Guard] = {}
        """The guards of the steps that have a condition; all ways to such a step lead to its."""
        self.explicit: dict[Step, tuple[Way, ...]] = {}
        """The ways of the steps that say how they go on; others go on to the step listed after."""
        self.lost: list[Way] = []
        """The ways whose target names nothing."""
        self.leaving: list[Way] = []
        """The ways that lead to another process."""
        self.runs: dict[Process, list[Step]] = {}
        self.starts: dict[Process, list[Step]] = {}
        self.begins: dict[Process, list[Duty]] = {}
        """The duties that start each process."""
        self.callers: list[Step] = []
        """The steps that run or start a process, be there one of that name or not."""
        explicit: list[Step] = []
        for process in support.processes.values():
            self.outcomes[process.id] = {
                id: Outcome(process, id, text) for id, text in process.outcomes.items()
            } or {DONE: Outcome(process, DONE)}
            prefix = f"{process.id}."
            for step in process.steps:
                self.steps.setdefault(prefix + step.id, step)
                if (
                    step.answers
                    or step.outcomes
                    or step.next is not None
                    or step.otherwise is not None
                    or step.wait is not None
                    or step.run is not None
                ):
                    explicit.append(step)
                if step.starts or step.run is not None:
                    self._call(step)
                if step.if_ is not None:
                    self.guards[step] = Guard(step)
            for duty in process.duties:
                for id in duty.starts:
                    if id in support.processes:
                        self.begins.setdefault(support.processes[id], []).append(duty)
            after = [*zip(process.steps[1:]), self.entry(self._only_outcome(process))]
            if self.guards:
                entries = [self.guards.get(step, step) for step in process.steps]
                after[:-1] = zip(entries[1:])
                both = chain.from_iterable(zip(entries, process.steps, strict=True))
                self.onward.update(dict.fromkeys(both, ()))
            self.onward.update(zip(process.steps, after, strict=False))
            self.onward.update(dict.fromkeys(self.outcomes[process.id].values(), ()))
        for step in explicit:
            ways = self.explicit[step] = tuple(self._ways(step))
            self.onward[step] = self._entered(ways)
        for guard in self.guards.values():
            skip = self.onward[guard.step]
            if guard.step in self.explicit:
                usual = (way for way in self.explicit[guard.step] if way.kind != "timeout")
                skip = self._entered(usual)
            self.onward[guard] = (guard.step, *skip)

    def entry(self, node: Node | None) -> tuple[Spot, ...]:
        """The spot at which a case comes to a node, if there is one: for a process its first."""
        if isinstance(node, Process):
            return self.entry(node.steps[0]) if node.steps else ()
        return () if node is None else (self.guards.get(node, node),)

    def parts(self, step: Step) -> tuple[Spot, ...]:
        """The spots of a step: its guard, if it has a condition, and the step itself."""
        guard = self.guards.get(step)
        return (step,) if guard is None else (guard, step)

    def _entered(self, ways: Iterable[Way]) -> tuple[Spot, ...]:
        """The spots to which ways lead."""
        return tuple(dict.fromkeys(spot for way in ways for spot in self.entry(way.to)))

    @cached_property
    def ways(self) -> Mapping[Step, tuple[Way, ...]]:
        """The ways on from each step."""
        return {
            step: self.explicit.get(step) or tuple(self._ways(step))
            for process in self.support.processes.values()
            for step in process.steps
        }

    @cached_property
    def into(self) -> Mapping[Node, list[Way]]:
        """The ways that lead to each node."""
        found: dict[Node, list[Way]] = {}
        for ways in self.ways.values():
            for way in ways:
                if way.to is not None:
                    found.setdefault(way.to, []).append(way)
        return found

    @cached_property
    def before(self) -> Mapping[Spot, list[Step | Guard]]:
        """The steps and guards that lead to each spot, once what they run is over."""
        found: dict[Spot, list[Step | Guard]] = {}
        for spot, others in self.onward.items():
            for other in others:
                assert not isinstance(spot, Outcome)
                found.setdefault(other, []).append(spot)
        return found

    def _call(self, step: Step) -> None:
        """Note what a step runs and starts."""
        processes = self.support.processes
        self.callers.append(step)
        if step.run is not None and step.run in processes:
            self.runs.setdefault(processes[step.run], []).append(step)
        for id in step.starts:
            if id in processes:
                self.starts.setdefault(processes[id], []).append(step)

    def resolve(self, target: str, step: Step) -> Node | None:
        """What a target means that is written at a step, None if it means nothing."""
        if target == "next":
            return self._listed_after(step)
        return (
            self.steps.get(f"{step.process}.{target}")
            or self.outcomes[step.process].get(target)
            or self.support.processes.get(target)
            or self.steps.get(target)
        )

    @cached_property
    def labels(self) -> Mapping[Process, Set[str]]:
        """The outcomes of each process for which some step that runs it says how to go on."""
        return {
            process: {label for step in steps for label in step.outcomes}
            for process, steps in self.runs.items()
        }

    def called(self, step: Step) -> Process | None:
        """The process that a step runs."""
        return self.support.processes.get(step.run) if step.run is not None else None

    def begun(self, step: Step) -> Iterator[Process]:
        """The processes that a step runs or starts."""
        for id in (step.run, *step.starts):
            if id is not None and id in self.support.processes:
                yield self.support.processes[id]

    def targets(self, process: Process) -> Mapping[str, str]:
        """Everything that a target may name at a step of a process, with its title."""
        known = {"next": ""}
        known |= {str(step.id): str(step.title) for step in process.steps}
        known |= {id: str(outcome.text or "") for id, outcome in self.outcomes[process.id].items()}
        known |= {str(other.id): str(other.title) for other in self.support.processes.values()}
        return known

    def _ways(self, step: Step) -> Iterator[Way]:
        """The ways on from a step."""
        for label, answer in step.answers.items():
            yield self._way(step, "answer", label, answer.go)
        for label, target in step.outcomes.items():
            yield self._way(step, "outcome", label, target)
        if step.next is not None:
            yield self._way(step, "next", None, step.next)
        elif not step.answers and not step.outcomes:
            yield Way(step, "next", None, None, self._listed_after(step))
        if step.fails_to is not None:
            yield self._way(step, "timeout", None, step.fails_to)

    def _way(self, step: Step, kind: Kind, label: str | None, target: Target) -> Way:
        assert label is None or isinstance(label, Text)
        to = self.resolve(target, step)
        way = Way(step, kind, label, target, to)
        if to is None:
            self.lost.append(way)
        elif isinstance(to, Process) or (isinstance(to, Step) and to.process != step.process):
            self.leaving.append(way)
        return way

    def _listed_after(self, step: Step) -> Node | None:
        """The step listed after, or the only outcome after the last; None if there are several."""
        process = self.support.processes[step.process]
        if step.number < len(process.steps):
            return process.steps[step.number]
        return self._only_outcome(process)

    def _only_outcome(self, process: Process) -> Outcome | None:
        """The outcome of a process that has no other."""
        outcomes = list(self.outcomes[process.id].values())
        return outcomes[0] if len(outcomes) == 1 else None


def process_id(spot: Spot) -> str:
    """The process that a spot is in."""
    if isinstance(spot, Step):
        return spot.process
    return spot.process.id if isinstance(spot, Outcome) else spot.step.process


def step_of(spot: Step | Guard) -> Step:
    """The step that a spot is or guards."""
    return spot.step if isinstance(spot, Guard) else spot
