"""Where the owner changes, does the next one know?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise

from ...flow import Guard, Outcome, Spot, step_of
from ...flow.graph import components
from ...model import Duty, Process, Step
from ...text.kinds import RoleId
from ...text.problem import Cause, Note
from ..context import Context
from ..rule import Finding, rule
from ..telling import at_levels, names, order

Owners = tuple[RoleId, ...]


@rule("warning", scope="linked", lacks=True)
def silent_handoff(context: Context) -> Iterator[Finding]:
    """The owner changes, and nothing tells the new one.

    The step before the change has to inform the new owner, consult or call them, or send them a
    message, at every level of severity. Where it runs another process, the last steps of that may
    do it. Where a step with a condition comes next, it is looked at both ways: done, and skipped. A
    process that a step or duty starts begins with its first owner, who has to be told as well,
    unless its `trigger` says how they learn of it. A machine (`automatic: true`) needs no word.

    In one team compass the work went from agent to triager and back to the agent, and no step
    said that anybody is told; issues waited until somebody happened to look.

    Add the new owner to `informs:`, or `send:` a template that goes to them.
    """
    handoffs = _Handoffs(context)
    for step in handoffs.before_others():
        others: Iterable[Spot] = context.flow.onward[step]
        called = context.flow.called(step)
        if called is not None:
            others = dict.fromkeys((*others, *context.flow.entry(called)))
        changes = handoffs.changes(step, others)
        if not changes or (step.run is not None and called is None):
            continue  # the process may tell of it, whichever is meant
        heard = handoffs.telling.told_at_end(called) if called is not None else set()
        for theirs, steps in changes.items():
            if heard.isdisjoint(theirs) and not handoffs.telling.hear(step, theirs):
                yield handoffs.silent(step, sorted(steps, key=order), theirs)
    yield from handoffs.started()


class _Handoffs:
    """Who goes on after whom, and who is told."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.flow = context.flow
        self.telling = context.telling
        self.roles = context.support.roles
        self.owners = context.support.owners
        unread = context.is_partly_read
        self.known = {id for id in self.roles if not unread(f"roles.{id}")}
        self.people = {id for id in self.known if not self.roles[id].automatic}
        self._passing: dict[tuple[Owners, Owners], bool] = {}

    def before_others(self) -> Iterable[Step]:
        """The steps after which the owner may change."""
        changes = [
            step
            for process in self.context.support.processes.values()
            for step, after in pairwise(process.steps)
            if step.who != after.who
        ]
        guards = self.flow.guards.values()
        to_guards = chain.from_iterable(self.flow.before.get(guard, ()) for guard in guards)
        steps = (spot for spot in to_guards if isinstance(spot, Step))
        return dict.fromkeys((*changes, *self.flow.explicit, *self.flow.callers, *steps))

    def changes(self, item: Step | Duty, others: Iterable[Spot]) -> dict[Owners, list[Step]]:
        """The owners other than that of a step or duty who go on after it, and where they do."""
        mine = self.owners(item)
        found: dict[Owners, list[Step]] = {}
        for spot in others:
            if isinstance(spot, Step):
                theirs = self.owners(spot)
                if self._passes(mine, theirs):
                    found.setdefault(theirs, []).append(spot)
            elif isinstance(spot, Guard):
                for theirs, step in self._behind[spot].items():
                    if self._passes(mine, theirs):
                        found.setdefault(theirs, []).append(step)
        return found

    def _passes(self, mine: Owners, theirs: Owners) -> bool:
        """Whether work passes from some people to others; asked many times of the same few."""
        found = self._passing.get((mine, theirs))
        if found is None:
            apart = set(mine).isdisjoint(theirs)
            found = apart and self._are_people(mine) and self._are_people(theirs)
            self._passing[mine, theirs] = found
        return found

    def _are_people(self, owners: Owners) -> bool:
        """Whether all of some owners are known in full, and one of them is no machine."""
        return self.known.issuperset(owners) and not self.people.isdisjoint(owners)

    @cached_property
    def _behind(self) -> Mapping[Guard, Mapping[Owners, Step]]:
        """The owners who may go on behind each guard, each with the first of their steps."""

        def after(guard: Guard) -> list[Guard]:
            return [spot for spot in self.flow.onward[guard] if isinstance(spot, Guard)]

        found: dict[Guard, Mapping[Owners, Step]] = {}

        def find(group: Sequence[Guard]) -> None:
            behind: dict[Owners, Step] = {}
            for spot in chain.from_iterable(self.flow.onward[guard] for guard in group):
                if isinstance(spot, Step):
                    behind.setdefault(self.owners(spot), spot)
                elif isinstance(spot, Guard):
                    behind = {**found.get(spot, {}), **behind}
            found.update(dict.fromkeys(group, behind))

        rest = []
        for guard in reversed(self.flow.guards.values()):  # most lead to one that is listed later
            if found.keys() >= {*after(guard)}:
                find([guard])
            else:
                rest.append(guard)
        for group in components(rest, after):
            find(group)
        return found

    def silent(self, step: Step, spots: list[Step], theirs: Owners) -> Finding:
        after = names(spot.id if spot.process == step.process else spot.name for spot in spots)
        at = at_levels(self.telling.untold_at(step, theirs))
        return Finding(
            step.id,
            f"after `{step.id}` the work passes from {_named(self.owners(step))} to "
            f"{_named(theirs)} in {after}, and nothing tells them{at}",
            f"add `informs: [{theirs[0]}]`, or `send:` them a template",
            step.name,
            related=tuple(Note(spot.id.place, f"{_named(theirs)} goes on here") for spot in spots),
            cause=self._cause(step, spots),
            follows=tuple(Cause(rule, spot.name) for spot in spots for rule in ("schema", "yaml")),
        )

    def _cause(self, step: Step, spots: list[Step]) -> str:
        """The step that may lack a `who`, as it has another owner than those around it; if any."""
        for one in (step, *spots):
            before = [
                step_of(spot)
                for entry in self.flow.entry(one)
                for spot in self.flow.before.get(entry, ())
            ]
            after = [
                step_of(spot) for spot in self.flow.onward[one] if not isinstance(spot, Outcome)
            ]
            others = map(self.owners, (*before, *after))
            if not one.who and before and self.owners(one) not in others:
                return one.name
        return "" if spots[0].who else spots[0].name

    def started(self) -> Iterator[Finding]:
        """Processes that begin without a word: a step or duty of somebody else starts them."""
        for process in self.context.support.processes.values():
            starts, begins = self.flow.starts.get(process, ()), self.flow.begins.get(process, ())
            if process.trigger or process in self.context.unread:
                continue
            for item in dict.fromkeys((*starts, *begins)):
                for theirs, steps in self.changes(item, self.flow.entry(process)).items():
                    if not self.telling.hear(item, theirs):
                        yield _unstarted(process, item, theirs, steps[0])


def _unstarted(process: Process, item: Step | Duty, theirs: Owners, first: Step) -> Finding:
    return Finding(
        item.id,
        f"`{item.id}` starts `{process.id}`, which begins with {_named(theirs)}, "
        "and nothing tells them",
        f"add `informs: [{theirs[0]}]`, or `send:` them a template; if they learn of "
        f"it otherwise, say so with `trigger:` of `{process.id}`",
        f"{item.process}.{item.id}",
        related=(Note(first.id.place, f"{_named(theirs)} begins here"),),
    )


def _named(roles: Owners) -> str:
    return " or ".join(f"`{id}`" for id in roles)
