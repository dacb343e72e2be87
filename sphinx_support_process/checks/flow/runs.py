"""Does every process that is run come back, and does its caller know how to go on?"""

from __future__ import annotations

from collections.abc import Iterator

from ...flow.circles import circles, run_by
from ...flow.graph import shortest_cycle
from ...flow.soundness import unhandled
from ...model import Process
from ...text.problem import Cause, Note
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule
from ..telling import names


@rule("error", scope="linked")
def recursive_run(context: Context) -> Iterator[Finding]:
    """Processes run each other in a circle.

    A process that runs itself, directly or through others, has to be over before it is over.
    The circle is shown as the path of `run` from process to process.

    To repeat a process, lead back to its first step; to go on elsewhere, leave with `next:`.
    """
    for group in circles(context.flow):
        process = group[0]
        cycle = shortest_cycle(process, lambda process: run_by(context.flow, process))
        step = next(step for step in process.steps if context.flow.called(step) is cycle[1])
        assert step.run is not None
        if len(group) == 1:
            message = f"`{process.id}` runs itself"
        else:
            message = f"`{process.id}` runs itself through {names(group[1:])}"
        yield Finding(
            step.run,
            message,
            f"leave for it with `next: {step.run}`, or repeat steps of this process",
            step.name,
            witness=tuple(Note(process.id.place, str(process.id)) for process in cycle),
        )


@rule("error", scope="linked", lacks=True)
def unhandled_outcome(context: Context) -> Iterator[Finding]:
    """A step runs a process with several outcomes and does not say where each leads.

    In one team compass nothing said what comes after a request that no representative approves:
    the process stated one way to go on, and its readers met the others.

    Add each outcome under `outcomes:`; `next` goes on at the step listed after.
    """
    for step in context.flow.callers:
        called = context.flow.called(step)
        if called is None or called in context.soundness.unread:
            continue
        if any(label not in context.flow.outcomes[called.id] for label in step.outcomes):
            continue  # a label that is misspelt, of which `unknown-target` tells
        left = unhandled(context.flow, step, called)
        if left:
            assert step.run is not None
            known = ", ".join(f"{id}: next" for id in left)
            yield Finding(
                step.run,
                f"`{step.id}` does not say what comes after {names(left)} of `{called.id}`",
                f"add `outcomes: {{{known}}}` and let each lead where it should",
                step.name,
                related=tuple(
                    Note(id.place, "an outcome")
                    for id in called.outcomes
                    if id in left and isinstance(id, Text)
                ),
            )


@rule("warning", scope="linked")
def unreached_outcome(context: Context) -> Iterator[Finding]:
    """An outcome is declared, and nothing leads to it.

    Readers expect that a process can end in it, and a process that runs this one has to say how
    to go on after it, for nothing.

    Let a step end in it with `next:` or an answer, or remove it.
    """
    for process in context.support.processes.values():
        outcomes = context.flow.outcomes[process.id].items()
        lost = [
            id for id, end in outcomes if end.text is not None and end not in context.flow.before
        ]
        if lost and process not in context.soundness.unread and not _is_open(context, process):
            for id in lost:
                assert isinstance(id, Text)
                if f"{process.id}.{id}" in context.flow.steps:
                    continue  # `duplicate-id` tells of it
                yield Finding(
                    id,
                    f"no step of `{process.id}` ends in `{id}`",
                    f"let a step lead to it with `next: {id}`, or remove it",
                    f"{process.id}.{id}",
                    follows=tuple(
                        Cause(rule, str(process.id))
                        for rule in ("broken-order", "unreachable-step", "unhandled-outcome")
                    ),
                )


def _is_open(context: Context, process: Process) -> bool:
    """Whether it is not known where a step goes on: `trap` or `unknown-target` tells of that."""
    return any(way.to is None for step in process.steps for way in context.flow.ways[step])
