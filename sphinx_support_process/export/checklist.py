"""How is a process ticked off? One line a step, to paste into an issue."""

from __future__ import annotations

from collections.abc import Iterator

from ..chart.plan.words import Words
from ..flow import DONE, Flow, Node, Outcome, Way
from ..model import Process, Step
from ..text.markdown import escaped


def checklist(flow: Flow, process: Process) -> str:
    """A Markdown task list: each step with its owner and deadline, each answer below it."""
    words = Words(flow.support)
    lines = [f"**{escaped(words.process(process))}**", ""]
    for step in process.steps:
        lines.append(f"- [ ] {_step(words, step)}")
        lines += [f"  - {line}" for line in ways(flow, words, step)]
    return "\n".join(lines) + "\n"


def _step(words: Words, step: Step) -> str:
    owners = words.who(step)
    facts = [owners] if owners else []
    facts += words.limits(step)
    rest = f" ({escaped(', '.join(facts))})" if facts else ""
    return f"{step.number}\\. {escaped(words.text(step.title))}{rest}"


def ways(flow: Flow, words: Words, step: Step, *, remarks: bool = False) -> Iterator[str]:
    """The ways on from a step, in words; none if it goes on at the step listed after."""
    is_last = step.number == len(words.support.processes[step.process].steps)
    unsaid = (None, "next", DONE) if is_last else (None, "next")
    for way in flow.ways[step]:
        if way.to is None or (way.kind == "next" and way.written in unsaid):
            continue
        label = _label(words, way)
        there = target(words, step, way.to)
        answer = step.answers.get(way.label) if way.kind == "answer" and way.label else None
        if remarks and answer and answer.text:
            there = f"{there}. {escaped(words.text(answer.text))}"
        yield f"{escaped(label)}: {there}" if label else there


def _label(words: Words, way: Way) -> str:
    if way.kind == "timeout":
        return words.label(way)
    return f"if {words.label(way)}" if way.label is not None else ""


def target(words: Words, step: Step, node: Node | None) -> str:
    """Where a way leads, in words: `go on at step 4`, `end: declined`, `go to Triage`."""
    if isinstance(node, Step):
        if node.process == step.process:
            return f"go on at step {node.number}"
        process = words.process(words.support.processes[node.process])
        return f"go on at step {node.number} of {escaped(process)}"
    if isinstance(node, Outcome):
        return f"end: {escaped(words.outcome(node))}"
    return f"go to {escaped(words.process(node))}" if node else "nowhere"
