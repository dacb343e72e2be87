"""Is it too much? How many steps, questions, hand-overs, deadlines and the like there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from ..flow import Node
from ..flow.through import through
from ..model import Duty, Process, Role, Step
from ..text.named import NamedTuple
from .known import Known

Handover = tuple[Step, Step]
"""Two steps, one of which comes after the other and has other owners."""


class ProcessNumbers(NamedTuple):
    """The numbers of one process.

    `steps` count its questions as well. `replies` are the templates that its steps and duties
    send, each once. The ways go to where it ends or is left; they are empty if it never ends.
    """

    process: Process
    steps: int
    questions: int
    handovers: int
    waits: int
    deadlines: int
    replies: int
    ways_back: int
    shortest: tuple[Step, ...]
    longest: tuple[Step, ...]


class RoleNumbers(NamedTuple):
    """The numbers of one role in some processes.

    What several roles may do counts for each of them. `share` is that of all the steps, from 0
    to 1; `receives` and `passes` are the hand-overs to and from it.
    """

    role: Role
    steps: int
    share: float
    deadlines: int
    receives: int
    passes: int


class Statistics(NamedTuple):
    """The numbers of some processes, and of the roles that own steps of them."""

    processes: tuple[ProcessNumbers, ...]
    roles: tuple[RoleNumbers, ...]


def numbers(known: Known, process: Process) -> ProcessNumbers:
    """The numbers of one process."""
    return _numbers(known, process, [*handovers(known, process)])


def statistics(known: Known, processes: Collection[Process]) -> Statistics:
    """The numbers of some processes, and of all roles in them, who does most first."""
    passed = {process: [*handovers(known, process)] for process in processes}
    counted = tuple(_numbers(known, process, passed[process]) for process in processes)
    owned: Counter[str] = Counter()
    deadlines: Counter[str] = Counter()
    receives: Counter[str] = Counter()
    passes: Counter[str] = Counter()
    for process in processes:
        for step in process.steps:
            owned.update({*known.support.owners(step)})
            if _has_deadline(step):
                deadlines.update({*known.support.owners(step)})
        for source, step in passed[process]:
            passes.update({*known.support.owners(source)})
            receives.update({*known.support.owners(step)})
    steps = sum(each.steps for each in counted)
    roles = [
        RoleNumbers(role, owned[id], owned[id] / steps, deadlines[id], receives[id], passes[id])
        for id, role in known.support.roles.items()
        if owned[id] or receives[id]
    ]
    return Statistics(counted, tuple(sorted(roles, key=lambda each: -each.steps)))


def _numbers(known: Known, process: Process, passed: Collection[Handover]) -> ProcessNumbers:
    steps = process.steps
    items: list[Step | Duty] = [*steps, *process.duties]
    ways = through(known.soundness, process)
    return ProcessNumbers(
        process,
        steps=len(steps),
        questions=sum(bool(step.answers) for step in steps),
        handovers=len(passed),
        waits=sum(step.wait is not None for step in steps),
        deadlines=sum(map(_has_deadline, steps)),
        replies=len({name for item in items for name in item.send}),
        ways_back=ways.back,
        shortest=ways.shortest,
        longest=ways.longest,
    )


def _has_deadline(step: Step) -> bool:
    return step.within is not None or step.by is not None


def handovers(known: Known, process: Process) -> Iterator[Handover]:
    """From which step to which the work passes to somebody else, in what is run or begins too.

    A machine hands nothing over, and takes nothing.
    """
    owners = known.support.owners
    people = {id for id, role in known.support.roles.items() if not role.automatic}
    for step in process.steps:
        nodes = [*(way.to for way in known.flow.ways[step]), *known.flow.begun(step)]
        for other in dict.fromkeys(map(_first, nodes)):
            if other is None or not set(owners(step)).isdisjoint(owners(other)):
                continue
            if not (people.isdisjoint(owners(step)) or people.isdisjoint(owners(other))):
                yield step, other


def _first(node: Node | None) -> Step | None:
    """The step at which a case comes to a node."""
    if isinstance(node, Process):
        return node.steps[0] if node.steps else None
    return node if isinstance(node, Step) else None
