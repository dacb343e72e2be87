"""Which definition was meant by a name that none has? By spelling, title, or its id elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..text.suggest import Meant, closest, meant

if TYPE_CHECKING:
    from ..model import Process
    from .known import Known


def titles(records: Mapping[str, Any]) -> dict[str, str]:
    """What definitions are called, by their ids."""
    return {
        str(id): str(getattr(record, "title", None) or record.name)
        for id, record in records.items()
    }


def step_meant(known: Known, name: str, around: Process | None = None) -> Meant | None:
    """The step that a name means, in the process around it or as `process.step`.

    The name that is meant says its process, too, if this one does, or if it is another one.
    """
    processes = known.support.processes
    owner, dot, id = name.rpartition(".")
    process = around
    if dot:
        process = processes.get(owner) or processes.get(closest(owner, processes) or "")
    if process is None:
        return elsewhere(known, id)
    steps = {str(step.id): str(step.title) for step in process.steps}
    found = Meant(id) if id in steps else meant(id, steps, steps)
    if found is None:
        return elsewhere(known, id)
    return found._replace(name=f"{process.id}.{found.name}") if dot else found


def elsewhere(known: Known, id: str) -> Meant | None:
    """The step with an id, in whichever process."""
    names = known.steps_called(id)
    return Meant(names[0]) if names else None
