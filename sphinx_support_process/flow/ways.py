"""Where does it go from here? Targets, and the ways between steps, outcomes and processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from ..model import Process, Step, Support
from ..text.kinds import Target
from ..text.text import Text

DONE = "done"
"""The outcome of a process that names none."""


@dataclass(frozen=True, eq=False, slots=True)
class Outcome:
    """One way in which a process ends."""

    process: Process
    id: str
    text: Text | None = None


Spot = Step | Outcome
"""Where a case can stand."""

Node = Spot | Process

Kind = Literal["next", "answer", "outcome", "timeout"]


class Way(NamedTuple):
    """One way on from a step: taken by itself, by an answer, an outcome or when a wait is over.

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
        self.explicit: dict[Step, tuple[Way, ...]] = {}
        """The ways of the steps that say how they go on; others go on to the step listed after."""
        self.lost: list[Way] = []
        """The ways whose target names nothing."""
        self.leaving: list[Way] = []
        """The ways that lead to another process."""
        self.runs: dict[Process, list[Step]] = {}
        self.starts: dict[Process, list[Step]] = {}
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
                    or step.fails_to is not None
                    or step.wait is not None
                    or step.run is not None
                ):
                    explicit.append(step)
                if step.starts or step.run is not None:
                    self._call(step)
            after = [*zip(process.steps[1:]), entry(self._only_outcome(process))]
            self.onward.update(zip(process.steps, after, strict=False))
            self.onward.update(dict.fromkeys(self.outcomes[process.id].values(), ()))
        for step in explicit:
            ways = self.explicit[step] = tuple(self._ways(step))
            self.onward[step] = tuple(dict.fromkeys(spot for way in ways for spot in entry(way.to)))

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
    def before(self) -> Mapping[Spot, list[Step]]:
        """The steps that lead to each spot, once what they run is over."""
        found: dict[Spot, list[Step]] = {}
        for process in self.support.processes.values():
            for step in process.steps:
                for spot in self.onward[step]:
                    found.setdefault(spot, []).append(step)
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


def entry(node: Node | None) -> tuple[Spot, ...]:
    """The spot that a node stands for, if there is one: for a process its first step."""
    if isinstance(node, Process):
        return node.steps[:1]
    return () if node is None else (node,)


def process_id(spot: Spot) -> str:
    """The process that a spot is in."""
    return spot.process if isinstance(spot, Step) else spot.process.id
