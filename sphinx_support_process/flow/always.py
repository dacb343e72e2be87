"""Which spots lie on all paths of one process? Worked out once for all its promises of order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..model import Process
from .graph import Within, components, dominators, is_loop
from .soundness import Soundness
from .ways import Node, Outcome, Spot

MAX_SHOWN = 200
"""The most broken orders of a process for which a path is looked for: each takes a search."""


class Always:
    """What holds on every path within a process; a path that leaves it ends there.

    `named` are the spots of which is asked whether paths lead to them.
    """

    def __init__(self, soundness: Soundness, process: Process, named: Iterable[Spot]) -> None:
        self.soundness = soundness
        self.process = process
        self.named = dict.fromkeys(named)
        self.spots: list[Spot] = [*process.steps, *soundness.flow.outcomes[process.id].values()]
        self.left_to_show = MAX_SHOWN

    @cached_property
    def is_entered_inside(self) -> bool:
        """Whether another process leads to a step of this one other than its first."""
        return any(
            source.process != self.process.id
            for step in self.process.steps[1:]
            for source in self.soundness.flow.before.get(step, ())
        )

    def comes_before(self, first: Spot, second: Spot) -> bool:
        """Whether no path comes to the second that has not passed the first."""
        return second not in self._from_start or self._from_start.holds(first, second)

    def comes_after(self, first: Spot, second: Spot) -> bool:
        """Whether no path that has passed the first ends without passing the second after it."""
        return first not in self._to_end or self._to_end.holds(second, first)

    def leads(self, first: Spot, second: Spot) -> bool:
        """Whether any path leads from the first to the second, which is one of those named."""
        return bool(self._ahead[first] & self._bits[second])

    def is_end(self, spot: Spot) -> bool:
        """Whether a path may end there, or leave the process."""
        if isinstance(spot, Outcome):
            return spot in self.soundness.ends
        return len(self.soundness.within(spot)) < len(self.soundness.on[spot])

    @cached_property
    def _from_start(self) -> Within[Spot]:
        return Within(dominators(self.spots[0], self.soundness.within))

    @cached_property
    def _to_end(self) -> Within[Node]:
        """The same for all paths from a spot to an end, which the process stands for."""
        before: dict[Node, list[Node]] = {spot: [] for spot in self.spots}
        before[self.process] = [spot for spot in self.spots if self.is_end(spot)]
        for spot in self.spots:
            for other in self.soundness.within(spot):
                before[other].append(spot)
        return Within(dominators(self.process, before.__getitem__))

    @cached_property
    def _bits(self) -> dict[Spot, int]:
        return {spot: 1 << number for number, spot in enumerate(self.named)}

    @cached_property
    def _ahead(self) -> dict[Spot, int]:
        """The named spots to which paths lead from each spot, as bits of a number."""
        within, bits = self.soundness.within, self._bits
        found: dict[Spot, int] = {}
        for component in components(self.spots, within):
            ahead = 0
            for spot in component:
                for other in within(spot):
                    ahead |= found.get(other, 0) | bits.get(other, 0)
            if is_loop(component, within):
                for spot in component:
                    ahead |= bits.get(spot, 0)
            found.update(dict.fromkeys(component, ahead))
        return found
