"""Where does a step go on, and where does one come to it from?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...flow import Outcome, Way
from ...known.known import Known
from ...model import Process, Step, Wait
from ..content import Block, Bullets, Item
from ..ladder import has_rungs, rungs
from ..lines import _, ended, hand_off, label, line, new_owners, phrase, roles, target
from ..lines import step as ref
from ..pieces import Bare, Clause, Inline, Phrase, Piece, Pieces, Ref, Strong, Time
from ..times import time


def onward(known: Known, step: Step) -> Iterator[Block]:
    """How it goes on: the wait, the answers, the one way that is not just the next step.

    And what is done if it fails: where to go on, and whom to call.
    """
    ways = known.flow.ways[step]
    failure = failing(known, step)
    if step.wait:
        late: list[Piece] = []
        if failure and _is_late(step):
            late = [phrase(_("; otherwise {target}"), target=_target(failure)), "."]
            late += _remarks(known, failure) if step.otherwise else ()
            failure = None
        yield line(waiting(known, step.wait), late or ".", classes="spp-wait")
    yield from answers(known, step)
    for way in ways:
        is_said = isinstance(way.to, Outcome) or way.written is not None or way.to is None
        if way.kind == "next" and is_said:
            yield then(way)
    if failure:
        yield line(otherwise(known, failure), classes="spp-otherwise")
    yield from called(known, step)


def then(way: Way) -> Block:
    """Where it goes on from a step that asks nothing."""
    if isinstance(way.to, Outcome):
        return line(phrase(_("Then {target}"), target=_target(way)), ".", classes="spp-next")
    return line(phrase(_("Then → {place}"), place=_place(way)), classes="spp-next")


def is_plain(known: Known, way: Way) -> bool:
    """Whether it goes on with the step listed after, or ends after the last as nobody describes."""
    step, to = way.source, way.to
    if isinstance(to, Outcome):
        return not to.text and step is known.support.processes[step.process].steps[-1]
    return isinstance(to, Step) and (to.process, to.number) == (step.process, step.number + 1)


def handed(known: Known, step: Step) -> Iterator[Block]:
    """Who takes over from a step by itself, and where they are told so."""
    for way in known.flow.ways[step]:
        said = _handing(known, way) if way.kind == "next" else None
        if said:
            yield line(said, classes="spp-hand")


def answers(known: Known, step: Step, *, remarks: bool = True) -> Iterator[Block]:
    """A list of the answers to a question, or of the outcomes of what is run; none if none."""
    named = [way for way in known.flow.ways[step] if way.kind in ("answer", "outcome")]
    if named:
        items = (Item((line(_answer(known, way, remarks)),)) for way in named)
        yield Bullets(tuple(items), ("spp-answers",))


def called(known: Known, step: Step) -> Iterator[Block]:
    """Whom to call if it is not done, where the facts do not say so."""
    if has_rungs(known, step.escalate):
        yield line(phrase(_("If it is not done:")), classes="spp-ladder")
        yield from rungs(known, step.escalate)


def _handing(known: Known, way: Way) -> Phrase | None:
    new, step = new_owners(known, way), way.source
    if not new:
        return None
    over = Strong((phrase(_("Hand over to {roles}"), roles=roles(new, " / ")),))
    called = known.flow.called(step)
    if known.telling.hear(step, new):
        where = Ref("step", step.name, str(step.process), "number")
        return phrase(_("{hand_over}, who is informed in {step}."), hand_over=over, step=where)
    if called and not known.telling.told_at_end(called).isdisjoint(new):
        where = Ref("process", str(called.id))
        return phrase(
            _("{hand_over}, who is informed in {process}."), hand_over=over, process=where
        )
    if _needs_telling(known, step, new):
        return phrase(_("{hand_over}, whom nobody informs."), hand_over=over)
    return phrase("{hand_over}.", hand_over=over)


def _needs_telling(known: Known, step: Step, new: Iterable[str]) -> bool:
    """Whether work passes from people to others: a machine needs no word, and gives none."""
    before, all = known.support.owners(step), known.support.roles
    people = {id for id, role in all.items() if not role.automatic}
    are_others = {*before}.isdisjoint(new)
    return are_others and not people.isdisjoint(before) and not people.isdisjoint(new)


def choices(known: Known, step: Step) -> Iterator[tuple[Way, Pieces]]:
    """What may come of a step, and how one says so: it is done or answered, it fails."""
    for way in known.flow.ways[step]:
        if way.kind in ("answer", "outcome", "next"):
            yield way, _said(known, way)
    failure = failing(known, step)
    if failure:
        yield failure, _said(known, failure)


def skipping(known: Known, step: Step) -> Way:
    """Where a step that does not apply is passed by to."""
    return Way(step, "next", None, step.next, known.flow.resolve(step.next or "next", step))


def _said(known: Known, way: Way) -> Pieces:
    named = label(known, way)
    if named is not None:
        return (named,)
    return (Strong((_worked(way.source) if way.kind == "next" else _failed(known, way.source),)),)


def _worked(step: Step) -> Phrase:
    if step.expect:
        return phrase(_("It worked"))
    if step.wait:
        return phrase(_("It came: {what}"), what=Clause((Inline(step.wait.for_),)))
    return phrase(_("Done"))


def _failed(known: Known, step: Step) -> Phrase:
    limit = over(known, step)
    if step.expect and limit:
        return phrase(_("It did not work, or not within {time}"), time=limit)
    if limit and step.wait and not step.timebox:
        return _waited(step, limit)
    if limit:
        return phrase(_("Not within {time}"), time=limit)
    return phrase(_("It did not work")) if step.expect else phrase(_("In vain"))


def _waited(step: Step, limit: Piece) -> Phrase:
    """That the time is over in which something might have come."""
    if step.answers:
        return phrase(_("No answer after {time}"), time=limit)
    if not isinstance(limit, Time):  # each level has its own
        return phrase(_("Its time is over: {time}"), time=limit)
    is_one = [amount for amount, _unit in limit.parts] == [1]
    return phrase(_("{time} is over") if is_one else _("{time} are over"), time=limit)


def failing(known: Known, step: Step) -> Way | None:
    """The way on from a step if it fails, or if its time is over."""
    if step.fails_to is None:
        return None
    to = known.flow.resolve(step.fails_to, step)
    return Way(step, "timeout", None, step.fails_to, to)


def over(known: Known, step: Step) -> Piece | None:
    """The time after which a step has failed, if it has one."""
    limit = step.timebox or (step.wait.at_most if step.wait else None)
    return time(known, limit) if limit else None


def otherwise(known: Known, way: Way) -> Iterator[Piece]:
    """Where it goes on if a step fails, and after how long that is so."""
    step = way.source
    limit, target = over(known, step), _target(way)
    if limit is None:
        yield phrase(_("Otherwise {target}"), target=target)
    elif step.expect:
        said = _("Otherwise, and after {time} at the latest, {target}")
        yield phrase(said, time=limit, target=target)
    else:
        yield phrase(_("Otherwise, after {time}, {target}"), time=limit, target=target)
    yield "."
    yield from _remarks(known, way)


def _is_late(step: Step) -> bool:
    """Whether a step fails by nothing but that it waits too long."""
    return step.expect is None and step.timebox is None


def _remarks(known: Known, way: Way) -> Iterator[Piece]:
    """Who takes over, and what the writer remarks."""
    for more in (hand_off(known, way), remark_on(way)):
        if more:
            yield " "
            yield more


def waiting(known: Known, wait: Wait) -> Iterator[Piece]:
    """What is waited for, by whom that is done, and how long."""
    yield phrase(_("Wait for {what}"), what=Inline(wait.for_))
    if wait.who:
        yield from (" (", *roles(wait.who, " / "), ")")
    if wait.at_most:
        yield phrase(_(", at most {time}"), time=time(known, wait.at_most))


def _answer(known: Known, way: Way, remarks: bool) -> Iterator[Piece]:
    answer = label(known, way) or Strong(())
    yield phrase(_("{answer} → {place}"), answer=answer, place=_place(way))
    said = tuple(_remarks(known, way)) if remarks else ()
    if said:
        yield "."
        yield from said


def remark_on(way: Way) -> Inline | None:
    """What the writer of an answer remarks on it, or of where a failure leads."""
    text = None
    if way.kind == "answer" and way.label is not None:
        text = way.source.answers[way.label].text
    elif way.kind == "timeout" and way.source.otherwise is not None:
        text = way.source.otherwise.text
    return Inline(text) if text else None


def leads(known: Known, way: Way) -> Phrase:
    """Where a way leads, without links: it stands in what is pressed."""
    to = way.to
    if isinstance(to, Outcome) and to.text:
        return phrase(_("the process ends: {outcome}"), outcome=Clause((Bare(to.text),)))
    if isinstance(to, Process):
        return target(way, Bare(to.title))
    if not isinstance(to, Step):
        return target(way)
    named = (f"{to.number}. ", Bare(to.title))
    if to.process != way.source.process:
        process = Bare(known.support.processes[to.process].title)
        return target(way, phrase("{step}", step=(process, ", ", *named)))
    back = to.number <= way.source.number
    return phrase(_("back to {step}") if back else "{step}", step=named)


def _place(way: Way) -> Phrase:
    """Where a way leads, in as few words as there can be."""
    to = way.to
    if isinstance(to, Outcome) and to.text:
        return phrase(_("ends: {outcome}"), outcome=ended(to))
    if isinstance(to, Process):
        return phrase(_("goes on in {process}"), process=Ref("process", str(to.id)))
    if not isinstance(to, Step):
        return target(way)
    if to.process != way.source.process:
        return phrase(_("goes on in {process}"), process=ref(to, str(way.source.process)))
    named = Ref("step", to.name, str(to.process), "numbered")
    return phrase(_("back to {step}") if to.number <= way.source.number else "{step}", step=named)


def _target(way: Way) -> Phrase:
    if isinstance(way.to, Outcome) and way.to.text:
        return phrase(_("the process ends: {outcome}"), outcome=ended(way.to))
    return target(way)


def entries(known: Known, step: Step) -> Iterator[Pieces]:
    """The ways in that the order of the list does not show."""
    for way in known.flow.into.get(step, ()):
        source = way.source
        if source.process == step.process and source.number == step.number - 1:
            continue
        where = ref(source, step.process)
        if way.label is not None and way.kind == "answer":
            said = Bare(way.label)
            yield (phrase(_("{step}, if “{answer}”"), step=where, answer=said),)
        elif way.kind == "timeout" and source.otherwise is None:
            yield (phrase(_("{step}, when the wait is over"), step=where),)
        elif way.kind == "timeout":
            yield (_left(known, source, where),)
        else:
            yield (where,)


def _left(known: Known, step: Step, where: Ref) -> Phrase:
    """That a step was left for another one as it failed, or as its time was over."""
    limit = over(known, step)
    if limit is None or step.expect:
        return phrase(_("{step}, if it fails"), step=where)
    if not isinstance(limit, Time):  # each level has its own
        return phrase(_("{step}, when its time is over"), step=where)
    return phrase(_("{step}, after {time}"), step=where, time=limit)
