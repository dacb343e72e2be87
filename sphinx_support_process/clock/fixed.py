"""At which fixed times, or by when? Times that are no plain duration."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from ..text import kinds
from ..text.named import NamedTuple
from ..text.problem import short
from .durations import FORM, Clock, Duration, DurationError
from .hours import working_days
from .spans import EndOfDay

_TIMES = r"(?is)(.*?)((?:(?:^|[\s,]+)(?:at\s+)?\d{1,2}:[0-5]\d)*)"
_TIME = r"(\d+):(\d+)"
_DAYS = r"(?is)(\D*?)[\s,]*(?:\bat\s+)?(\d.*)"
_END = r"(?i)(?:the )?end of (?:the )?(next )?(working )?day"
_BEFORE = r"(?i)(.+?) before (.+)"
_BY = "write `end of the working day`, `end of the next working day`, or `2 weeks before` an event"
_FIXED = "write times behind the days: `mon, thu 10:00`; other days at other times are another duty"
_LONGEST = 200
"""No text is longer than this many characters."""


class FixedTimes(NamedTuple):
    """Times of some weekdays, 0 for Monday; in minutes after midnight, none if it is any time."""

    days: tuple[int, ...]
    times: tuple[int, ...] = ()


class Before(NamedTuple):
    """So much time before an event, which has a name and no date."""

    duration: Duration
    event: str


def every(clock: Clock, text: str) -> Duration | FixedTimes:
    """How often, or at which times: `4 hours`, `mon, thu 10:00`. Raises DurationError."""
    words = " ".join(text[: _LONGEST + 1].split())
    match = re.fullmatch(_TIMES, words)
    assert match is not None
    days = working_days(match[1])
    times = tuple(int(hour) * 60 + int(minute) for hour, minute in re.findall(_TIME, match[2]))
    begin = None if days else re.fullmatch(_DAYS, words)
    if begin is not None and working_days(begin[1]) and len(words) <= _LONGEST:
        message = f"`{short(words)}` cannot be read as fixed times: "
        message += f"`{short(begin[2])}` is no time of day"
        raise DurationError(message, _FIXED)
    if len(words) > _LONGEST or not (days or times):
        try:
            return clock.parse(text)
        except DurationError as error:
            if not error.unit and error.help.startswith(FORM):
                error.help += ", or fixed times: `mon, thu 10:00`"
            raise
    if not days:
        what = f"`{short(match[1])}` is no weekday" if match[1] else "it says no weekday"
        message = f"`{short(words)}` cannot be read as fixed times: {what}"
        raise DurationError(message, "write the days before the time: `mon, thu 10:00`")
    if max(times, default=0) >= 24 * 60:
        message = f"`{short(words)}` has a time that no clock shows"
        raise DurationError(message, "write hours from 00:00 to 23:59")
    return FixedTimes(days, tuple(sorted(set(times))))


def by(clock: Clock, text: str) -> EndOfDay | Before:
    """By when: `end of the working day`, `2 weeks before the release`. Raises DurationError."""
    words = " ".join(text[: _LONGEST + 1].split())
    end = re.fullmatch(_END, words)
    if end is not None and end[2]:
        return EndOfDay(next=bool(end[1]))
    before = re.fullmatch(_BEFORE, words)
    if len(words) <= _LONGEST and before is not None:
        return Before(clock.parse(before[1]), before[2])
    message = f"`{short(words)}` is no time by which something is due"
    if end is not None:
        raise DurationError(message, f"write `end of the {end[1] or ''}working day`")
    try:
        duration = clock.parse(text)
    except DurationError:
        raise DurationError(message, _BY) from None
    raise DurationError(message, f"write `within: {duration}`, without `by:`")


Time: TypeAlias = Duration | FixedTimes | EndOfDay | Before

READERS: Mapping[Any, Callable[[Clock, str], Time]] = {
    kinds.Duration: Clock.parse,
    kinds.Every: every,
    kinds.By: by,
}
"""What reads each kind of text that says a time."""


def length_in(time: Time | None) -> Duration | None:
    """The duration that a time holds, if it holds one."""
    if isinstance(time, Before):
        return time.duration
    return time if isinstance(time, Duration) else None
