"""Is what has a condition done or skipped, and can what fails fail?"""

from __future__ import annotations

from collections.abc import Iterator

from ...flow.ways import Flow
from ...model import Step
from ...text.problem import Cause
from ..context import Context
from ..rule import Finding, rule

_CAUSE = "add `expect:`, `timebox:`, or a `wait:` with `at-most:`"
_AT_QUESTION = "make it one of the `answers:`, or add `timebox:` or a `wait:` with `at-most:`"


@rule("error", scope="linked", lacks=True)
def condition_on_question(context: Context) -> Iterator[Finding]:
    """A step with a condition asks where to go on.

    `if` says when a step is done. Where it is skipped, the case goes on where it goes on when the
    step is done; with `answers`, or with `outcomes` that lead to several places, nobody can
    tell where that is.

    Ask the condition as a question of its own before it, with an answer that leads past it.
    """
    for guard in context.flow.guards.values():
        step = guard.step
        ways = context.flow.explicit.get(step, ())
        outcomes = {way.to for way in ways if way.kind == "outcome"} - {None}
        assert step.if_ is not None
        if step.answers or len(outcomes) > 1:
            reason = "is a question" if step.answers else "has several outcomes"
            yield Finding(
                step.if_,
                f"`{step.id}` has a condition and {reason}: where does it go on if it is skipped?",
                "ask the condition as a question before it, with `answers:`",
                step.name,
            )


@rule("warning", scope="linked", lacks=True)
def condition_leads_away(context: Context) -> Iterator[Finding]:
    """A step with a condition leads elsewhere than to the step listed after.

    Skipped or not, the case goes on where `next` says. That is meant at the end of a branch: where
    no step is listed after, or one to which another step leads by name.

    Most who write `if` and `next` mean a question: "if it is urgent, go to …". Then every case goes
    there, and what is listed after is left out.

    Make it a question with `answers:`; or leave out `next`, and move the step before its target.
    """
    flow = context.flow
    for guard in flow.guards.values():
        step = guard.step
        after = flow.resolve("next", step)
        if not isinstance(after, Step) or _is_named(flow, after, step):
            continue
        for way in () if step.answers else flow.explicit.get(step, ()):
            if way.kind == "timeout" or way.written is None or way.to in (after, None):
                continue
            yield Finding(
                way.written,
                f"done or skipped, `{step.id}` goes on to `{way.written}`",
                "if only the condition leads there, make it a question with `answers:`",
                step.name,
                follows=(Cause("condition-on-question", step.name),),
            )
            break


def _is_named(flow: Flow, step: Step, other: Step) -> bool:
    """Whether a step that is not the other one leads to a step by its name."""
    ways = flow.into.get(step, ())
    return any(way.written not in (None, "next") and way.source is not other for way in ways)


@rule("error", scope="process", lacks=True)
def failure_without_cause(context: Context) -> Iterator[Finding]:
    """A step says where to go if it fails, and nothing by which it can fail.

    `otherwise` is taken where what `expect` says does not hold, where the `timebox` is over, or
    where the wait has lasted `at-most` so long. One of the three is needed.

    Whoever does the step sees a second way and has to guess when to take it.

    Add `expect:` with what one sees when it worked, or a limit of time.
    """
    for step in context.flow.explicit:
        waits = step.wait is not None and step.wait.at_most is not None
        if step.otherwise is not None and not (step.expect or step.timebox or waits):
            yield Finding(
                step.otherwise.go,
                f"`{step.id}` says where to go if it fails, and not when that is",
                _AT_QUESTION if step.answers else _CAUSE,
                step.name,
                follows=(Cause("wait-without-limit", step.name),),
            )
