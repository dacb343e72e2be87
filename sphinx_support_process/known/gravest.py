"""Which of the values that differ by level is that of the gravest cases?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from ..model.varied import ByLevel
from ..text.kinds import LevelId
from .levels import Levels

T = TypeVar("T")


def gravest_first(levels: Levels, written: Mapping[LevelId, T]) -> list[tuple[LevelId, T]]:
    """The values of a mapping with their levels, those of `else` and of unknown levels last."""
    scale = levels.scale_of(map(str, written))
    order = [str(id) for id in scale.values] if scale else []
    return sorted(written.items(), key=lambda case: [*order, str(case[0])].index(str(case[0])))


def gravest(levels: Levels, written: ByLevel[T]) -> T:
    """The value at the gravest level of a mapping, or the one for all of them."""
    if not isinstance(written, Mapping):
        return written
    value: T = gravest_first(levels, written)[0][1]
    return value
