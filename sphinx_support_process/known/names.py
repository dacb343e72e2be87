"""Which definition does a name mean that stands in a role or link, be it its old name?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .known import Known

COLLECTIONS = {
    "process": "processes",
    "role": "roles",
    "template": "templates",
    "community": "communities",
    "priorities": "priorities",
    "levels": "levels",
}
"""The kinds of definitions but those in others, and where the model keeps them."""

INNER = ("step", "level")
"""The kinds of definitions in others, with whose names their own ones begin."""


def kinds_of(target: str) -> tuple[str, ...]:
    """The kinds of definitions that may have such a name."""
    return INNER if "." in target else tuple(COLLECTIONS)


def names(known: Known, kind: str) -> Mapping[str, Any]:
    """The definitions of a kind by their names."""
    if kind == "step":
        return known.flow.steps
    if kind == "level":
        return known.levels.named
    return getattr(known.support, COLLECTIONS[kind])  # type: ignore[no-any-return]


def full_name(known: Known, kind: str, target: str, process: str | None) -> str | None:
    """The name of a definition from what was written, None if it names none or several.

    What was its name once means it still.
    """
    there = names(known, kind)
    if kind in INNER and "." not in target:
        inner = f"{process}.{target}"
        new = known.moved.new(kind, inner)
        if inner in there or new in there:
            return inner if inner in there else new
        found = called(known, kind, target) or known.moved.like(kind, target)
        return found[0] if len(found) == 1 else None
    if target in there:
        return target
    new = known.moved.new(kind, target)
    return new if new in there else None


def called(known: Known, kind: str, id: str) -> Sequence[str]:
    """The names of all steps or levels with an id."""
    return known.steps_called(id) if kind == "step" else known.levels.called(id)


def is_old(target: str, name: str) -> bool:
    """Whether what was written for a definition is a name that it has no more."""
    if "." not in target:
        name = name.rpartition(".")[2]
    return target != name
