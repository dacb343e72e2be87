"""Which instant is meant? A time that people write, by the clock on the wall of a time zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from ..text.problem import short
from .instants import instant, seconds, shown

_FORM = re.compile(
    r"([12]\d{3}-\d\d-\d\d)(?:T|\s+)(\d\d:\d\d)(?::\d\d(?:[.,]\d{1,9})?)?"
    r"\s*(Z|UTC|[+-]\d\d:?\d\d)?",
    re.ASCII | re.IGNORECASE,
)
_EXAMPLE = datetime(2026, 11, 27, 17, 30)  # noqa: DTZ001


class MomentError(ValueError):
    """A text says no instant, or one of two: what is wrong, and what to write."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message, self.help = message, help


def moment(text: str, zone: ZoneInfo) -> datetime:
    """The instant of `2026-11-27 17:30`, a time in a zone, or of `2026-11-27T16:30Z`; in UTC.

    Seconds are left out: times are told to the minute. Raises MomentError.
    """
    match = _FORM.fullmatch(text.strip())
    try:
        wall = datetime.fromisoformat(f"{match[1]} {match[2]}") if match else None
        offset = _offset(match[3]) if match and match[3] else None
    except ValueError:
        wall = offset = None
    if wall is None:
        example = _EXAMPLE.replace(tzinfo=zone).isoformat(timespec="minutes")
        raise MomentError(
            f"`{short(text)}` is no time",
            f"write `{_EXAMPLE:%Y-%m-%d %H:%M}`, a time in {zone.key}, or `{example}`",
        )
    if offset is not None:
        return (wall - offset).replace(tzinfo=UTC)
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first < second:
        both = [each.astimezone(zone).isoformat(timespec="minutes") for each in (first, second)]
        raise MomentError(
            f"`{text.strip()}` came twice in {zone.key}: the clock was set back",
            f"write `{both[0]}` for the first, `{both[1]}` for the second",
        )
    if first > second:
        after = instant(shown(zone, seconds(wall.replace(tzinfo=UTC)), seconds(second)))
        before = after + (second - first) + (after.astimezone(zone).utcoffset() or timedelta())
        raise MomentError(
            f"`{text.strip()}` never came in {zone.key}: the clock was set forward",
            f"it went from {before:%Y-%m-%d %H:%M} to {after.astimezone(zone):%Y-%m-%d %H:%M}; "
            "write a time before or after",
        )
    return first


def _offset(text: str) -> timedelta:
    """How far a clock is ahead of UTC that shows `+01:00`. Raises ValueError beyond a day."""
    if text.upper() in ("Z", "UTC"):
        return timedelta()
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 23 or minutes > 59:
        raise ValueError(text)
    ahead = timedelta(hours=hours, minutes=minutes)
    return -ahead if text[0] == "-" else ahead
