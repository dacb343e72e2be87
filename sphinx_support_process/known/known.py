"""What is known about one support process? The inputs of views and rules, worked out once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..clock.durations import Clock, Duration, DurationError
from ..clock.fixed import READERS, Time
from ..clock.lengths import Lengths
from ..clock.schedule import Schedule, schedule
from ..clock.week import Week
from ..flow import Flow, Soundness
from ..model import Process, Representative, Scale, Step, Support
from ..model.names import Entry, by_spelling
from ..model.varied import ELSE, ByLevel
from ..text import kinds
from ..text.kinds import Inline, LevelId, Markdown, Plain
from ..text.named import NamedTuple
from ..text.published import PUBLIC
from ..text.text import Text
from .colour import Tone, tones
from .levels import Case, Levels
from .moved import Names
from .renamed import Renamed
from .telling import Telling
from .texts import Prose
from .values import Values, written

if TYPE_CHECKING:
    from ..clock.timetable import Timetable


class Limit(NamedTuple):
    """A limit of time: as it is written, and how long it is."""

    text: Text
    duration: Duration


_Levelled = tuple[Scale | None, Mapping[str, Limit | None]]
"""The scale of a mapping by level, and a limit for each level that it names."""


class Known:
    """A support process and what follows from it; nothing of it changes.

    `public_fields` are what may be published of a representative. `unread` are processes of which
    a part could not be read: nothing is said of what they lack. `entered` are steps to which
    something may lead that could not be read.
    """

    unread: Collection[Process] = ()
    entered: Collection[Step] = ()
    searches = 0
    """How often somebody asked for all texts."""

    def __init__(
        self,
        support: Support,
        today: date | None = None,
        public_fields: Collection[str] = PUBLIC,
    ) -> None:
        self.support = support
        self.public_fields = public_fields
        self._today = today
        self._durations: dict[str, Duration | None] = {}
        self._levelled: dict[int, _Levelled] = {}

    @cached_property
    def today(self) -> date:
        """The day to compare dates with: the current one, unless another was given."""
        return self._today or date.today()  # noqa: DTZ011

    @property
    def looked_at_day(self) -> bool:
        """Whether anything that was found out so far depends on the day."""
        return "today" in vars(self)

    def may_be_unread(self, name: str, *around: str) -> bool:  # noqa: ARG002
        """Whether a name may be defined in a part that could not be read."""
        return False

    @cached_property
    def flow(self) -> Flow:
        return Flow(self.support)

    @cached_property
    def soundness(self) -> Soundness:
        return Soundness(self.flow, self.unread, self.entered)

    @cached_property
    def telling(self) -> Telling:
        """Tells who hears of a step or duty."""
        return Telling(self.flow, self.levels)

    def steps_called(self, id: str) -> Sequence[str]:
        """The names of all steps with an id."""
        return self._names_by_id.get(id, ())

    @cached_property
    def _names_by_id(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for name, step in self.flow.steps.items():
            found.setdefault(step.id, []).append(name)
        return found

    @cached_property
    def names(self) -> Mapping[str, Entry]:
        """Roles and terms by each of their spellings, in lower case."""
        return by_spelling(self.support)

    @cached_property
    def tones(self) -> Mapping[str, Tone]:
        """The colour of each role, in charts and on badges."""
        return tones(self.support)

    @cached_property
    def written(self) -> Mapping[Any, Values]:
        """Every value of the model by its kind."""
        return written(self.support)

    @property
    def prose(self) -> Prose:
        """All texts but those of templates."""
        self.searches += 1
        return self._prose

    @cached_property
    def _prose(self) -> Prose:
        return Prose([*self.written[Inline].columns, *self.written[Markdown].columns])

    @cached_property
    def messages(self) -> Prose:
        """The subjects and bodies of templates."""
        return Prose(self.written[Plain].columns)

    @cached_property
    def levels(self) -> Levels:
        return Levels(self.support)

    @cached_property
    def renamed(self) -> Renamed:
        return Renamed(self.support)

    @cached_property
    def moved(self) -> Names:
        """The names that were given up, and what each is called now."""
        return Names(self.support, self.renamed)

    @cached_property
    def clock(self) -> Clock:
        return Clock(self.support.calendar)

    @cached_property
    def schedule(self) -> Schedule:
        return schedule(self.support.calendar)

    @cached_property
    def timetable(self) -> Timetable | None:
        """What counts due times on pages; None where the time zone is not known."""
        from ..clock.timetable import ARRIVALS, timetable

        try:
            return timetable(self.schedule, *ARRIVALS)
        except (KeyError, ValueError, OSError):
            return None

    @cached_property
    def week(self) -> Week:
        return Week(self.schedule)

    @cached_property
    def lengths(self) -> Lengths:
        """Tells which of two lengths of time is longer: always, in some weeks, or never."""
        return Lengths(self.schedule)

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

    def time(self, kind: Any, text: str) -> Time | None:
        """What a text of a kind (`Duration`, `Every`, `By`) says, None if it cannot be read."""
        if kind is kinds.Duration:
            return self.duration(text)
        try:
            return READERS[kind](self.clock, text)
        except DurationError:
            return None

    def longest(self, value: ByLevel[Text] | None, case: Case = Case()) -> Limit | None:  # noqa: B008
        """The longest duration that a limit may be in a case, None if none is said for all."""
        if value is None or isinstance(value, Text):
            return self._limit(value)
        scale, limits = self._levelled.get(id(value)) or self._by_level(value)
        if scale is None or scale is not case.scale:
            return max(self._limits(value, case), key=_minutes, default=None)
        level = case.levels[0]
        return limits[level] if level in limits else limits.get(ELSE)

    def _by_level(self, value: Mapping[LevelId, Text]) -> _Levelled:
        """The limits of a mapping, and the scale of its levels."""
        limits = {str(level): self._limit(text) for level, text in value.items()}
        found = self._levelled[id(value)] = self.levels.scale_of(value), limits
        return found

    def _limit(self, text: Text | None) -> Limit | None:
        duration = self.duration(text)
        return None if text is None or duration is None else Limit(text, duration)

    def shortest(self, value: ByLevel[Text] | None, case: Case) -> Limit | None:
        """The shortest duration that a limit may be in a case, None if none is said for all."""
        return min(self._limits(value, case), key=_minutes, default=None)

    def _limits(self, value: ByLevel[Text] | None, case: Case) -> list[Limit]:
        texts = self.levels.at(value, case)
        found = [(text, self.duration(text)) for text in texts]
        known = [Limit(text, duration) for text, duration in found if duration is not None]
        return known if len(known) == len(found) else []

    @cached_property
    def deadlines(self) -> Mapping[Process, list[Step]]:
        """The steps of a process that have a deadline which counts from somewhere, if any has."""
        found: dict[Process, list[Step]] = {}
        for process in self.support.processes.values():
            steps = [step for step in process.steps if step.since and step.within is not None]
            if steps:
                found[process] = steps
        return found

    @cached_property
    def former(self) -> tuple[Representative, ...]:
        """The representatives who speak for their community no more."""
        today = self.today.isoformat()
        return tuple(
            person
            for community in self.support.communities.values()
            for person in community.representatives
            if person.until and person.until < today
        )


def _minutes(limit: Limit) -> int:
    return limit.duration.minutes
