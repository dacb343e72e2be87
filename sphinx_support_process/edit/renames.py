"""Which references still use an id that `moved` says is another one now?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..flow import Flow
from ..known.values import written
from ..model import Moved
from ..text.kinds import (
    LevelId,
    ProcessId,
    RoleId,
    Since,
    StepId,
    StepName,
    Target,
    TemplateId,
)
from ..text.text import Text


def outdated(flow: Flow) -> Iterator[tuple[Text, str]]:
    """Each key that holds an old id, and the new one; texts are left to people."""
    support = flow.support
    moved = support.moved
    if moved is None:
        return
    found = written(support)
    names: list[tuple[object, Mapping[str, str], Mapping[str, object]]] = [
        (RoleId, moved.roles, support.roles),
        (TemplateId, moved.templates, support.templates),
        (ProcessId, moved.processes, support.processes),
    ]
    for kind, ids, known in names:
        for value, _, _ in found[kind].but(known):
            if value in ids:
                yield value, ids[value]
    levels = {str(id) for scale in support.levels.values() for id in scale.values}
    for by_level, _, _ in found[LevelId]:
        for level in by_level:
            if level in moved.levels and level not in levels:
                yield level, moved.levels[level]
    for kind in (Target, StepId, StepName, Since):
        for value, _, owner in found[kind]:
            process = str(owner.process.id) if owner.process else ""
            new = _step(str(value), process, flow, moved)
            if new is not None:
                yield value, new


def _step(written: str, process: str, flow: Flow, moved: Moved) -> str | None:
    """The new name of a step or process that is written in a process; None if it has no other."""
    outcomes = flow.outcomes.get(process, {})
    known = {written, f"{process}.{written}"}
    if known & flow.steps.keys() or written in outcomes or written in flow.support.processes:
        return None
    former = [str(old) for old, new in moved.processes.items() if new == process]
    for name in (*(f"{id}.{written}" for id in (process, *former)), written):
        if name in moved.steps:
            return moved.steps[name].removeprefix(f"{process}.")
    around, dot, id = written.partition(".")
    return f"{moved.processes[around]}{dot}{id}" if around in moved.processes else None
