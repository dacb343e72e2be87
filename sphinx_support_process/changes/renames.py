"""What was renamed? Definitions that are gone, each with the one that stands for it now."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterator, Mapping
from typing import Any

from ..model import Moved, Step, Support
from ..model.fields import keys
from ..model.record import Record
from .newly import KINDS

Names = Mapping[str, str]
"""Old names, each with the new one."""

_TITLES = ("title", "name")
_STEP_OF = ("id", *_TITLES, "text")


def declared(support: Support, kind: str) -> Names:
    """The renames that `moved` tells of: `steps`, `roles` …"""
    found: Mapping[str, str] = getattr(support.moved, kind, {})
    return {str(old): str(new) for old, new in found.items()}


class Renames:
    """What was renamed of a kind: what `moved` declares, and what is as good as the same."""

    def __init__(
        self, kind: str, old: Container[str], new: Container[str], declared: Names, likely: Names
    ) -> None:
        self._was: dict[str, str] = {}
        for before, after in {**likely, **declared}.items():
            if before in old and before not in new and after in new and after not in old:
                self._was.setdefault(after, before)  # of several that became one, the first
        self.names: Names = {before: after for after, before in self._was.items()}
        self._known = declared if kind in keys(Moved) else self.names

    def told(self, name: str) -> list[str]:
        """That what is called so now had another name, and what to do where nobody said so."""
        before = self._was.get(name)
        if before is None:
            return []
        said = f"renamed from `{before.rpartition('.')[2]}`"
        return [said if before in self._known else f"{said}, which `moved` does not tell"]


def renames(old: Support, new: Support) -> dict[str, Renames]:
    """What was renamed of each kind; of steps those that went to another process as well."""
    likely = renamed(old, new)
    return {
        kind: Renames(
            kind, _of_kind(old, kind), _of_kind(new, kind), declared(new, kind), likely[kind]
        )
        for kind in likely
    }


def within(steps: Renames, processes: Renames) -> Names:
    """The steps that were renamed and stay in their process."""
    return {
        before: after
        for before, after in steps.names.items()
        if _outer(after) == processes.names.get(_outer(before), _outer(before))
    }


def _outer(name: str) -> str:
    return name.partition(".")[0]


def moved_lines(old: Support, new: Support) -> list[str]:
    """The lines of `moved:` that the new version lacks; none if nothing was renamed.

    What was renamed before leads to the newest name.
    """
    found = renamed(old, new)
    lines = []
    for kind in keys(Moved):
        known, pairs = declared(new, kind), found[kind]
        again = {
            before: pairs[after]
            for before, after in {**declared(old, kind), **known}.items()
            if after in pairs
        }
        missing = {
            before: after
            for before, after in {**again, **pairs}.items()
            if known.get(before) != after
        }
        if missing:
            lines.append(f"  {kind}:")
            lines += [f"    {before}: {after}" for before, after in missing.items()]
    return ["moved:", *lines] if lines else []


def renamed(old: Support, new: Support) -> dict[str, Names]:
    """What seems to be renamed, by kind, whether or not `moved` tells of it."""
    found = {kind: _pairs(_of_kind(old, kind), _of_kind(new, kind)) for kind in KINDS.values()}
    return {**found, "steps": _steps(old, new, found["processes"])}


def _of_kind(support: Support, kind: str) -> Mapping[str, Any]:
    """All that is defined of a kind."""
    if kind == "levels":
        scales = support.levels.values()
        return {id: level for scale in scales for id, level in scale.values.items()}
    if kind == "steps":
        return {step.name: step for step in _all(support)}
    found: Mapping[str, Any] = getattr(support, "levels" if kind == "scales" else kind)
    return found


def _steps(old: Support, new: Support, processes: Names) -> Names:
    """Steps by their names across processes; those of a renamed process move with it."""

    def moved(step: Step) -> str:
        return f"{processes.get(str(step.process), step.process)}.{step.id}"

    before = {moved(step): step for step in _all(old)}
    after = {step.name: step for step in _all(new)}
    places = [_place(support, name) for support, name in ((old, moved), (new, _name))]
    pairs = _pairs(before, after, places[0], places[1])
    return {before[name].name: to for name, to in pairs.items()}


def _name(step: Step) -> str:
    return step.name


def _all(support: Support) -> Iterator[Step]:
    return (step for process in support.processes.values() for step in process.steps)


def _place(support: Support, name: Callable[[Step], str]) -> Mapping[str, Hashable]:
    """Between which steps each stands, and what is said of it beside its texts, if anything."""
    found = {}
    for process in support.processes.values():
        around = ["", *map(name, process.steps), ""]
        for step, before, after in zip(process.steps, around, around[2:], strict=False):
            said = _content(step, _STEP_OF)
            found[name(step)] = (before, after, said) if any(each for _, each in said) else None
    return found


def _pairs(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    old_places: Mapping[str, Hashable] | None = None,
    new_places: Mapping[str, Hashable] | None = None,
) -> Names:
    """What is gone and what came that have all in common, else their title, else their place."""
    gone = {str(id): entry for id, entry in old.items() if id not in new}
    come = {str(id): entry for id, entry in new.items() if id not in old}
    marks: list[tuple[Mapping[str, Hashable], Mapping[str, Hashable]]] = [
        (
            {id: mark(entry) for id, entry in gone.items()},
            {id: mark(entry) for id, entry in come.items()},
        )
        for mark in (_all_of, _title)
    ]
    if old_places is not None and new_places is not None:
        marks.append((old_places, new_places))
    found: dict[str, str] = {}
    for before, after in marks:
        left = _only({id: before[id] for id in gone if id not in found})
        right = _only({id: after[id] for id in come if id not in found.values()})
        found |= {left[mark]: right[mark] for mark in left if mark in right}
    return {id: found[id] for id in gone if id in found}


def _only(marks: Mapping[str, Hashable]) -> dict[Hashable, str]:
    """What has a mark that nothing else has."""
    found: dict[Hashable, list[str]] = {}
    for id, mark in marks.items():
        if mark is not None:
            found.setdefault(mark, []).append(id)
    return {mark: ids[0] for mark, ids in found.items() if len(ids) == 1}


def _all_of(record: Any) -> Hashable:
    found: Hashable = _content(record, ("id",))
    return found


def _title(record: Any) -> Hashable:
    titles = (getattr(record, key, None) for key in _TITLES)
    return next((str(title).casefold() for title in titles if title is not None), None)


def _content(value: Any, without: tuple[str, ...] = ()) -> Any:
    """A value, wherever it stands, as one that can be compared quickly."""
    if isinstance(value, Record):
        cls: type = type(value)
        return tuple(
            (key.name, _content(getattr(value, key.field)))
            for key in keys(cls).values()
            if key.name not in without
        )
    if isinstance(value, Mapping):
        return tuple(sorted((str(key), _content(each)) for key, each in value.items()))
    if isinstance(value, tuple):
        return tuple(map(_content, value))
    return value if value is None or isinstance(value, bool) else str(value)
