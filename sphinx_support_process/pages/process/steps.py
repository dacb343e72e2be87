"""How is one step shown? Title and owner, facts, how to do it, and where it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ...known.known import Known
from ...model import Process, Step, Thing, Wait
from ...text.text import Text
from ..content import Block, Bullets, Item, Numbered, Warned
from ..ladder import has_rungs, rungs
from ..leaves import Blocks, Heading, Line, Part
from ..letter import replies
from ..lines import (
    _,
    anchor,
    badges,
    condition,
    head,
    joined,
    line,
    phrase,
    roles,
    sent,
    started,
    texts,
)
from ..pieces import Inline, Phrase, Piece, Pieces, Plain, Ref, Strong, Title
from ..times import at_a_glance, deadline, time, told
from .ways import answers, entries, failing, handed, is_plain, onward, otherwise, then


def phases(
    process: Process,
    show: Callable[[Step], Item],
    head: Callable[[Title, tuple[Step, ...]], Block] | None = None,
) -> Iterator[Block]:
    """The steps as numbered lists, one for each phase, below its name or another head."""
    starts = [step.number for step in process.steps if step.phase or step.number == 1]
    for start, end in zip(starts, [*starts[1:], len(process.steps) + 1], strict=True):
        steps = process.steps[start - 1 : end - 1]
        if steps[0].phase:
            title = Title(steps[0].phase, strong=False)
            yield head(title, steps) if head else Heading(title, ("spp-phase",))
        yield Numbered(tuple(map(show, steps)), ("spp-steps",), start)


def part(title: Title, steps: tuple[Step, ...]) -> Part:
    """The head of a phase, which says how far it goes; its id is made of that of its first step."""
    first, last = steps[0], steps[-1]
    extent = phrase(_("Step {number}"), number=str(first.number))
    if first is not last:
        said = _("Steps {first}–{last}")  # noqa: RUF001
        extent = phrase(said, first=str(first.number), last=str(last.number))
    return Part(title, f"{first.name}.phase", extent)


def step_item(known: Known, process: Process, step: Step) -> Item:
    """A step with where it goes on and comes from, in the colour of its first owner.

    One whose owner is that of the step before, in the same phase, is marked as such.
    """
    blocks = [*described(known, step), *replies(known, step), *onward(known, step)]
    places = tuple(entries(known, step))
    if places:
        blocks.append(
            line(phrase(_("Comes from {places}."), places=joined(places)), classes="spp-from")
        )
    blocks += handed(known, step)
    owners = known.support.owners(step)
    tone = next((known.tones[id] for id in owners if id in known.tones), None)
    classes = list(tone.classes) if tone else []
    if step.answers:
        classes.append("spp-ask")
    before = process.steps[step.number - 2] if step.number > 1 and not step.phase else None
    if before and owners == known.support.owners(before):
        classes.append("spp-same")
    return item(known, step, blocks, classes)


def item(known: Known, step: Step, blocks: list[Block], classes: Iterable[str] = ()) -> Item:
    """The list item of a step, which references to it lead to."""
    target = anchor(known, "step", step.name, step.name, Title(step.title))
    return Item(tuple(blocks), ("spp-step", *classes), target)


def described(known: Known, step: Step, run: bool = True) -> Iterator[Block]:
    """What a step is, but for how it goes on; without `run` it does not say what is carried out."""
    yield head(known, step, "spp-step-title")
    facts = tuple(_facts(known, step, run))
    if facts:
        yield Line(joined(facts, " · "), ("spp-step-facts",))
    yield from map(Blocks, step.requires)
    if step.warning:
        yield Warned(texts(step.warning))
    if step.text:
        yield Blocks(step.text)
    if step.checklist:
        yield things(known, step)
    yield from expected(step)


def things(known: Known, step: Step, *, badged: bool = True) -> Bullets:
    """Its checklist, with who does what of it."""
    items = []
    for thing in step.checklist:
        owners = badges(known, thing.who) if badged else roles(thing.who, " / ")
        items.append(_thing(thing, owners))
    return Bullets(tuple(items), ("spp-things",))


def expected(step: Step) -> Iterator[Block]:
    """How one sees that it worked."""
    if step.expect:
        yield line(phrase(_("Then: {what}"), what=Inline(step.expect)), classes="spp-expect")


def _facts(known: Known, step: Step, run: bool) -> Iterator[Phrase]:
    yield from deadline(known, step)
    if step.timebox:
        yield phrase(_("Stop after {time}"), time=time(known, step.timebox))
    yield from used(step, run)
    if step.informs:
        yield phrase(_("Inform: {roles}"), roles=told(known, step.informs))
    if step.consults:
        yield phrase(_("Consult: {roles}"), roles=roles(step.consults))
    if step.accountable:
        yield phrase(_("Accountable: {role}"), role=Ref("role", str(step.accountable)))
    if step.status:
        yield phrase(_("Ticket status: {status}"), status=Plain(step.status))
    for rung in () if has_rungs(known, step.escalate) else step.escalate:
        role = Ref("role", str(rung.to))
        if rung.when:
            yield phrase(_("Call {role} when {when}"), role=role, when=Inline(rung.when))
        else:
            yield phrase(_("Call {role} if needed"), role=role)


def used(step: Step, run: bool = True) -> Iterator[Phrase]:
    """What else one turns to for a step: what it runs and starts, what is sent."""
    if step.run and run:
        yield phrase(_("Carry out {process}"), process=Ref("process", str(step.run)))
    if step.starts:
        yield started(step.starts)
    if step.send:
        yield sent(step.send)


def _thing(thing: Thing, owners: Pieces) -> Item:
    if not owners:
        return Item((Blocks(thing.text),))
    if "\n" in thing.text.strip():
        return Item((Blocks(thing.text), line(owners)))
    return Item((line(Inline(thing.text), " · ", owners),))


def in_short(known: Known, step: Step) -> Iterator[Block]:
    """A step in one line, and below it only what is needed to do it."""
    yield line(
        condition(step), Title(step.title, strong=False), who_and_when(known, step), _waits(step)
    )
    yield from to_mind(known, step)
    yield from answers(known, step, remarks=False)
    for way in known.flow.ways[step]:
        if way.kind == "next" and not is_plain(known, way):
            yield then(way)
    failure = failing(known, step)
    if failure and step.otherwise is not None:
        yield line(otherwise(known, failure), classes="spp-otherwise")
    if has_rungs(known, step.escalate):
        yield from rungs(known, step.escalate)


def to_mind(known: Known, step: Step) -> Iterator[Block]:
    """What must not happen, who does what of its checklist, and how one sees that it worked."""
    yield from map(_warned_in_short, step.warning)
    if any(thing.who for thing in step.checklist):
        yield things(known, step, badged=False)
    yield from expected(step)


def _warned_in_short(text: Text) -> Block:
    if "\n\n" in text.strip():
        return Warned((Blocks(text),))
    return line(Strong((phrase(_("Warning:")),)), " ", Inline(text), classes="spp-warning")


def who_and_when(known: Known, one: Step) -> Iterator[Piece]:
    """What follows the title of a step in one line: its owners and its deadline."""
    owners = known.support.owners(one)
    if owners:
        yield " · "
        yield from roles(owners, " / ")
    for said in at_a_glance(known, one):
        yield " · "
        yield said


def when(known: Known, one: Step) -> Iterator[Phrase]:
    """Until when a step is done, and who is waited for."""
    yield from at_a_glance(known, one)
    if one.wait and one.wait.who:
        yield _awaited(one.wait)


def _waits(step: Step) -> Iterator[Piece]:
    if step.wait and step.wait.who:
        yield from (" · ", _awaited(step.wait))


def _awaited(wait: Wait) -> Phrase:
    return phrase(_("waits for {roles}"), roles=roles(wait.who, " / "))
