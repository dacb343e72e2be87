"""`support-process due PROCESS --arrived TIME`: when its deadlines and promises are due."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from ...checks import RULES
from ...clock.due import Pause
from ...clock.fixed import Before
from ...clock.wall import MomentError, moment
from ...clock.zones import is_zone, zone_called, zone_meant
from ...known.due import Counted, counted, due_at
from ...known.known import Known
from ...model import Process, Scale
from ...project.chosen import process_called, told_files
from ...project.settings import read_project
from ...project.usage import UsageError
from ...report.content import located
from ...report.due import Asked, as_json, as_text
from ...text.suggest import did_you_mean, listed
from ..paths import path_argument


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Tell when the deadlines of a process are due, and the promises that begin or end in it, "
        "for a request that arrived at a time. A TIME is one of the calendar's time zone, as in "
        '"2026-11-27 17:30", or an instant, as in 2026-11-27T17:30+01:00.'
    )
    add = parser.add_argument
    add("process", metavar="PROCESS", help="the id of the process")
    path_argument(parser)
    add("--arrived", required=True, metavar="TIME", help="when the request arrived")
    add(
        "--level",
        action="append",
        default=[],
        metavar="LEVEL",
        help="its level, once for each scale (default: every level)",
    )
    add(
        "--paused",
        action="append",
        default=[],
        metavar="FROM/TO",
        help="when no time counted, once for each pause; without TO it lasts",
    )
    add(
        "--at",
        action="append",
        default=[],
        metavar="STEP=TIME",
        help="when a step was done, or begun, from which times count",
    )
    add("--format", choices=("text", "json"), default="text", help="how to tell it (default: text)")


def run(options: argparse.Namespace) -> int:
    loaded = told_files(options.paths, read_project(options.paths, RULES))
    if loaded is None:
        return 3
    known = Known(loaded.support)
    process = process_called(loaded.support, options.process)
    zone = _zone(known)
    begun = {str(process.id): _moment("--arrived", options.arrived, zone)}
    times = list(counted(known, process, _levels(known, options.level)))
    begun |= _begun(known, options.at, process, times, zone)
    pauses = [_pause(text, zone) for text in options.paused]
    told = [(each, due_at(known, each, begun, pauses)) for each in times]
    write = as_json if options.format == "json" else as_text
    sys.stdout.write(write(Asked(known, process, zone, begun), told))
    return int(bool(loaded.problems))


def _zone(known: Known) -> ZoneInfo:
    """The time zone of the calendar."""
    working = known.support.calendar.working if known.support.calendar else None
    written = working.timezone if working else None
    if written is not None and not is_zone(written):
        meant = zone_meant(written)
        advice = f"did you mean `{meant}`?" if meant else "write it as in `Europe/Berlin`, or `UTC`"
        place = located(written.place)
        raise UsageError(f"{place}: `{written}` of the calendar is no time zone", advice)
    name = known.schedule.zone
    try:
        return zone_called(name)
    except (KeyError, ValueError, OSError):
        message = f"this machine does not know the time zone `{name}`"
        raise UsageError(message, "run `pip install tzdata`") from None


def _moment(option: str, text: str, zone: ZoneInfo) -> datetime:
    try:
        return moment(text, zone)
    except MomentError as error:
        raise UsageError(f"{option}: {error.message}", error.help) from None


def _pause(text: str, zone: ZoneInfo) -> Pause:
    begin, slash, end = text.partition("/")
    if not slash:
        message = f"--paused: `{text}` has no `/` between its begin and its end"
        raise UsageError(message, "write `FROM/TO`, or `FROM/` while it lasts")
    start = _moment("--paused", begin, zone)
    stop = _moment("--paused", end, zone) if end.strip() else None
    if stop is not None and stop < start:
        raise UsageError(f"--paused: `{text}` ends before it begins", "write `FROM/TO`")
    return start, stop


def _begun(
    known: Known,
    written: Iterable[str],
    process: Process,
    times: Iterable[Counted],
    zone: ZoneInfo,
) -> dict[str, datetime]:
    """When that came which times count from, by its name; a step may be told by its id alone."""
    counting = [each.start.name for each in times if not isinstance(each.time, Before)]
    names = dict.fromkeys(name for name in counting if name != process.id)
    found: dict[str, datetime] = {}
    for text in written:
        step, sign, time = text.partition("=")
        step = step.strip()
        if not sign:
            raise UsageError(f"--at: `{text}` has no `=`", "write `STEP=TIME`")
        now = known.renamed.target(step, process) or step
        meant = (f"{process.id}.{step}", step, f"{process.id}.{now}", now)
        name = next((name for name in meant if name in names), None)
        if name is None:
            message = f"--at: nothing in `{process.id}` counts from `{step}`"
            there = [name.removeprefix(f"{process.id}.") for name in names]
            raise UsageError(message, did_you_mean(step, there))
        if name in found:
            raise UsageError(f"--at: `{step}` is given twice", "say one time for each step")
        found[name] = _moment("--at", time, zone)
    return found


def _levels(known: Known, written: Iterable[str]) -> Mapping[Scale, str]:
    """The levels that were chosen, by their scales; `severity.p1` where several have a `p1`."""
    found: dict[Scale, str] = {}
    scales = known.levels.scales.values()
    for text in written:
        scale, dot, id = text.rpartition(".")
        id = id if id in known.levels.by_id else known.renamed.new("levels", id) or id
        meant = [each for each in known.levels.by_id.get(id, ()) if not dot or each.id == scale]
        if not meant:
            names = {
                str(id) if len(known.levels.called(id)) == 1 else f"{each.id}.{id}": level.name
                for each in scales
                for id, level in each.values.items()
            }
            raise UsageError(f"there is no level `{text}`", did_you_mean(text, names, names))
        if len(meant) > 1:
            advice = listed(known.levels.called(id))
            raise UsageError(f"several scales have a level `{text}`", advice)
        if meant[0] in found:
            message = f"`{found[meant[0]]}` and `{id}` are levels of one scale, `{meant[0].id}`"
            raise UsageError(message, "name one of them")
        found[meant[0]] = id
    return found
