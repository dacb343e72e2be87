"""Does every name mean something?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from ...flow.orders import names_in
from ...model import Process, Step
from ...text.kinds import ProcessId, Since, Status, StepId, StepName, Target, TemplateId
from ...text.suggest import closest
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule

_NUMBER = r"(?i)(?:step +)?#?(\d{1,3})"
_LINK = r"\]\(#(([\w-]+)\.([\w-]+))\)"


@rule("error")
def unknown_target(context: Context) -> Iterator[Finding]:
    """A reference names nothing that exists.

    Looks at `next`, answers, `run`, `outcomes`, `starts`, `since`, `until`, `send`, `status`,
    promises, lines of `always`, `{support:…}` and links such as `[](#triage.read)` in texts. Roles
    have a rule of their own, `unknown-role`.

    A jump that leads nowhere is found by the person on duty, at night. In one team compass a
    "step 7" was meant to be step 9 from its first commit on, for 150 days; a link to a role that
    had been renamed dangled in five places for 301 days.

    Write the name that the message suggests, or define what you refer to.
    """
    yield from _targets(context)
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


def _labels(context: Context, step: Step) -> Iterator[Finding]:
    """The outcomes for which a step says how to go on: are they those of what it runs?"""
    called = context.flow.called(step)
    if step.run is not None and (called is None or not called.steps or called in context.unread):
        return
    for label in step.outcomes:
        assert isinstance(label, Text)
        if called is None:
            message = f"`{label}` is no outcome: `{step.id}` runs no process"
            yield Finding(label, message, "add `run:`, or use `answers:`", step.name)
        elif label not in (known := context.flow.outcomes[called.id]):
            message = f"`{label}` is no outcome of `{called.id}`"
            advice = context.suggest(label, known) or f"write one of `outcomes` of `{called.id}`"
            yield Finding(label, message, advice, step.name)


def _target(context: Context, step: Step, target: Target) -> Iterator[Finding]:
    process = context.support.processes[step.process]
    other, dot, id = target.partition(".")
    if target == "next":
        message = f"`next` leads nowhere: `{step.id}` is the last step of `{process.id}`"
        advice = "name an outcome: " + _listed(context.flow.outcomes[process.id])
        yield Finding(target, message, advice, step.name)
    elif context.may_be_unread(target):
        return
    elif dot:
        near = other if other in context.support.processes else None
        message = f"`{other}` has no step `{id}`" if near else f"there is no process `{other}`"
        advice = _step_meant(context, target) or "write it as `process.step`"
        yield Finding(target, message, advice, step.name)
    else:
        message = f"`{target}` is no step or outcome of `{process.id}`, and no process"
        advice = _meant(context, process, target)
        advice = advice or f"write the id of a step or outcome of `{process.id}`, or of a process"
        yield Finding(target, message, advice, step.name)


def _step_meant(context: Context, name: str) -> str:
    """The step of another process that `process.step` means, by its process first."""
    owner, _, id = name.partition(".")
    process = context.support.processes.get(closest(owner, context.support.processes) or "")
    if process is None:
        return context.suggest(owner, context.support.processes)
    return _id_meant(context, process, id, [step.id for step in process.steps])


def _id_meant(context: Context, process: Process, id: str, ids: Iterable[str]) -> str:
    """What a misspelt id in `process.step` means; the process is known."""
    near = re.sub("`(.+?)`", rf"`{process.id}.\1`", context.suggest(id, ids))
    return near or f"write the id of a step of `{process.id}`"


def _meant(context: Context, process: Process, target: str) -> str:
    """Suggest by number, by spelling, then by title, then the same id in another process."""
    number = re.fullmatch(_NUMBER, target)
    if number is not None and 0 < int(number[1]) <= len(process.steps):
        return f"step {number[1]} is `{process.steps[int(number[1]) - 1].id}`"
    known = context.flow.targets(process)
    near = context.suggest(target, [name for name in known if name != "next"])
    if near.startswith("did") or not context.has_time_to_guess():
        return near
    title = closest(target.replace("-", " "), [text for text in known.values() if text])
    if title is not None:
        name = next(name for name, text in known.items() if text == title)
        return f"did you mean `{name}` ({title})?"
    return _named_alike(context, target) or near


def _ids(context: Context) -> Iterator[Finding]:
    support = context.support
    for kind, known, what in (
        (TemplateId, support.templates, "template"),
        (ProcessId, support.processes, "process"),
        (StepName, {**context.flow.steps, **support.processes}, "step or process"),
    ):
        for name, _, owner in context.written[kind].but(known):
            if not context.may_be_unread(name):
                advice = _named_alike(context, name) if kind is StepName else ""
                advice = (
                    advice or context.suggest(name, known) or f"define it, or name another {what}"
                )
                yield Finding(name, f"no {what} `{name}`", advice, owner.about)
    for name, key, owner in context.written[StepName]:
        if key == "until" and (process := support.processes.get(name)) and process.steps:
            advice = f"name the step by whose end it is kept, as in `{process.steps[-1].name}`"
            yield Finding(name, f"`{name}` is a process, not a step of one", advice, owner.about)
    for name, key, owner in context.written[Status].but(support.statuses):
        if support.statuses and key == "status" and not context.may_be_cut(name):
            advice = context.suggest(name, support.statuses)
            yield Finding(name, f"`{name}` is not one of the `statuses`", advice, owner.about)
    for name, key, owner in (*context.written[StepId], *context.written[Since].but({"start"})):
        around = owner.process
        assert around is not None
        if f"{around.id}.{name}" in context.flow.steps or name in context.flow.steps:
            continue
        if not context.may_be_unread(name):
            known_here = [str(step.id) for step in around.steps]
            if key == "since":
                known_here.insert(0, "start")
            message = f"`{name}` is no step of `{around.id}`"
            advice = context.suggest(name, known_here) or f"write the id of a step of `{around.id}`"
            yield Finding(name, message, advice, owner.about)


def _named_alike(context: Context, name: str) -> str:
    """The step that is meant by `process.step` with a mistake in it, or by its id alone."""
    if "." in name:
        return _step_meant(context, name)
    same = [step for step in context.flow.steps if step.endswith(f".{name}")]
    return f"did you mean `{same[0]}`?" if same else ""


def _orders(context: Context) -> Iterator[Finding]:
    flow = context.flow
    for process in context.support.processes.values():
        for line in process.always:
            known: list[str] = [*(step.id for step in process.steps), *flow.outcomes[process.id]]
            for name, offset in names_in(line):
                if name in known or name in flow.steps or context.may_be_unread(name):
                    continue
                yield Finding(
                    line.place._replace(column=line.column + offset),
                    f"`{name}` is no step or outcome of `{process.id}`",
                    context.suggest(name, known) or "write the id of a step or outcome",
                    str(process.id),
                    length=len(name),
                )


def _in_texts(context: Context) -> Iterator[Finding]:
    support = context.support
    known: Mapping[str, Collection[str]] = {
        "process": support.processes,
        "template": support.templates,
        "community": support.communities,
        "step": context.flow.steps,
    }
    for what, names in known.items():
        for name in context.prose.unknown(f"support:{what}", names):
            if context.is_foreign(what, name):
                continue
            for passage, at in context.prose.occurrences(f"support:{what}", name):
                process = passage.owner.process
                near: Iterable[str] = names
                if what == "step" and process is not None and "." not in name:
                    if f"{process.id}.{name}" in names:
                        continue
                    near = [step.id for step in process.steps]
                alike = _named_alike(context, name) if what == "step" and "." in name else ""
                advice = alike or context.suggest(name, near)
                advice = advice or f"define it, or name another {what}"
                about = passage.owner.about
                yield Finding(at, f"no {what} `{name}`", advice, about, length=len(name))


def _links(context: Context) -> Iterator[Finding]:
    for passage, offset in context.prose.find("#"):  # one character is found ten times as fast
        match = re.compile(_LINK).match(passage.value, max(0, offset - 2))
        process = context.support.processes.get(match[2]) if match else None
        if match is None or process is None:
            continue
        ids = [str(step.id) for step in process.steps]
        ids += [str(duty.id) for duty in process.duties]
        if match[3] not in ids and not context.may_be_unread(match[3]):
            yield Finding(
                passage.value.at(match.start(1)),
                f"no step `{match[1]}`",
                _id_meant(context, process, match[3], ids),
                passage.owner.about,
                length=len(match[1]),
            )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
