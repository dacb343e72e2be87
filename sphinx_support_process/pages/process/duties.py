"""What recurs while a process runs? Its duties, below its steps."""

from __future__ import annotations

from collections.abc import Iterator

from ...known.known import Known
from ...model import Duty, Process
from ..content import Block, Blocks, Bullets, Heading, Item, Line
from ..lines import _, head, joined, phrase, step, time, told
from ..pieces import Phrase, Ref


def duties(known: Known, process: Process) -> Iterator[Block]:
    """A list of them below a line of its own; nothing where there are none."""
    if process.duties:
        yield Heading(phrase(_("While this runs")))
        yield Bullets(tuple(Item(tuple(_duty(known, duty))) for duty in process.duties))


def _duty(known: Known, duty: Duty) -> Iterator[Block]:
    yield head(known, duty)
    facts = tuple(_facts(known, duty))
    if facts:
        yield Line(joined(facts, " · "), ("spp-step-facts",))
    if duty.text:
        yield Blocks(duty.text)


def _facts(known: Known, duty: Duty) -> Iterator[Phrase]:
    if duty.every:
        yield phrase(_("Every {time}"), time=time(known, duty.every))
    for id, said in ((duty.from_, _("from {step}")), (duty.until, _("until {step}"))):
        found = known.flow.steps.get(f"{duty.process}.{id}")
        if found:
            yield phrase(said, step=step(found, duty.process))
    if duty.send:
        templates = joined(Ref("template", str(id)) for id in duty.send)
        yield phrase(_("Send: {templates}"), templates=templates)
    if duty.informs:
        yield phrase(_("Inform: {roles}"), roles=told(known, duty.informs))
