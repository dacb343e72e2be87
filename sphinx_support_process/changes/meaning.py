"""What does a change mean for those who follow the process? What no single line of it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..flow import Outcome
from ..known.known import Known
from ..known.statistics import RoleNumbers, statistics
from ..model import Promise
from .compare import Change, Section
from .values import union


def meaning(old: Known, new: Known) -> list[Section]:
    """What follows from the change: what is reached, what is promised, who has how much to do."""
    changes = [*_reached(old, new), *_promises(old, new), *_load(old, new)]
    return [Section("what it means", tuple(changes))] if changes else []


def _reached(old: Known, new: Known) -> Iterator[Change]:
    """Steps and ends of processes in both versions that are reached in one of them alone."""
    before, after = _names(old), _names(new)
    for name in union(before, after):
        if name in before and name in after and before[name] != after[name]:
            now = "can be reached" if after[name] else "is not reached any more"
            yield Change("~", f"`{name}` {now}")


def _names(known: Known) -> Mapping[str, bool]:
    """Each step and each end of a process, and whether a case comes to it."""
    reached = known.soundness.reached
    found = {name: step in reached for name, step in known.flow.steps.items()}
    ends = {f"{spot.process.id}.{spot.id}" for spot in reached if isinstance(spot, Outcome)}
    for process in known.support.processes.values():
        for id in process.outcomes:
            name = f"{process.id}.{id}"
            found[name] = name in ends
    return found


def _promises(old: Known, new: Known) -> Iterator[Change]:
    for id, promise in new.support.promises.items():
        was = old.support.promises.get(id)
        if was is not None:
            said = _firmness(was, promise, old, new)
            if said:
                yield Change("~", f"the promise `{id}` is {said}")


def _firmness(was: Promise, now: Promise, old: Known, new: Known) -> str:
    """Whether a promise allows more time than before, at some time at least, or less."""
    before, after = old.longest(was.within), new.longest(now.within)
    if before is None or after is None or before.text == after.text:
        return ""
    spans = before.duration.span, after.duration.span
    if new.lengths.too_long(spans[1], spans[0]).often != "never":
        return f"looser: {before.text} → {after.text}"
    if new.lengths.too_long(*spans).often != "never":
        return f"stricter: {before.text} → {after.text}"
    return ""


def _load(old: Known, new: Known) -> Iterator[Change]:
    """Roles that have more or less to do than before."""
    before, after = _numbers(old), _numbers(new)
    for id in union(before, after):
        was, now = before.get(id), after.get(id)
        about = tuple(
            f"{name}: {getattr(was, field, 0)} → {getattr(now, field, 0)}"
            for name, field in _COUNTED.items()
            if getattr(was, field, 0) != getattr(now, field, 0)
        )
        if about:
            yield Change("~", f"the load of `{id}`", about)


_COUNTED = {
    "steps": "steps",
    "deadlines": "deadlines",
    "hand-overs to it": "receives",
    "hand-overs from it": "passes",
}


def _numbers(known: Known) -> Mapping[str, RoleNumbers]:
    found = statistics(known, tuple(known.support.processes.values()))
    return {str(numbers.role.id): numbers for numbers in found.roles}
