"""What may a rule look at? All that is known about one support process, worked out once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count
from typing import Any

from ..clock.durations import Clock, Duration, DurationError
from ..flow import Flow, Soundness
from ..known.texts import Prose
from ..known.values import Values, written
from ..load import Loaded
from ..model import Process, Step, Support
from ..model.names import Entry, by_spelling
from ..text.kinds import Inline, Markdown, Plain, Since
from ..text.problem import Problem
from ..text.suggest import did_you_mean
from .rule import OF_READING, Rule
from .settings import Settings

MAX_SUGGESTIONS = 300

_KEY = r"""(?m)^[\s\-{[]*(?:id:[ ]*)?["']?([\w-]+)["']?[ ]*(?::|,|$)"""


@dataclass(frozen=True)
class Context:
    """A support process as rules see it; nothing of it changes."""

    loaded: Loaded
    settings: Settings = Settings()  # noqa: RUF009

    @property
    def support(self) -> Support:
        return self.loaded.support

    @cached_property
    def flow(self) -> Flow:
        return Flow(self.support)

    @cached_property
    def soundness(self) -> Soundness:
        return Soundness(self.flow, self.unread)

    @cached_property
    def names(self) -> Mapping[str, Entry]:
        """Roles and terms by each of their spellings, in lower case."""
        return by_spelling(self.support)

    @cached_property
    def clock(self) -> Clock:
        return Clock(self.support.calendar)

    @cached_property
    def today(self) -> date:
        return self.settings.today or date.today()  # noqa: DTZ011

    @cached_property
    def written(self) -> Mapping[Any, Values]:
        """Every value of the model by its kind."""
        return written(self.support)

    @cached_property
    def prose(self) -> Prose:
        """All texts but those of templates."""
        return Prose([*self.written[Inline].columns, *self.written[Markdown].columns])

    @cached_property
    def messages(self) -> Prose:
        """The subjects and bodies of templates."""
        return Prose(self.written[Plain].columns)

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
    def unread(self) -> Collection[Process]:
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

    def may_be_unread(self, name: str) -> bool:
        """Whether a name may be defined in a part that could not be read."""
        if self.everything_read:
            return False
        sources = self.loaded.sources
        lost = any(problem.place.file not in sources for problem in self.loaded.problems)
        return lost or name.rpartition(".")[2] in self._keys

    @cached_property
    def _keys(self) -> frozenset[str]:
        """Whatever stands like a key or an id in the files."""
        sources = self.loaded.sources.values()
        return frozenset(key for text in sources for key in re.findall(_KEY, text))

    def suggest(self, written: str, known: Iterable[str]) -> str:
        """The `did you mean` of a message, if there is time for it."""
        return did_you_mean(written, known) if self.has_time_to_guess() else ""

    def has_time_to_guess(self) -> bool:
        """Whether to guess once more: not after the first few hundred, as each takes time."""
        return next(self._suggestions) < MAX_SUGGESTIONS

    @cached_property
    def _suggestions(self) -> Iterator[int]:
        return count()

    def duration(self, text: str | None) -> Duration | None:
        """The duration that a text says, None if there is none or it says none."""
        if text is None:
            return None
        if text not in self._durations:
            try:
                self._durations[text] = self.clock.parse(text)
            except DurationError:
                self._durations[text] = None
        return self._durations[text]

    @cached_property
    def deadlines(self) -> Mapping[Process, list[tuple[Step, Duration]]]:
        """The steps of a process that have a deadline which counts from somewhere, if any has."""
        found: dict[Process, list[tuple[Step, Duration]]] = {}
        for column in self.written[Since].columns:
            for step, process, _ in column.owners:
                duration = self.duration(step.within)
                if duration is not None and process is not None:
                    found.setdefault(process, []).append((step, duration))
        return found

    @cached_property
    def _durations(self) -> dict[str, Duration | None]:
        return {}

    def runs(self, rule: Rule) -> bool:
        """Whether a rule shall run, and can."""
        return (
            self.settings.selects(rule.name)
            and (self.settings.strict or not rule.strict)
            and (self.everything_read or not rule.whole)
        )
