"""What was it called before? Old names of definitions, as references and anchors have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ..model import Support
from ..model.moved import NOUNS
from .renamed import Renamed

KINDS = {noun: key for key, noun in NOUNS.items()}
"""The kinds of definitions that references name, and what `moved` calls them."""


class Names:
    """The old names of definitions, and the new ones: `triage.read` of a step, `severity.sev1`."""

    def __init__(self, support: Support, renamed: Renamed) -> None:
        self.support = support
        self.renamed = renamed

    def new(self, kind: str, name: str) -> str | None:
        """The name that something has now, None if that was the name of nothing."""
        if kind == "level":
            scale, _, id = name.rpartition(".")
            new = self.renamed.new("levels", id)
            return new and f"{scale}.{new}"
        return self.renamed.new(KINDS[kind], name) if kind in KINDS else None

    def old(self, kind: str, name: str) -> tuple[str, ...]:
        """The names that it had before."""
        return self._old.get((kind, name), ())

    def like(self, kind: str, id: str) -> Sequence[str]:
        """The names that steps or levels have now which had this id, wherever they were."""
        return [
            new
            for (of, new), names in self._old.items()
            if of == kind and any(old.rpartition(".")[2] == id for old in names)
        ]

    @cached_property
    def _old(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        found: dict[tuple[str, str], dict[str, None]] = {}
        for kind, old in self._names():
            new = self.new(kind, old)
            if new is not None:
                found.setdefault((kind, new), {})[old] = None
        return {key: tuple(names) for key, names in found.items()}

    def _names(self) -> Iterator[tuple[str, str]]:
        """Each old name with its kind."""
        moved = self.renamed.by_kind
        for kind, key in KINDS.items():
            for old in moved.get(key, ()):
                if kind == "level":
                    yield from ((kind, f"{scale}.{old}") for scale in self.support.levels)
                else:
                    yield kind, str(old)
        for old, new in moved.get("processes", {}).items():
            process = self.support.processes.get(new)
            for step in process.steps if process else ():
                yield "step", f"{old}.{step.id}"
            for name in moved.get("steps", ()):
                if name.startswith(f"{new}."):
                    yield "step", f"{old}.{name.removeprefix(f'{new}.')}"
