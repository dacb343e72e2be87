"""Is every decision a question with answers, and does every loop end?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...flow import Guard, Node, Outcome, Spot, Way, step_of
from ...flow.graph import components, is_loop, shortest_cycle
from ...model import Step
from ...text.problem import Cause, Note
from ..context import Context
from ..rule import Finding, rule
from ..telling import lost_way, order, witness


@rule("warning", scope="linked", lacks=True)
def implicit_merge(context: Context) -> Iterator[Finding]:
    """A step falls through into one that an answer also leads to.

    No `next` means the step listed after. Where an answer elsewhere leads to the same step, two
    branches meet there, and nobody can see that from the list.

    Whoever inserts a step between the two takes it out of one branch and not out of the other.
    In one team compass the two answers to a question were the next two steps, the first of
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


@rule("warning", scope="linked", lacks=True)
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
    `outcomes`. A question has no `expect` either: its answers say what was seen.

    Readers take one of the ways, the chart shows both, and which one was meant only its writer
    knows.

    Keep one of them; to ask a question after a `run`, make it the next step.
    """
    for step in context.flow.explicit:
        if not step.run and not (step.answers and (step.next or step.expect)):
            continue
        keys = [
            key
            for key, value in (
                ("answers", step.answers),
                ("run", step.run),
                ("outcomes", step.outcomes if step.run else None),
                ("next", step.next),
                ("expect", step.expect if step.answers else None),
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


@rule("strict", scope="linked", lacks=True)
def unbounded_loop(context: Context) -> Iterator[Finding]:
    """Nothing bounds how often a loop is repeated, or for how long a duty is done.

    A loop is bounded by a step in it that has a `timebox:`, a deadline or a `wait:` with
    `at-most:`. A duty without `until:` is a warning, unless it is done whenever its `if:` holds, or
    its process has no steps and so never ends.

    A triager of one team said: "I wasn't very strict with the 30m rule." What has no limit goes
    on for as long as somebody is willing to.

    Give a step of the loop a limit. Where no limit is meant, accept it with `ignore:` and say
    why.
    """
    if context.settings.strict:
        yield from _loops(context)
    for process in context.support.processes.values():
        for duty in process.duties if process.steps else ():
            if duty.until is None and duty.if_ is None:
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
        spot
        for step in context.flow.ways
        if step in soundness.ends and not context.is_partly_read(step.name)
        for spot in context.flow.parts(step)
        if isinstance(spot, Guard) or not _is_bounded(step)
    ]
    for group in components(open_, onward):
        if is_loop(group, onward):
            pool = set(group)

            def after(spot: Spot, pool: set[Spot] = pool) -> list[Spot]:
                return [other for other in onward(spot) if other in pool]

            cycle = shortest_cycle(min(group, key=order), after)
            first, last = _steps(cycle)
            yield Finding(
                last.id,
                f"`{last.id}` leads back to `{first.id}`, and nothing bounds how often",
                "give a step of the loop a `timebox:`, or a `wait:` with `at-most:`",
                last.name,
                witness=witness(cycle),
                follows=(Cause("wait-without-limit", str(last.process)),),
            )


def _is_bounded(step: Step) -> bool:
    """Whether a step has a limit, so that a loop through it ends."""
    return bool(step.timebox or step.within or (step.wait and step.wait.at_most))


def _steps(cycle: Sequence[Spot]) -> tuple[Step, Step]:
    """The steps in which a cycle begins and from which it leads back."""
    first, *others = [step_of(spot) for spot in cycle if not isinstance(spot, Outcome)]
    return first, next((step for step in reversed(others) if step is not first), first)
