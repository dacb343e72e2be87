"""How is a process ticked off? One line a step, to paste into an issue."""

from __future__ import annotations

from collections.abc import Iterator

from ..chart.plan.words import Words
from ..flow import DONE, Flow, Node, Outcome, Way
from ..model import Duty, Process, Step
from ..text.markdown import escaped
from ..text.text import Text
from .words import Numbered, call, doer


def checklist(flow: Flow, process: Process) -> str:
    """A Markdown task list: each step with its owner and deadline, what to mind of it below it.

    A process without steps is a list of its duties.
    """
    words = Numbered(flow.support, process)
    lines = [f"**{escaped(words.process(process))}**", ""]
    for step in process.steps:
        lines.append(f"- [ ] {_step(words, step)}")
        lines += [f"  - {line}" for line in _below(words, step)]
        lines += [f"  - {line}" for line in ways(flow, words, step)]
    if not process.steps:
        for duty in process.duties:
            lines.append(f"- [ ] {escaped(words.text(duty.title))}{about(flow, words, duty)}")
    return "\n".join(lines) + "\n"


def _step(words: Words, step: Step) -> str:
    owners = words.who(step)
    facts = [owners] if owners else []
    facts += words.limits(step)
    title = f"{words.condition(step)} {words.text(step.title)}".lstrip()
    return f"{step.number}\\. {escaped(title)}{_facts(facts)}"


def _facts(facts: list[str]) -> str:
    return f" ({escaped(', '.join(facts))})" if facts else ""


def _below(words: Words, step: Step) -> Iterator[str]:
    """What to mind, the things that others do as well, how one sees it worked, whom to call."""
    for text in step.warning:
        yield f"**Warning:** {escaped(words.text(text))}"
    if any(thing.who for thing in step.checklist):
        for thing in step.checklist:
            yield f"[ ] {escaped(words.text(thing.text) + doer(words, thing))}"
    if step.expect:
        yield f"Then: {escaped(words.text(step.expect))}"
    for rung in words.ladder(step.escalate):
        yield escaped(call(words, rung))


def about(flow: Flow, words: Words, duty: Duty) -> str:
    """Who does a duty, when, and what begins with it; behind its title."""
    processes = words.support.processes
    owners = words.who(duty)
    facts = [owners] if owners else []
    if duty.every:
        facts.append(f"every {words.span(duty.every)}")
    if duty.if_:
        facts.append(f"whenever {words.text(duty.if_)}")
    for said, id in (("from", duty.from_), ("until", duty.until)):
        step = flow.steps.get(f"{duty.process}.{id}") or flow.steps.get(id or "")
        if step is not None:
            facts.append(f"{said} {_numbered(words, step, duty.process)}")
    started = [words.process(processes[id]) for id in duty.starts if id in processes]
    if started:
        facts.append(f"starts {', '.join(started)}")
    return _facts(facts)


def ways(flow: Flow, words: Words, step: Step, *, remarks: bool = False) -> Iterator[str]:
    """The ways on from a step, in words; none if it goes on at the step listed after."""
    is_last = step.number == len(words.support.processes[step.process].steps)
    is_only = is_last and len(flow.outcomes[step.process]) == 1
    unsaid = (None, "next", DONE) if is_only else (None, "next")
    for way in flow.ways[step]:
        if way.to is None or (way.kind == "next" and way.written in unsaid):
            continue
        label = _label(words, way)
        there = target(words, step, way.to)
        remark = _remark(step, way)
        if remarks and remark:
            there = f"{there}. {escaped(words.text(remark))}"
        yield f"{escaped(label)}: {there}" if label else there


def _remark(step: Step, way: Way) -> Text | None:
    """What is said of an answer, or of the way that is taken where a step fails."""
    said = step.answers.get(way.label) if way.kind == "answer" and way.label else None
    found = step.otherwise if way.kind == "timeout" else said
    return found.text if found else None


def _label(words: Words, way: Way) -> str:
    if way.kind == "timeout":
        return words.label(way)
    return f"if {words.label(way)}" if way.label is not None else ""


def target(words: Words, step: Step, node: Node | None) -> str:
    """Where a way leads, in words: `go on at step 4`, `end: declined`, `go to Triage`."""
    if isinstance(node, Step):
        return f"go on at {escaped(_numbered(words, node, step.process))}"
    if isinstance(node, Outcome):
        return f"end: {escaped(words.outcome(node))}"
    return f"go to {escaped(words.process(node))}" if node else "nowhere"


def _numbered(words: Words, step: Step, process: str) -> str:
    """The number of a step, with its process if it is of another: `step 4 of Triage`."""
    number = f"step {step.number}"
    if step.process == process:
        return number
    return f"{number} of {words.process(words.support.processes[step.process])}"
