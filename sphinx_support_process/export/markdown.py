"""How does a process read as plain Markdown?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import indent

from ..chart.plan.words import Words
from ..flow import Flow
from ..model import Duty, Process, Step
from ..text.markdown import as_markdown, escaped
from .checklist import about, ways
from .words import Numbered, call, doer, told


def markdown(flow: Flow, process: Process) -> str:
    """The whole process: goal, triggers, what it requires, its steps, duties and outcomes."""
    words = Numbered(flow.support, process)
    parts = [f"# {escaped(words.process(process))}"]
    if process.goal:
        parts.append(_said(words, process.goal))
    for title, texts in (
        ("It starts when", process.trigger),
        ("It requires", process.requires),
    ):
        if texts:
            parts.append(f"**{title}:**")
            parts.append("\n".join(_item("-", _said(words, text)) for text in texts))
    ladder = [_item("-", escaped(call(words, rung))) for rung in words.ladder(process.escalate)]
    if ladder:
        parts += ["**If it is not over:**", "\n".join(ladder)]
    mark = ")" if _marks(parts[-1]).intersection("0123456789") else "."
    for step in process.steps:
        if step.phase:
            parts.append(f"## {escaped(words.text(step.phase))}")
        parts.append(_item(f"{step.number}{mark}", "\n\n".join(in_full(flow, words, step))))
    if process.duties:
        parts += ["## Meanwhile"] if process.steps else []
        parts += [_item("-", "\n\n".join(_duty(flow, words, duty))) for duty in process.duties]
    if process.outcomes:
        parts.append("## How it ends")
        ends = (f"**{escaped(id)}:** {_said(words, text)}" for id, text in process.outcomes.items())
        parts.append("\n".join(_item("-", end) for end in ends))
    if kept := " · ".join(_kept(words, process)):
        parts.append(kept)
    return "\n\n".join(parts) + "\n"


def _kept(words: Words, process: Process) -> Iterator[str]:
    """Who answers for a process, who keeps its description, and when that was last verified."""
    roles = words.support.roles
    for said, who in (("Accountable:", process.accountable), ("Kept by", process.keeper)):
        if who is not None and who in roles:
            yield f"{said} {escaped(words.role(roles[who]))}"
    if process.verified:
        yield f"Verified on {process.verified}"


def _item(mark: str, text: str) -> str:
    room = " " * (len(mark) + 1)
    return f"{mark} {indent(text, room).removeprefix(room)}"


def _marks(text: str) -> set[str]:
    """With what its lists begin: another list below it begins otherwise, or they become one."""
    return set(re.findall(r"^ {0,3}([-+*](?=\s)|\d(?=\d*\.\s))", text, re.MULTILINE))


def _list(marks: str, items: Iterable[str], used: set[str]) -> Iterator[str]:
    """A list that is none of those above it, by the first of the marks that is not `used`."""
    free = [mark for mark in marks if mark not in used]
    if not free:
        yield "<!-- -->"
    mark = (free or marks)[0]
    used.add(mark)
    yield "\n".join(_item(mark, item) for item in items)


def _said(words: Words, text: str) -> str:
    return as_markdown(text, words.said)


def in_full(flow: Flow, words: Words, step: Step) -> Iterator[str]:
    """The paragraphs of a step: its title, its facts, its text, where it leads."""
    yield f"**{escaped(f'{words.condition(step)} {words.text(step.title)}'.lstrip())}**"
    facts = [escaped(fact[:1].upper() + fact[1:]) for fact in words.details(step)]
    facts += _facts(flow, words, step)
    if facts:
        yield " · ".join(facts)
    for text in step.warning:
        said = _said(words, text)
        room = "\n\n" if "\n" in said or _marks(said) else " "
        yield f"**Warning:**{room}{said}"
    if step.text:
        yield _said(words, step.text)
    used = _marks(_said(words, step.text)) if step.text else set()
    if step.checklist:
        boxes = (f"[ ] {_said(words, thing.text)}{doer(words, thing)}" for thing in step.checklist)
        yield from _list("-+*", boxes, used)
    if step.expect:
        yield f"Then: {_said(words, step.expect)}"
    lines = [escaped(call(words, rung)) for rung in words.ladder(step.escalate)]
    lines += ways(flow, words, step, remarks=True)
    if lines:
        yield from _list("*-+", (f"{line[:1].upper()}{line[1:]}" for line in lines), used)


def _facts(flow: Flow, words: Words, step: Step) -> Iterator[str]:
    roles = flow.support.roles
    if step.status:
        yield f"Status: {escaped(step.status)}"
    yield from _messages(words, step)
    if said := told(words, step.consults):
        yield f"Asks: {escaped(said)}"
    if step.starts:
        known = flow.support.processes
        titles = [words.process(known[id]) for id in step.starts if id in known]
        yield f"Starts: {escaped(', '.join(titles))}"
    for rung in step.escalate:
        if rung.to in roles and not words.ladder(step.escalate):
            when = f" when {words.text(rung.when)}" if rung.when else ""
            yield escaped(f"Escalate to {words.role(roles[rung.to])}{when}")


def _messages(words: Words, item: Step | Duty) -> Iterator[str]:
    templates = words.support.templates
    if item.send:
        titles = [words.text(templates[id].title) for id in item.send if id in templates]
        yield f"Sends: {escaped(', '.join(titles))}"
    if said := told(words, item.informs):
        yield f"Informs: {escaped(said)}"


def _duty(flow: Flow, words: Words, duty: Duty) -> Iterator[str]:
    yield f"**{escaped(words.text(duty.title))}**{about(flow, words, duty)}"
    if messages := " · ".join(_messages(words, duty)):
        yield messages
    if duty.text:
        yield _said(words, duty.text)
