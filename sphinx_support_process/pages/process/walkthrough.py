"""How is a process shown step by step? All steps as cards with linked ways; a script shows one."""

from __future__ import annotations

from collections.abc import Iterator

from ...flow import Outcome, Way
from ...known.known import Known
from ...model import Process, Step
from .. import pieces
from ..content import Block, Box, Bullets, Carried, Field, Fields, Item, Walk
from ..due import of_card
from ..ladder import rungs
from ..leaves import Anchor, Heading
from ..letter import quoted
from ..lines import _, anchor, line, named_roles, new_owners, phrase, texts
from ..lines import step as ref
from ..pieces import Bare, Inline, Marked, Pieces, Strong, Title
from ..view import Options, view
from .carried import carried
from .duties import duties, without_steps
from .steps import described, item, phases
from .ways import called, choices, leads, remark_on, skipping, waiting


@view("walkthrough", of="processes", home="never", reach=("runs", "all", "none"))
def walkthrough(known: Known, shown: Process, options: Options) -> Iterator[Block]:
    """The steps in full, each with its templates and a link for each way on.

    So are those of the processes that it runs, or of all that it leads to, up to 100 steps (see
    `reach`); what else ways lead to has a walkthrough of its own, or is shown in full. Of each
    process: the steps of each phase, a list of the outcomes, which ways lead to like steps, and
    the duties. Everything has anchors of its own, so that a page may show a process in full as
    well.
    """
    if not shown.steps:
        yield without_steps(shown, "walkthrough")
        return
    processes = carried(known.flow, shown, options.word("reach", "runs"))
    parts = tuple(_part(known, one, processes) for one in processes)
    yield Walk(parts, tuple(_scales(known, parts)))


def _part(known: Known, shown: Process, processes: tuple[Process, ...]) -> Carried:
    blocks: list[Block] = []
    if len(processes) > 1:
        blocks.append(Heading(Title(shown.title, strong=False), ("spp-part-title",)))
    blocks += phases(shown, lambda one: _card(known, one))
    into, id = known.flow.into, str(shown.id)
    ends = [_end(known, end, processes) for end in known.flow.outcomes[id].values() if end in into]
    if ends:
        blocks.append(Bullets(tuple(ends), ("spp-ends",)))
    always = [*duties(known, shown)]
    if shown.escalate:
        always.append(Fields((Field(_("If it is not over"), rungs(known, shown.escalate)),)))
    if always:
        blocks.append(Box(tuple(always), ("spp-duties",)))
    title = Bare(shown.title)
    return Carried(id, title, tuple(blocks), anchor(known, "process", id, id, title))


def _card(known: Known, one: Step) -> Item:
    """A step; where it has a condition, it is first asked whether that holds."""
    title, *blocks = described(known, one, run=False)
    shown = known.support.processes[one.process]
    if one.number == 1 and shown.requires:
        blocks.insert(0, Fields((Field(_("Requires"), texts(shown.requires)),)))
    blocks += of_card(known, one)
    blocks += quoted(known, one)
    blocks += _onward(known, one)
    blocks += called(known, one)
    if one.if_:
        place = f"{one.name}_do"
        target = Anchor("card", place, place, Title(one.title))
        asked = Box(tuple(_asked(known, one, place)), ("spp-asked",))
        blocks = [asked, Box(tuple(blocks), ("spp-doing",), target)]
    tone = next((known.tones[id] for id in known.support.owners(one) if id in known.tones), None)
    return item(known, one, [title, *blocks], tone.classes if tone else ())


def _asked(known: Known, one: Step, place: str) -> Iterator[Block]:
    """Whether a step is done at all: on to the rest of its card, or past it."""
    yield line(phrase(_("Does this apply?")))
    yes, no = Strong((phrase(_("Yes")),)), Strong((phrase(_("No, go on")),))
    past = skipping(known, one)
    yield _ways(
        pieces.Way((yes,), (phrase(_("this step")),), ("card", place)),
        pieces.Way((no,), _target(known, past), _place(past)),
    )


def _onward(known: Known, one: Step) -> Iterator[Block]:
    """What may come of a step, each with where it leads; the first may be to run a process."""
    ways = list(choices(known, one))
    callee = known.flow.called(one)
    if callee and callee.steps:
        count = len(callee.steps)
        said = _("{count} steps, then back") if count > 1 else _("{count} step, then back")
        go = Strong((phrase(_("Go through: {process}"), process=Bare(callee.title)),))
        back = phrase(said, count=str(count))
        place = ("process", str(callee.id))
        yield _ways(pieces.Way((go,), (back,), place, classes=("spp-into", "spp-primary")))
        yield line(phrase(_("Or you know already how it ends:")), classes="spp-or")
    if one.wait:
        yield line(waiting(known, one.wait), ".", classes="spp-wait")
    yield _ways(*(_way(known, way, label) for way, label in ways))


def _ways(*ways: pieces.Way, more: str = "") -> Bullets:
    return Bullets(tuple(Item((line(way),)) for way in ways), ("spp-ways", *more.split()))


def _way(known: Known, way: Way, label: Pieces) -> pieces.Way:
    """One way on; that of a step which is done tells what comes then."""
    target, remark = _target(known, way), remark_on(way)
    is_done = way.kind == "next" and not way.source.wait and way.source.run is None
    if is_done and isinstance(way.to, Step):
        target = (phrase(_("then {step}"), step=target),)
    classes = ("spp-primary",) if is_done else ()
    return pieces.Way(label, target, _place(way), (remark,) if remark else (), classes)


def _target(known: Known, way: Way) -> Pieces:
    """Where a way leads, and who goes on there if that is somebody else."""
    named = named_roles(known, new_owners(known, way))
    if not named:
        return (leads(known, way),)
    return (phrase(_("{step} ({roles})"), step=leads(known, way), roles=named),)


def _place(way: Way) -> tuple[str, str] | None:
    if isinstance(way.to, Outcome):
        return "card", _end_id(way.to)
    if isinstance(way.to, Step):
        return "step", way.to.name
    return ("process", str(way.to.id)) if isinstance(way.to, Process) else None


def _end(known: Known, outcome: Outcome, processes: tuple[Process, ...]) -> Item:
    """Where ways lead that end the process; and back to each step that runs it."""
    title = Strong((phrase(_("The process ends")),))
    blocks: list[Block] = [line(title, classes="spp-step-title")]
    if outcome.text:
        blocks.append(line(Inline(outcome.text), classes="spp-ended"))
    back = [_back(known, caller, outcome, processes) for caller in _callers(known, outcome)]
    if back:
        blocks.append(line(phrase(_("If you came from there, go on:")), classes="spp-came"))
        blocks.append(_ways(*back, more="spp-back"))
    id = _end_id(outcome)
    target = Anchor("card", id, id, Bare(outcome.process.title))
    return Item(tuple(blocks), ("spp-step",), target)


def _callers(known: Known, outcome: Outcome) -> list[Step]:
    return known.flow.runs.get(outcome.process, [])


def _back(
    known: Known, caller: Step, outcome: Outcome, processes: tuple[Process, ...]
) -> pieces.Way:
    """Where the step that runs the process goes on with an outcome; the step, if nobody says so."""
    ways = [way for way in known.flow.ways[caller] if way.kind in ("outcome", "next")]
    found = next((way for way in ways if way.label in (outcome.id, None)), None)
    place: tuple[str, str] | None = "step", caller.name
    if found is None:
        return pieces.Way((ref(caller),), (phrase(_("go on there")),), place)
    is_here = any(caller.process == one.id for one in processes)
    if is_here or not isinstance(found.to, Outcome):
        place = _place(found)
    return pieces.Way((ref(caller),), (leads(known, found),), place)


def _end_id(outcome: Outcome) -> str:
    return f"{outcome.process.id}.ends.{outcome.id}"


def _scales(
    known: Known, parts: tuple[Carried, ...]
) -> Iterator[tuple[str, Bare, tuple[tuple[str, Bare], ...]]]:
    """The scales by whose levels something differs."""
    marks = set(_marks(parts))
    for scale in known.levels.scales.values():
        if f"spp-by-{scale.id}" in marks:
            levels = tuple((str(id), Bare(level.name)) for id, level in scale.values.items())
            yield str(scale.id), Bare(scale.title), levels


def _marks(content: object) -> Iterator[str]:
    if isinstance(content, Marked):
        yield from content.classes
    if isinstance(content, tuple):
        for part in content:
            yield from _marks(part)
