"""How are steps and paths named in messages?"""

from __future__ import annotations

from collections.abc import Iterable

from ..flow import Outcome, Spot
from ..model import Process, Step
from ..text.problem import Cause, Note


def witness(path: Iterable[Spot]) -> tuple[Note, ...]:
    """A path as notes: each step, and the outcome that it ends in."""
    return tuple(
        Note((spot.process.id if isinstance(spot, Outcome) else spot.id).place, _name(spot))
        for spot in path
    )


def _name(spot: Spot) -> str:
    return spot.name if isinstance(spot, Step) else f"{spot.process.id}.{spot.id}"


def names(things: Iterable[Step | Process | str], last: str = "and") -> str:
    names = [f"`{thing if isinstance(thing, str) else thing.id}`" for thing in things]
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} more"]
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def lost_way(step: Step) -> tuple[Cause, ...]:
    """What tells more of a way that is missing at a step: to where it should lead."""
    rules = ("unreachable-step", "unreached-outcome", "trap")
    return (*(Cause(rule, str(step.process)) for rule in rules), Cause("orphan-process"))


def order(spot: Spot) -> tuple[str, int]:
    """Where a step stands: its process, and its number in it."""
    assert isinstance(spot, Step)
    return str(spot.process), spot.number
