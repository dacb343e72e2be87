"""Does every name mean something?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...flow import Node, Outcome
from ...flow.orders import names_in
from ...model import Process, Step
from ...text.kinds import ProcessId, Since, Status, StepId, StepName, Target, TemplateId
from ...text.suggest import several
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule
from .advice import cause, step_advice, target_advice

_IN_WORDS = "write the id of a step; what is said in words belongs in the title"
_LINK = r"\]\(#(([\w-]+)\.([\w-]+))\)"


@rule("error", scope="names")
def unknown_target(context: Context) -> Iterator[Finding]:
    """A reference names nothing that exists.

    Looks at `next`, answers, `run`, `outcomes`, `starts`, `since`, `until`, `send`, `status`,
    promises, lines of `always`, `{support:…}` and links such as `[](#triage.read)` in texts. Roles
    have a rule of their own, `unknown-role`.

    A jump that leads nowhere is found by the person on duty, at night. In one team compass a
    "step 7" was meant to be step 9 from its first commit on, for 150 days; a link to a role that
    had been renamed dangled in five places for 301 days.

    A process that has duties only cannot be run or led to: it has no step to go on at. A `next` at
    the last step is a warning where the process can end in one way only: nothing follows, and so it
    ends there, as when the step that was meant is deleted.

    Write the name that the message suggests, or define what you refer to.
    """
    yield from _targets(context)
    yield from _at_the_end(context)
    yield from _without_steps(context)
    yield from _ids(context)
    yield from _orders(context)
    yield from _in_texts(context)
    yield from _links(context)


def _targets(context: Context) -> Iterator[Finding]:
    flow = context.flow
    for way in flow.lost:
        assert way.written is not None
        yield from _target(context, way.source, way.written)
    for step in flow.explicit:
        if step.outcomes and not context.is_partly_read(step.name):
            yield from _labels(context, step)


def _at_the_end(context: Context) -> Iterator[Finding]:
    """The last steps that say `next`, where that can only mean that the process ends."""
    for process in context.support.processes.values():
        last = process.steps[-1:] if process not in context.unread else ()
        for way in (way for step in last for way in context.flow.explicit.get(step, ())):
            if way.written == "next" and isinstance(way.to, Outcome):
                message = f"`next` ends `{process.id}`: `{way.source.id}` is its last step"
                advice = f"write `{way.to.id}` if that is meant, else the step that follows"
                about = way.source.name
                yield Finding(
                    way.written, message, advice, about, severity="warning", cause=f"end of {about}"
                )


def _without_steps(context: Context) -> Iterator[Finding]:
    """Steps that run or lead to a process that has duties only."""
    flow = context.flow
    named: list[tuple[Step, Text | None, Node | None]] = [
        *((way.source, way.written, way.to) for way in flow.leaving),
        *((step, step.run, flow.called(step)) for step in flow.callers),
    ]
    for step, written, to in named:
        if isinstance(to, Process) and not to.steps and to.duties and to not in context.unread:
            assert written is not None
            yield Finding(
                written,
                f"`{to.id}` has duties only, and no step at which a case could go on",
                "give it steps, or begin it with `starts:`",
                step.name,
            )


def _labels(context: Context, step: Step) -> Iterator[Finding]:
    """The outcomes for which a step says how to go on: are they those of what it runs?"""
    called = context.flow.called(step)
    if step.run is not None and (called is None or not called.steps or called in context.unread):
        return
    for label in step.outcomes:
        assert isinstance(label, Text)
        if called is None:
            message = f"`{label}` is no outcome: `{step.id}` runs no process"
            advice = "add `run:`, or use `answers:`"
            yield Finding(label, message, advice, step.name, cause=f"no run: {step.name}")
        elif label not in (known := context.flow.outcomes[called.id]):
            message = f"`{label}` is no outcome of `{called.id}`"
            advice = context.suggest(label, [*known])
            advice = advice or f"write one of `outcomes` of `{called.id}`"
            lost = f"{label}" if called.outcomes else f"outcomes of {called.id}"
            yield Finding(label, message, advice, step.name, cause=lost)


def _target(context: Context, step: Step, target: Target) -> Iterator[Finding]:
    process = context.support.processes[step.process]
    owner, dot, id = target.partition(".")
    if target == "next":
        message = f"`next` leads nowhere: `{step.id}` is the last step of `{process.id}`"
        advice = "name an outcome: " + _listed(context.flow.outcomes[process.id])
        yield Finding(target, message, advice, step.name)
    elif context.may_be_unread(target, owner if dot else process.id, "processes"):
        return
    elif dot:
        there = owner in context.support.processes
        message = f"`{owner}` has no step `{id}`" if there else f"there is no process `{owner}`"
        advice = step_advice(context, target) or "write it as `process.step`"
        yield Finding(target, message, advice, step.name, cause=cause(context, target))
    else:
        message = f"`{target}` is no step or outcome of `{process.id}`, and no process"
        advice = target_advice(context, process, target)
        advice = advice or f"write the id of a step or outcome of `{process.id}`, or of a process"
        is_outcome = not process.outcomes and target in context.flow.labels.get(process, ())
        lost = f"outcomes of {process.id}" if is_outcome else f"{target}"
        yield Finding(target, message, advice, step.name, cause=lost)


def _ids(context: Context) -> Iterator[Finding]:
    support = context.support
    for kind, known, what, around in (
        (TemplateId, support.templates, "template", "templates"),
        (ProcessId, support.processes, "process", "processes"),
    ):
        for name, key, owner in context.written[kind].but(known):
            if not context.may_be_unread(name, around):
                advice = several(name, known) if key in ("send", "starts") else ""
                advice = advice or context.renamed.advice(around, name)
                advice = advice or context.suggest(name, known)
                advice = advice or f"define it, or name another {what}"
                message = f"no {what} `{name}`"
                yield Finding(name, message, advice, owner.about, cause=f"{name}")
    yield from _step_names(context)
    for name, key, owner in context.written[Status].but(support.statuses):
        if support.statuses and key == "status" and not context.may_be_unread(name, "statuses"):
            message = f"`{name}` is not one of the `statuses`"
            advice = context.suggest(name, support.statuses)
            longer = next((each for each in support.statuses if name in each.split()), name)
            yield Finding(name, message, advice, owner.about, cause=f"status {longer}")
    for name, key, owner in (*context.written[StepId], *context.written[Since].but({"start"})):
        process = owner.process
        assert process is not None
        if f"{process.id}.{name}" in context.flow.steps or name in context.flow.steps:
            continue
        if not context.may_be_unread(name, process.id):
            also = ("start",) if key == "since" else ()
            message = f"`{name}` is no step of `{process.id}`"
            advice = _IN_WORDS if " " in name else step_advice(context, name, process, *also)
            advice = advice or f"write the id of a step of `{process.id}`"
            yield Finding(name, message, advice, owner.about, cause=cause(context, name))


def _step_names(context: Context) -> Iterator[Finding]:
    """Names of steps in full, and of processes in their place."""
    support = context.support
    for name, key, owner in context.written[StepName]:
        process = support.processes.get(name)
        around, dot, _ = name.partition(".")
        if process is not None and process.steps and key == "until":
            advice = f"name the step by whose end it is kept, as in `{process.steps[-1].name}`"
            yield Finding(name, f"`{name}` is a process, not a step of one", advice, owner.about)
        elif process is not None or name in context.flow.steps:
            continue
        elif not context.may_be_unread(name, around, "processes"):
            advice = step_advice(context, name)
            if not dot and not advice.startswith(("did you mean", "it is called")):
                advice = context.suggest(name, support.processes)
            advice = advice or "define it, or name another step or process"
            message = f"no step or process `{name}`"
            yield Finding(name, message, advice, owner.about, cause=cause(context, name))


def _orders(context: Context) -> Iterator[Finding]:
    flow = context.flow
    for process in context.support.processes.values():
        if not process.always:
            continue
        known = {step.id for step in process.steps} | flow.outcomes[process.id].keys()
        for line in process.always:
            for name, offset in names_in(line):
                if name in known or name in flow.steps or context.may_be_unread(name, process.id):
                    continue
                advice = step_advice(context, name, process, *flow.outcomes[process.id])
                yield Finding(
                    line.place._replace(column=line.column + offset),
                    f"`{name}` is no step or outcome of `{process.id}`",
                    advice or "write the id of a step or outcome",
                    str(process.id),
                    length=len(name),
                    cause=cause(context, name),
                )


def _in_texts(context: Context) -> Iterator[Finding]:
    support = context.support
    levels: dict[str, Any] = {str(level.id): level for level in context.levels}
    levels.update(context.levels.named)
    known: Mapping[str, tuple[str, Mapping[str, Any]]] = {
        "process": ("processes", support.processes),
        "template": ("templates", support.templates),
        "community": ("communities", support.communities),
        "step": ("processes", context.flow.steps),
        "level": ("levels", levels),
    }
    for what, (kind, names) in known.items():
        for name in context.prose.unknown(f"support:{what}", names):
            for passage, at in context.prose.occurrences(f"support:{what}", name):
                process, about = passage.owner.process, passage.owner.about
                own = f"{process.id}.{name}" if process is not None else name
                around = name.rpartition(".")[0] or (process.id if process else "")
                if own in names or context.is_foreign(what, name, kind, around):
                    continue
                if what == "step":
                    advice = step_advice(context, name, process)
                else:
                    old = name.rpartition(".")[2]
                    advice = context.renamed.advice(kind, old) or context.suggest(name, names)
                advice = advice or f"define it, or name another {what}"
                lost = cause(context, name) if what == "step" else name
                message = f"no {what} `{name}`"
                yield Finding(at, message, advice, about, length=len(name), cause=lost)


def _links(context: Context) -> Iterator[Finding]:
    for passage, offset in context.prose.find("#"):  # one character is found ten times as fast
        match = re.compile(_LINK).match(passage.value, max(0, offset - 2))
        process = context.support.processes.get(match[2]) if match else None
        if match is None or process is None or match[1] in context.flow.steps:
            continue
        if any(match[3] == duty.id for duty in process.duties):
            continue
        if not context.may_be_unread(match[3], process.id):
            yield Finding(
                passage.value.at(match.start(1)),
                f"no step `{match[1]}`",
                step_advice(context, match[1]) or f"write the id of a step of `{process.id}`",
                passage.owner.about,
                length=len(match[1]),
                cause=match[3],
            )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
