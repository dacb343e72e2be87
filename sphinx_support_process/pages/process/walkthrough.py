"""How is a process shown step by step? All steps with linked ways; in HTML a script shows one."""

from __future__ import annotations

from collections.abc import Iterator

from ...flow import Outcome, Way
from ...known.known import Known
from ...model import Process, Step
from .. import pieces
from ..content import Anchor, Block, Box, Bullets, Field, Fields, Item, Quote, Walk
from ..letter import letter
from ..lines import (
    _,
    ended,
    hand_off,
    joined,
    label,
    line,
    phrase,
    step,
    texts,
    time,
    unnamed_target,
    waiting,
)
from ..pieces import Bare, Inline, Phrase, Piece, Pieces, Ref, Strong
from ..view import Options, view
from .duties import duties
from .steps import described, item, phases
from .ways import remark_on


@view("walkthrough", of="processes", home="never")
def walkthrough(known: Known, shown: Process, _options: Options) -> Iterator[Block]:
    """The steps in full, each with its templates and a link for each way on.

    What the process requires, the steps of each phase, a list of the outcomes, which the ways lead
    to like steps, and the duties. Everything in it has anchors of its own, so that a page may show
    the process in full as well; links of steps and processes lead to other walkthroughs where
    there are any.
    """
    blocks: list[Block] = []
    if shown.requires:
        blocks.append(Fields((Field(_("Requires"), texts(shown.requires)),)))
    blocks += phases(shown, lambda one: _step(known, one))
    into, id = known.flow.into, str(shown.id)
    ends = [_end(known, end) for end in known.flow.outcomes[id].values() if end in into]
    if ends:
        blocks.append(Bullets(tuple(ends), ("spp-ends",)))
    blocks += duties(known, shown)
    yield Walk(tuple(blocks), Anchor("process", id, id, Bare(shown.title)), id)


def _step(known: Known, one: Step) -> Item:
    blocks = list(described(known, one, run=False))
    for id in one.send:
        template = known.support.templates.get(id)
        if template:
            reply = Box(tuple(letter(template)), ("spp-template",))
            blocks.append(Quote((reply,), ("spp-letter",)))
    ways = known.flow.ways[one]
    if one.run:
        process = Ref("process", str(one.run))
        asks = any(way.kind == "outcome" for way in ways)
        said = _("First carry out {process}. How did it end?") if asks else None
        carry = phrase(said or _("First carry out {process}."), process=process)
        blocks.append(line(carry, classes="spp-run"))
    if one.wait:
        blocks.append(line(waiting(known, one.wait), ".", classes="spp-wait"))
    items = tuple(Item((line(_way(known, way)),)) for way in ways)
    blocks.append(Bullets(items, ("spp-ways",)))
    return item(one, blocks)


def _way(known: Known, way: Way) -> pieces.Way:
    to: tuple[str, str] | None = None
    if isinstance(way.to, Outcome):
        to = "end", _end_id(way.to)
    elif isinstance(way.to, Step):
        to = "step", way.to.name
    elif isinstance(way.to, Process):
        to = "process", str(way.to.id)
    more = joined(_more(known, way), " ")
    return pieces.Way(_label(known, way), unnamed_target(way), to, str(way.source.process), more)


def _more(known: Known, way: Way) -> Iterator[Pieces]:
    """What else is said of a way than where it leads."""
    if isinstance(way.to, Outcome) and way.to.text:
        yield (*ended(way.to), ".")
    handed, remark = hand_off(known, way), remark_on(way)
    if handed:
        yield (handed,)
    if remark:
        yield (remark,)


def _label(known: Known, way: Way) -> Pieces:
    named = label(known, way)
    if named is not None:
        return (named,)
    wait = way.source.wait
    said: Phrase
    if way.kind == "timeout" and wait and wait.at_most:
        said = phrase(_("Not within {time}"), time=time(known, wait.at_most))
    else:
        said = phrase(_("In vain")) if way.kind == "timeout" else phrase(_("Done"))
    return (Strong((said,)),)


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
    anchor = Anchor("end", _end_id(outcome), _end_id(outcome), Bare(outcome.process.title))
    return Item(tuple(blocks), ("spp-step",), anchor)


def _end_id(outcome: Outcome) -> str:
    return f"{outcome.process.id}.ends.{outcome.id}"
