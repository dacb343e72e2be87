"""How is a process ticked off? Each step as a task, with what may come of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...known.known import Known
from ...model import Process, Step
from ..content import Block, Checklist, Choice, Item, Numbered, Stage, Task
from ..ladder import has_rungs, rungs
from ..lines import _, badges, condition, joined, named_roles, phrase, step
from ..pieces import Bare, Pieces, Ref, Strong, Title
from ..view import Options, view
from .duties import reminders
from .steps import in_short, to_mind, used, when
from .ways import choices, is_plain, leads, skipping


@view("checklist", of="processes", home="never")
def checklist(known: Known, shown: Process, _options: Options) -> Iterator[Block]:
    """The same steps in one line each, to tick off on duty or to paste into a ticket."""
    if shown.steps:
        items = (Item(tuple(in_short(known, one))) for one in shown.steps)
        plain = Numbered(tuple(items), ("spp-checklist",))
        stages = tuple(_stages(known, shown))
        yield Checklist((plain,), str(shown.id), Bare(shown.title), stages)
    else:
        yield reminders(known, shown)


def _stages(known: Known, shown: Process) -> Iterator[Stage]:
    starts = [one.number for one in shown.steps if one.phase or one.number == 1]
    for start, end in zip(starts, [*starts[1:], len(shown.steps) + 1], strict=True):
        steps = shown.steps[start - 1 : end - 1]
        phase = steps[0].phase
        title = Title(phase, strong=False) if phase else None
        yield Stage(title, tuple(_task(known, shown, one) for one in steps), start)


def _task(known: Known, shown: Process, one: Step) -> Task:
    owners = known.support.owners(one)
    before = known.support.owners(shown.steps[one.number - 2]) if one.number > 1 else ()
    blocks = [*to_mind(known, one)]
    if has_rungs(known, one.escalate):
        blocks += rungs(known, one.escalate)
    return Task(
        one.name,
        (*condition(one), Title(one.title, strong=False)),
        named_roles(known, owners),
        badges(known, owners) if owners != before else (),
        joined(when(known, one), " · "),
        joined(used(one), " · "),
        tuple(blocks),
        tuple(_choices(known, one)),
    )


def _choices(known: Known, one: Step) -> Iterator[Choice]:
    """What may come of a step; an answer is remembered by its words, all else by what it is.

    Of a step with one way on it is only said where that leads if it is no matter of course.
    """
    found = [(way, label, str(way.label or way.kind)) for way, label in choices(known, one)]
    if one.if_:
        past = Strong((phrase(_("It does not apply")),))
        found.append((skipping(known, one), (past,), "skipped"))
    for way, label, name in found:
        to = way.to
        place: Pieces = ()
        is_within = isinstance(to, Step) and to.process == one.process
        if isinstance(to, Step) and not is_within:
            place = (step(to, str(one.process)),)
        elif isinstance(to, Process):
            place = (Ref("process", str(to.id)),)
        onward = (phrase(_("On to {place}"), place=place),) if place else ()
        said = () if len(found) == 1 and is_plain(known, way) else (leads(known, way),)
        next = to.number if isinstance(to, Step) and is_within else None
        yield Choice(name, label, said, next, onward)
