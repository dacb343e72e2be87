"""Which spots lie on all paths? Worked out once for all promises of order of a process."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..model import Process
from ..model.record import Record
from .graph import Within, components, dominators, is_loop
from .soundness import Soundness
from .ways import Outcome, Spot, process_id

MAX_SHOWN = 200
"""The most orders that seem broken for which a path is looked for: each takes a search."""


class Always:
    """What holds on every path within a process, where a path that leaves it ends; or in all.

    `named` are the spots of which is asked whether paths lead to them.
    """

    def __init__(
        self, soundness: Soundness, process: Process | None, named: Iterable[Spot]
    ) -> None:
        self.soundness = soundness
        self.process = process
        self.named = dict.fromkeys(named)
        self.left_to_show = MAX_SHOWN
        flow = soundness.flow
        self.all: Record = process or flow.support
        """What stands for all starts, and for all ends."""
        if process is None:
            self.after = soundness.after
            self.starts: Iterable[Spot] = soundness.starts
            self.spots: list[Spot] = list(flow.onward)
        else:
            self.after = soundness.within
            self.starts = flow.entry(process)
            self.spots = [spot for step in process.steps for spot in flow.parts(step)]
            self.spots += flow.outcomes[process.id].values()

    def is_told_by_paths(self, avoided: Spot) -> bool:
        """Whether it is enough to look at paths for what a case can come to that avoids a spot.

        It is not where the spot may be the one by which a process that is run comes to an end.
        """
        runs = self.soundness.flow.runs
        return self.process is not None or all(it.id != process_id(avoided) for it in runs)

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
        leaves = len(self.soundness.within(spot)) < len(self.soundness.on[spot])
        return leaves and self.process is not None

    @cached_property
    def _from_start(self) -> Within[Spot | Record]:
        onward: dict[Spot | Record, Iterable[Spot]] = {
            spot: self.after(spot) for spot in self.spots
        }
        onward[self.all] = self.starts
        return Within(dominators(self.all, onward.__getitem__))

    @cached_property
    def _to_end(self) -> Within[Spot | Record]:
        """The same for all paths from a spot to an end."""
        before: dict[Spot | Record, list[Spot]] = {spot: [] for spot in self.spots}
        before[self.all] = [spot for spot in self.spots if self.is_end(spot)]
        for spot in self.spots:
            for other in self.after(spot):
                before[other].append(spot)
        return Within(dominators(self.all, before.__getitem__))

    @cached_property
    def _bits(self) -> dict[Spot, int]:
        return {spot: 1 << number for number, spot in enumerate(self.named)}

    @cached_property
    def _ahead(self) -> dict[Spot, int]:
        """The named spots to which paths lead from each spot, as bits of a number."""
        after, bits = self.after, self._bits
        found: dict[Spot, int] = {}
        for component in components(self.spots, after):
            ahead = 0
            for spot in component:
                for other in after(spot):
                    ahead |= found.get(other, 0) | bits.get(other, 0)
            if is_loop(component, after):
                for spot in component:
                    ahead |= bits.get(spot, 0)
            found.update(dict.fromkeys(component, ahead))
        return found
