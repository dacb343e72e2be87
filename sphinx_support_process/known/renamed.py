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
        found = self.by_kind.get(kind, {}).get(name)
        if found is not None or kind != "steps":
            return None if found is None else str(found)
        process, dot, id = name.partition(".")
        now = self.new("processes", process) if dot else None
        return None if now is None else self.new("steps", f"{now}.{id}") or f"{now}.{id}"

    def target(self, name: str, around: Process | None = None) -> str | None:
        """The name that a step or process has now, as it is written in the process around it."""
        if around is not None and "." not in name:
            step = self.new("steps", f"{around.id}.{name}")
            if step is not None:
                return step.removeprefix(f"{around.id}.")
        return self.new("steps", name) or self.new("processes", name)

    def advice(self, kind: str, name: str) -> str:
        """What to write for a name that something had, empty if nothing had it."""
        return now(self.new(kind, name))


def now(name: str | None) -> str:
    """What to write where something is called otherwise now."""
    return f"it is called `{name}` now" if name is not None else ""
