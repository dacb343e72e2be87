"""Where do I start? Every process at a glance, and how one leads to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...chart.plan.map import Tie, ties
from ...known.known import Known
from ...model import Process
from ..content import Block, Bullets, Card, Cards, Fold, Item
from ..leaves import Blocks
from ..lines import _, amount, badges, heading, joined, label, line, phrase, steps
from ..picture import picture
from ..pieces import Bare, Phrase, Piece, Pieces, Ref
from ..times import promised
from ..view import Options, view

_OPEN = 6
"""Processes: a larger map is folded."""


@view("overview", home="never", no_map="flag")
def overview(known: Known, options: Options) -> Iterator[Block]:
    """A card for each process, those first with which work begins.

    Below them stands a map of how one process leads to another, unless none does or with `no-map`.
    """
    processes = known.support.processes.values()
    first = [process for process in processes if process.trigger]
    others = [process for process in processes if not process.trigger]
    if first and others:
        yield heading(_("Start here"))
        yield _cards(known, first)
        yield heading(_("Where it goes on"))
        yield _cards(known, others)
    else:
        yield _cards(known, processes)
    tied = ties(known.flow)
    if tied and "no-map" not in options:
        yield _map(known, tied)


def _map(known: Known, tied: Iterable[Tie]) -> Fold:
    count = len(known.support.processes)
    strokes = (
        phrase(_("solid: goes on in")),
        phrase(_("dashed: goes there and comes back")),
        phrase(_("dotted: starts beside")),
        phrase(_("beside a line: the number of a step, and its answer")),
    )
    lines = Bullets(tuple(Item((line(_tied(known, tie)),)) for tie in tied))
    drawn = picture(known, None, blocks=(lines,), legend=joined(strokes, " \u00b7 "))
    size = amount(count, _("{count} process"), _("{count} processes"))
    return Fold((phrase(_("Map: {size}"), size=size),), (drawn,), is_open=count <= _OPEN)


def _tied(known: Known, tie: Tie) -> Phrase:
    """From where to where, and when."""
    both = {"process": _ref(tie.source), "other": _ref(tie.target)}
    if tie.kind == "runs":
        return phrase(_("{process} \u2192 {other}, and back"), **both)
    if tie.kind == "beside":
        return phrase(_("{process} \u2192 {other}, beside it"), **both)
    cases = tuple(_cases(known, tie))
    if not cases:
        return phrase("{process} \u2192 {other}", **both)
    return phrase("{process} \u2192 {other}: {cases}", **both, cases=joined(cases, "; "))


def _cases(known: Known, tie: Tie) -> Iterator[Pieces]:
    """After which step, and by which answer, a process leads there."""
    for way in tie.ways:
        answer = label(known, way)
        yield (Bare(way.source.title), *((" ", answer) if answer else ()))


def _cards(known: Known, processes: Iterable[Process]) -> Cards:
    return Cards(
        tuple(Card(_ref(process), tuple(_at_a_glance(known, process))) for process in processes)
    )


def _ref(process: Process) -> Ref:
    return Ref("process", str(process.id))


def _at_a_glance(known: Known, process: Process) -> Iterator[Block]:
    """When it begins, else what it is for; how long it is, who has part in it, what is promised."""
    if process.trigger:
        yield from map(Blocks, process.trigger)
    elif process.goal:
        yield Blocks(process.goal)
    facts: list[Piece | Pieces] = [steps(len(process.steps))] if process.steps else []
    owners = dict.fromkeys(id for step in process.steps for id in known.support.owners(step))
    owners |= dict.fromkeys(id for duty in process.duties for id in process.owners(duty))
    if owners:
        facts.append(badges(known, owners, ", "))
    facts += _promises(known, process)
    if facts:
        yield line(joined(facts, " \u00b7 "), classes="spp-glance")


def _promises(known: Known, process: Process) -> Iterator[Phrase]:
    for promise in known.support.promises.values():
        if promise.until.split(".")[0] == process.id:
            length, reader = promised(known, promise), Ref("role", str(promise.to))
            yield phrase(_("{time}, to {role}"), time=length, role=reader)
