"""Is every decision a question with answers, and does every loop end?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...flow import Node, Spot, Way
from ...flow.graph import components, is_loop, shortest_cycle
from ...known.texts import sentence, titled
from ...model import Step
from ...text.markup import prose
from ...text.problem import Cause, Note, short
from ..context import Context
from ..rule import Finding, rule
from ..telling import lost_way, order, witness


@rule("warning", lacks=True)
def implicit_merge(context: Context) -> Iterator[Finding]:
    """A step falls through into one that an answer also leads to.

    No `next` means the step listed after. Where an answer elsewhere leads to the same step, two
    branches meet there, and nobody can see that from the list.

    Whoever inserts a step between the two takes it out of one branch and not out of the other.
    In one team compass the two answers to a question stood as the next two steps, the first of
    which seemed to go on to the second.

    Write `next:` where the branches meet; `support-process fix` does it.
    """
    flow = context.flow
    first: dict[Node, Way] = {}
    for ways in flow.explicit.values():
        for way in ways:
            if way.kind in ("answer", "outcome") and way.to is not None:
                first.setdefault(way.to, way)
    for to, way in first.items():
        if not isinstance(to, Step) or to.number == 1:
            continue
        step = context.support.processes[to.process].steps[to.number - 2]
        falls_through = step not in flow.explicit or flow.explicit[step][-1].written is None
        if falls_through and not step.run and step in context.soundness.reached:
            assert way.label is not None
            yield Finding(
                step.id,
                f"`{step.id}` goes on to `{to.id}`, and so does "
                f"the {way.kind} `{way.label}` of `{way.source.id}`",
                f"write `next: {to.id}` at `{step.id}`",
                step.name,
                related=(Note(way.label.place, "leads there as well"),),
                follows=tuple(
                    Cause(rule, str(step.process)) for rule in ("broken-order", "unreached-outcome")
                ),
            )


@rule("warning", lacks=True)
def single_answer(context: Context) -> Iterator[Finding]:
    """A question has only one answer, or all of its answers lead to the same step.

    A question that decides nothing makes its readers look for the branch that they must have
    missed.

    Let the answers lead to different places, or make it a step without answers.
    """
    for step, ways in context.flow.explicit.items():
        answers = [way for way in ways if way.kind == "answer"]
        targets = {way.to for way in answers}
        target = answers[0].to if len(targets) == 1 else None
        if target is not None:
            message = f"all answers to `{step.id}` lead to `{target.id}`"
            advice = "let one lead elsewhere, or make it a step without answers"
            if len(answers) == 1:
                message = f"the question `{step.id}` has only one answer"
                advice = "add the other answer, or make it a step without answers"
            follows = lost_way(step)
            yield Finding(step.id, message, advice, step.name, follows=follows)


@rule("error", scope="process", lacks=True)
def competing_ways(context: Context) -> Iterator[Finding]:
    """A step says in more than one way how it goes on.

    `answers`, `next` and `run` exclude each other, but for `next` with a `run` that has no
    `outcomes`.

    Readers take one of the ways, the chart shows both, and which one was meant only its writer
    knows.

    Keep one of them; to ask a question after a `run`, make it the next step.
    """
    for step in context.flow.explicit:
        if not step.run and not (step.answers and step.next):
            continue
        keys = [
            key
            for key, value in (
                ("answers", step.answers),
                ("run", step.run),
                ("outcomes", step.outcomes if step.run else None),
                ("next", step.next),
            )
            if value
        ]
        if len(keys) > 1 and keys not in (["run", "outcomes"], ["run", "next"]):
            yield Finding(
                step.id,
                f"`{step.id}` has both `{keys[0]}` and `{keys[-1]}`",
                "keep one of them",
                step.name,
            )


_JUMP = "go (?:to|back|on)|move (?:to|on)|jump|skip|return|continue|repeat|proceed"
_IF = r"(?i)\b(?:if|when|whenever|unless|otherwise|in case)\b"
_TO = (
    r"(?i)(?<!by )\bsteps?\b(?! by step)|(?<![\w-])(?:process|procedure)(?:es|s)?\b"
    r"|\{support:(?:step|process)\}`|\]\((?:#|support:)"
)


@rule("warning", scope="process", lacks=True)
def hidden_decision(context: Context) -> Iterator[Finding]:
    """A sentence decides where to go on, and the step has no answers.

    Looks for "if", "when" or "unless" together with a jump to a step or process: go to, jump,
    skip, return, continue, repeat.

    A jump in prose is in no chart, and no checker follows it. In one team compass a sub-process
    returned by "continue with …" instead of returning, and a request that was reopened had to
    "repeat the process" from no step that anybody named.

    Make it a question: `answers:`, each with its target.
    """
    for passage, offset in context.prose.words(_JUMP):
        step = passage.owner.record
        if not isinstance(step, Step) or step.answers:
            continue
        text = passage.value
        begin, end = sentence(text, offset)
        condition = re.compile(_IF).search(text, begin, end)
        process = passage.owner.process
        leads = re.compile(_TO).search(text, offset, end) or titled(process, text[offset:end], step)
        if condition is None or leads is None or not prose(text)[offset].strip():
            continue
        phrase = text[condition.start() : end]
        yield Finding(
            text.at(condition.start()),
            f"a decision hides in the text of `{step.id}`: “{short(phrase)}”",
            "make it a question with `answers:`, or lead on with `next:`",
            step.name,
            length=len(phrase.split("\n")[0]),
        )


@rule("strict", lacks=True)
def unbounded_loop(context: Context) -> Iterator[Finding]:
    """Nothing bounds how often a loop is repeated, or for how long a duty is done.

    A loop is bounded by a step in it that has a `timebox:`, a deadline or a `wait:` with
    `at-most:`. A duty without `until:` is a warning.

    A triager of one team said: "I wasn't very strict with the 30m rule." What has no limit goes
    on for as long as somebody is willing to.

    Give a step of the loop a limit. Where no limit is meant, accept it with `ignore:` and say
    why.
    """
    if context.settings.strict:
        yield from _loops(context)
    for process in context.support.processes.values():
        for duty in process.duties:
            if duty.until is None:
                yield Finding(
                    duty.id,
                    f"the duty `{duty.id}` has no end",
                    f"add `until:` with a step of `{process.id}`",
                    f"{process.id}.{duty.id}",
                    severity="warning",
                )


def _loops(context: Context) -> Iterator[Finding]:
    soundness = context.soundness
    onward = soundness.on.__getitem__
    open_: list[Spot] = [
        step
        for step in context.flow.ways
        if step in soundness.ends
        and not (step.timebox or step.within or (step.wait and step.wait.at_most))
        and not context.is_partly_read(step.name)
    ]
    for group in components(open_, onward):
        if is_loop(group, onward):
            pool = set(group)

            def after(spot: Spot, pool: set[Spot] = pool) -> list[Spot]:
                return [other for other in onward(spot) if other in pool]

            first = min(group, key=order)
            cycle = shortest_cycle(first, after)
            last = cycle[-2]
            yield Finding(
                last.id,  # type: ignore[arg-type]
                f"`{last.id}` leads back to `{first.id}`, and nothing bounds how often",
                "give a step of the loop a `timebox:`, or a `wait:` with `at-most:` and `then:`",
                f"{last.process}.{last.id}",
                witness=witness(cycle),
                follows=(Cause("wait-without-limit", str(last.process)),),
            )
