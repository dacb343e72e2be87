"""Who does what? One role in every process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...chart.plan.plan import Options as PictureOptions
from ...known.known import Known
from ...model import Duty, Process, Role, Step
from ...model.varied import ELSE, ByLevel, united
from ...text.kinds import RoleId
from ..content import Block, Blocks, Box, Bullets, Field, Fields, Item
from ..ladder import reached
from ..lines import _, anchor, badges, condition, field, joined, line, phrase, several
from ..lines import step as ref
from ..picture import picture
from ..pieces import Inline, Phrase, Piece, Plain, Ref, Title
from ..times import at_a_glance, level_of, repeated, time
from ..view import Options, view


@view("role", of="roles", home="second", chart="flag")
def role(known: Known, shown: Role, options: Options) -> Iterator[Block]:
    """Its steps and duties everywhere, from whom it receives, to whom it hands over.

    `chart` puts a picture of each process in which the role has a lane before its steps there, with
    that lane alone in colour.
    """
    id = str(shown.id)
    blocks: list[Block] = [Blocks(shown.definition)] if shown.definition else []
    if shown.automatic:
        blocks.append(line(phrase(_("A machine")), classes="spp-machine"))
    fields = [field(_("Held by"), Inline(shown.held_by))] if shown.held_by else []
    fields += reached(known, shown)
    fields += _neighbours(known, id)
    fields += _stands_in(known, id)
    if fields:
        blocks.append(Fields(tuple(fields)))
    for process in known.support.processes.values():
        items = tuple(Item((line(said),)) for said in _in_process(known, process, id))
        if items:
            blocks.append(line(Ref("process", str(process.id)), classes="spp-in-process"))
            if "chart" in options and _has_lane(known, process, id):
                blocks.append(picture(known, process, PictureOptions(highlight=id)))
            blocks.append(Bullets(items))
    target = anchor(known, "role", id, f"role-{id}", Plain(shown.name))
    yield Box(tuple(blocks), ("spp-role",), target)


def _has_lane(known: Known, process: Process, id: str) -> bool:
    return any(known.support.owners(step)[:1] == (id,) for step in process.steps)


def _in_process(known: Known, process: Process, id: str) -> Iterator[list[Piece]]:
    if process.accountable == id:
        yield [phrase(_("Answers for it"))]
    for rung in process.escalate:
        if rung.to == id and rung.after:
            after = time(known, rung.after)
            yield [phrase(_("Is called after {time}, if it is not over"), time=after)]
        elif rung.to == id:
            yield [phrase(_("Is called when needed"))]
    for step in process.steps:
        if id in known.support.owners(step):
            yield list(_step(known, step))
        elif any(id in thing.who for thing in step.checklist):
            yield list(_things(step, id))
        elif part := _part(known, step, id):
            yield [ref(step, str(step.process)), " · ", part]
    for duty in process.duties:
        owners = process.owners(duty)
        if id in (*owners, *united(duty.informs)):
            yield list(_duty(known, duty, does=id in owners, id=id))


def _part(known: Known, step: Step, id: str) -> Phrase | None:
    """What a role has to do with a step that it does not do, if anything."""
    if step.accountable == id:
        return phrase(_("answers for it"))
    if id in step.consults:
        return phrase(_("is asked for advice"))
    if id in united(step.informs):
        return _informed(known, step.informs, id)
    for rung in step.escalate:
        if rung.to == id and rung.after:
            return phrase(_("is called after {time}"), time=time(known, rung.after))
        if rung.to == id:
            return phrase(_("is called when needed"))
    return None


def _informed(known: Known, informs: ByLevel[tuple[RoleId, ...]], id: str) -> Phrase:
    """At which levels a role is told."""
    if isinstance(informs, Mapping):
        told = [level for level, ids in informs.items() if id in ids]
        others = [level for level in informs if level not in told]
        if ELSE not in told:
            names = joined(level_of(known, informs, level) for level in told)
            return phrase(_("is informed at {levels}"), levels=names)
        if others:
            names = joined(level_of(known, informs, level) for level in others)
            return phrase(_("is informed, but not at {levels}"), levels=names)
    return phrase(_("is informed"))


def _step(known: Known, step: Step) -> Iterator[Piece]:
    """A step that the role does."""
    yield from condition(step)
    yield ref(step, str(step.process))
    for said in at_a_glance(known, step):
        yield " · "
        yield said
    for template in step.send:
        yield " · "
        yield Ref("template", str(template))


def _things(step: Step, id: str) -> Iterator[Piece]:
    """What a role does of the checklist of a step."""
    yield ref(step, str(step.process))
    yield ": "
    yield from joined((Inline(it.text) for it in step.checklist if id in it.who), " · ")


def _duty(known: Known, duty: Duty, *, does: bool, id: str) -> Iterator[Piece]:
    yield from condition(duty)
    yield Title(duty.title)
    if duty.every:
        yield " · "
        yield repeated(known, duty.every)
    if not does:
        yield " · "
        yield _informed(known, duty.informs, id)
    for template in duty.send if does else ():
        yield " · "
        yield Ref("template", str(template))


def _stands_in(known: Known, id: str) -> Iterator[Field]:
    """The roles for which a role is called when they do not answer."""
    found: list[Block] = []
    for role in known.support.roles.values():
        for rung in role.escalate:
            if rung.to == id:
                after = (
                    phrase(_(", after {time}"), time=time(known, rung.after)) if rung.after else ""
                )
                found.append(line(Ref("role", str(role.id)), after))
    if found:
        yield Field(_("Called for"), several((one,) for one in found))


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
