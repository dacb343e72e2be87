"""How is a process shown in full?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from ...flow import Node, Outcome
from ...known.known import Known
from ...known.statistics import handovers, numbers
from ...model import Process
from ..content import Block, Box, Field, Fields
from ..ladder import rungs
from ..leaves import Blocks, ChartFold, Doors, Part
from ..lines import _, anchor, field, joined, line, phrase, several, step, texts
from ..numbers import beside_steps, counted
from ..picture import picture
from ..pieces import Bare, Inline, Piece, Ref
from ..view import Options, view
from .duties import RUNNING, duties, named, standing, without_steps
from .steps import part, phases, step_item


@view("process", of="processes", chart=("", "open"))
def process(known: Known, shown: Process, options: Options) -> Iterator[Block]:
    """Goal, what else there is of it, facts, the numbered steps in full, its duties.

    The page's author writes the headings above it; each phase has one of its own. `chart` puts a
    picture of the steps before them, in formats that have pictures: folded where it is large,
    unless it is to be `open`.
    """
    blocks: list[Block] = [Blocks(shown.goal)] if shown.goal else []
    blocks.append(Doors(str(shown.id)))
    fields = tuple(_facts(known, shown))
    if fields:
        blocks.append(Fields(fields))
    if shown.steps:
        if "chart" in options:
            is_open = options.word("chart") == "open"
            blocks.append(picture(known, shown, fold=_fold(known, shown, is_open)))
        blocks += phases(shown, partial(step_item, known, shown), part)
        if any(step.phase for step in shown.steps):
            blocks += duties(known, shown, Part(RUNNING, f"{shown.id}.duties"))
        else:
            blocks += duties(known, shown)
    else:
        blocks += [without_steps(shown, "chart")] if "chart" in options else []
        blocks.append(standing(known, shown))
    blocks += map(counted, filter(beside_steps, [numbers(known, shown)]))
    id = str(shown.id)
    target = anchor(known, "process", id, f"process-{id}", Bare(shown.title))
    yield Box(tuple(blocks), ("spp-process",), target, id, shown.label)


def _fold(known: Known, shown: Process, is_open: bool) -> ChartFold:
    owners = (known.support.owners(step) for step in shown.steps)
    lanes = []
    for id, count in Counter(str(next(iter(ids), "")) for ids in owners).items():
        tone = known.tones.get(id)
        lanes.append((id, tone.classes if tone else (), count))
    passed = sum(1 for _ in handovers(known, shown))
    return ChartFold(is_open, len(shown.steps), tuple(lanes), passed)


def _facts(known: Known, shown: Process) -> Iterator[Field]:
    for name, found in ((_("Starts when"), shown.trigger), (_("Needs"), shown.requires)):
        if found:
            yield Field(name, texts(found))
    if shown.outcomes:
        ends = ((line(Inline(text)),) for text in shown.outcomes.values())
        yield Field(_("Ends with"), several(ends))
    entries = tuple(_entries(known, shown))
    if entries:
        yield field(_("Comes from"), joined(entries, " · "))
    onward = tuple(_onward(known, shown))
    if onward:
        yield field(_("Goes to"), joined(Ref("process", id) for id in onward))
    if shown.accountable:
        yield field(_("Accountable"), Ref("role", str(shown.accountable)))
    if shown.escalate:
        yield Field(_("If it is not over"), rungs(known, shown.escalate))
    yield from _kept(shown)


def _entries(known: Known, shown: Process) -> Iterator[Piece]:
    """From where one comes to a process, and in which way if not just by going on."""
    flow = known.flow
    for way in flow.into.get(shown, ()):
        yield step(way.source)
    for caller in flow.runs.get(shown, ()):
        yield phrase(_("carried out in {step}"), step=step(caller))
    for starter in flow.starts.get(shown, ()):
        yield phrase(_("started by {step}"), step=step(starter))
    for duty in flow.begins.get(shown, ()):
        yield phrase(_("started by {step}"), step=named(duty))


def _onward(known: Known, shown: Process) -> dict[str, None]:
    """The processes in which a case goes on for good."""
    nodes: list[Node | None] = [way.to for one in shown.steps for way in known.flow.ways[one]]
    found = (
        str(node.id if isinstance(node, Process) else node.process)
        for node in nodes
        if node is not None and not isinstance(node, Outcome)
    )
    return dict.fromkeys(id for id in found if id != shown.id)


def _kept(shown: Process) -> Iterator[Field]:
    """Who keeps the description, and when it was last compared with what is done."""
    keeper = Ref("role", str(shown.keeper)) if shown.keeper else None
    day = str(shown.verified) if shown.verified else ""
    if keeper and day:
        said = phrase(_("{role}, verified on {day}"), role=keeper, day=day)
        yield field(_("Kept by"), said)
    elif keeper:
        yield field(_("Kept by"), keeper)
    elif day:
        yield field(_("Verified on"), day)
