"""How are steps and paths named in messages?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from ..flow import Guard, Outcome, Spot, step_of
from ..model import Process, Step
from ..text.problem import Cause, Note


def witness(path: Sequence[Spot]) -> tuple[Note, ...]:
    """A path as notes: each step, also one that is skipped, and the outcome that it ends in."""
    return tuple(
        _note(spot)
        for spot, other in zip_longest(path, path[1:])
        if not (isinstance(spot, Guard) and other is spot.step)
    )


def _note(spot: Spot) -> Note:
    if isinstance(spot, Outcome):
        return Note(spot.process.id.place, f"{spot.process.id}.{spot.id}")
    if isinstance(spot, Step):
        return Note(spot.id.place, spot.name)
    assert spot.step.if_ is not None
    return Note(spot.step.if_.place, f"{spot.step.name} skipped")


def names(things: Iterable[Step | Process | str], last: str = "and") -> str:
    names = [f"`{thing if isinstance(thing, str) else thing.id}`" for thing in things]
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} more"]
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def at_levels(levels: Iterable[str]) -> str:
    """The levels at which something holds, empty if there are none."""
    named = names(levels)
    return f" at {named}" if named else ""


def lost_way(step: Step) -> tuple[Cause, ...]:
    """What tells more of a way that is missing at a step: to where it should lead."""
    rules = ("unreachable-step", "unreached-outcome", "trap")
    return (*(Cause(rule, str(step.process)) for rule in rules), Cause("orphan-process"))


def order(spot: Spot) -> tuple[str, int]:
    """Where a step stands: its process, and its number in it."""
    assert not isinstance(spot, Outcome)
    step = step_of(spot)
    return str(step.process), step.number
