"""What do files say of which most did not change? These are read only where somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

from ...checks import Context
from ...checks.face import Face
from ...checks.whole import Whole
from ...load import Loaded, Part, joined, part_of
from ...load.plan import made
from ...model import Process, Support
from ..opened import Opened
from .outline import Said, named, outline


class Remembered(Whole):
    """The files of a check, with the names that their processes had in the last one.

    `rows` hold each process in outline by its id, and its file; `around` are the files with
    anything else. Of the processes that may be others `new` has the faces.
    """

    def __init__(
        self,
        opened: Opened,
        rows: Mapping[str, tuple[str, Said]],
        around: Collection[str],
        new: Mapping[str, Face],
    ) -> None:
        super().__init__(opened.settings)
        self.opened = opened
        self.rows = rows
        self.around = around
        self.new = new
        self._parts: dict[str, Part] = {}

    @property
    def ids(self) -> Collection[str]:
        return self.rows.keys()

    @cached_property
    def named(self) -> Collection[Process]:
        return [
            self.new[id].named if id in self.new else named(row, file, self._reader(id))
            for id, (file, row) in self.rows.items()
        ]

    def before(self, id: str) -> Process:
        """A process in outline, as it was in the last check."""
        file, row = self.rows[id]
        return outline(row, file, self._reader(id))

    def _reader(self, id: str) -> Callable[[], Process]:
        """What reads a process."""
        return lambda: self._processes(self.rows[id][0])[id]

    @property
    def base(self) -> Context:
        return self.among(frozenset(self.new))

    def all(self) -> Context:
        return self.opened.context

    def read(self, ids: frozenset[str]) -> Loaded:
        there = [self._reader(id)() for id in self.rows if id in ids]
        files = dict.fromkeys(process.id.file for process in there)
        questioned = tuple(file for file in files if self.part(file).questioned)
        return Loaded(self._with(there), (), self.sources, {}, questioned)

    def outlined(self, ids: frozenset[str]) -> Context:  # noqa: ARG002
        return self._outlined

    @cached_property
    def _outlined(self) -> Context:
        """A context with all processes, in outline but for those that may be others."""
        processes = (
            self.new[id].process if id in self.new else self.before(id) for id in self.rows
        )
        return Context(Loaded(self._with(processes), (), self.sources, {}), self.settings)

    def _with(self, processes: Iterable[Process]) -> Support:
        """All that is no process, with some of those."""
        return made(  # type: ignore[no-any-return]
            Support, {**vars(self._around), "processes": {each.id: each for each in processes}}
        )

    def contexts(self) -> Iterator[Context]:
        yield from super().contexts()
        if "_outlined" in vars(self):
            yield self._outlined
        if "context" in vars(self.opened):
            yield self.opened.context

    def part(self, file: str) -> Part:
        """What a file says."""
        if file not in self._parts:
            self._parts[file] = part_of(file, self.opened.sources[file])
        return self._parts[file]

    def _processes(self, file: str) -> Mapping[str, Process]:
        """The processes of a file by their ids."""
        values = (value for value in self.part(file).values if value.field == "processes")
        return {str(id): each for value in values for id, each in value.value.items()}

    @property
    def sources(self) -> Mapping[str, str]:
        return self.opened.texts

    @cached_property
    def _around(self) -> Support:
        """All that is no process."""
        return joined(map(self.part, self.around)).support
