"""What may a rule look at? All that is known, how it was read, and what is asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from ..known.known import Known
from ..known.meant import titles
from ..known.settings import Settings
from ..known.values import Values
from ..load import Loaded
from ..model import Duty, Ignore, Process, Step, Support
from ..model.fields import keys
from ..text.kinds import LevelId
from ..text.problem import NAMELESS, Problem
from ..text.suggest import did_you_mean
from .phrases import Phrases

if TYPE_CHECKING:
    from ..known.privacy import Privacy

MAX_COMPARED = 200_000
"""So many names are compared with what was written before no more is guessed."""

OF_READING = frozenset({"yaml", "schema"})
"""Rules that tell what was left out in reading. Nothing hides it: it is not understood."""

_WORD = r"\w+"
_STEP = r"[\w-]+\.[\w-]+"
_KEY = r"""(?m)^[\s\-{[]*(?:id:[ ]*)?["']?([\w-]+)["']?[ ]*(?::|,|$)"""

AHEAD = -1
"""So many days a date may be old that lies ahead: elsewhere it is tomorrow already."""


class Context(Known):
    """A support process as rules see it; nothing of it changes."""

    def __init__(self, loaded: Loaded, settings: Settings = Settings()) -> None:  # noqa: B008
        super().__init__(loaded.support, settings.today, settings.public_fields)
        self.loaded = loaded
        self.settings = settings
        self.compared = 0
        """How many names were compared to find what was meant."""
        self.looked_for: dict[str, str | bool] = {}
        """Files that were looked for, as they were."""
        self.asked_unread = False
        """Whether somebody asked what may stand in what could not be read."""

    @cached_property
    def privacy(self) -> Privacy:
        """What of the people in the files may be told."""
        from ..known.privacy import Privacy  # needed only where there is a problem

        return Privacy(self.loaded.sources, self.settings.public_fields)

    @cached_property
    def phrases(self) -> Phrases:
        """Where texts say what some rules look at closely."""
        return Phrases(self.prose, self.support.roles.values())

    @cached_property
    def by_levels(self) -> Mapping[tuple[str, ...], Values]:
        """The mappings by level that were written, by the levels that they name."""
        found: dict[tuple[str, ...], Values] = {}
        for column in self.written[LevelId].columns:
            rows: dict[tuple[str, ...], list[int]] = {}
            for row, mapping in enumerate(column.values):
                rows.setdefault(tuple(mapping), []).append(row)
            for ids, some in rows.items():
                found.setdefault(ids, Values()).columns.append(column.only(some))
        return found

    @cached_property
    def ignores(self) -> Sequence[tuple[str, Ignore]]:
        """The `ignore` entries, each with the name of its definition."""
        found: list[tuple[str, Ignore]] = []
        for kind, records in vars(self.support).items():
            for record in records.values() if isinstance(records, Mapping) else ():
                about = str(record.id) if kind == "processes" else f"{kind}.{record.id}"
                found += ((about, entry) for entry in getattr(record, "ignore", ()))
        for process in self.support.processes.values():
            parts: tuple[Duty | Step, ...] = (*process.duties, *process.steps)
            some = [part for part in parts if part.ignore]
            found += [(f"{process.id}.{part.id}", entry) for part in some for entry in part.ignore]
        return found

    @cached_property
    def everything_read(self) -> bool:
        """Whether nothing was left out in reading."""
        return not self._unread

    @property
    def calendar_is_unread(self) -> bool:
        """Whether a part of the calendar, or all of it, may stand in what could not be read."""
        if self.is_partly_read("calendar"):
            return True
        top_level = any(problem.about == "" for problem in self._unread)
        return self.support.calendar is None and top_level

    @cached_property
    def unread(self) -> Collection[Process]:  # type: ignore[override]
        """The processes of which a part could not be read, in the order of the files."""
        ids = {problem.about.partition(".")[0] for problem in self._unread}
        return dict.fromkeys(
            process for process in self.support.processes.values() if process.id in ids
        )

    def is_partly_read(self, about: str) -> bool:
        """Whether a part of a definition, as in `triage.read`, could not be read."""
        return about in self._partly_read

    @cached_property
    def _partly_read(self) -> frozenset[str]:
        return frozenset(problem.about for problem in self._unread)

    @cached_property
    def _unread(self) -> list[Problem]:
        """The problems that tell of what was left out in reading."""
        return [problem for problem in self.loaded.problems if problem.rule in OF_READING]

    def may_be_unread(self, name: str, *around: str) -> bool:
        """Whether a name may be defined in a part that could not be read.

        It would stand `around` there: under a key such as `roles`, or in a process.
        """
        self.asked_unread = True
        if self.everything_read:
            return False
        id = name.rpartition(".")[2]
        lost = not self._nameless.isdisjoint(around)
        return lost or id in self._keys or self.may_be_cut(id)

    @cached_property
    def _nameless(self) -> frozenset[str]:
        """Where a definition may stand whose name is not known: kinds of them, and processes."""
        found = set()
        for problem in self._unread:
            about = problem.about
            process = self.support.processes.get(about)
            if problem.cause.startswith(NAMELESS):
                scope, dot, _ = about.partition(".")
                found.add(scope if dot or about in keys(Support) else "processes")
            elif about.startswith("levels."):
                scale = self.support.levels.get(about.removeprefix("levels."))
                found |= set() if scale and scale.values else {"levels"}
            elif about in keys(Support) or (process and not (process.outcomes and process.steps)):
                found.add(about)
        return frozenset(found)

    def is_foreign(self, kind: str, name: str, *around: str) -> bool:
        """Whether a name in a text may mean what no file that was read defines.

        One with a site before it, as `team:triage.read`, is looked up by Sphinx.
        """
        elsewhere = ":" in name or (kind, name) in self.settings.defined_elsewhere
        return elsewhere or self.may_be_unread(name, *around)

    def may_be_cut(self, words: str) -> bool:
        """Whether words may stand in what is no YAML, so that nothing of it is known."""
        if self._is_lost or not self._words_cut:
            return self._is_lost
        return self._words_cut.issuperset(re.findall(_WORD, words.casefold()))

    @cached_property
    def entered(self) -> Collection[Step]:  # type: ignore[override]
        """The steps to which something may lead from what is no YAML."""
        steps = self.flow.steps
        if self._is_lost:
            return steps.values()
        named = (re.findall(_STEP, text) for text in self.loaded.cut.values())
        return [steps[name] for name in chain.from_iterable(named) if name in steps]

    @cached_property
    def _is_lost(self) -> bool:
        """Whether there is a file of which nothing could be read."""
        sources = self.loaded.sources
        return any(problem.place.file not in sources for problem in self.loaded.problems)

    @cached_property
    def _words_cut(self) -> frozenset[str]:
        found = (re.findall(_WORD, text.casefold()) for text in self.loaded.cut.values())
        return frozenset(chain.from_iterable(found))

    @cached_property
    def _keys(self) -> frozenset[str]:
        """Whatever stands like a key or an id in the files."""
        sources = self.loaded.sources.values()
        return frozenset(key for text in sources for key in re.findall(_KEY, text))

    def suggest(self, written: str, known: Collection[str] | Mapping[str, Any]) -> str:
        """The `did you mean` of a message, if there is time for it; definitions have titles."""
        if not self.has_time_to_guess(len(known)):
            return ""
        return did_you_mean(written, known, titles(known) if isinstance(known, Mapping) else {})

    def has_time_to_guess(self, size: int) -> bool:
        """Whether to compare so many names once more, as each takes time."""
        self.compared += size
        return self.compared - size < MAX_COMPARED
