"""Can every step be reached, and can every case end?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Set

from ...flow import Outcome, Spot, step_of
from ...flow.circles import circles
from ...flow.graph import components, path_to
from ...flow.soundness import MAX_UNKNOWN
from ...model import Step
from ...text.problem import Cause, Note
from ...text.suggest import closest
from ..context import Context
from ..rule import Finding, rule
from ..telling import names, order, witness


@rule("error", scope="linked")
def unreachable_step(context: Context) -> Iterator[Finding]:
    """No path leads to a step.

    Of a part that cannot be reached the step is named from which all the rest of it follows;
    fix that, and the rest is reached as well.

    Such a step is written, reviewed and kept, and nobody ever does it. In one team compass a
    step was swallowed by the one before it, because of a missing dot, for 28 days.

    Let an answer or a `next:` lead to it, or remove it.
    """
    soundness = context.soundness
    lost = [
        step
        for process in context.support.processes.values()
        for step in process.steps
        if step not in soundness.reached
    ]
    flow, after = context.flow, _after(context, set(lost))
    sources: dict[Step, list[Step]] = {step: [] for step in lost}
    for step in lost:
        for spot in flow.parts(step):
            sources[step] += map(step_of, flow.before.get(spot, ()))
        for other in after(step):
            sources[other].append(step)
    groups = components(lost, after)
    group_of = {step: number for number, group in enumerate(groups) for step in group}
    for number, group in enumerate(groups):
        members = sorted(group, key=order)
        entered = any(
            group_of.get(source) != number for step in members for source in sources[step]
        )
        process = context.support.processes[members[0].process]
        if not (entered or process in soundness.unread or _is_copy(context, members[0])):
            yield _unreached(context, members)


def _after(context: Context, pool: Set[Step]) -> Callable[[Step], list[Step]]:
    """Which steps of a pool a case can come to next from a step, be it done or skipped."""

    def after(step: Step) -> list[Step]:
        spots = (o for spot in context.flow.parts(step) for o in context.soundness.after(spot))
        steps = (step_of(spot) for spot in spots if not isinstance(spot, Outcome))
        return [step for step in dict.fromkeys(steps) if step in pool]

    return after


def _unreached(context: Context, members: list[Step]) -> Finding:
    first = members[0]
    process = context.support.processes[first.process]
    others = "" if len(members) == 1 else f", nor to {names(members[1:])} that it leads to"
    follows = []
    if first.number > 1:
        follows.append(Cause("unhandled-outcome", process.steps[first.number - 2].name))
    if any(len(step.answers) == 1 for step in process.steps):
        follows.append(Cause("trap", str(process.id)))  # an answer is lost that leads out, and here
    return Finding(
        first.id,
        f"no path leads to `{first.id}`{others}",
        _hint(context, first),
        first.name,
        related=tuple(Note(step.id.place, "not reached either") for step in members[1:6]),
        follows=tuple(follows),
    )


def _hint(context: Context, step: Step) -> str:
    process = context.support.processes[step.process]
    if step.number == 1:
        return "other processes enter this one at a later step: make that one the first"
    before = process.steps[step.number - 2]
    return f"let `{before.id}` or an answer lead to it, or remove it"


def _is_copy(context: Context, step: Step) -> bool:
    """Whether another step has the same id, so that no target can mean this one."""
    return context.flow.steps[step.name] is not step


@rule("error", scope="linked")
def trap(context: Context) -> Iterator[Finding]:
    """Once in, no way out: from some steps no outcome can be reached.

    Finds the smallest group of steps that a case can enter and never leave, and shows the
    shortest path into it: a loop without an exit, or a last step after which nothing says which
    of several outcomes it is. A step that runs a process with a trap in it is not named as well.

    That some end exists is not enough, which is all that most checkers look at: the end has to
    be reachable from everywhere. In one team compass the branch for critical issues and the wait
    for an approval led nowhere.

    Give one of the steps an answer or a `next:` that leads out.
    """
    soundness = context.soundness
    stuck: list[Spot] = [
        spot
        for spot in soundness.reached
        if spot not in soundness.ends and not isinstance(spot, Outcome)
    ]
    if not stuck:
        return
    pool = set(stuck)
    rank = {spot: number for number, spot in enumerate(soundness.reached)}
    circular = {process for group in circles(context.flow) for process in group}
    for group in components(stuck, soundness.after):
        inside = set(group)
        after = {other for spot in group for other in soundness.after(spot)}
        if any(other in pool and other not in inside for other in after):
            continue
        members = sorted((step for step in group if isinstance(step, Step)), key=order)
        if any(context.flow.called(step) in circular for step in members):
            continue
        if any(step.id in context.flow.outcomes[step.process] for step in members):
            continue  # a target that could mean the outcome: `duplicate-id` tells of it
        entry = min(members, key=rank.__getitem__)
        message, advice = _trapped(context, entry, members)
        yield Finding(
            entry.id,
            message,
            advice,
            entry.name,
            related=tuple(Note(s.id.place, "no way out") for s in members if s is not entry),
            witness=witness(path_to(entry, soundness.reached)),
        )


def _trapped(context: Context, entry: Step, members: list[Step]) -> tuple[str, str]:
    flow = context.flow
    outcomes = list(flow.outcomes[entry.process])
    named = names(outcomes, "or")
    if len(members) == 1 and not context.soundness.after(entry):
        last = f"nothing follows `{entry.id}`, and `{entry.process}` has several outcomes"
        return last, f"say which it is: add `next:` with {named}"
    if len(members) == 1:
        return f"`{entry.id}` leads only to itself", f"let one way lead on, or to {named}"
    inside = [entry, *(step for step in members if step is not entry)]
    return f"there is no way out of {names(inside)}", f"let one of them lead on, or to {named}"


@rule("error", whole=True)
def orphan_process(context: Context) -> Iterator[Finding]:
    """Nothing leads to a process, and it has no `trigger`.

    No step runs it, starts it or leaves for it, and it does not say what sets it off from
    outside. Of processes that lead only to each other the first is named.

    In one team compass the process for workshops was named in the overview, and nothing led to
    it.

    Run it or lead to it from another process, or say with `trigger:` what sets it off.
    """
    unknown = _unknown(context) if context.soundness.orphans else []
    new = context.renamed.new
    meant = {new("processes", name) or closest(name, context.support.processes) for name in unknown}
    orphans = [
        group
        for group in context.soundness.orphans
        if meant.isdisjoint(str(process.id) for process in group)
    ]
    if orphans and len(orphans) <= _gaps(context, unknown):
        return
    for group in orphans:
        process = group[0]
        others = f" but {names(group[1:])}" if len(group) > 1 else ""
        yield Finding(
            process.id,
            f"nothing leads to `{process.id}`{others}, and it has no `trigger`",
            "say with `trigger:` what sets it off, or let a step run it",
            str(process.id),
            related=tuple(Note(other.id.place, "leads to it") for other in group[1:]),
        )


def _unknown(context: Context) -> list[str]:
    """The names that lead nowhere, and so may mean a process."""
    processes = context.support.processes
    names = [str(way.written) for way in context.flow.lost]
    for step in context.flow.callers:
        names += [id for id in (step.run, *step.starts) if id and id not in processes]
    return list(dict.fromkeys(names))[:MAX_UNKNOWN]


def _gaps(context: Context, names: Collection[str]) -> int:
    """How many names may mean a process that nothing else leads to, or are missing."""
    known = {*context.support.processes, *(step.id for step in context.flow.ways)}
    without = sum(bool(step.outcomes) and step.run is None for step in context.flow.explicit)
    return without + sum(closest(name, known) is None for name in names)
