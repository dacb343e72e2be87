"""Which steps ask something? Those whose answers the page has, as steps of their own or below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..draft.draft import Jump, Process, Step
from ..words.patterns import late
from ..words.prose import bare, excerpt, quoted
from ..words.spoken import said_like
from ..words.table import pattern
from ..words.ways.asked import agrees, are_opposite, question
from ..words.ways.jumps import is_failure

_OTHERWISE = late(rf"{pattern('else')},? (?=\w)", re.IGNORECASE)
_AROUND = 20
_DECIDES = late(rf"{pattern('decides')}\b", re.IGNORECASE)


def add_steps(process: Process, found: Sequence[Step]) -> None:
    """Put steps at the end of a process, with a question where the page only has its answers."""
    kept: list[Step] = []
    first = process.steps[-1].place + 1 if process.steps else 0
    near = " ".join(step.title for step in found[:_AROUND])
    for place, step in enumerate(found, first):
        step.place, step.speaks, step.near = place, place, near
        last = kept[-1] if kept else None
        is_led = last and step.only_jumps and step.who in ([], last.who)
        if last and is_led and (_takes(last, step) or (_failed(step) and not last.jumps)):
            _join(last, step)
        else:
            if last:
                _otherwise(last, step)
            kept.append(step)
    for step in kept:
        added = _with_question(step)
        process.steps += added
        for number in step.numbers:
            process.numbers.setdefault(number, added[0])


def _join(step: Step, other: Step) -> None:
    """Let a step go on as the one below it says, which only leads elsewhere."""
    step.speaks = step.speaks if step.jumps else other.place
    step.jumps += other.jumps
    step.numbers += other.numbers
    step.take_notes(other)


def _failed(step: Step) -> bool:
    """Whether all that a step says is where it goes on if the one above did not work."""
    return step.only_jumps and len(step.jumps) == 1 and is_failure(step.jumps[0])


def _takes(step: Step, other: Step) -> bool:
    """Whether what follows a step, and only leads elsewhere, is how that step goes on.

    What follows a question is if it is the other answer to it, and no question of its own.
    """
    first = other.jumps[0]
    if step.jumps:
        is_other = agrees(first) or (
            are_opposite(step.jumps[-1], first) and (first.asks or not first.condition)
        )
        is_other = first.word == "else" or (is_other and len(step.jumps) == 1)
        is_open = step.jumps[-1].word != "else" and not _failed(other)
        return step.only_jumps and is_open and is_other
    if first.word == "else" and step.if_:
        return _becomes_question(step)
    return asks(step) or not other.is_question


def _becomes_question(step: Step) -> bool:
    """Let a step that is done if something holds ask that, if it says no more than what to do."""
    if step.text or step.checklist or step.send or step.wait or step.within:
        return False
    step.jumps = [Jump(f"{step.if_}: {step.title}", "if", step.if_, "", step.title)]
    step.title, step.if_, step.only_jumps = "", "", True
    step.notes.pop("if_", None)
    step.notes.pop("title", None)
    return True


def _otherwise(last: Step, step: Step) -> None:
    """Let a step be done only if the one above it is not: `Otherwise, clean it.`"""
    found = _OTHERWISE.match(step.title)
    if not found or step.jumps or step.if_:
        return
    said = step.title
    if last.is_question and last.jumps[-1].word != "else":
        step.title = _capital(said[found.end() :])
        step.todo(f"the page says {excerpt(said)}: is it what is done at any other answer?")
    elif last.if_:
        step.title = _capital(said[found.end() :])
        step.if_ = said_like(f"{said} {last.if_}", "if-not", step.near).format(last.if_)
        step.todo(f"the page says {excerpt(said)}: is it when this is done?", "if_")
    else:
        step.todo(f"the page says {excerpt(said)}: when is it done?", "title")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _with_question(step: Step) -> list[Step]:
    """A step, and the question after it that its jumps answer, unless it is that itself."""
    if step.is_question and (step.only_jumps or asks(step)):
        _without_condition(step)
    if step.only_jumps and not step.is_question:
        step.title = bare(step.jumps[0].said).rstrip(".")
    elif step.only_jumps:
        step.title = question(step.jumps, step.near)
        step.todo(f"{_made_of(step)}: is the question right, and are all answers there?")
    elif len(step.jumps) == 1 and is_failure(step.jumps[0]) and not asks(step):
        step.failure, step.jumps = step.jumps[0], []
    elif step.is_question and asks(step):
        step.todo(_made_of(step), "answers")
    elif step.is_question:
        asked = Step(title="", at=step.at, who=list(step.who), jumps=step.jumps, only_jumps=True)
        asked.place, asked.speaks, asked.near = step.place, step.speaks, step.near
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
