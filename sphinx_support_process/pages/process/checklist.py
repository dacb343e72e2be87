"""How is a process ticked off? Each step as a task, with what may come of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...flow import Outcome, Way
from ...known.known import Known
from ...model import Process, Step
from ..content import Block, Checklist, Choice, Item, Numbered, Stage, Task
from ..ladder import has_rungs, rungs
from ..lines import _, badges, condition, joined, phrase, step, target
from ..pieces import Bare, Clause, Phrase, Pieces, Ref, Title
from ..view import Options, view
from .duties import reminders
from .steps import in_short, to_mind, used, when
from .ways import choices


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
    roles = [known.support.roles[id] for id in owners if id in known.support.roles]
    blocks = [*to_mind(known, one)]
    if has_rungs(known, one.escalate):
        blocks += rungs(known, one.escalate)
    return Task(
        one.name,
        (*condition(one), Title(one.title, strong=False)),
        joined((Bare(role.name) for role in roles), " / "),
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
    found = list(choices(known, one))
    for number, (way, label) in enumerate(found, 1):
        to = way.to
        place: Pieces = ()
        is_within = isinstance(to, Step) and to.process == one.process
        if isinstance(to, Step) and not is_within:
            place = (step(to, str(one.process)),)
        elif isinstance(to, Process):
            place = (Ref("process", str(to.id)),)
        onward = (phrase(_("On to {place}"), place=place),) if place else ()
        said = () if len(found) == 1 and _is_plain(way) else (_target(way, is_within),)
        next = to.number if isinstance(to, Step) and is_within else None
        is_past = bool(one.if_) and number == len(found)
        name = way.label or ("skipped" if is_past else way.kind)
        yield Choice(str(name), label, said, next, onward)


def _is_plain(way: Way) -> bool:
    """Whether it goes on with the step listed after, or ends as nobody describes."""
    to = way.to
    if isinstance(to, Outcome):
        return not to.text
    return isinstance(to, Step) and (to.process, to.number) == (
        way.source.process,
        way.source.number + 1,
    )


def _target(way: Way, is_within: bool) -> Phrase:
    """Where a way leads, without links: it stands in what is pressed."""
    to = way.to
    if isinstance(to, Outcome) and to.text:
        return phrase(_("the process ends: {outcome}"), outcome=Clause((Bare(to.text),)))
    if isinstance(to, Process):
        return target(way, Bare(to.title))
    if not isinstance(to, Step):
        return target(way)
    named = (f"{to.number}. ", Bare(to.title))
    if not is_within:
        return target(way, phrase("{step}", step=named))
    back = to.number <= way.source.number
    return phrase(_("back to {step}") if back else "{step}", step=named)
