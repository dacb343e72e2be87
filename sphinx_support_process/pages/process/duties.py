"""What recurs while a process runs? Its duties: below its steps, or all that it has."""

from __future__ import annotations

from collections.abc import Iterator

from ...known.known import Known
from ...model import Duty, Process
from ..content import Block, Bullets, Cell, Item, Table
from ..leaves import Blocks, Heading, Line, Mistake, Part
from ..lines import _, badges, condition, head, joined, line, phrase, roles, sent, started, step
from ..pieces import Phrase, Piece, Pieces, Ref, Title
from ..times import at_intervals, repeated, told

RUNNING = phrase(_("While this runs"))
"""What stands over the duties of a process with steps."""


def duties(
    known: Known, process: Process, heading: Heading | Part | None = None
) -> Iterator[Block]:
    """A list of them below a heading; nothing where there are none."""
    if process.duties:
        yield heading or Heading(RUNNING)
        yield Bullets(tuple(Item(tuple(_duty(known, duty))) for duty in process.duties))


def standing(known: Known, process: Process) -> Table:
    """The duties of a process that has no steps, as a table."""
    head = tuple((phrase(said),) for said in (_("Duty"), _("When"), _("Who")))
    rows = []
    for duty in process.duties:
        cells: list[tuple[Block, ...]] = [
            tuple(_described(known, duty)),
            (line(_when(known, duty)),),
            (line(badges(known, process.owners(duty))),),
        ]
        rows.append(tuple(map(Cell, cells)))
    return Table(head, tuple(rows))


def reminders(known: Known, process: Process) -> Bullets:
    """The same in one line each."""
    lines = (
        Item((line(condition(duty), Title(duty.title, strong=False), _asides(known, duty)),))
        for duty in process.duties
    )
    return Bullets(tuple(lines), ("spp-checklist",))


def named(duty: Duty) -> Phrase:
    """A duty with the process that it is of."""
    title = Title(duty.title, strong=False)
    return phrase(_("{process}, {duty}"), process=Ref("process", str(duty.process)), duty=title)


def without_steps(process: Process, what: str) -> Mistake:
    """Tell that a process has nothing to draw or to walk through."""
    message = f"the process `{process.id}` has no steps, so there is no {what} of it"
    return Mistake("no-steps", message, "show it with `{support:process}`")


def _duty(known: Known, duty: Duty) -> Iterator[Block]:
    yield head(known, duty)
    facts = (*_times(known, duty), *_facts(known, duty))
    if facts:
        yield Line(joined(facts, " · "), ("spp-step-facts",))
    if duty.text:
        yield Blocks(duty.text)


def _described(known: Known, duty: Duty) -> Iterator[Block]:
    yield line(condition(duty), Title(duty.title))
    facts = tuple(_facts(known, duty))
    if facts:
        yield Line(joined(facts, " · "), ("spp-step-facts",))
    if duty.text:
        yield Blocks(duty.text)


def _when(known: Known, duty: Duty) -> Pieces:
    if duty.if_:
        return (phrase(_("whenever that holds")),)
    return joined(_times(known, duty), " · ")


def _asides(known: Known, duty: Duty) -> Iterator[Piece]:
    if owners := known.support.owners(duty):
        yield " · "
        yield from roles(owners, " / ")
    if duty.every:
        yield " · "
        yield repeated(known, duty.every)


def _times(known: Known, duty: Duty) -> Iterator[Phrase]:
    if duty.every:
        yield at_intervals(known, duty.every)
    for id, said in ((duty.from_, _("from {step}")), (duty.until, _("until {step}"))):
        steps = known.flow.steps
        found = steps.get(f"{duty.process}.{id}") or steps.get(id or "")
        if found:
            yield phrase(said, step=step(found, duty.process))


def _facts(known: Known, duty: Duty) -> Iterator[Phrase]:
    if duty.starts:
        yield started(duty.starts)
    if duty.send:
        yield sent(duty.send)
    if duty.informs:
        yield phrase(_("Inform: {roles}"), roles=told(known, duty.informs))
