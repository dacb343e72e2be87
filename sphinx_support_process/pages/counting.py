"""What has to be known to count when something is due? Moments, lengths of time, and levels."""

from __future__ import annotations

from ..clock.spans import EndOfDay, Span
from ..clock.timetable import Timetable
from ..text.named import NamedTuple
from ..text.text import Text


class DueRow(NamedTuple):
    """How long something may take, at each level if it differs by those of a scale.

    A time is None that cannot be counted.
    """

    scale: str | None
    times: tuple[tuple[str | None, Span | EndOfDay | None], ...]


class Scaled(NamedTuple):
    """A scale and its levels: ids, with what they are called."""

    id: str
    title: Text
    levels: tuple[tuple[str, Text], ...]


class Counting(NamedTuple):
    """What counts from which moment: each of the `groups` is the name of one, with its rows.

    They stand in the order in which boxes and lists show them; nothing counts from a moment without
    a name. `scales` are those by whose levels rows differ; `pauses` tells whether somebody outside
    the team may be waited for, and there is no timetable where the zone is not known.
    """

    groups: tuple[tuple[str, tuple[DueRow, ...]], ...]
    scales: tuple[Scaled, ...]
    pauses: bool
    timetable: Timetable | None
