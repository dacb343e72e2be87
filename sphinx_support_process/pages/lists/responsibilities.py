"""Who is responsible for what? Roles and steps as a matrix."""

from __future__ import annotations

from collections.abc import Iterator

from ...known.known import Known
from ...model import Process, Step
from ...model.varied import united
from ..content import Block, Cell, Table
from ..lines import _, line, phrase
from ..lines import step as ref
from ..pieces import Pieces, Ref
from ..view import Options, view


@view("responsibilities", process="process")
def responsibilities(known: Known, options: Options) -> Iterator[Block]:
    """Roles and steps as a matrix; `process` shows one process."""
    chosen = options.process("process")
    every = known.support.processes.values()
    shown = [chosen] if chosen else [] if "process" in options else [*every]
    for process in shown:
        yield line(Ref("process", str(process.id)), classes="spp-in-process")
        yield _matrix(known, process)
    if shown:
        key = phrase(_("R does the step, A answers for it, C is consulted, I is informed."))
        yield line(key, classes="spp-key")


def _matrix(known: Known, process: Process) -> Table:
    parts = {step: _letters(known, step) for step in process.steps}
    ids = [id for id in known.support.roles if any(id in letters for letters in parts.values())]
    head: list[Pieces] = [(phrase(_("Step")),), *((Ref("role", str(id)),) for id in ids)]
    rows = []
    for step, letters in parts.items():
        cells: list[Pieces] = [(ref(step, str(process.id)),)]
        cells += [(letters.get(id, ""),) for id in ids]
        rows.append(tuple(Cell((line(cell),)) for cell in cells))
    return Table(tuple(head), tuple(rows))


def _letters(known: Known, step: Step) -> dict[str, str]:
    letters: dict[str, str] = {}
    owners = known.support.owners(step)
    accountable = (step.accountable,) if step.accountable else owners[:1]
    for letter, ids in (
        ("R", owners),
        ("A", accountable),
        ("C", step.consults),
        ("I", united(step.informs)),
    ):
        for id in ids:
            letters[id] = letters.get(id, "") + letter
    return letters
