"""Who does it, and does the next one know?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ...model import Duty, Process, Promise, Step, Template
from ...text.kinds import RoleId
from ...text.problem import Note, short
from ...text.suggest import several
from ..context import Context
from ..rule import Finding, rule
from .role_names import role_like_phrases

_LISTS = ("who", "informs", "consults", "ask")
"""The keys under which several roles may stand."""


@rule("error", scope="process")
def missing_owner(context: Context) -> Iterator[Finding]:
    """Neither the step nor its process says who does it.

    The steps of a process belong to the `who` of the process, unless they name their own. Where
    no step has an owner, the process is named once.

    A step without an owner is done by whoever feels responsible, or by nobody. In one team
    compass owners were in code spans, in links and in a glossary, three vocabularies that did
    not meet, and 17 of its 31 procedures hand work from one owner to another.

    Add `who:` to the step, or to the process for all of its steps.
    """
    for process in context.support.processes.values():
        if process.who or process in context.unread:
            continue
        lacking = [step for step in process.steps if not step.who]
        items: list[Step | Duty] = [*lacking, *(duty for duty in process.duties if not duty.who)]
        advice = _advice(context, process) if items else ""
        if len(lacking) > 1 and len(lacking) == len(process.steps):
            message = f"neither `{process.id}` nor any of its steps says who does it"
            yield Finding(process.id, message, advice, str(process.id))
            continue
        for item in items:
            message = f"nobody does `{item.id}`: neither it nor `{process.id}` has a `who`"
            about, cause = f"{process.id}.{item.id}", f"who of {process.id}"
            yield Finding(item.id, message, advice, about, cause=cause)


def _advice(context: Context, process: Process) -> str:
    """What to add: a role, those of the file that the process stands in first."""
    known = context.support.roles.values()
    near = sorted(known, key=lambda role: role.id.file != process.id.file)
    roles = [f"`{role.id}`" for role in near[:5]]
    if not roles:
        return "define a role under `roles:`, and add `who:`"
    return f"add `who:` with {'one of ' if len(roles) > 1 else ''}{', '.join(roles)}"


@rule("error", scope="names")
def unknown_role(context: Context) -> Iterator[Finding]:
    """A role is named that is not defined.

    Looks at `who`, `informs`, `consults`, `accountable`, `keeper`, `escalate`, `to`, `as` and
    `ask`, at `{support:role}` in texts, and, as a warning, at phrases made like the name of a role
    that are neither a role nor a plural or an alias of one.

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
            advice = several(name, roles) if key in _LISTS else ""
            advice = advice or context.renamed.advice("roles", name)
            advice = advice or context.suggest(name, roles) or "define it under `roles:`"
            if key == "to" and not isinstance(owner.record, (Template, Promise)):
                key = "escalate"
            message = f"no role `{short(name)}` for `{key}`"
            yield Finding(name, message, advice, owner.about, cause=f"{name}")
    for target in context.prose.unknown("support:role", roles):
        if context.is_foreign("role", target, "roles"):
            continue
        advice = context.renamed.advice("roles", target) or context.suggest(target, roles)
        advice = advice or "define it under `roles:`"
        for passage, at in context.prose.occurrences("support:role", target):
            about, message = passage.owner.about, f"no role `{target}`"
            yield Finding(at, message, advice, about, length=len(target), cause=target)
    yield from role_like_phrases(context)


@rule("warning", whole=True)
def vacant_role(context: Context) -> Iterator[Finding]:
    """A role of the team owns steps, and nobody holds it.

    Roles outside the team (`external: true`) and machines (`automatic: true`) need no holder here.

    Readers meet the role in a step and ask whom to turn to. One team compass sent its readers to
    a lead for communities, and said of that role: we do not have anybody serving in it.

    Say with `held-by:` who holds it, or give its steps to another role.
    """
    vacant = [
        role
        for role in context.support.roles.values()
        if not role.external and not role.automatic and role.held_by is None
    ]
    if not vacant:
        return
    owned: dict[str, Step | Duty] = {}
    for process in context.support.processes.values():
        items: list[Step | Duty] = [*process.steps, *process.duties]
        for item in items:
            things = item.checklist if isinstance(item, Step) else ()
            for id in chain(process.owners(item), *(thing.who for thing in things)):
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
