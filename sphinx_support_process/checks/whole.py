"""What is there to look at? All that was read, or some of the processes with what is around."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from ..known.settings import Settings
from ..known.values import Values
from ..load import Loaded
from ..load.plan import made
from ..model import Process, Support
from .context import Context
from .face import Face


class Whole(ABC):
    """All that is to be judged, and parts of it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._only: dict[frozenset[str], Context] = {}
        self._among: dict[frozenset[str], Context] = {}

    @property
    @abstractmethod
    def ids(self) -> Collection[str]:
        """The ids of all processes, in their order."""

    @property
    @abstractmethod
    def named(self) -> Collection[Process]:
        """All processes, as others name them."""

    @property
    @abstractmethod
    def base(self) -> Context:
        """A context that has the names and the `ignore` entries of all processes."""

    @abstractmethod
    def all(self) -> Context:
        """A context with everything."""

    @abstractmethod
    def read(self, ids: frozenset[str]) -> Loaded:
        """What was read of some of the processes, and of all that is no process."""

    def only(self, ids: frozenset[str]) -> Context:
        """A context with some of the processes, and all that is no process."""
        if ids not in self._only:
            self._only[ids] = Context(self.read(ids), self.settings)
        return self._only[ids]

    def among(self, ids: frozenset[str]) -> Context:
        """The same, with the names of all other processes and of what is in them."""
        if ids not in self._among:
            self._among[ids] = Among(self.only(ids), self.named)
        return self._among[ids]

    @abstractmethod
    def outlined(self, ids: frozenset[str]) -> Context:
        """A context with some of the processes, or all, in which those may lack their texts."""

    def contexts(self) -> Iterator[Context]:
        """All contexts that were made."""
        yield from self._only.values()
        yield from self._among.values()

    @property
    def compared(self) -> int:
        """How many names were compared in all contexts, to find what was meant."""
        return sum(context.compared for context in self.contexts())


class Held(Whole):
    """All that was read, held in memory, with the faces of its processes."""

    def __init__(self, context: Context, faces: Mapping[str, Face]) -> None:
        super().__init__(context.settings)
        self.context = context
        self.faces = faces

    @property
    def ids(self) -> Collection[str]:
        return self.context.support.processes.keys()

    @property
    def named(self) -> Collection[Process]:
        return [self.faces[id].named for id in self.ids]

    @property
    def base(self) -> Context:
        return self.context

    def all(self) -> Context:
        return self.context

    def outlined(self, ids: frozenset[str]) -> Context:
        return self.context if 2 * len(ids) >= len(self.ids) else self.only(ids)

    def read(self, ids: frozenset[str]) -> Loaded:
        processes = self.context.support.processes
        found = {id: process for id, process in processes.items() if id in ids}
        return part(self.context.loaded, found)

    def contexts(self) -> Iterator[Context]:
        yield self.context
        yield from super().contexts()


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
