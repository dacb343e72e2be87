"""How is one step shown? Title and owner, facts, how to do it, and where it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...known.known import Known
from ...model import Process, Step, Thing
from ..content import Anchor, Block, Blocks, Bullets, Heading, Item, Line, Numbered
from ..lines import _, head, joined, line, phrase, roles, time, told
from ..lines import step as ref
from ..pieces import Inline, Phrase, Plain, Ref, Title
from .ways import entries, onward


def phases(process: Process, show: Callable[[Step], Item]) -> Iterator[Block]:
    """The steps as numbered lists, one for each phase, below its name."""
    items: list[Item] = []
    for step in process.steps:
        if step.phase:
            if items:
                yield _list(items, step.number)
                items = []
            yield Heading(Title(step.phase, strong=False), ("spp-phase",))
        items.append(show(step))
    if items:
        yield _list(items, len(process.steps) + 1)


def _list(items: list[Item], next_number: int) -> Numbered:
    return Numbered(tuple(items), ("spp-steps",), next_number - len(items))


def step_item(known: Known, step: Step) -> Item:
    """A step with where it goes on and comes from."""
    blocks = [*described(known, step), *onward(known, step)]
    places = tuple(entries(known, step))
    if places:
        blocks.append(
            line(phrase(_("Comes from {places}."), places=joined(places)), classes="spp-from")
        )
    return item(step, blocks)


def item(step: Step, blocks: list[Block]) -> Item:
    """The list item of a step, which references to it lead to."""
    return Item(
        tuple(blocks), ("spp-step",), Anchor("step", step.name, step.name, Title(step.title))
    )


def described(known: Known, step: Step, run: bool = True) -> Iterator[Block]:
    """What a step is, but for how it goes on; without `run` it does not say what is carried out."""
    yield head(known, step, "spp-step-title")
    facts = tuple(_facts(known, step, run))
    if facts:
        yield Line(joined(facts, " · "), ("spp-step-facts",))
    yield from map(Blocks, step.requires)
    if step.text:
        yield Blocks(step.text)
    if step.checklist:
        yield Bullets(tuple(map(_thing, step.checklist)), ("spp-things",))


def _facts(known: Known, step: Step, run: bool) -> Iterator[Phrase]:
    if step.within:
        length = time(known, step.within)
        since = known.flow.steps.get(f"{step.process}.{step.since}")
        if since:
            of = ref(since, step.process)
            yield phrase(_("Within {time} of {step}"), time=length, step=of)
        elif step.since == "start":
            yield phrase(_("Within {time} of the start"), time=length)
        else:
            yield phrase(_("Within {time}"), time=length)
    if step.timebox:
        yield phrase(_("Stop after {time}"), time=time(known, step.timebox))
    if step.run and run:
        yield phrase(_("Carry out {process}"), process=Ref("process", str(step.run)))
    if step.starts:
        started = joined(Ref("process", str(id)) for id in step.starts)
        yield phrase(_("Starts {processes}"), processes=started)
    if step.send:
        sent = joined(Ref("template", str(id)) for id in step.send)
        yield phrase(_("Send: {templates}"), templates=sent)
    if step.informs:
        yield phrase(_("Inform: {roles}"), roles=told(known, step.informs))
    if step.consults:
        yield phrase(_("Consult: {roles}"), roles=roles(step.consults))
    if step.accountable:
        yield phrase(_("Accountable: {role}"), role=Ref("role", str(step.accountable)))
    if step.status:
        yield phrase(_("Ticket status: {status}"), status=Plain(step.status))
    for rung in step.escalate:
        role = Ref("role", str(rung.to))
        if rung.when:
            yield phrase(_("Call {role} when {when}"), role=role, when=Inline(rung.when))
        else:
            yield phrase(_("Call {role} if needed"), role=role)


def _thing(thing: Thing) -> Item:
    return Item((Blocks(thing.text),))
