"""What is mine? One role in every process: by a deadline, received, done, handed over, told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...chart.plan.plan import Options as PictureOptions
from ...known.known import Known
from ...known.statistics import handovers
from ...model import Process, Role, Step
from ..content import Block, Box, Bullets, Cell, Field, Fields, Fold, Item, Table
from ..ladder import reached
from ..leaves import Blocks
from ..lines import _, amount, anchor, badges, heading, joined, line, phrase, several, steps, texts
from ..lines import step as ref
from ..picture import picture
from ..pieces import Inline, Pieces, Plain, Ref
from ..times import deadline, time
from ..view import Options, view
from .tasks import done, told


@view("role", of="roles", home="second", chart="flag")
def role(known: Known, shown: Role, options: Options) -> Iterator[Block]:
    """Its deadlines, what reaches it, what it does, to whom it hands over, what it is told of.

    `chart` puts a picture of each process in which the role has a lane before its steps there, with
    that lane alone in colour.
    """
    id = str(shown.id)
    blocks: list[Block] = [Blocks(shown.definition)] if shown.definition else []
    if shown.automatic:
        blocks.append(line(phrase(_("A machine")), classes="spp-machine"))
    fields = tuple(_facts(known, shown))
    if fields:
        blocks.append(Fields(fields))
    blocks += _counts(known, id)
    blocks += _deadlines(known, id)
    blocks += _received(known, id)
    blocks += _done(known, id, has_charts="chart" in options)
    blocks += _passed_on(known, id)
    blocks += _replies(known, id)
    blocks += _told(known, id)
    target = anchor(known, "role", id, f"role-{id}", Plain(shown.name))
    yield Box(tuple(blocks), ("spp-role",), target)


def _facts(known: Known, shown: Role) -> Iterator[Field]:
    if shown.held_by:
        yield Field(_("Held by"), (line(Inline(shown.held_by)),))
    yield from reached(known, shown)
    yield from _stands_in(known, str(shown.id))


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


def _mine(known: Known, id: str) -> list[Step]:
    """The steps that a role does."""
    return [step for step in known.flow.steps.values() if id in known.support.owners(step)]


def _sent(known: Known, id: str) -> Mapping[str, list[Ref]]:
    """The replies of a role, each with the steps and the processes of duties in which it goes."""
    found: dict[str, list[Ref]] = {}
    for step in _mine(known, id):
        for template in step.send:
            found.setdefault(str(template), []).append(ref(step))
    for process in known.support.processes.values():
        for duty in process.duties:
            for template in duty.send if id in process.owners(duty) else ():
                found.setdefault(str(template), []).append(Ref("process", str(process.id)))
    return found


def _counts(known: Known, id: str) -> Iterator[Block]:
    """How much it is, in one line."""
    mine = _mine(known, id)
    if not mine:
        return
    processes = len({step.process for step in mine})
    within = amount(processes, _("{count} process"), _("{count} processes"))
    said = [phrase(_("{steps} in {processes}"), steps=steps(len(mine)), processes=within)]
    counts = (
        (sum(_has_deadline(step) for step in mine), _("{count} deadline"), _("{count} deadlines")),
        (len(_sent(known, id)), _("{count} reply"), _("{count} replies")),
    )
    said += [amount(*each) for each in counts if each[0]]
    yield line(joined(said, " \u00b7 "), classes="spp-numbers")


def _has_deadline(step: Step) -> bool:
    return step.within is not None or step.by is not None


def _deadlines(known: Known, id: str) -> Iterator[Block]:
    found = [step for step in _mine(known, id) if _has_deadline(step)]
    if found:
        yield heading(_("By a deadline"))
        head = (phrase(_("Step")),), (phrase(_("Deadline")),)
        rows = (((ref(step),), joined(deadline(known, step), " \u00b7 ")) for step in found)
        yield Table(head, tuple(tuple(Cell((line(said),)) for said in row) for row in rows))


def _received(known: Known, id: str) -> Iterator[Block]:
    """With which processes it begins, and who hands over to it at which steps."""
    items = [
        Item(
            (
                line(phrase(_("{process} begins:"), process=_process(process))),
                *texts(process.trigger),
            )
        )
        for process in known.support.processes.values()
        if process.trigger and process.steps and id in known.support.owners(process.steps[0])
    ]
    pairs = [pair for pair in _handovers(known) if id in known.support.owners(pair[1])]
    items += _grouped(known, ((known.support.owners(one), (one, other)) for one, other in pairs))
    if items:
        yield heading(_("Reaches me from"))
        yield Bullets(tuple(items))


def _passed_on(known: Known, id: str) -> Iterator[Block]:
    pairs = [pair for pair in _handovers(known) if id in known.support.owners(pair[0])]
    items = _grouped(known, ((known.support.owners(other), (one, other)) for one, other in pairs))
    if items:
        yield heading(_("I hand over to"))
        yield Bullets(tuple(items))


def _handovers(known: Known) -> Iterator[tuple[Step, Step]]:
    for process in known.support.processes.values():
        yield from handovers(known, process)


def _grouped(
    known: Known, pairs: Iterable[tuple[tuple[str, ...], tuple[Step, Step]]]
) -> list[Item]:
    """The hand-overs from or to each group of roles: where, and with what."""
    found: dict[tuple[str, ...], list[Pieces]] = {}
    for ids, (one, other) in pairs:
        there = ref(other, str(one.process))
        said: Pieces = (ref(one), " \u2192 ", there)
        replies = tuple(Ref("template", str(template)) for template in one.send)
        with_ = (" \u00b7 ", *joined(replies)) if replies else ()
        found.setdefault(ids, []).append((*said, *with_))
    return [
        Item((line(badges(known, ids)), Bullets(tuple(Item((line(each),)) for each in places))))
        for ids, places in found.items()
    ]


def _done(known: Known, id: str, *, has_charts: bool) -> Iterator[Block]:
    """What it does in each process."""
    blocks: list[Block] = []
    for process in known.support.processes.values():
        items = tuple(Item((line(said),)) for said in done(known, process, id))
        if items:
            blocks.append(line(_process(process), classes="spp-in-process"))
            if has_charts and _has_lane(known, process, id):
                blocks.append(picture(known, process, PictureOptions(highlight=id)))
            blocks.append(Bullets(items))
    if blocks:
        yield heading(_("What I do"))
        yield from blocks


def _has_lane(known: Known, process: Process, id: str) -> bool:
    return any(known.support.owners(step)[:1] == (id,) for step in process.steps)


def _replies(known: Known, id: str) -> Iterator[Block]:
    found = _sent(known, id)
    if found:
        yield heading(_("My replies"))
        yield Bullets(
            tuple(
                Item((line(Ref("template", template), ": ", joined(places)),))
                for template, places in found.items()
            )
        )


def _told(known: Known, id: str) -> Iterator[Block]:
    """What it hears of, folded: nothing of it is to be done."""
    items: list[Item] = []
    for process in known.support.processes.values():
        items += (Item((line(said),)) for said in told(known, process, id))
    if items:
        summary = phrase(_("I am informed of ({count})"), count=str(len(items)))
        yield Fold((summary,), (Bullets(tuple(items)),))


def _process(process: Process) -> Ref:
    return Ref("process", str(process.id))
