"""Which cases go every way of a process, and how do they end? By `flow`, without any engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sphinx_support_process.chart.plan.words import Words
from sphinx_support_process.flow import Flow, Guard, Node, Outcome, Way
from sphinx_support_process.model import Process, Step

Choice = tuple[str, str, str]
"""A step, the kind of a way from it, and its answer or outcome."""


class Turn(NamedTuple):
    """A task that waits, and what is said of it; `fails` where the case goes on by `otherwise`."""

    step: Step
    asks: bool
    answer: str | None
    fails: bool = False

    @property
    def task(self) -> str:
        """The id of its user task."""
        return f"n-{self.step.name}{'_guard' * self.asks}"


class Case(NamedTuple):
    turns: list[Turn]
    end: str


class Cases:
    """Walks cases one after the other, each by the ways that were taken least until then."""

    def __init__(self, flow: Flow) -> None:
        self.flow, self.words = flow, Words(flow.support)
        self.taken: Counter[Choice] = Counter()

    def all(self, process: Process) -> Iterator[Case]:
        """Cases until twenty in a row have gone no new way."""
        idle = 0
        while idle < 20:
            known = len(self.taken)
            turns: list[Turn] = []
            end = self._walk(process, turns)
            idle = 0 if len(self.taken) > known else idle + 1
            yield Case(turns, end)

    def missed(self, process: Process) -> set[Choice]:
        """The ways of a process that no case has taken yet."""
        ways = {_choice(way) for step in process.steps for way in self.flow.ways[step]}
        for step in process.steps:
            if step.if_:
                ways |= {(step.name, "if", answer) for answer in ("yes", "no")}
        return ways - self.taken.keys()

    def _walk(self, process: Process, turns: list[Turn]) -> str:
        """Walk a process to its end: an outcome, or where it leads to for good."""
        (spot,) = self.flow.entry(process)
        while not isinstance(spot, Outcome):
            to: Node | None
            if isinstance(spot, Guard):
                spot = self._asked(spot, turns)
                continue
            way = self._way(spot, turns)
            to = way.to
            if isinstance(to, Process):
                return str(to.id)
            if isinstance(to, Step) and to.process != process.id:
                return to.name.replace(".", "_")
            (spot,) = self.flow.entry(to)
        return str(spot.id)

    def _asked(self, guard: Guard, turns: list[Turn]) -> Step | Guard | Outcome:
        step, other = self.flow.onward[guard]
        assert isinstance(step, Step)
        answer = min("yes", "no", key=lambda each: self.taken[step.name, "if", each])
        self.taken[step.name, "if", answer] += 1
        turns.append(Turn(step, asks=True, answer=answer))
        return step if answer == "yes" else other

    def _way(self, step: Step, turns: list[Turn]) -> Way:
        """Take a way on from a step."""
        ways = list(self.flow.ways[step])
        called = self.flow.called(step)
        if called:
            end = self._walk(called, turns)
            ways = [way for way in ways if way.kind == "next" or way.label == end]
        way = min(ways, key=lambda each: self.taken[_choice(each)])
        self.taken[_choice(way)] += 1
        if not called and not self._automatic(step):
            answer = self.words.label(way) if way.kind == "answer" else None
            turns.append(Turn(step, asks=False, answer=answer, fails=way.kind == "timeout"))
        return way

    def _automatic(self, step: Step) -> bool:
        return any(role.automatic for role in self.words.owners(step)[:1])


def _choice(way: Way) -> Choice:
    return way.source.name, way.kind, str(way.label or "")
