"""Who helps when it does not go on? The ladders of steps, processes and roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from ...flow.graph import components, is_loop, shortest_cycle
from ...known.known import Limit
from ...known.levels import Case
from ...model import Escalate, Process, Role, Step
from ...text.named import NamedTuple
from ...text.problem import Note
from ...text.text import Text
from ..context import Context
from ..rule import Finding, rule
from ..telling import at_levels


class _Ladder(NamedTuple):
    """A ladder: the name of the definition that it belongs to, its owners, and its rungs."""

    about: str
    record: Role | Process | Step
    owners: Sequence[str]
    rungs: Sequence[Escalate]


def _ladders(context: Context) -> Iterator[_Ladder]:
    """All ladders: the owner of that of a role is that role."""
    owners = chain.from_iterable(column.owners for column in context.written[Escalate].columns)
    for owner in dict.fromkeys(owners):
        record, process = owner.record, owner.process
        whose = (record.id,) if process is None else record.who or process.who
        yield _Ladder(owner.about, record, whose, record.escalate)


@rule("error", scope="process")
def escalation_order(context: Context) -> Iterator[Finding]:
    """A rung of a ladder is not later than the one before it.

    The rungs of `escalate` are climbed one after the other, so that each `after` has to be longer
    than the one before it, at every level.

    At night nobody sorts a list. Whoever is called second has to be the second on it.

    Put the rungs in the order of their times, or correct the times.
    """
    for ladder in _ladders(context):
        timed = [rung for rung in ladder.rungs if rung.after is not None]
        for case in context.levels.cases(rung.after for rung in timed if rung.after is not None):
            found = _falling(context, timed, case)
            if found is not None:
                first, second = found
                plain = {id(rung.after) for rung in timed}
                levels = () if {id(first.text), id(second.text)} <= plain else case.levels
                yield Finding(
                    second.text,
                    f"{second.text} is not later than {first.text}, "
                    f"the rung of `{ladder.record.id}` before it{at_levels(levels)}",
                    "put the rungs in the order of their times",
                    ladder.about,
                    related=(Note(first.text.place, "the rung before"),),
                )
                break


def _falling(context: Context, rungs: Sequence[Escalate], case: Case) -> tuple[Limit, Limit] | None:
    """The first two rungs, one after the other, of which the second is not later."""
    limits = filter(None, (context.longest(rung.after, case) for rung in rungs))
    for first, second in pairwise(limits):
        if context.lengths.too_long(second.duration.span, first.duration.span).often == "never":
            return first, second
    return None


@rule("error", scope="process")
def escalation_circle(context: Context) -> Iterator[Finding]:
    """A ladder leads back to where it began.

    A role that does not answer calls another one, which calls the first; or a step or process
    calls its own owner, who could not go on.

    Each of them waits for the other, and the case for both.

    Name somebody else.
    """
    roles = context.support.roles
    for ladder in _ladders(context):
        for rung in ladder.rungs:
            if {rung.to} == {*ladder.owners}:
                yield Finding(
                    rung.to,
                    f"`{ladder.record.id}` calls its own owner `{rung.to}`"
                    if ladder.about != f"roles.{rung.to}"
                    else f"`{rung.to}` calls itself",
                    "name another role",
                    ladder.about,
                )

    def after(role: Role) -> list[Role]:
        called = (roles.get(rung.to) for rung in role.escalate)
        return [other for other in called if other is not None and other is not role]

    for group in components([role for role in roles.values() if role.escalate], after):
        if is_loop(group, after):
            cycle = shortest_cycle(min(group, key=lambda role: role.id.place), after)
            last = cycle[-2]
            rung = next(rung for rung in last.escalate if rung.to == str(cycle[0].id))
            yield Finding(
                rung.to,
                f"`{last.id}` calls `{cycle[0].id}`, which calls `{last.id}` in the end",
                "let the last of them call somebody else",
                f"roles.{last.id}",
                witness=tuple(Note(role.id.place, str(role.id)) for role in cycle),
            )


@rule("warning", scope="process")
def escalation_late(context: Context) -> Iterator[Finding]:
    """Help is called when the deadline is over.

    Compares the first rung of `escalate` of a step with its `within`, level by level.

    A call after the deadline tells of a broken promise, and helps to keep none.

    Call earlier, or set a later deadline.
    """
    for ladder in _ladders(context):
        step = ladder.record
        after = next((rung.after for rung in ladder.rungs if rung.after is not None), None)
        if not isinstance(step, Step) or context.is_partly_read(step.name):
            continue
        if after is None or step.within is None:
            continue
        for case in context.levels.cases((after, step.within)):
            first, due = context.longest(after, case), context.longest(step.within, case)
            if first is None or due is None:
                continue
            late = context.lengths.too_long(first.duration.span, due.duration.span)
            if late.often != "never":
                plain = isinstance(after, Text) and isinstance(step.within, Text)
                yield Finding(
                    first.text,
                    f"`{step.id}` calls for help after {first.text}, and is due within "
                    f"{due.text}{at_levels(() if plain else case.levels)}"
                    f"{', which is over earlier ' + late.when if late.when else ''}",
                    f"call within {due.text}",
                    step.name,
                    related=(Note(due.text.place, "the deadline"),),
                )
                break


@rule("strict", strict=True)
def unsaid_reach(context: Context) -> Iterator[Finding]:
    """A role is called for help, and nobody says how to reach it.

    Looks at the roles on the rungs of `escalate`, which need `reach:`.

    Whoever needs help at night has no time to look for a number.

    Add `reach:` to the role: a command of the chat, a telephone number, a page of the rota.
    """
    called = chain.from_iterable(ladder.rungs for ladder in _ladders(context))
    first = {str(rung.to): rung for rung in reversed([*called])}
    for role in context.support.roles.values():
        if role.id in first and not role.reach:
            yield Finding(
                role.id,
                f"`{role.id}` is called for help, and nothing says how to reach it",
                "add `reach:` to the role",
                f"roles.{role.id}",
                related=(Note(first[role.id].to.place, "called here"),),
            )
