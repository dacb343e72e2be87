"""What does a role do in one process, and what is it told of there? Lines of steps and duties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...known.known import Known
from ...model import Duty, Process, Step
from ...model.varied import ELSE, ByLevel, united
from ...text.kinds import RoleId
from ..lines import _, condition, joined, phrase
from ..lines import step as ref
from ..pieces import Inline, Phrase, Piece, Ref, Title
from ..times import at_a_glance, level_of, repeated, time


def done(known: Known, process: Process, id: str) -> Iterator[list[Piece]]:
    """What a role does, answers for, is asked about or called for."""
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
            yield [ref(step, str(step.process)), " \u00b7 ", part]
    for duty in process.duties:
        if id in process.owners(duty):
            yield list(_duty(known, duty))


def told(known: Known, process: Process, id: str) -> Iterator[list[Piece]]:
    """What a role only hears of."""
    for step in process.steps:
        if id in united(step.informs) and id not in known.support.owners(step):
            yield [ref(step), *_levels(known, step.informs, id)]
    for duty in process.duties:
        if id in united(duty.informs) and id not in process.owners(duty):
            said: list[Piece] = [Ref("process", str(process.id)), ": ", *_named(known, duty)]
            yield [*said, *_levels(known, duty.informs, id)]


def _part(known: Known, step: Step, id: str) -> Phrase | None:
    """What a role has to do with a step that it does not do, if anything."""
    if step.accountable == id:
        return phrase(_("answers for it"))
    if id in step.consults:
        return phrase(_("is asked for advice"))
    for rung in step.escalate:
        if rung.to == id and rung.after:
            return phrase(_("is called after {time}"), time=time(known, rung.after))
        if rung.to == id:
            return phrase(_("is called when needed"))
    return None


def _levels(known: Known, informs: ByLevel[tuple[RoleId, ...]], id: str) -> Iterator[Piece]:
    """At which levels a role is told, if not at all of them."""
    if not isinstance(informs, Mapping):
        return
    heard = [level for level, ids in informs.items() if id in ids]
    others = [level for level in informs if level not in heard]
    if ELSE not in heard:
        names = joined(level_of(known, informs, level) for level in heard)
        yield from (" \u00b7 ", phrase(_("at {levels}"), levels=names))
    elif others:
        names = joined(level_of(known, informs, level) for level in others)
        yield from (" \u00b7 ", phrase(_("but not at {levels}"), levels=names))


def _step(known: Known, step: Step) -> Iterator[Piece]:
    """A step that the role does."""
    yield from condition(step)
    yield ref(step, str(step.process))
    for said in at_a_glance(known, step):
        yield " \u00b7 "
        yield said
    for template in step.send:
        yield " \u00b7 "
        yield Ref("template", str(template))


def _things(step: Step, id: str) -> Iterator[Piece]:
    """What a role does of the checklist of a step."""
    yield ref(step, str(step.process))
    yield ": "
    yield from joined((Inline(it.text) for it in step.checklist if id in it.who), " \u00b7 ")


def _named(known: Known, duty: Duty) -> Iterator[Piece]:
    yield from condition(duty)
    yield Title(duty.title)
    if duty.every:
        yield " \u00b7 "
        yield repeated(known, duty.every)


def _duty(known: Known, duty: Duty) -> Iterator[Piece]:
    yield from _named(known, duty)
    for template in duty.send:
        yield " \u00b7 "
        yield Ref("template", str(template))
