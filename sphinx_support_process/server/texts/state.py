"""What does a project say at this moment, as its editor has it? Each change costs its own file.

While a file is no YAML, its last text that was YAML speaks for it: what other files name stays
known, and nothing blinks.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ...checks import Context, Settings
from ...checks.context import OF_READING
from ...known.symbols.index import File, Symbol, Symbols, read_symbols
from ...known.symbols.mention import PAGES
from ...load import Loaded, Part, joined, part_of
from ...project.files import files_of, is_meant, is_page, pages_of
from ...project.opened import settings_of
from ...project.pages import astray_on_pages
from ...project.settings import Project
from ...project.symbols import directives, names
from ...text.file import decode, read_text
from ...text.problem import Problem
from .definitions import Definition, definitions
from .drift import Drift
from .judge import Memory

_AT_ONCE = 20
"""So many files are indexed before a message is looked for."""

Stamp = tuple[int, int]
"""When a file was changed last, and its size."""


class Moment:
    """What the parts of a project say together, worked out when somebody asks."""

    def __init__(self, loaded: Loaded, settings: Settings) -> None:
        self.loaded = loaded
        self.context = Context(loaded, settings)

    @cached_property
    def definitions(self) -> Mapping[Symbol, Definition]:
        return definitions(self.loaded.support)

    @cached_property
    def fixed(self) -> Mapping[str, str]:
        """The files in which something can be mended safely, mended."""
        from ...edit.fixes import fixed  # needed only where somebody asks

        return fixed(self.loaded).texts

    @cached_property
    def spellings(self) -> Mapping[str, Symbol]:
        return names(self.loaded.support)


class State:
    """One project: the texts of its files, of which some are open in the editor."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.settings = settings_of(project)
        self.parts: dict[str, Part] = {}
        self.pages: dict[str, str] = {}
        self.open: set[str] = set()
        self.is_judged = self.are_pages_judged = False
        self._good: dict[str, Part] = {}
        self._stamps: dict[str, Stamp] = {}
        self._files: dict[str, File] = {}
        self._directives = directives()
        self._moment: Moment | None = None
        self._memory = Memory()
        self._found: dict[str, list[Problem]] = {}
        self._astray: dict[str, list[Problem]] = {}
        self._seen: dict[str, str] = {}
        """The texts in which problems were looked for last."""

    def holds(self, path: str) -> bool:
        """Whether a file belongs to the project, be it there or not."""
        if path.endswith(PAGES):
            return is_page(path, self.project)
        return is_meant(path, self.project.files, self.project.folder)

    def text(self, name: str) -> str | None:
        part = self.parts.get(name)
        return part.text if part is not None else self.pages.get(name)

    def put(self, name: str, text: str) -> None:
        """Take another text for a file."""
        if text == self.text(name):
            return
        if name.endswith(PAGES):
            self.pages[name] = text
        else:
            self._read(name, _part(name, text))
        self._changed()

    def drop(self, name: str) -> None:
        """Forget a file that is there no more."""
        for held in (self.parts, self.pages, self._good, self._files, self._stamps):
            held.pop(name, None)
        self._changed()

    def refresh(self) -> None:
        """Read what changed on the disk, of the files that are not open."""
        there = [*files_of(self.project), *pages_of(self.project)]
        for name in [*self.parts, *self.pages]:
            if name not in self.open and name not in there:
                self.drop(name)
        for name in there:
            stamp = _stamp(name)
            if name in self.open or stamp is None or stamp == self._stamps.get(name):
                continue
            self._stamps[name] = stamp
            text = read_text(name)
            if not name.endswith(PAGES):
                self._read(name, part_of(name, text))
                self._changed()
            elif isinstance(text, str):
                self.put(name, text)
        if self._memory.is_stale:
            self._changed()

    def forget_stamp(self, name: str) -> None:
        """Let a file be read from the disk again."""
        self._stamps.pop(name, None)

    def _read(self, name: str, part: Part) -> None:
        self.parts[name] = part
        if not part.cut and part.text is not None:
            self._good[name] = part

    def _changed(self) -> None:
        self._moment = None
        self.is_judged = self.are_pages_judged = False

    @property
    def moment(self) -> Moment:
        if self._moment is None:
            self._moment = Moment(joined(self._whole(self.parts.values())), self.settings)
        return self._moment

    def moment_with(self, name: str, text: str) -> Moment:
        """What would be said with another text for a file."""
        parts = {**self.parts, name: _part(name, text)}
        return Moment(joined(self._whole(parts.values())), self.settings)

    def _whole(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The parts, that of a broken file as it was last."""
        for _, part in sorted((part.file, part) for part in parts):
            is_broken = part.cut or part.text is None
            yield self._good.get(part.file, part) if is_broken else part

    def file(self, name: str) -> File:
        """What a file mentions."""
        text = self.text(name) or ""
        held = self._files.get(name)
        if held is None or held.text is not text:
            held = self._files[name] = read_symbols(name, text, self._directives)
        return held

    def meaning(self, name: str) -> Symbols:
        """What the mentions of one file mean, without a look into others."""
        moment = self.moment
        return Symbols([self.file(name)], moment.spellings, moment.definitions.keys())

    def index(self) -> bool:
        """Read what some files mention; whether there are more."""
        names = [name for name in (*self.parts, *self.pages) if name not in self._files]
        for name in names[:_AT_ONCE]:
            self.file(name)
        return len(names) > _AT_ONCE

    @property
    def symbols(self) -> Symbols:
        """The index of all files."""
        files = [self.file(name) for name in sorted((*self.parts, *self.pages))]
        return Symbols(files, self.moment.spellings)

    def judge(self) -> None:
        """Run the rules over the YAML; all that they work out is forgotten afterwards."""
        context = Context(self.moment.loaded, self.settings)
        self._found = _by_file(self._memory.check(context))
        self._seen |= {part.file: part.text or "" for part in self._whole(self.parts.values())}
        self.is_judged = True

    def judge_pages(self) -> None:
        """Look for what pages name that is not there."""
        self._astray = _by_file(astray_on_pages(self.moment.context, self.symbols))
        self._seen |= self.pages
        self.are_pages_judged = True

    def problems(self, name: str) -> list[Problem]:
        """What is wrong in a file: what was found last, where its lines are now.

        What is wrong with reading its text, as it is now, is told at once.
        """
        text, part = self.text(name) or "", self.parts.get(name)
        found = self._found.get(name, []) if part is not None else self._astray.get(name, [])
        before = self._seen.get(name, text)
        if before == text and (part is None or self.is_judged):
            return found
        drift = Drift(before, text)
        carried = [
            problem._replace(place=place)
            for problem in found
            if (part is None or problem.rule not in OF_READING)
            and (place := drift.place(problem.place)) is not None
        ]
        reading = part.problems if part is not None else ()
        told = map(self.moment.context.privacy.told, reading) if reading else ()
        return sorted((*told, *carried), key=lambda problem: problem.place)


def _part(name: str, text: str) -> Part:
    """What an editor's text for a file says, which may begin with a byte order mark."""
    return part_of(name, decode(text.encode(), name))


def _by_file(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.place.file, []).append(problem)
    return found


def _stamp(name: str) -> Stamp | None:
    try:
        status = os.stat(name)  # noqa: PTH116
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
