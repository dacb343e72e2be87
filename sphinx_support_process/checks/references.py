"""Does every name mean something, and is everything that has a name used?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from ..flow.orders import names_in
from ..model import Process, Step
from ..names import spellings
from ..suggest import closest
from ..text import (
    Duration,
    ProcessId,
    RoleId,
    Since,
    Status,
    StepId,
    StepName,
    Target,
    TemplateId,
    Text,
)
from .context import Context
from .registry import Finding, rule

_LINK = re.compile(r"\]\(#(([\w-]+)\.([\w-]+))\)")


@rule("error", "References")
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
        if step.outcomes:
            called = context.soundness.called(step)
            for label in step.outcomes:
                assert isinstance(label, Text)
                if step.run is None:
                    message = f"`{label}` is no outcome: `{step.id}` runs no process"
                    yield Finding(label, message, "add `run:`, or use `answers:`", step.name)
                elif called and called.steps and label not in flow.outcomes[called.id]:
                    known = flow.outcomes[called.id]
                    message = f"`{label}` is no outcome of `{called.id}`"
                    yield Finding(label, message, context.suggest(label, known), step.name)


def _target(context: Context, step: Step, target: Target) -> Iterator[Finding]:
    process = context.support.processes[step.process]
    if target == "next":
        message = f"`next` leads nowhere: `{step.id}` is the last step of `{process.id}`"
        advice = "name an outcome: " + _listed(context.flow.outcomes[process.id])
        yield Finding(target, message, advice, step.name)
    elif not context.may_be_unread(target):
        message = f"`{target}` is no step or outcome of `{process.id}`, and no process"
        yield Finding(target, message, _meant(context, process, target), step.name)


def _meant(context: Context, process: Process, target: str) -> str:
    """Suggest by spelling, then by title, then the same id in another process."""
    known = context.flow.targets(process)
    owner, dot, id = target.partition(".")
    if dot and owner in context.support.processes:
        ids = [step.name for step in context.support.processes[owner].steps]
        return context.suggest(target, ids)
    near = context.suggest(target, [name for name in known if name != "next"])
    if near.startswith("did") or not near:
        return near
    title = closest(target.replace("-", " "), [text for text in known.values() if text])
    if title is not None:
        name = next(name for name, text in known.items() if text == title)
        return f"did you mean `{name}` ({title})?"
    same = [name for name in context.flow.steps if name.endswith(f".{id or owner}")]
    return f"did you mean `{same[0]}`?" if same else near


def _ids(context: Context) -> Iterator[Finding]:
    support = context.support
    for kind, known, what in (
        (TemplateId, support.templates, "template"),
        (ProcessId, support.processes, "process"),
        (StepName, {**context.flow.steps, **support.processes}, "step or process"),
    ):
        for name, _, owner in context.written[kind].but(known):
            if not context.may_be_unread(name):
                yield Finding(
                    name, f"no {what} `{name}`", context.suggest(name, known), owner.about
                )
    for name, key, owner in context.written[Status].but(support.statuses):
        if support.statuses and key == "status":
            advice = context.suggest(name, support.statuses)
            yield Finding(name, f"`{name}` is not one of the `statuses`", advice, owner.about)
    for name, key, owner in (*context.written[StepId], *context.written[Since].but({"start"})):
        process = owner.process
        assert process is not None
        if f"{process.id}.{name}" not in context.flow.steps and name not in context.flow.steps:
            known_here = [str(step.id) for step in process.steps]
            if key == "since":
                known_here.insert(0, "start")
            message = f"`{name}` is no step of `{process.id}`"
            yield Finding(name, message, context.suggest(name, known_here), owner.about)


def _orders(context: Context) -> Iterator[Finding]:
    flow = context.flow
    for process in context.support.processes.values():
        for line in process.always:
            known: list[str] = [*(step.id for step in process.steps), *flow.outcomes[process.id]]
            for name, offset in names_in(line):
                if name not in known and name not in flow.steps:
                    message = f"`{name}` is no step or outcome of `{process.id}`"
                    advice = context.suggest(name, known) or "write the id of a step or outcome"
                    yield Finding(
                        line.place._replace(column=line.column + offset),
                        message,
                        advice,
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
            if context.may_be_unread(name):
                continue
            for passage, at in context.prose.occurrences(f"support:{what}", name):
                process = passage.owner.process
                near: Iterable[str] = names
                if what == "step" and process is not None and "." not in name:
                    if f"{process.id}.{name}" in names:
                        continue
                    near = [step.id for step in process.steps]
                advice = context.suggest(name, near)
                about = passage.owner.about
                yield Finding(at, f"no {what} `{name}`", advice, about, length=len(name))


def _links(context: Context) -> Iterator[Finding]:
    for passage, offset in context.prose.find("](#"):
        match = _LINK.match(passage.value, offset)
        process = context.support.processes.get(match[2]) if match else None
        if match is None or process is None:
            continue
        ids = [str(step.id) for step in process.steps]
        ids += [str(duty.id) for duty in process.duties]
        if match[3] not in ids and not context.may_be_unread(match[3]):
            yield Finding(
                passage.value.at(match.start(1)),
                f"no step `{match[1]}`",
                context.suggest(match[1], [f"{process.id}.{id}" for id in ids]),
                passage.owner.about,
                length=len(match[1]),
            )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


@rule("warning", "References", whole=True)
def unused_definition(context: Context) -> Iterator[Finding]:
    """A role, template, status or unit of time is defined, and nothing uses it.

    A name counts as used where a key refers to it and where a text mentions it.

    What nobody uses, nobody keeps right. In one team compass a generator ran in every build for
    313 days after its output had been dropped from the pages.

    Remove the definition, or use it where it was forgotten.
    """
    support, prose = context.support, context.prose
    roles = context.written[RoleId].distinct | prose.targets("support:role")
    for role in support.roles.values():
        if role.id not in roles and not any(prose.mentions(name) for name in spellings(role)):
            yield _unused(role.id, "role", "roles")
    templates = context.written[TemplateId].distinct | prose.targets("support:template")
    for template in support.templates.values():
        if template.id not in templates:
            yield _unused(template.id, "template", "templates")
    statuses = {written.value for written in context.written[Status] if written.key == "status"}
    for status in support.statuses:
        if status not in statuses and not prose.quotes(status):
            yield _unused(status, "status", "statuses")
    durations = [text.casefold() for text in context.written[Duration].distinct]
    for unit in support.calendar.units if support.calendar else ():
        if not any(unit.casefold() in duration for duration in durations):
            yield _unused(unit, "unit of time", "calendar")


def _unused(name: Any, what: str, kind: str) -> Finding:
    message = f"nothing uses the {what} `{name}`"
    return Finding(name, message, "use it, or remove it", f"{kind}.{name}")
