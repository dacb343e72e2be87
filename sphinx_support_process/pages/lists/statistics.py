"""Is it too much? How many steps, hand-overs and the like there are, and who has them."""

from __future__ import annotations

from collections.abc import Iterator

from ...known.known import Known
from ...known.statistics import ProcessNumbers, RoleNumbers, statistics
from ...model import Process, Step
from ..content import Block, Bullets, Cell, Fold, Item, Table
from ..leaves import Line
from ..lines import _, badge, joined, line, phrase, steps
from ..lines import step as ref
from ..numbers import counted
from ..pieces import Piece, Ref, Share
from ..view import Options, view


@view("statistics", of="processes", home="never", optional=True)
def numbers(known: Known, shown: Process | None, _options: Options) -> Iterator[Block]:
    """The numbers of a process, or of all, with their ways; and what each role has of them."""
    found = statistics(known, [shown] if shown else [*known.support.processes.values()])
    if shown:
        yield from map(counted, found.processes)
        yield from (way for each in found.processes for way in _ways(each))
    elif found.processes:
        yield _table(_PROCESS, [_process(each) for each in found.processes])
        ways = tuple(Item(tuple(_named_ways(each))) for each in found.processes if each.steps)
        if ways:
            title = phrase(_("The shortest and the longest way through each"))
            yield Fold((title,), (Bullets(ways),))
    if found.roles:
        yield _table(_ROLE, [_role(known, each) for each in found.roles])


_PROCESS = (
    *(_("Process"), _("Steps"), _("Questions"), _("Hand-overs"), _("Waits"), _("Deadlines")),
    *(_("Replies"), _("Ways back"), _("Steps of a way")),
)
_ROLE = (
    *(_("Role"), _("Steps"), _("Share of all steps"), _("Deadlines")),
    *(_("Hand-overs to it"), _("Hand-overs by it")),
)


def _table(head: tuple[str, ...], rows: list[tuple[Piece | tuple[Piece, ...], ...]]) -> Table:
    cells = (tuple(Cell((line(said),)) for said in row) for row in rows)
    return Table(tuple((phrase(said),) for said in head), tuple(cells), numbers=True)


def _process(numbers: ProcessNumbers) -> tuple[Piece, ...]:
    counts = (
        *(numbers.steps, numbers.questions, numbers.handovers, numbers.waits, numbers.deadlines),
        *(numbers.replies, numbers.ways_back),
    )
    name = Ref("process", str(numbers.process.id))
    return (name, *map(str, counts), _span(numbers))


def _span(numbers: ProcessNumbers) -> str:
    """How many steps the shortest and the longest way have."""
    ends = dict.fromkeys(str(len(way)) for way in (numbers.shortest, numbers.longest) if way)
    return "\u2013".join(ends) or "\u2013"


def _role(known: Known, numbers: RoleNumbers) -> tuple[Piece | tuple[Piece, ...], ...]:
    percent = phrase(_("{n}%"), n=f"{numbers.share * 100:.0f}")
    counts = (numbers.deadlines, numbers.receives, numbers.passes)
    share = (Share(numbers.share), percent)
    return (badge(known, str(numbers.role.id)), str(numbers.steps), share, *map(str, counts))


def _named_ways(numbers: ProcessNumbers) -> Iterator[Block]:
    yield line(Ref("process", str(numbers.process.id)))
    yield Bullets(tuple(Item((way,)) for way in _ways(numbers)))


def _ways(numbers: ProcessNumbers) -> Iterator[Line]:
    """The shortest and the longest way through a process, each of its steps a link."""
    if numbers.steps and not numbers.longest:
        yield line(phrase(_("No way through it comes to an end.")))
        return
    if numbers.shortest == numbers.longest:
        if numbers.shortest:
            yield _way(_("The shortest and the longest way, {steps}: {way}"), numbers.shortest)
        return
    yield _way(_("The shortest way, {steps}: {way}"), numbers.shortest)
    yield _way(_("The longest way, {steps}: {way}"), numbers.longest)


def _way(message: str, way: tuple[Step, ...]) -> Line:
    linked = joined((ref(step, str(step.process)) for step in way), " \u2192 ")
    return line(phrase(message, steps=steps(len(way)), way=linked))
