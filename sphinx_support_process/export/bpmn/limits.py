"""Which times can a timer measure? Those that elapse, in ISO 8601; it knows no working time."""

from __future__ import annotations

from ...clock.durations import Clock, DurationError
from ...known.levels import Levels, gravest
from ...model import Support
from ...model.varied import ByLevel
from ...text.kinds import Duration


class Limits:
    """The limits of a support process as timers; of those by level, that of the gravest cases."""

    def __init__(self, support: Support) -> None:
        self._clock, self._levels = Clock(support.calendar), Levels(support)

    def timer(self, *written: ByLevel[Duration] | None) -> str | None:
        """The shortest of some times, None where one of them is no time that elapses."""
        try:
            times = [self._clock.parse(gravest(self._levels, limit)) for limit in written if limit]
        except DurationError:
            return None
        if not times or any(time.working for time in times):
            return None
        return min(times, key=lambda time: time.minutes).iso
