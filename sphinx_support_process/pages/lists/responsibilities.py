"""Who carries what? Roles and steps as a matrix, and as sentences where that has no room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...known.known import Known
from ...model import Duty, Process, Step
from ...model.varied import united
from ...text.kinds import RoleId
from ..content import Block, Bullets, Cell, Filter, Fold, Item, Matrix, Table
from ..leaves import Line
from ..lines import _, amount, badge, condition, joined, line, phrase, roles
from ..lines import step as ref
from ..numbers import size
from ..pieces import Bare, Piece, Pieces, Ref, Title, Toned
from ..view import Options, view

Parts = Mapping[str, str]
"""The letters of each role that has part in a step: `R`, `(R)`, `A`, `C` and `I`."""


@view("responsibilities", process="process")
def responsibilities(known: Known, options: Options) -> Iterator[Block]:
    """Roles and steps as a matrix for each process; `process` shows one process.

    A reader may look for the steps of one role.
    """
    chosen = options.process("process")
    every = known.support.processes.values()
    shown = [chosen] if chosen else [] if "process" in options else [*every]
    if not shown:
        return
    yield Filter("role", tuple(_folds(known, shown)))
    yield Matrix((_key(shown),), ())


def _key(shown: Sequence[Process]) -> Line:
    """What the letters mean."""
    key = [
        phrase(_("R does the step, and answers for it unless somebody else has an A.")),
        phrase(_("C is consulted, I is informed.")),
    ]
    if any(item.if_ for process in shown for item in _items(process)):
        key.append(phrase(_("In brackets: only under a condition.")))
    return line(joined(key, " "), classes="spp-key")


def _folds(known: Known, shown: Sequence[Process]) -> Iterator[Block]:
    """The matrix of each process, with its name and size above it; the first one is open."""
    for process in shown:
        parts = {item: _parts(known, process, item) for item in _items(process)}
        ids = [id for id in known.support.roles if any(id in found for found in parts.values())]
        summary = (
            *(Bare(process.title), " \u00b7 ", size(process)),
            *(" \u00b7 ", amount(len(ids), _("{count} role"), _("{count} roles"))),
        )
        table = _table(known, process, parts, ids)
        said = Bullets(tuple(Item((_said(item, parts[item]),)) for item in parts))
        yield Fold(summary, (Matrix((table,), (said,)),), is_open=process is shown[0])


def _items(process: Process) -> Sequence[Step | Duty]:
    """The steps of a process; its duties if that is all that it has."""
    return process.steps or process.duties


def _parts(known: Known, process: Process, item: Step | Duty) -> Parts:
    letters: dict[str, str] = {}
    owners = known.support.owners(item)
    does = "(R)" if item.if_ else "R"
    accountable = process.accountable
    helping: tuple[RoleId, ...] = ()
    asked: tuple[RoleId, ...] = ()
    if isinstance(item, Step):
        accountable, asked = item.accountable or accountable, item.consults
        helping = tuple(dict.fromkeys(id for thing in item.checklist for id in thing.who))
    accountable = accountable or next(iter(owners), None)
    for letter, ids in (
        (does, owners),
        (does, tuple(id for id in helping if id not in owners)),
        ("A", (accountable,) if accountable and owners != (accountable,) else ()),
        ("C", asked),
        ("I", united(item.informs)),
    ):
        for id in ids:
            letters[id] = letters.get(id, "") + letter
    return letters


def _table(
    known: Known, process: Process, parts: Mapping[Step | Duty, Parts], ids: Sequence[str]
) -> Table:
    first = phrase(_("Step") if process.steps else _("Duty"))
    head: list[Pieces] = [(first,), *((Ref("role", str(id)),) for id in ids)]
    rows = []
    before: tuple[RoleId, ...] | None = None
    for item, letters in parts.items():
        owners = known.support.owners(item)
        changes = "spp-change" if before not in (None, owners) else ""
        cells = [Cell((line(_named(item), classes=changes),))]
        cells += [Cell((line(_cell(known, str(id), letters.get(id, ""))),)) for id in ids]
        rows.append(tuple(cells))
        before = owners
    return Table(tuple(head), (*rows, tuple(_sums(parts, ids))))


def _named(item: Step | Duty) -> Piece:
    return (
        ref(item, str(item.process)) if isinstance(item, Step) else Title(item.title, strong=False)
    )


def _cell(known: Known, id: str, letters: str) -> Pieces:
    """The letters of a role, the one for what it does in its colour."""
    does = next((each for each in ("(R)", "R") if letters.startswith(each)), "")
    toned = (Toned((does,), badge(known, id)),) if does else ()
    return (*toned, letters.removeprefix(does))


def _sums(parts: Mapping[Step | Duty, Parts], ids: Sequence[str]) -> Iterator[Cell]:
    """Below the matrix, how much each role does."""
    yield Cell((line(phrase(_("In all, R")), classes="spp-sum"),))
    for id in ids:
        count = sum("R" in letters.get(id, "") for letters in parts.values())
        yield Cell((line(str(count) if count else ""),))


_SAID = (
    ("A", _("Answers for it: {roles}.")),
    ("C", _("Consulted: {roles}.")),
    ("I", _("Told: {roles}.")),
)


def _said(item: Step | Duty, parts: Parts) -> Block:
    """The same in a sentence: who does a step, who answers for it, is asked, and is told."""
    does = [id for id, letters in parts.items() if "R" in letters]
    said: list[Piece] = [*condition(item), _named(item)]
    if does:
        said += [": ", *roles(does, " / ")]
    said.append(".")
    for letter, message in _SAID:
        if ids := [id for id, letters in parts.items() if letter in letters]:
            said += [" ", phrase(message, roles=roles(ids))]
    return line(said)
