"""What is there? Every process at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from ...chart.plan.map import Tie, ties
from ...known.known import Known
from ...model import Process
from ..content import Block, Blocks, Bullets, Card, Cards, Field, Fields, Item
from ..lines import _, badges, field, joined, line, phrase
from ..picture import picture
from ..pieces import Phrase, Ref
from ..times import promised
from ..view import Options, view


@view("overview", home="never", no_map="flag")
def overview(known: Known, options: Options) -> Iterator[Block]:
    """A card for each process with its goal, trigger, roles and promises.

    Below them stands a map of how one process leads to another, unless none does or with `no-map`.
    """
    processes = known.support.processes.values()
    yield Cards(
        tuple(
            Card(Ref("process", str(process.id)), tuple(_at_a_glance(known, process)))
            for process in processes
        )
    )
    if "no-map" not in options:
        tied = ties(known.flow)
        lines = tuple(
            Item((line(Ref("process", str(process.id)), ": ", joined(said, "; ")),))
            for process in processes
            if (said := tuple(_onward([tie for tie in tied if tie[0] is process])))
        )
        if lines:
            yield picture(known, None, blocks=(Bullets(lines),))


def _onward(tied: list[Tie]) -> Iterator[Phrase]:
    """What a process runs, starts and leads to, by what it is tied to."""
    for stroke, said in (
        ("runs", _("runs {processes}")),
        ("starts", _("starts {processes}")),
        ("plain", _("leads to {processes}")),
    ):
        found = [Ref("process", str(to.id)) for _one, to, kind in tied if kind == stroke]
        if found:
            yield phrase(said, processes=joined(found))


def _at_a_glance(known: Known, process: Process) -> Iterator[Block]:
    if process.goal:
        yield Blocks(process.goal)
    fields = tuple(_facts(known, process))
    if fields:
        yield Fields(fields)


def _facts(known: Known, process: Process) -> Iterator[Field]:
    if process.trigger:
        yield Field(_("Trigger"), tuple(map(Blocks, process.trigger)))
    owners = dict.fromkeys(id for step in process.steps for id in known.support.owners(step))
    owners |= dict.fromkeys(id for duty in process.duties for id in process.owners(duty))
    if owners:
        yield field(_("Roles"), badges(known, owners, ", "))
    promises = [
        phrase(
            _("{time}, to {role}"),
            time=promised(known, promise),
            role=Ref("role", str(promise.to)),
        )
        for promise in known.support.promises.values()
        if promise.until.split(".")[0] == process.id
    ]
    if promises:
        yield field(_("Promised"), joined(promises, "; "))
