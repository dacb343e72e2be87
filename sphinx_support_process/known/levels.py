"""Which levels are there, and of which scale is a mapping by level?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from ..model import Level, Scale, Support
from ..model.varied import ELSE


class Levels:
    """The levels of a support process: `severity` with `sev1`, `sev2` …, the gravest first."""

    def __init__(self, support: Support) -> None:
        self.scales: Mapping[str, Scale] = support.levels

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
        wanted = {str(name) for name in names} - {ELSE}
        return next(
            (scale for scale in self.scales.values() if wanted and wanted <= set(scale.values)),
            None,
        )

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
