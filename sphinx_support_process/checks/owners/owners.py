"""Who does it, and does the next one know?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import pairwise

from ...flow import Spot
from ...model import Duty, Process, Step
from ...model.varied import united
from ...text.kinds import RoleId
from ...text.problem import Cause, Note, short
from ..context import Context
from ..rule import Finding, rule
from ..telling import names, order
from .role_names import role_like_phrases


@rule("error", scope="process")
def missing_owner(context: Context) -> Iterator[Finding]:
    """Neither the step nor its process says who does it.

    The steps of a process belong to the `who` of the process, unless they name their own. Where
    no step has an owner, the process is named once.

    A step without an owner is done by whoever feels responsible, or by nobody. In one team
    compass owners stood in code spans, in links and in a glossary, three vocabularies that did
    not meet, and 17 of its 31 procedures hand work from one owner to another.

    Add `who:` to the step, or to the process for all of its steps.
    """
    for process in context.support.processes.values():
        if process.who or process in context.unread:
            continue
        lacking = [step for step in process.steps if not step.who]
        if len(lacking) > 1 and len(lacking) == len(process.steps):
            message = f"neither `{process.id}` nor any of its steps says who does it"
            yield Finding(process.id, message, _advice(context), str(process.id))
            continue
        items: list[Step | Duty] = [*lacking, *(duty for duty in process.duties if not duty.who)]
        for item in items:
            message = f"nobody does `{item.id}`: neither it nor `{process.id}` has a `who`"
            about, cause = f"{process.id}.{item.id}", f"who of {process.id}"
            yield Finding(item.id, message, _advice(context), about, cause=cause)


def _advice(context: Context) -> str:
    roles = [f"`{id}`" for id in list(context.support.roles)[:5]]
    if not roles:
        return "define a role under `roles:`, and add `who:`"
    return f"add `who:` with {'one of ' if len(roles) > 1 else ''}{', '.join(roles)}"


@rule("error")
def unknown_role(context: Context) -> Iterator[Finding]:
    """A role is named that is not defined.

    Looks at `who`, `informs`, `consults`, `accountable`, `escalate`, `to` and `ask`, at
    `{support:role}` in texts, and, as a warning, at phrases made like the name of a role that
    are neither a role nor a plural or an alias of one.

    Roles are renamed, and texts do not follow. In one team compass a "support steward" gave out
    tasks a year and a half after the role had become the Support Triager.

    Write the role that the message suggests, add the old name to its `aliases:`, or define it.
    """
    roles = context.support.roles
    unknown = list(context.written[RoleId].but(roles))
    if not roles and unknown and context.everything_read:
        name, _, owner = min(unknown, key=lambda written: written.value.place)
        advice = "define it under `roles:`, or check the file that does together with this one"
        yield Finding(name, f"no role `{name}`, nor any other", advice, owner.about)
        return
    for name, key, owner in unknown:
        swallowed = " " in name and context.is_partly_read(owner.about)
        if not swallowed and not context.may_be_unread(name, "roles"):
            advice = context.suggest(name, roles) or "define it under `roles:`"
            if isinstance(owner.record, Step) and key == "to":
                key = "escalate"
            message = f"no role `{short(name)}` for `{key}`"
            yield Finding(name, message, advice, owner.about, cause=f"{name}")
    for target in context.prose.unknown("support:role", roles):
        if context.is_foreign("role", target, "roles"):
            continue
        advice = context.suggest(target, roles) or "define it under `roles:`"
        for passage, at in context.prose.occurrences("support:role", target):
            about, message = passage.owner.about, f"no role `{target}`"
            yield Finding(at, message, advice, about, length=len(target), cause=target)
    yield from role_like_phrases(context)


@rule("warning", lacks=True)
def silent_handoff(context: Context) -> Iterator[Finding]:
    """The owner changes, and nothing tells the new one.

    The step before the change has to inform the new owner, consult or call them, or send them a
    message. Where it runs another process, the last steps of that may do it. A process that a
    step starts begins with its first owner, who has to be told as well, unless its `trigger` says
    how they learn of it.

    In one team compass the work went from agent to triager and back to the agent, and no step
    said that anybody is told; issues waited until somebody happened to look.

    Add the new owner to `informs:`, or `send:` a template that goes to them.
    """
    unknown = context.written[RoleId].distinct - context.support.roles.keys()
    at_end: dict[Process, set[str]] = {}
    for step in _before_others(context):
        mine = context.support.owners(step)
        others: Iterable[Spot] = context.flow.onward[step]
        called = context.flow.called(step)
        if called is not None:
            others = dict.fromkeys((*others, *called.steps[:1]))
        changes: dict[tuple[RoleId, ...], list[Step]] = {}
        for spot in others:
            if isinstance(spot, Step) and (theirs := context.support.owners(spot)) != mine:
                changes.setdefault(theirs, []).append(spot)
        if not changes or not mine or not unknown.isdisjoint(mine):
            continue
        if step.run is not None and called is None:
            continue  # the process may tell of it, whichever is meant
        heard = {*mine, *_told(context, step)}
        if called is not None:
            if called not in at_end:
                at_end[called] = _told_at_end(context, called)
            heard |= at_end[called]
        for theirs, spots in changes.items():
            if theirs and heard.isdisjoint(theirs) and unknown.isdisjoint(theirs):
                cause = _cause(context, step, spots)
                yield _silent(step, sorted(spots, key=order), mine, theirs, cause)
    yield from _started(context, unknown)


def _started(context: Context, unknown: Set[str]) -> Iterator[Finding]:
    """Processes that begin without a word: a step of somebody else starts them."""
    for process, steps in context.flow.starts.items():
        if process.trigger or not process.steps or process in context.unread:
            continue
        first = process.steps[0]
        theirs = context.support.owners(first)
        for step in dict.fromkeys(steps):
            mine = context.support.owners(step)
            known = mine and theirs and unknown.isdisjoint((*mine, *theirs))
            heard = {*mine, *_told(context, step)}
            if known and heard.isdisjoint(theirs):
                yield Finding(
                    step.id,
                    f"`{step.id}` starts `{process.id}`, which begins with {_named(theirs)}, "
                    "and nothing tells them",
                    f"add `informs: [{theirs[0]}]`, or `send:` them a template; if they learn of "
                    f"it otherwise, say so with `trigger:` of `{process.id}`",
                    step.name,
                    related=(Note(first.id.place, f"{_named(theirs)} begins here"),),
                )


def _before_others(context: Context) -> Iterable[Step]:
    """The steps after which the owner may change."""
    changes = [
        step
        for process in context.support.processes.values()
        for step, after in pairwise(process.steps)
        if step.who != after.who
    ]
    return dict.fromkeys((*changes, *context.flow.explicit, *context.flow.callers))


def _silent(
    step: Step, spots: list[Step], mine: tuple[str, ...], theirs: tuple[str, ...], cause: str
) -> Finding:
    after = names(spot.id if spot.process == step.process else spot.name for spot in spots)
    return Finding(
        step.id,
        f"after `{step.id}` the work passes from {_named(mine)} to {_named(theirs)} in {after}, "
        "and nothing tells them",
        f"add `informs: [{theirs[0]}]`, or `send:` them a template",
        step.name,
        related=tuple(Note(spot.id.place, f"{_named(theirs)} goes on here") for spot in spots),
        cause=cause,
        follows=tuple(Cause(rule, spot.name) for spot in spots for rule in ("schema", "yaml")),
    )


def _cause(context: Context, step: Step, spots: list[Step]) -> str:
    """The step that may lack a `who`, as it has another owner than those around it; if any."""
    flow, owners = context.flow, context.support.owners
    for one in (step, *spots):
        before = flow.before.get(one, [])
        others = [owners(spot) for spot in (*before, *flow.onward[one]) if isinstance(spot, Step)]
        if not one.who and before and owners(one) not in others:
            return one.name
    return "" if spots[0].who else spots[0].name


def _told(context: Context, step: Step) -> set[str]:
    """The roles that hear of a step, or may: what is not known can mean anybody."""
    found: set[str] = {*united(step.informs), *step.consults}
    if step.accountable is not None:
        found.add(step.accountable)
    found.update(rung.to for rung in step.escalate)
    for name in step.send:
        template = context.support.templates.get(name)
        found.update(template.to if template else context.support.roles)
    return found if found <= context.support.roles.keys() else {*context.support.roles}


def _told_at_end(context: Context, process: Process) -> set[str]:
    """The roles that hear of the last steps of a process."""
    found: set[str] = set()
    for outcome in context.flow.outcomes[process.id].values():
        for step in context.flow.before.get(outcome, ()):
            found |= _told(context, step)
    return found


@rule("warning", whole=True)
def vacant_role(context: Context) -> Iterator[Finding]:
    """A role of the team owns steps, and nobody holds it.

    Roles outside the team (`external: true`) need no holder here.

    Readers meet the role in a step and ask whom to turn to. One team compass sent its readers to
    a lead for communities, and said of that role: we do not have anybody serving in it.

    Say with `held-by:` who holds it, or give its steps to another role.
    """
    vacant = [
        role
        for role in context.support.roles.values()
        if not role.external and role.held_by is None
    ]
    if not vacant:
        return
    owned: dict[str, Step | Duty] = {}
    for process in context.support.processes.values():
        items: list[Step | Duty] = [*process.steps, *process.duties]
        for item in items:
            for id in process.owners(item):
                owned.setdefault(id, item)
    for role in vacant:
        if role.id in owned:
            item = owned[role.id]
            name = f"{item.process}.{item.id}"
            yield Finding(
                role.id,
                f"nobody holds the role `{role.id}`, which does `{name}`",
                "add `held-by:`, or `external: true` if it is not of the team",
                f"roles.{role.id}",
                related=(Note(item.id.place, "done by this role"),),
            )


def _named(roles: tuple[str, ...]) -> str:
    return " or ".join(f"`{id}`" for id in roles)
