"""What differs by how grave a case is? The levels of a scale, and what holds at each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ...known.known import Known
from ...model import Duty, Escalate, Scale
from ...model.varied import ByLevel, at
from ...text.kinds import RoleId
from ...text.named import NamedTuple
from ..content import Block, Box, Cell, Table
from ..leaves import Blocks
from ..lines import _, anchor, line, phrase, roles
from ..lines import step as ref
from ..pieces import Bare, Piece, Pieces, Plain, Ref, Strong
from ..process.duties import named
from ..times import due, often, time
from ..view import Options, view


class _Row(NamedTuple):
    """What differs, the value for each level, and how one is said."""

    about: Pieces
    value: ByLevel[Any]
    said: Callable[[Known, Any], Piece | Iterable[Piece]]


@view("levels", of="levels", home="second")
def levels(known: Known, shown: Scale, _options: Options) -> Iterator[Block]:
    """The levels of a scale with what is promised at each, and what else differs by them.

    That is how often duties are done, too; the rest are deadlines, who is told, and after how long
    whom to call.
    """
    id = str(shown.id)
    blocks: list[Block] = [Blocks(shown.text)] if shown.text else []
    promised = [row for row in _promises(known) if _is_of(known, row.value, shown)]
    blocks.append(_agreed(known, shown, promised))
    differing = [row for row in _rows(known) if _is_of(known, row.value, shown)]
    if differing:
        named = ((Ref("level", f"{id}.{level}"),) for level in shown.values)
        head: tuple[Pieces, ...] = ((phrase(_("What differs")),), *named)
        blocks.append(Table(head, tuple(_cells(known, shown, row) for row in differing)))
    target = anchor(known, "levels", id, f"levels-{id}", Bare(shown.title))
    yield Box(tuple(blocks), ("spp-levels",), target)


def _agreed(known: Known, shown: Scale, promised: Iterable[_Row]) -> Table:
    """What each level means, and what is promised at it."""
    head: list[Pieces] = [(phrase(_("Level")),), (phrase(_("Definition")),)]
    head += (row.about for row in promised)
    rows = []
    for level in shown.values.values():
        name = f"{shown.id}.{level.id}"
        target = anchor(known, "level", name, f"level-{name}", Plain(level.name))
        cells = [Cell((line(Strong((Plain(level.name),))),), target)]
        cells.append(Cell((Blocks(level.definition),)))
        cells += (_cell(known, row, level.id) for row in promised)
        rows.append(tuple(cells))
    return Table(tuple(head), tuple(rows))


def _is_of(known: Known, value: ByLevel[Any], scale: Scale) -> bool:
    return isinstance(value, Mapping) and known.levels.scale_of(value) is scale


def _cells(known: Known, scale: Scale, row: _Row) -> tuple[Cell, ...]:
    return (Cell((line(row.about),)), *(_cell(known, row, level) for level in scale.values))


def _cell(known: Known, row: _Row, level: str) -> Cell:
    """What holds at a level."""
    value = at(row.value, level)
    return Cell((line("\u2013" if value is None else row.said(known, value)),))


def _promises(known: Known) -> Iterator[_Row]:
    """What readers can rely on: promises, and how often they hear of it."""
    for promise in known.support.promises.values():
        end = Ref("step" if "." in promise.until else "process", str(promise.until))
        for value, said in ((promise.within, time), (promise.by, due)):
            about = phrase(
                _("Promised to {role}: {step}"), role=Ref("role", str(promise.to)), step=end
            )
            yield _Row((about,), value, said)
    for duty in _duties(known):
        yield _about(_("{step}: every"), named(duty), duty.every, often)


def _duties(known: Known) -> list[Duty]:
    return [duty for process in known.support.processes.values() for duty in process.duties]


def _rows(known: Known) -> Iterator[_Row]:
    """What else differs by level."""
    support = known.support
    steps = known.flow.steps.values()
    for step in steps:
        for value, said in ((step.within, time), (step.by, due)):
            yield _about(_("{step}: deadline"), ref(step), value, said)
        yield _about(_("{step}: stop after"), ref(step), step.timebox, time)
        if step.wait:
            yield _about(_("{step}: wait at most"), ref(step), step.wait.at_most, time)
    for step in steps:
        yield _about(_("{step}: who is informed"), ref(step), step.informs, _roles)
    for duty in _duties(known):
        yield _about(_("{step}: who is informed"), named(duty), duty.informs, _roles)
    for process in support.processes.values():
        yield from _ladder(Ref("process", str(process.id)), process.escalate)
    for step in steps:
        yield from _ladder(ref(step), step.escalate)
    for role in support.roles.values():
        yield from _ladder(Ref("role", str(role.id)), role.escalate)


def _about(
    message: str,
    named: Piece,
    value: ByLevel[Any],
    said: Callable[[Known, Any], Piece | Iterable[Piece]],
) -> _Row:
    return _Row((phrase(message, step=named),), value, said)


def _ladder(named: Piece, ladder: Iterable[Escalate]) -> Iterator[_Row]:
    for one in ladder:
        about = phrase(_("{step}: call {role} after"), step=named, role=Ref("role", str(one.to)))
        yield _Row((about,), one.after, time)


def _roles(_known: Known, ids: tuple[RoleId, ...]) -> Pieces:
    return roles(ids)
