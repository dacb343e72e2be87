"""Which references still use an id that `moved` says is another one now?"""

from __future__ import annotations

from collections.abc import Iterator

from ..flow import Flow
from ..known.renamed import Renamed
from ..known.values import written
from ..model import Process
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
    if support.moved is None:
        return
    found, renamed = written(support), Renamed(support)
    for kind, named in ((RoleId, "roles"), (TemplateId, "templates"), (ProcessId, "processes")):
        for value, _, _ in found[kind].but(getattr(support, named)):
            new = renamed.new(named, value)
            if new is not None:
                yield value, new
    levels = {str(id) for scale in support.levels.values() for id in scale.values}
    for by_level, _, _ in found[LevelId]:
        for level in by_level:
            new = renamed.new("levels", level)
            if new is not None and level not in levels:
                yield level, new
    for goal in (Target, StepId, StepName, Since):
        for value, _, owner in found[goal]:
            around = owner.process
            new = None if _is_known(flow, value, around) else renamed.target(value, around)
            if new is not None:
                yield value, _in_short(new, value, around)


def _in_short(new: str, old: str, around: Process | None) -> str:
    """A new name as it is written in a process; in full where only the process was renamed."""
    short = new.removeprefix(f"{around.id}.") if around else new
    return new if old.endswith(f".{short}") else short


def _is_known(flow: Flow, name: str, around: Process | None) -> bool:
    """Whether a name means a step, an outcome or a process as it stands."""
    known = {name, f"{around.id}.{name}"} if around else {name}
    outcomes = flow.outcomes[around.id] if around else ()
    return bool(known & flow.steps.keys()) or name in outcomes or name in flow.support.processes
