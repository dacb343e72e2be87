"""Who does what? One role in every process."""

from __future__ import annotations

from collections.abc import Iterator

from ...chart.plan.plan import Options as PictureOptions
from ...known.known import Known
from ...model import Duty, Process, Role, Step
from ...model.varied import united
from ..content import Anchor, Block, Blocks, Box, Bullets, Field, Fields, Item
from ..lines import _, badges, field, line, phrase, time
from ..lines import step as ref
from ..picture import picture
from ..pieces import Inline, Piece, Plain, Ref, Title
from ..view import Options, view


@view("role", of="roles", home="second", chart="flag")
def role(known: Known, shown: Role, options: Options) -> Iterator[Block]:
    """Its steps and duties everywhere, from whom it receives, to whom it hands over.

    `chart` puts a picture of each process in which the role has a lane before its steps there, with
    that lane alone in colour.
    """
    id = str(shown.id)
    blocks: list[Block] = [Blocks(shown.definition)] if shown.definition else []
    fields = [field(_("Held by"), Inline(shown.held_by))] if shown.held_by else []
    fields += _neighbours(known, id)
    if fields:
        blocks.append(Fields(tuple(fields)))
    for process in known.support.processes.values():
        items = tuple(Item((line(said),)) for said in _in_process(known, process, id))
        if items:
            blocks.append(line(Ref("process", str(process.id)), classes="spp-in-process"))
            if "chart" in options and _has_lane(known, process, id):
                blocks.append(picture(known, process, PictureOptions(highlight=id)))
            blocks.append(Bullets(items))
    yield Box(tuple(blocks), ("spp-role",), Anchor("role", id, f"role-{id}", Plain(shown.name)))


def _has_lane(known: Known, process: Process, id: str) -> bool:
    return any(known.support.owners(step)[:1] == (id,) for step in process.steps)


def _in_process(known: Known, process: Process, id: str) -> Iterator[list[Piece]]:
    for step in process.steps:
        part = _part(known, step, id)
        if part:
            yield list(_step(known, step, part if id not in known.support.owners(step) else ""))
    for duty in process.duties:
        owners = process.owners(duty)
        if id in (*owners, *united(duty.informs)):
            yield list(_duty(known, duty, does=id in owners))


def _part(known: Known, step: Step, id: str) -> str:
    """What a role has to do with a step, empty if nothing."""
    if id in known.support.owners(step):
        return _("does it")
    if step.accountable == id:
        return _("answers for it")
    if id in step.consults:
        return _("is asked for advice")
    if id in united(step.informs):
        return _("is informed")
    if any(rung.to == id for rung in step.escalate):
        return _("is called when needed")
    return ""


def _step(known: Known, step: Step, part: str) -> Iterator[Piece]:
    """A step that the role does, or the part that it has in it."""
    yield ref(step, str(step.process))
    if part:
        yield " · "
        yield phrase(part)
        return
    if step.within:
        yield " · "
        yield phrase(_("within {time}"), time=time(known, step.within))
    for template in step.send:
        yield " · "
        yield Ref("template", str(template))


def _duty(known: Known, duty: Duty, *, does: bool) -> Iterator[Piece]:
    yield Title(duty.title)
    if duty.every:
        yield " · "
        yield phrase(_("every {time}"), time=time(known, duty.every))
    if not does:
        yield " · "
        yield phrase(_("is informed"))
    for template in duty.send if does else ():
        yield " · "
        yield Ref("template", str(template))


def _neighbours(known: Known, id: str) -> Iterator[Field]:
    """From whom work comes, and to whom it goes."""
    owners = known.support.owners
    before: dict[str, None] = {}
    after: dict[str, None] = {}
    for step, ways in known.flow.ways.items():
        for way in ways:
            if isinstance(way.to, Step):
                old, new = owners(step), owners(way.to)
                if id in new and id not in old:
                    before |= dict.fromkeys(old)
                if id in old and id not in new:
                    after |= dict.fromkeys(new)
    if before:
        yield field(_("Takes over from"), badges(known, before, ", "))
    if after:
        yield field(_("Hands over to"), badges(known, after, ", "))
