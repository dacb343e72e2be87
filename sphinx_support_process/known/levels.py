"""Which levels are there, and of which scale is a mapping by level?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

from ..model import Level, Scale, Support
from ..model.varied import ELSE, ByLevel, at, values
from ..text.kinds import LevelId
from ..text.named import NamedTuple

T = TypeVar("T")


class Case(NamedTuple):
    """The cases at some levels of a scale, which no mapping tells apart; or all cases."""

    scale: Scale | None = None
    levels: tuple[str, ...] = ()


class Levels:
    """The levels of a support process: `severity` with `sev1`, `sev2` …, the gravest first."""

    def __init__(self, support: Support) -> None:
        self.scales: Mapping[str, Scale] = support.levels
        self._of_names: dict[tuple[str, ...], Scale | None] = {}

    @cached_property
    def by_id(self) -> Mapping[str, list[Scale]]:
        """The scales that have a level of an id."""
        found: dict[str, list[Scale]] = {}
        for scale in self.scales.values():
            for id in scale.values:
                found.setdefault(str(id), []).append(scale)
        return found

    def scale_of(self, names: Iterable[str]) -> Scale | None:
        """The scale of which all these are levels, `else` aside; None if there is none such."""
        key = tuple(names)
        try:
            return self._of_names[key]
        except KeyError:
            wanted = {str(name) for name in key} - {ELSE}
            scales = (scale for scale in self.scales.values() if wanted <= set(scale.values))
            return self._of_names.setdefault(key, next(scales, None) if wanted else None)

    def cases(self, values: Iterable[ByLevel[object]]) -> list[Case]:
        """The cases that some values tell apart: levels that none names are one, with `else`."""
        named: dict[Scale, set[str]] = {}
        mappings = (value for value in values if isinstance(value, Mapping)) if self.scales else ()
        for names in dict.fromkeys(map(tuple, mappings)):
            scale = self.scale_of(names)
            if scale is not None:
                named.setdefault(scale, set()).update(names)
        found = []
        for scale, own in named.items():
            others = tuple(str(id) for id in scale.values if id not in own)
            groups = dict.fromkeys((str(id),) if id in own else others for id in scale.values)
            found += [Case(scale, levels) for levels in groups]
        return found or [Case()]

    def lacking(self, names: Iterable[str]) -> list[str]:
        """The levels for which a mapping with these keys has no value."""
        named = tuple(names)
        scale = self.scale_of(named)
        if scale is None or ELSE in named:
            return []
        return [str(id) for id in scale.values if id not in named]

    def at(self, value: ByLevel[T] | None, case: Case) -> Collection[T]:
        """The values that may hold in a case: several if they differ by another scale.

        There are none if there is none in a part of such cases.
        """
        if not isinstance(value, Mapping):
            return () if value is None else (value,)
        if case.scale is not None and self.scale_of(value) is case.scale:
            own = at(value, case.levels[0])
            return () if own is None else (own,)
        return () if self.lacking(value) else [*values(value)]

    def level(self, name: str) -> Level | None:
        """The level of an id, of the first scale that has it."""
        scales = self.by_id.get(name)
        return scales[0].values[name] if scales else None

    @cached_property
    def named(self) -> Mapping[str, Level]:
        """The levels of all scales, each by the name of its scale and its own: `severity.sev1`."""
        return {
            f"{scale.id}.{id}": level
            for scale in self.scales.values()
            for id, level in scale.values.items()
        }

    def called(self, id: str) -> Sequence[str]:
        """The names of all levels with an id."""
        return [f"{scale.id}.{id}" for scale in self.by_id.get(id, ())]

    def __iter__(self) -> Iterator[Level]:
        return chain.from_iterable(scale.values.values() for scale in self.scales.values())


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
