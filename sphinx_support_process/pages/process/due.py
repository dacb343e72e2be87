"""When is a request due? The deadlines of a process, and the promises that begin or end in it."""

from __future__ import annotations

from collections.abc import Iterator

from ...clock.zones import is_zone
from ...known.due import counted
from ...known.known import Known
from ...model import Process
from ..content import Block
from ..due import due_times
from ..leaves import Mistake
from ..lines import _, line, phrase
from ..view import Options, view


@view("due", of="processes", home="never")
def due(known: Known, shown: Process, _options: Options) -> Iterator[Block]:
    """When the deadlines of a process are due, and the promises that begin or end in it.

    What is due within how long, counted from when, and who does it; three examples, and in HTML a
    form that counts for a request.
    """
    times = [*counted(known, shown, {})]
    if not times:
        yield line(phrase(_("This process has no deadline.")))
        return
    yield from unknown_zone(known)
    yield due_times(known, times, str(shown.id))


def unknown_zone(known: Known) -> Iterator[Mistake]:
    """Tell of a machine without time zones; a rule tells of what is none."""
    name = known.schedule.zone
    if known.timetable is None and is_zone(name):
        message = f"this machine does not know the time zone `{name}`"
        yield Mistake("calendar-incomplete", message, "run `pip install tzdata`")
