"""What was it called before? Old names of definitions, each with the one that it has now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ..model import Support
from .levels import Levels

KINDS = {
    "process": "processes",
    "role": "roles",
    "term": "terms",
    "level": "levels",
    "template": "templates",
    "community": "communities",
}
"""The kinds of definitions but steps, and the keys of `moved` that speak of them."""


class Names:
    """Names once renamed, by kind as references have it: `triage.read` of a step."""

    def __init__(self, support: Support, levels: Levels) -> None:
        self.support = support
        self.levels = levels

    def new(self, kind: str, name: str) -> str | None:
        """The name that something has now, if that was its name once and nothing has it now."""
        return self._new.get(kind, {}).get(name)

    def like(self, kind: str, id: str) -> Sequence[str]:
        """The names that steps or levels have now which had this id, wherever they were."""
        names = self._new.get(kind, {}).items()
        return list(dict.fromkeys(new for old, new in names if old.rpartition(".")[2] == id))

    def old(self, kind: str, name: str) -> tuple[str, ...]:
        """The names that it had before."""
        return self._old.get((kind, name), ())

    @cached_property
    def _new(self) -> Mapping[str, Mapping[str, str]]:
        if self.support.moved is None:
            return {}
        found: dict[str, dict[str, str]] = {"step": dict(self._steps())}
        for kind, key in KINDS.items():
            names = getattr(self.support.moved, key).items()
            found[kind] = {str(old): str(new) for old, new in names}
        found["level"] = dict(self._levels(found["level"]))
        return found

    @cached_property
    def _old(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for kind, names in self._new.items():
            for old, new in names.items():
                found[kind, new] = (*found.get((kind, new), ()), old)
        return found

    def _steps(self) -> Iterator[tuple[str, str]]:
        """Old names of steps, those in processes that were renamed among them."""
        moved, processes = self.support.moved, self.support.processes
        assert moved is not None
        for old, new in moved.processes.items():
            for step in processes[new].steps if new in processes else ():
                yield f"{old}.{step.id}", step.name
            for before, now in moved.steps.items():
                if before.startswith(f"{new}."):
                    yield f"{old}.{before.removeprefix(f'{new}.')}", str(now)
        yield from ((str(old), str(new)) for old, new in moved.steps.items())

    def _levels(self, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Old names of levels with the scale in front, as references have them."""
        for old, new in names.items():
            for scale in self.levels.by_id.get(new, ()):
                yield f"{scale.id}.{old}", f"{scale.id}.{new}"
