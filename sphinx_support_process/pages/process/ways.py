"""Where does a step go on, and where does one come to it from?"""

from __future__ import annotations

from collections.abc import Iterator

from ...flow import Outcome, Way
from ...known.known import Known
from ...model import Step
from ..content import Block, Bullets, Item
from ..lines import _, ended, hand_off, label, line, phrase, target, waiting
from ..lines import step as ref
from ..pieces import Bare, Inline, Phrase, Piece, Pieces, Strong


def onward(known: Known, step: Step) -> Iterator[Block]:
    """How it goes on: the wait, the answers, or the one way that is not just the next step."""
    ways = known.flow.ways[step]
    if step.wait:
        late = [
            phrase(_("; otherwise {target}"), target=_target(way))
            for way in ways
            if way.kind == "timeout"
        ]
        yield line(waiting(known, step.wait), late, ".", classes="spp-wait")
    named = [way for way in ways if way.kind in ("answer", "outcome")]
    if named:
        items = (Item((line(_answer(known, way)),)) for way in named)
        yield Bullets(tuple(items), ("spp-answers",))
    for way in ways:
        if way.kind == "next":
            handed = hand_off(known, way)
            if way.written is not None or not isinstance(way.to, Step):
                then = phrase(_("Then {target}"), target=_target(way))
                yield line(then, (". ", handed) if handed else ".", classes="spp-next")
            elif handed:
                yield line(handed, classes="spp-next")


def _answer(known: Known, way: Way) -> Iterator[Piece]:
    answer = label(known, way) or Strong(())
    yield phrase(_("{answer}: {target}"), answer=answer, target=_target(way))
    yield "."
    handed = hand_off(known, way)
    if handed:
        yield " "
        yield handed
    remark = remark_on(way)
    if remark:
        yield " "
        yield remark


def remark_on(way: Way) -> Inline | None:
    """What the writer of an answer remarks on it."""
    if way.kind != "answer" or way.label is None:
        return None
    text = way.source.answers[way.label].text
    return Inline(text) if text else None


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
        elif way.kind == "timeout":
            yield (phrase(_("{step}, when the wait is over"), step=where),)
        else:
            yield (where,)
