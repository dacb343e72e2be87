"""Which steps ask something? Those whose answers the page has, as steps of their own or below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..draft.draft import Process, Step
from ..words.jumps import is_failure, question
from ..words.patterns import late
from ..words.prose import bare, quoted
from ..words.table import pattern

_DECIDES = late(rf"{pattern('decides')}\b", re.IGNORECASE)


def add_steps(process: Process, found: Sequence[Step]) -> None:
    """Put steps at the end of a process, with a question where the page only has its answers."""
    kept: list[Step] = []
    for step in found:
        last = kept[-1] if kept else None
        if last and step.only_jumps and step.who in ([], last.who) and _takes(last, step):
            last.jumps += step.jumps
            last.numbers += step.numbers
            last.take_notes(step)
        elif last and _failed(step) and not last.jumps and step.who in ([], last.who):
            last.jumps = step.jumps
            last.numbers += step.numbers
            last.take_notes(step)
        else:
            kept.append(step)
    for step in kept:
        added = _with_question(step)
        process.steps += added
        for number in step.numbers:
            process.numbers.setdefault(number, added[0])


def _failed(step: Step) -> bool:
    """Whether all that a step says is where it goes on if the one above did not work."""
    return step.only_jumps and len(step.jumps) == 1 and is_failure(step.jumps[0])


def _takes(step: Step, other: Step) -> bool:
    """Whether what follows a step, and only leads elsewhere, is how that step goes on."""
    if step.jumps:
        others = step.jumps[-1].word == "else" or _failed(other)
        return step.only_jumps and not others
    return asks(step) or not other.is_question


def _with_question(step: Step) -> list[Step]:
    """A step, and the question after it that its jumps answer, unless it is that itself."""
    if step.is_question and (step.only_jumps or asks(step)):
        _without_condition(step)
    if step.only_jumps and not step.is_question:
        step.title = bare(step.jumps[0].said).rstrip(".")
    elif step.only_jumps:
        step.title = question(step.jumps)
        step.todo(f"{_made_of(step)}: is the question right, and are all answers there?")
    elif len(step.jumps) == 1 and is_failure(step.jumps[0]) and not asks(step):
        step.failure, step.jumps = step.jumps[0], []
    elif step.is_question and asks(step):
        step.todo(_made_of(step), "answers")
    elif step.is_question:
        asked = Step(title="", at=step.at, who=list(step.who), jumps=step.jumps, only_jumps=True)
        step.jumps = []
        return [step, *_with_question(asked)]
    return [step]


def _without_condition(step: Step) -> None:
    """Put into words what a question has no key for: when it is asked, and what one sees."""
    if step.if_:
        step.title = f"If {step.if_}, {step.title[:1].lower()}{step.title[1:]}"
        step.if_ = ""
        step.notes.pop("if_", None)
    if step.expect:
        step.text = f"{step.text}\n\n{step.expect}".strip()
        step.expect = ""


def _made_of(step: Step) -> str:
    return f"made of {' '.join(quoted(one.said) for one in step.jumps)}"


def asks(step: Step) -> bool:
    title = bare(step.title)
    return title.endswith("?") or _DECIDES.match(title) is not None
