"""How short and how long can a way through a process be, and how often does it lead back?"""

from __future__ import annotations

from collections import deque

from ..model import Process, Step
from ..text.named import NamedTuple
from .soundness import Soundness
from .ways import Outcome, Spot, process_id, step_of


class Through(NamedTuple):
    """The ways from the first step of a process to where it ends or is left for another one.

    Both are empty if no end can be reached. What is run is one step. No step stands twice on the
    longest; where steps lead nowhere but back, they stand behind the one that they come back to.
    """

    shortest: tuple[Step, ...]
    longest: tuple[Step, ...]
    back: int
    """How many ways lead back, from one step to another, and so close a loop."""


def through(soundness: Soundness, process: Process) -> Through:
    """The ways through a process, in a time linear in its steps and ways."""
    search = _Search(soundness, process)
    return Through(_shortest(search, soundness), search.longest(), len(search.back))


class _Search:
    """A search in depth: what it finds in each spot, but for the ways back."""

    def __init__(self, soundness: Soundness, process: Process) -> None:
        self.soundness = soundness
        self.process = process
        self.starts = soundness.flow.entry(process)
        self.back: set[tuple[Step, Step]] = set()
        self.onward: dict[Spot, list[Spot]] = {}
        self.before: dict[Spot, Spot | None] = {}
        self.done: list[Spot] = []
        """All spots that can be reached, each after those that it leads to."""
        for start in self.starts:
            self._from(start)

    def _from(self, start: Spot) -> None:
        open_ = {start}
        self.before[start] = None
        self.onward[start] = []
        work = [(start, iter(self.soundness.within(start)))]
        while work:
            spot, others = work[-1]
            for other in others:
                if other in open_:
                    assert not isinstance(spot, Outcome)
                    assert not isinstance(other, Outcome)
                    self.back.add((step_of(spot), step_of(other)))
                    continue
                self.onward[spot].append(other)
                if other not in self.onward:
                    open_.add(other)
                    self.before[other] = spot
                    self.onward[other] = []
                    work.append((other, iter(self.soundness.within(other))))
                    break
            else:
                work.pop()
                open_.remove(spot)
                self.done.append(spot)

    def is_end(self, spot: Spot) -> bool:
        """Whether a case ends here, or leaves for another process."""
        return isinstance(spot, Outcome) or any(
            process_id(other) != self.process.id for other in self.soundness.on[spot]
        )

    def longest(self) -> tuple[Step, ...]:
        """The longest way to an end that takes no way back but from where nothing else leads."""
        best: dict[Spot, tuple[int, Spot | None]] = {}
        beside: dict[Spot, list[Spot]] = {spot: [spot] for spot in self.done}
        for spot in self.done:
            ways = [(best[other][0], other) for other in self.onward[spot] if other in best]
            length = sum(isinstance(one, Step) for one in beside[spot])
            before = self.before[spot]
            if ways:
                most, other = max(ways, key=lambda way: way[0])
                best[spot] = length + most, other
            elif self.is_end(spot):
                best[spot] = length, None
            elif before is not None and spot in self.soundness.ends:
                beside[before] += beside[spot]
        found: list[Spot] = []
        at = next((start for start in self.starts if start in best), None)
        while at is not None:
            found += beside[at]
            at = best[at][1]
        return tuple(spot for spot in found if isinstance(spot, Step))


def _shortest(search: _Search, soundness: Soundness) -> tuple[Step, ...]:
    """The way with the fewest steps; a condition that does not hold skips its step."""
    before: dict[Spot, Spot | None] = {}
    queue: deque[tuple[Spot, Spot | None]] = deque((start, None) for start in search.starts)
    while queue:
        spot, source = queue.popleft()
        if spot in before:
            continue
        before[spot] = source
        if search.is_end(spot):
            return _steps(spot, before)
        for other in soundness.within(spot):
            (queue.append if isinstance(other, Step) else queue.appendleft)((other, spot))
    return ()


def _steps(goal: Spot, before: dict[Spot, Spot | None]) -> tuple[Step, ...]:
    way: list[Step] = []
    at: Spot | None = goal
    while at is not None:
        if isinstance(at, Step):
            way.append(at)
        at = before[at]
    return tuple(way[::-1])
