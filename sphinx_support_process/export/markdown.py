"""How does a process read as plain Markdown?"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from ..chart.plan.words import Words
from ..flow import Flow
from ..model import Duty, Process, Role, Step
from .checklist import ways
from .prose import escaped, prose


def markdown(flow: Flow, process: Process) -> str:
    """The whole process: goal, triggers, what it requires, its steps, duties and outcomes."""
    words = Words(flow.support)
    parts = [f"# {escaped(words.process(process))}"]
    if process.goal:
        parts.append(prose(words, process.goal))
    for title, texts in (
        ("It starts when", process.trigger),
        ("It requires", process.requires),
    ):
        if texts:
            parts.append(f"**{title}:**")
            parts.append("\n".join(_item("-", prose(words, text)) for text in texts))
    for step in process.steps:
        if step.phase:
            parts.append(f"## {escaped(words.text(step.phase))}")
        parts.append(_item(f"{step.number}.", "\n\n".join(_step(flow, words, step))))
    if process.duties:
        parts.append("## Meanwhile")
        parts += [_item("-", "\n\n".join(_duty(words, duty))) for duty in process.duties]
    if process.outcomes:
        parts.append("## How it ends")
        ends = (f"**{escaped(id)}:** {prose(words, text)}" for id, text in process.outcomes.items())
        parts.append("\n".join(_item("-", end) for end in ends))
    return "\n\n".join(parts) + "\n"


def _item(mark: str, text: str) -> str:
    room = " " * (len(mark) + 1)
    return f"{mark} {indent(text, room).removeprefix(room)}"


def _step(flow: Flow, words: Words, step: Step) -> Iterator[str]:
    yield f"**{escaped(words.text(step.title))}**"
    facts = [escaped(fact[:1].upper() + fact[1:]) for fact in words.details(step)]
    facts += _facts(flow, words, step)
    if facts:
        yield " · ".join(facts)
    if step.text:
        yield prose(words, step.text)
    if step.checklist:
        yield "\n".join(_item("- [ ]", prose(words, text)) for text in step.checklist)
    lines = list(ways(flow, words, step, remarks=True))
    if lines:
        yield "\n".join(f"* {line[:1].upper()}{line[1:]}" for line in lines)


def _facts(flow: Flow, words: Words, step: Step) -> Iterator[str]:
    roles, templates = flow.support.roles, flow.support.templates
    if step.status:
        yield f"Status: {escaped(step.status)}"
    if step.send:
        titles = [words.text(templates[id].title) for id in step.send if id in templates]
        yield f"Sends: {escaped(', '.join(titles))}"
    for title, ids in (("Informs", step.informs), ("Asks", step.consults)):
        named: list[Role] = [roles[id] for id in ids if id in roles]
        if named:
            yield f"{title}: {escaped(', '.join(map(words.role, named)))}"
    if step.starts:
        known = flow.support.processes
        titles = [words.process(known[id]) for id in step.starts if id in known]
        yield f"Starts: {escaped(', '.join(titles))}"
    if step.escalate and step.escalate.to in roles:
        when = f" when {words.text(step.escalate.when)}" if step.escalate.when else ""
        yield escaped(f"Escalate to {words.role(roles[step.escalate.to])}{when}")


def _duty(words: Words, duty: Duty) -> Iterator[str]:
    roles = words.support.roles
    facts = [words.role(roles[id]) for id in duty.who if id in roles]
    if duty.every:
        facts.append(f"every {duty.every}")
    rest = f" ({escaped(', '.join(facts))})" if facts else ""
    yield f"**{escaped(words.text(duty.title))}**{rest}"
    if duty.text:
        yield prose(words, duty.text)
