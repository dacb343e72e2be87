"""What is there to look at? All that was read, or some of the processes with what is around."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from ..known.values import Values
from ..load import Loaded
from ..load.plan import made
from ..model import Process, Support
from .context import Context
from .face import Face


class Held:
    """All that was read, held in memory, with the faces of its processes."""

    def __init__(self, context: Context, faces: Mapping[str, Face]) -> None:
        self.context = context
        self.faces = faces
        self._only: dict[frozenset[str], Context] = {}
        self._among: dict[frozenset[str], Context] = {}

    @property
    def ids(self) -> Collection[str]:
        return self.context.support.processes.keys()

    @property
    def compared(self) -> int:
        contexts = (self.context, *self._only.values(), *self._among.values())
        return sum(context.compared for context in contexts)

    def all(self) -> Context:
        return self.context

    def only(self, ids: frozenset[str]) -> Context:
        if ids not in self._only:
            processes = self.context.support.processes
            found = {id: process for id, process in processes.items() if id in ids}
            self._only[ids] = Context(part(self.context.loaded, found), self.context.settings)
        return self._only[ids]

    def among(self, ids: frozenset[str]) -> Context:
        if ids not in self._among:
            named = [self.faces[id].named for id in self.ids]
            self._among[ids] = Among(self.only(ids), named)
        return self._among[ids]


class Among(Context):
    """Some processes, and the names of all others; of values only those of the first count."""

    def __init__(self, some: Context, named: Iterable[Process]) -> None:
        there = some.support.processes
        processes = {each.id: there.get(each.id) or each for each in named}
        support = made(Support, {**vars(some.support), "processes": processes})
        super().__init__(some.loaded._replace(support=support), some.settings)
        self.some = some

    @cached_property
    def written(self) -> Mapping[Any, Values]:
        return self.some.written


def part(loaded: Loaded, processes: Mapping[str, Process]) -> Loaded:
    """What was read, with some of the processes alone."""
    files = {process.id.file for process in processes.values()}
    left = {process.id.file for process in loaded.support.processes.values()} - files
    return loaded._replace(
        support=made(Support, {**vars(loaded.support), "processes": processes}),
        questioned=tuple(name for name in loaded.questioned if name not in left),
    )
