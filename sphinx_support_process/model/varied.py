"""Which values differ by level or by weekday? One value, or a mapping of values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, TypeVar, cast

from ..text.kinds import LevelId, Weekdays

T = TypeVar("T")
K = TypeVar("K")

ByLevel: TypeAlias = T | Mapping[LevelId, T]
"""A value, or one for each level of one scale that is named; `else` stands for the others."""

ByWeekday: TypeAlias = T | Mapping[Weekdays, T]
"""A value, or one for each of some weekdays."""

ELSE = "else"
"""The key of the value for all levels that are not named."""


def cases(value: T | Mapping[K, T] | None) -> Iterator[tuple[K | None, T]]:
    """Each value with the level or weekdays that it is for, None where there is but one."""
    if isinstance(value, Mapping):
        yield from value.items()
    elif value is not None:
        yield None, value


def values(value: T | Mapping[Any, T] | None) -> Iterator[T]:
    """Each value, whatever it is for."""
    return (each for _, each in cases(value))


def at(value: ByLevel[T] | None, level: str | None) -> T | None:
    """The value at a level, None if there is none; `level` is one of the scale, or None."""
    return of_level(value, level or ELSE) if isinstance(value, Mapping) else value


def of_level(values: Mapping[LevelId, T], level: str) -> T | None:
    """The value of a mapping at a level, None if there is none."""
    by_name = cast("Mapping[str, T]", values)
    found = by_name.get(level)
    return by_name.get(ELSE) if found is None else found


def united(value: ByLevel[tuple[T, ...]]) -> tuple[T, ...]:
    """All that lists hold, at whichever level, each once."""
    if isinstance(value, Mapping):
        return tuple(dict.fromkeys(item for items in value.values() for item in items))
    return value
