"""How is a process shown in full?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...known.known import Known
from ...model import Process
from ..content import Block, Blocks, Box, Field, Fields, Line
from ..ladder import rungs
from ..lines import _, anchor, field, joined, line, phrase, several, step, texts
from ..picture import picture
from ..pieces import Bare, Inline, Phrase, Ref
from ..view import Options, view
from .duties import duties, named, standing, without_steps
from .steps import phases, step_item


@view("process", of="processes", chart="flag")
def process(known: Known, shown: Process, options: Options) -> Iterator[Block]:
    """Goal, trigger, what it needs, the numbered steps in full, its duties.

    The page's author writes the headings. `chart` puts a picture of the steps before them, in
    formats that have pictures.
    """
    blocks: list[Block] = [Blocks(shown.goal)] if shown.goal else []
    fields = tuple(_facts(known, shown))
    if fields:
        blocks.append(Fields(fields))
    if shown.steps:
        blocks += [picture(known, shown)] if "chart" in options else []
        blocks += phases(shown, partial(step_item, known))
        blocks += duties(known, shown)
    else:
        blocks += [without_steps(shown, "chart")] if "chart" in options else []
        blocks.append(standing(known, shown))
    kept = tuple(_kept(shown))
    if kept:
        blocks.append(Line(joined(kept, " · "), ("spp-kept",)))
    id = str(shown.id)
    target = anchor(known, "process", id, f"process-{id}", Bare(shown.title))
    yield Box(tuple(blocks), ("spp-process",), target, id, shown.label)


def _facts(known: Known, shown: Process) -> Iterator[Field]:
    for name, found in ((_("Trigger"), shown.trigger), (_("Requires"), shown.requires)):
        if found:
            yield Field(name, texts(found))
    flow = known.flow
    entries = [
        phrase(_("{step} carries this out"), step=step(caller))
        for caller in flow.runs.get(shown, ())
    ]
    entries += [
        phrase(_("{step} starts this"), step=step(caller)) for caller in flow.starts.get(shown, ())
    ]
    entries += [
        phrase(_("{step} starts this"), step=named(duty)) for duty in flow.begins.get(shown, ())
    ]
    entries += [
        phrase(_("{step} leads here"), step=step(way.source)) for way in flow.into.get(shown, ())
    ]
    if entries:
        yield Field(_("Comes from"), several((line(entry),) for entry in entries))
    if shown.outcomes:
        ends = ((line(Inline(text)),) for text in shown.outcomes.values())
        yield Field(_("Ends with"), several(ends))
    if shown.accountable:
        yield field(_("Accountable"), Ref("role", str(shown.accountable)))
    if shown.escalate:
        yield Field(_("If it is not over"), rungs(known, shown.escalate))


def _kept(shown: Process) -> Iterator[Phrase]:
    """Who keeps the description, and when it was last compared with what is done."""
    if shown.keeper:
        yield phrase(_("Kept by {role}"), role=Ref("role", str(shown.keeper)))
    if shown.verified:
        yield phrase(_("Verified on {day}"), day=str(shown.verified))
