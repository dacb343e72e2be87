"""What is that called now? Ids that were renamed, as `moved:` tells."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Moved, Process, Support
from ..model.fields import keys


class Renamed:
    """The new names of what had another one, by kind: `steps`, `roles` …"""

    def __init__(self, support: Support) -> None:
        self.by_kind: Mapping[str, Mapping[str, str]] = {}
        if support.moved is not None:
            self.by_kind = {
                name: getattr(support.moved, key.field) for name, key in keys(Moved).items()
            }

    def new(self, kind: str, name: str) -> str | None:
        """The name that something has now, None if no other is known; of a step in full.

        With a process its steps have moved.
        """
        names = self.by_kind.get(kind, {})
        process, dot, id = name.partition(".")
        if name in names or kind != "steps" or not dot:
            return names.get(name)
        moved = self.by_kind.get("processes", {}).get(process)
        return None if moved is None else names.get(f"{moved}.{id}", f"{moved}.{id}")

    def target(self, name: str, around: Process | None = None) -> str | None:
        """The name that a step or process has now, as it is written in the process around it.

        A step may have had its old name when the process around it had another one, too.
        """
        if around is not None and "." not in name:
            steps, processes = (self.by_kind.get(kind, {}) for kind in ("steps", "processes"))
            former = (f"{old}.{name}" for old, new in processes.items() if new == around.id)
            step = self.new("steps", f"{around.id}.{name}")
            step = step or next((steps[old] for old in former if old in steps), None)
            if step is not None:
                return step.removeprefix(f"{around.id}.")
        return self.new("steps", name) or self.new("processes", name)

    def advice(self, kind: str, name: str) -> str:
        """What to write for a name that something had, empty if nothing had it."""
        return now(self.new(kind, name))


def now(name: str | None) -> str:
    """What to write where something is called otherwise now."""
    return f"it is called `{name}` now" if name is not None else ""
