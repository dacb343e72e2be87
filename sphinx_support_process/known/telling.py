"""Who hears of what is done? Whoever is told, asked, called or sent a message by a step or duty."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeGuard

from ..flow import Flow, Spot
from ..flow.graph import reachable
from ..model import Duty, Process, Step
from ..model.varied import of_level, united
from .levels import Levels


class Telling:
    """Which roles hear of the steps and duties of some processes."""

    def __init__(self, flow: Flow, levels: Levels) -> None:
        self.flow = flow
        self.levels = levels
        self.roles = flow.support.roles
        self.templates = flow.support.templates
        self._at_end: dict[Process, set[str]] = {}

    def hear(self, item: Step | Duty, owners: Iterable[str]) -> bool:
        """Whether one of some owners always hears of a step or duty."""
        informs = item.informs
        if isinstance(informs, tuple) and any(id in informs and id in self.roles for id in owners):
            return True  # which is how most hear
        if not self.told(item).isdisjoint(owners):
            return True
        if not isinstance(informs, Mapping):
            return False
        theirs = set(owners)
        at_some_levels = not theirs.isdisjoint(united(informs))
        return at_some_levels and not self.untold_at(item, theirs)

    def told(self, item: Step | Duty) -> set[str]:
        """The roles that always hear of a step or duty, or may: an unknown one can be anybody."""
        found: set[str] = {*item.informs}
        if isinstance(item.informs, Mapping):
            found = {id for id in united(item.informs) if not self.untold_at(item, (id,))}
        if isinstance(item, Step):
            found.update(item.consults, [rung.to for rung in item.escalate])
            if item.accountable is not None:
                found.add(item.accountable)
        for name in item.send:
            template = self.templates.get(name)
            found.update(template.to if template else self.roles)
        return found if found <= self.roles.keys() else {*self.roles}

    def untold_at(self, item: Step | Duty, owners: Collection[str]) -> list[str]:
        """The levels at which a step or duty informs none of some roles, if it does at others."""
        informs = item.informs
        if not isinstance(informs, Mapping) or set(united(informs)).isdisjoint(owners):
            return []
        scale = self.levels.scale_of(informs)
        levels = [str(level) for level in (scale.values if scale else informs)]
        return [level for level in levels if set(of_level(informs, level) or ()).isdisjoint(owners)]

    def told_at_end(self, process: Process) -> set[str]:
        """The roles that hear of the last steps of a process; one that may be skipped is none."""
        if process not in self._at_end:
            found = self._at_end[process] = set()
            ends: list[Spot] = list(self.flow.outcomes[process.id].values())
            for spot in reachable(ends, self._before):
                if self._is_done(spot):
                    found |= self.told(spot)
        return self._at_end[process]

    def _before(self, spot: Spot) -> Iterable[Spot]:
        return () if self._is_done(spot) else self.flow.before.get(spot, ())

    def _is_done(self, spot: Spot) -> TypeGuard[Step]:
        """Whether a spot is a step that no case skips."""
        return isinstance(spot, Step) and spot not in self.flow.guards
