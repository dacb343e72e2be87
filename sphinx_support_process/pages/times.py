"""How long, by when, how often, and at which level? Times as the pages say them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..known.known import Known
from ..model import Holiday, Promise, Step, Working
from ..model.varied import ELSE, ByLevel, values
from ..text.kinds import By, Every, LevelId, RoleId
from ..text.text import Text
from .lines import _, joined, phrase, roles
from .lines import step as ref
from .pieces import Marked, Phrase, Piece, Pieces, Plain, Ref, Time

WEEKDAYS = {
    "mon": _("Mon"),
    "tue": _("Tue"),
    "wed": _("Wed"),
    "thu": _("Thu"),
    "fri": _("Fri"),
    "sat": _("Sat"),
    "sun": _("Sun"),
}
_WEEKDAY = re.compile(rf"(?i)\b({'|'.join(WEEKDAYS)})[a-z]*\b(\s*-\s*(?=[a-z]))?")
_END_OF_DAY = re.compile(r"(?i)(?:the )?end of the( next)? working day")


def time(known: Known, written: ByLevel[Text]) -> Piece:
    """A length of time as it was understood, or one for each level."""
    if isinstance(written, Mapping):
        return by_level(known, {level: (length(known, each),) for level, each in written.items()})
    return length(known, written)


def length(known: Known, text: Text) -> Time:
    """A length of time, as it was understood; of a range both ends are said."""
    found = known.duration(text)
    parts = found.parts if found else ()
    return Time(text, tuple((n if n.least is None else repr(n), unit) for n, unit in parts))


def due(known: Known, written: ByLevel[By]) -> Piece:
    """By when something is done, as it is written, or so for each level."""
    if isinstance(written, Mapping):
        return by_level(known, {level: (_due(each),) for level, each in written.items()})
    return _due(written)


def _due(text: By) -> Piece:
    message = end_of_day(text)
    return phrase(message) if message else Plain(text)


def end_of_day(text: Text) -> str | None:
    """The message for the end of a working day, None if a text says anything else."""
    end = _END_OF_DAY.fullmatch(" ".join(text.split()))
    if end is None:
        return None
    return _("end of the next working day") if end[1] else _("end of the working day")


def promised(known: Known, promise: Promise) -> Piece:
    """How long something takes that is promised, or by when it is done."""
    if promise.within is not None:
        return time(known, promise.within)
    return due(known, promise.by) if promise.by is not None else ""


def often(known: Known, every: ByLevel[Every]) -> Piece:
    """How often, or at which times of the week, or so for each level."""
    if isinstance(every, Mapping):
        shown = {level: _often(known, each) for level, each in every.items()}
        return by_level(known, shown, "; " if any(map(_WEEKDAY.match, every.values())) else ", ")
    return phrase("{times}", times=_often(known, every))


def repeated(known: Known, written: ByLevel[Every]) -> Phrase:
    """How often something is done, in a line with other things."""
    if any(map(_WEEKDAY.match, values(written))):
        return phrase(_("every {times}"), times=often(known, written))
    return phrase(_("every {time}"), time=often(known, written))


def at_intervals(known: Known, written: ByLevel[Every]) -> Phrase:
    """How often something is done, at the beginning of a line."""
    if any(map(_WEEKDAY.match, values(written))):
        return phrase(_("Every {times}"), times=often(known, written))
    return phrase(_("Every {time}"), time=often(known, written))


def _often(known: Known, every: Every) -> Pieces:
    """How often: a length of time, or weekdays and times of the day."""
    return weekdays(every) if _WEEKDAY.match(every) else (length(known, every),)


def weekdays(text: Text) -> Pieces:
    """A text with names of weekdays, which are translated: `mon, thu 10:00`."""
    found: list[Piece] = []
    end = 0
    for name in _WEEKDAY.finditer(text):
        found += [str(text[end : name.start()]), phrase(WEEKDAYS[name[1].lower()])]
        found += ["-"] if name[2] else []
        end = name.end()
    found.append(str(text[end:]))
    return tuple(piece for piece in found if piece)


def by_level(known: Known, shown: Mapping[LevelId, Pieces], separator: str = ", ") -> Phrase:
    """What holds at each level: `15 minutes (SEV-1), else 1 working day`."""
    said: list[Piece] = []
    for level, each in shown.items():
        value = Marked(each, ("spp-value",))
        if level == ELSE:
            one = phrase(_("else {value}"), value=value)
        else:
            name = level_of(known, shown, level)
            one = phrase(_("{value} ({level})"), value=value, level=name)
        said.append(Marked((one,), (f"spp-at-{level}",)))
    scale = known.levels.scale_of(shown)
    values = joined(said, separator)
    return phrase("{values}", values=Marked(values, (f"spp-by-{scale.id}",)) if scale else values)


def level_of(known: Known, mapping: Mapping[LevelId, object], level: LevelId) -> Piece:
    """A reference to a level of a mapping; its id where no scale has all levels of it."""
    scale = known.levels.scale_of(mapping)
    return Ref("level", f"{scale.id}.{level}") if scale else str(level)


def told(known: Known, informs: ByLevel[tuple[RoleId, ...]]) -> Pieces:
    """References to the roles that are told, or to those told at each level."""
    if isinstance(informs, Mapping):
        shown = {level: roles(ids) for level, ids in informs.items()}
        return (by_level(known, shown, "; "),)
    return roles(informs)


def deadline(known: Known, step: Step) -> Iterator[Phrase]:
    """Until when a step is done, and from when that counts."""
    if step.by:
        yield phrase(_("Due: {time}"), time=due(known, step.by))
    if step.within is None:
        return
    length, is_varied = time(known, step.within), isinstance(step.within, Mapping)
    since = known.flow.steps.get(f"{step.process}.{step.since}")
    if is_varied:
        yield phrase(_("Within {time}"), time=length)
        if since:
            yield phrase(_("counted from {step}"), step=ref(since, step.process))
        elif step.since == "start":
            yield phrase(_("counted from the start"))
    elif since:
        yield phrase(_("Within {time} of {step}"), time=length, step=ref(since, step.process))
    elif step.since == "start":
        yield phrase(_("Within {time} of the start"), time=length)
    else:
        yield phrase(_("Within {time}"), time=length)


def at_a_glance(known: Known, step: Step) -> Iterator[Phrase]:
    """Until when a step is done, in a line with other things."""
    if step.within:
        yield phrase(_("within {time}"), time=time(known, step.within))
    if step.by:
        yield phrase(_("due: {time}"), time=due(known, step.by))


def working_time(working: Working) -> Phrase:
    """Days, hours and time zone in which the team works."""
    hours, zone = working.hours, working.timezone
    if not isinstance(hours, Mapping):
        days = weekdays(working.days) if working.days else ()
        times = joined(filter(None, (days, hours, zone)))
        return phrase(_("Working time: {times}"), times=times)
    said = joined(((*weekdays(days), " ", str(each)) for days, each in hours.items()), "; ")
    return phrase(_("Working time: {times}"), times=(*said, f"; {zone}" if zone else ""))


def holidays(working: Working) -> Iterator[Phrase]:
    """On which dates the team does not work, or at other hours."""
    free = [day for day in working.holidays if day.hours is None]
    shorter = [day for day in working.holidays if day.hours is not None]
    if free:
        yield phrase(_("Closed on {days}"), days=joined(map(_holiday, free)))
    if shorter:
        yield phrase(_("Other hours on {days}"), days=joined(map(_holiday, shorter), "; "))


def _holiday(day: Holiday) -> Phrase:
    said: list[Piece] = [str(day.date)]
    if day.name:
        said += [" (", Plain(day.name), ")"]
    if day.hours:
        said += [" ", str(day.hours)]
    return phrase("{day}", day=said)
