"""How is a process shown? In full, or as a checklist."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...known.known import Known
from ...model import Process
from ..content import Anchor, Block, Blocks, Box, Field, Fields, Item, Numbered
from ..lines import _, line, phrase, several, step, texts, who_and_when
from ..picture import picture
from ..pieces import Bare, Inline, Title
from ..view import Options, view
from .duties import duties
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
    if "chart" in options and shown.steps:
        blocks.append(picture(known, shown))
    blocks += phases(shown, partial(step_item, known))
    blocks += duties(known, shown)
    id = str(shown.id)
    anchor = Anchor("process", id, f"process-{id}", Bare(shown.title))
    yield Box(tuple(blocks), ("spp-process",), anchor, id, shown.label)


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
        phrase(_("{step} leads here"), step=step(way.source)) for way in flow.into.get(shown, ())
    ]
    if entries:
        yield Field(_("Comes from"), several((line(entry),) for entry in entries))
    if shown.outcomes:
        ends = ((line(Inline(text)),) for text in shown.outcomes.values())
        yield Field(_("Ends with"), several(ends))


@view("checklist", of="processes", home="never")
def checklist(known: Known, shown: Process, _options: Options) -> Iterator[Block]:
    """The same steps in one line each, to follow on duty or to paste into a ticket."""
    lines = (
        Item((line(Title(one.title, strong=False), who_and_when(known, one)),))
        for one in shown.steps
    )
    yield Numbered(tuple(lines), ("spp-checklist",))
