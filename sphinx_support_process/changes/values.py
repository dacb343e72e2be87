"""What changed in a record, and how is a value told? Key by key, level by level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..model.fields import Key, Varied, keys
from ..model.record import Record
from ..model.varied import ELSE

LONG = {
    *("text", "definition", "body", "goal", "note", "requires", "checklist", "trigger"),
    *("warning", "reach"),
}
"""Keys whose values are too long to show: that they changed is all that is told."""
PRIVATE = {"representatives"}


def fields(old: Any, new: Any, without: Iterable[str] = ()) -> Iterator[str]:
    """What changed in a record, key by key; of long and of private values only that they did."""
    for key in _keys(new):
        was, now = getattr(old, key.field), getattr(new, key.field)
        if key.name in without or same(was, now):
            if key.name == "values" and list(was) != list(now):
                yield f"order of the levels: {listed(was)} → {listed(now)}"
            continue
        if key.name in LONG or key.name in PRIVATE:
            yield key.name
        elif key.name == "values":
            yield from _levels(was, now)
        elif isinstance(key.shape, Varied):
            yield from varied(key.name, was, now)
        elif isinstance(was, Record) and isinstance(now, Record):
            yield from (f"{key.name} {about}" for about in fields(was, now))
        elif all(map(_is_shown, _parts(was, now))):
            yield f"{key.name}: {shown(was)} → {shown(now)}"
        else:
            yield key.name


def varied(name: str, old: Any, new: Any) -> Iterator[str]:
    """What changed in a value that may differ by level: each level by itself, if both do."""
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        if not same(old, new):
            yield f"{name}: {shown(old)} → {shown(new)}"
        return
    for level in union(old, new):
        was, now = old.get(level), new.get(level)
        if not same(was, now):
            yield f"{name}, {level}: {shown(was)} → {shown(now)}"


def _levels(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for id in union(old, new):
        if id not in new or id not in old:
            yield f"level `{id}` {'added' if id in new else 'removed'}"
        elif not same(old[id], new[id]):
            yield f"level `{id}`: {', '.join(fields(old[id], new[id]))}"


def _is_shown(value: Any) -> bool:
    """Whether a value is short: no mapping, and no record but one that a text can stand for."""
    return not isinstance(value, Mapping) and (
        not isinstance(value, Record) or hasattr(value, "short")
    )


def _keys(record: Any) -> Iterable[Key]:
    cls: type = type(record)
    return keys(cls).values()


def _parts(*values: Any) -> Iterator[Any]:
    for value in values:
        yield from value if isinstance(value, tuple) else (value,)


def same(old: Any, new: Any) -> bool:
    """Whether two values say the same, wherever they stand; the order of keys tells nothing."""
    if isinstance(new, Record) and type(old) is type(new):
        fields = (key.field for key in _keys(new))
        return all(same(getattr(old, name), getattr(new, name)) for name in fields)
    if isinstance(new, tuple) and isinstance(old, tuple):
        return len(old) == len(new) and all(map(same, old, new))
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        return old.keys() == new.keys() and all(same(old[name], new[name]) for name in new)
    return bool(old == new)


def shown(value: Any) -> str:
    """A value in words; of a record first what a text can stand for, then each other key."""
    if isinstance(value, tuple):
        return listed(map(shown, value))
    if isinstance(value, Mapping):
        return listed(
            f"else {shown(each)}" if level == ELSE else f"{shown(each)} ({level})"
            for level, each in value.items()
        )
    if isinstance(value, Record):
        return " ".join(_told(value))
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())


def _told(record: Any) -> Iterator[str]:
    for key in _keys(record):
        value = getattr(record, key.field)
        if value is not None:
            yield shown(value) if key.name == record.short else f"{key.name} {shown(value)}"


def listed(values: Iterable[str]) -> str:
    return ", ".join(map(str, values)) or "none"


def union(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """The names of both, those of the new version in their order, then those that went."""
    return [str(name) for name in dict.fromkeys([*new, *old])]
