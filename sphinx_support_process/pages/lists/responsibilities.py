"""Who is responsible for what? Roles and steps as a matrix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...known.known import Known
from ...model import Duty, Process, Step
from ...model.varied import united
from ...text.kinds import RoleId
from ..content import Block, Cell, Table
from ..lines import _, joined, line, phrase
from ..lines import step as ref
from ..pieces import Piece, Pieces, Ref, Title
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
        key = [phrase(_("R does the step, A answers for it, C is consulted, I is informed."))]
        if any(item.if_ for process in shown for item in _items(process)):
            key.append(phrase(_("In brackets: only under a condition.")))
        yield line(joined(key, " "), classes="spp-key")


def _items(process: Process) -> Sequence[Step | Duty]:
    """The steps of a process; its duties if that is all that it has."""
    return process.steps or process.duties


def _matrix(known: Known, process: Process) -> Table:
    parts = {item: _letters(known, process, item) for item in _items(process)}
    ids = [id for id in known.support.roles if any(id in letters for letters in parts.values())]
    first = phrase(_("Step") if process.steps else _("Duty"))
    head: list[Pieces] = [(first,), *((Ref("role", str(id)),) for id in ids)]
    rows = []
    for item, letters in parts.items():
        said: Piece = Title(item.title, strong=False)
        if isinstance(item, Step):
            said = ref(item, str(process.id))
        cells: list[Pieces] = [(said,)]
        cells += [(letters.get(id, ""),) for id in ids]
        rows.append(tuple(Cell((line(cell),)) for cell in cells))
    return Table(tuple(head), tuple(rows))


def _letters(known: Known, process: Process, item: Step | Duty) -> dict[str, str]:
    letters: dict[str, str] = {}
    owners = known.support.owners(item)
    does = "(R)" if item.if_ else "R"
    accountable = process.accountable
    helping: tuple[RoleId, ...] = ()
    asked: tuple[RoleId, ...] = ()
    if isinstance(item, Step):
        accountable, asked = item.accountable or accountable, item.consults
        helping = tuple(dict.fromkeys(id for thing in item.checklist for id in thing.who))
    for letter, ids in (
        (does, owners),
        (does, tuple(id for id in helping if id not in owners)),
        ("A", (accountable,) if accountable else owners[:1]),
        ("C", asked),
        ("I", united(item.informs)),
    ):
        for id in ids:
            letters[id] = letters.get(id, "") + letter
    return letters
