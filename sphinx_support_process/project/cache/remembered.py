"""What do files say of which most did not change? These are read only where somebody asks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from ...checks import Context
from ...checks.face import Face
from ...checks.whole import Whole
from ...load import Loaded, Part, joined, part_of
from ...load.plan import made
from ...model import Process, Support
from ...text.file import decode
from ...text.text import Position, Text
from ..opened import Opened
from .named import from_plain


class Remembered(Whole):
    """The files of a check, with the names that their processes had in the last one.

    `rows` hold the names of each process by its id, and its file; `around` are the files with
    anything else. Of the processes that may be others `new` has the faces.
    """

    def __init__(
        self,
        opened: Opened,
        rows: Mapping[str, tuple[str, Sequence[Any]]],
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
            self.new[id].named if id in self.new else from_plain(row, _Unread(self, file))
            for id, (file, row) in self.rows.items()
        ]

    @property
    def base(self) -> Context:
        return self.among(frozenset(self.new))

    def all(self) -> Context:
        return self.opened.context

    def read(self, ids: frozenset[str]) -> Loaded:
        there = [id for id in self.rows if id in ids]
        parts = [self.part(file) for file in dict.fromkeys(self.rows[id][0] for id in there)]
        found = joined(parts).support.processes
        processes = {found[id].id: found[id] for id in there}
        support = made(Support, {**vars(self._around), "processes": processes})
        questioned = tuple(part.file for part in parts if part.questioned)
        return Loaded(support, (), self.sources, {}, questioned)

    def contexts(self) -> Iterator[Context]:
        yield from super().contexts()
        if "context" in vars(self.opened):
            yield self.opened.context

    def part(self, file: str) -> Part:
        """What a file says."""
        if file not in self._parts:
            self._parts[file] = part_of(file, self.opened.sources[file])
        return self._parts[file]

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The texts of all files."""
        held = self.opened.sources.items()
        texts = ((name, decode(data, name)) for name, data in held if isinstance(data, bytes))
        return {name: text for name, text in texts if isinstance(text, str)}

    @cached_property
    def _around(self) -> Support:
        """All that is no process."""
        return joined(map(self.part, self.around)).support


class _Unread:
    """A file that was not read, and is where somebody asks for the place of a process in it."""

    def __init__(self, whole: Remembered, file: str) -> None:
        self.whole = whole
        self.file = file

    def of(self, text: Text) -> Position:
        start = Text(text, self.file, 1, 1)
        processes = joined([self.whole.part(self.file)]).support.processes
        return processes[text].id.position if text in processes else start.position
