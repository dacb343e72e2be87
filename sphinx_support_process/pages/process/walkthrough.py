"""How is a process shown step by step? All steps with linked ways; in HTML a script shows one."""

from __future__ import annotations

from collections.abc import Iterator

from ...flow import Outcome, Way
from ...known.known import Known
from ...model import Process, Step
from .. import pieces
from ..content import Anchor, Block, Bullets, Field, Fields, Item, Walk
from ..due import of_card
from ..letter import quoted
from ..lines import (
    _,
    anchor,
    ended,
    hand_off,
    joined,
    line,
    phrase,
    step,
    texts,
    unnamed_target,
)
from ..pieces import Bare, Inline, Piece, Pieces, Ref, Strong
from ..view import Options, view
from .duties import duties, without_steps
from .steps import described, item, phases
from .ways import called, choices, remark_on, waiting


@view("walkthrough", of="processes", home="never")
def walkthrough(known: Known, shown: Process, _options: Options) -> Iterator[Block]:
    """The steps in full, each with its templates and a link for each way on.

    What the process requires, the steps of each phase, a list of the outcomes, which the ways lead
    to like steps, and the duties. Everything in it has anchors of its own, so that a page may show
    the process in full as well; links of steps and processes lead to other walkthroughs where
    there are any.
    """
    if not shown.steps:
        yield without_steps(shown, "walkthrough")
        return
    blocks: list[Block] = []
    if shown.requires:
        blocks.append(Fields((Field(_("Requires"), texts(shown.requires)),)))
    blocks += phases(shown, lambda one: _step(known, one))
    into, id = known.flow.into, str(shown.id)
    ends = [_end(known, end) for end in known.flow.outcomes[id].values() if end in into]
    if ends:
        blocks.append(Bullets(tuple(ends), ("spp-ends",)))
    blocks += duties(known, shown)
    yield Walk(tuple(blocks), anchor(known, "process", id, id, Bare(shown.title)), id)


def _step(known: Known, one: Step) -> Item:
    blocks = list(described(known, one, run=False))
    blocks += of_card(known, one)
    blocks += quoted(known, one)
    ways = list(choices(known, one))
    if one.run:
        process = Ref("process", str(one.run))
        asks = any(way.kind == "outcome" for way, _said in ways)
        how = _("First carry out {process}. How did it end?") if asks else None
        carry = phrase(how or _("First carry out {process}."), process=process)
        blocks.append(line(carry, classes="spp-run"))
    if one.wait:
        blocks.append(line(waiting(known, one.wait), ".", classes="spp-wait"))
    said = [_way(known, way, label) for way, label in ways]
    blocks.append(Bullets(tuple(Item((line(way),)) for way in said), ("spp-ways",)))
    blocks += called(known, one)
    return item(known, one, blocks)


def _way(known: Known, way: Way, label: Pieces) -> pieces.Way:
    to: tuple[str, str] | None = None
    if isinstance(way.to, Outcome):
        to = "end", _end_id(way.to)
    elif isinstance(way.to, Step):
        to = "step", way.to.name
    elif isinstance(way.to, Process):
        to = "process", str(way.to.id)
    more = joined(_more(known, way), " ")
    return pieces.Way(label, unnamed_target(way), to, str(way.source.process), more)


def _more(known: Known, way: Way) -> Iterator[Pieces]:
    """What else is said of a way than where it leads."""
    if isinstance(way.to, Outcome) and way.to.text:
        yield (*ended(way.to), ".")
    handed, remark = hand_off(known, way), remark_on(way)
    if handed:
        yield (handed,)
    if remark:
        yield (remark,)


def _end(known: Known, outcome: Outcome) -> Item:
    """Where ways lead that end the process; and back to who ran it."""
    blocks: list[Block] = [line(Strong((phrase(_("The process ends")),)), classes="spp-step-title")]
    if outcome.text:
        blocks.append(line(Inline(outcome.text)))
    callers: list[Piece] = [step(caller) for caller in known.flow.runs.get(outcome.process, ())]
    if callers:
        places = joined(callers, phrase(_(" or ")))
        back = phrase(_("If you came from {places}, go on there."), places=places)
        blocks.append(line(back))
    id = _end_id(outcome)
    target = Anchor("end", id, id, Bare(outcome.process.title))
    return Item(tuple(blocks), ("spp-step",), target)


def _end_id(outcome: Outcome) -> str:
    return f"{outcome.process.id}.ends.{outcome.id}"
