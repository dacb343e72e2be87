"""Due times to be counted twice, in Python and by the script: the stored cases, and random ones.

`python due_cases.py --random 1000 --seed 7` compares both in Node; `.ci/clock` calls it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import available_timezones

from test_due import CASES, at, schedule

from sphinx_support_process.clock.due import Due, DueError, Pause, due
from sphinx_support_process.clock.durations import Clock
from sphinx_support_process.clock.hours import Spans, merged
from sphinx_support_process.clock.instants import offsets, seconds
from sphinx_support_process.clock.schedule import Schedule
from sphinx_support_process.clock.spans import EndOfDay, Span
from sphinx_support_process.clock.timetable import plain_amount, timetable
from sphinx_support_process.clock.zones import zone_called
from sphinx_support_process.sphinx.output.assets import STATIC

SCRIPT = STATIC / "script/support-process-clock.js"
COUNT = """cases => cases.map(({ table, begin, amount, pauses }) => globalThis.supportProcess.due(
  table, begin, amount, pauses.map(([from, to]) => [from, to ?? Infinity])))"""
"""What counts cases in JavaScript, once the script is there."""

_HOUR = timedelta(hours=1)


class Case(NamedTuple):
    schedule: Schedule
    arrival: datetime
    amount: Span | EndOfDay
    pauses: tuple[Pause, ...] = ()


def minute(moment: datetime | None) -> int | None:
    return None if moment is None else seconds(moment) // 60


def told(case: Mapping[str, Any]) -> dict[str, Any]:
    """What a stored case says, in the words of the script."""
    if "error" in case:
        return {"error": case["error"]}
    if "stopped" in case:
        return {"left": case["stopped"], "time": case["minutes"]}
    return {"at": minute(at(case["due"])), "time": case["minutes"]}


def answer(case: Case) -> dict[str, Any]:
    """What Python says, in the words of the script."""
    try:
        found = due(*case)
    except DueError as error:
        return {"error": error.reason}
    time = found.time // timedelta(minutes=1)
    if isinstance(found, Due):
        return {"at": minute(found.at), "time": time}
    return {"left": found.left // timedelta(minutes=1), "time": time}


def plain(case: Case) -> dict[str, Any]:
    """A case as the script reads it, with a timetable of the years around it."""
    day = case.arrival.date()
    table = timetable(case.schedule, day - timedelta(days=7), day + timedelta(days=7))
    return {
        "table": table.plain(),
        "begin": minute(case.arrival),
        "amount": plain_amount(case.amount),
        "pauses": [[minute(begin), minute(end)] for begin, end in case.pauses],
    }


def stored() -> Iterator[tuple[Mapping[str, Any], Case]]:
    for case in CASES:
        pauses = tuple(
            (at(begin), at(end) if end else None) for begin, end in case.get("pauses", [])
        )
        amount = Clock().parse(case["amount"]).span
        yield case, Case(schedule(case["calendar"]), at(case["arrival"]), amount, pauses)


def random_cases(count: int, seed: int) -> list[Case]:
    """Cases of all zones: nights, breaks, holidays, changes of the clock, months and pauses."""
    chance = random.Random(seed)
    zones = sorted(name for name in available_timezones() if "/" in name)
    return [_case(chance, chance.choice(zones)) for _ in range(count)]


def _case(chance: random.Random, name: str) -> Case:
    year = chance.randrange(2020, 2045)
    arrival = datetime(year, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(525_600))
    begin = seconds(arrival)
    changes = [change for change, _ in offsets(zone_called(name), begin, begin + 366 * 86400)][1:]
    if changes and chance.random() < 0.5:
        arrival += timedelta(seconds=chance.choice(changes) - begin)
        arrival += timedelta(minutes=chance.randrange(-2880, 180))
    days = (arrival.date() + timedelta(days=chance.randrange(-2, 20)) for _ in range(20))
    holidays = {day: _spans(chance) for day in days if chance.random() < 0.3}
    week = tuple(_spans(chance) if chance.random() < 0.7 else () for _ in range(7))
    pauses = tuple(_pause(chance, arrival) for _ in range(chance.choice((0, 0, 1, 3))))
    return Case(Schedule(week, holidays, name), arrival, _amount(chance), pauses)


def _spans(chance: random.Random) -> Spans:
    """Up to three spans of a day, which may go on in the night after it, or be of that morning."""
    edges = sorted(chance.sample(range(0, 2160, chance.choice((1, 15, 60))), 6))
    spans = tuple(zip(edges[::2], edges[1::2], strict=True))
    return merged(spans[: chance.randrange(4)])


def _amount(chance: random.Random) -> Span | EndOfDay:
    few = chance.choice((1, 2, 10, 200))
    return chance.choice(
        (
            EndOfDay(next=chance.random() < 0.5),
            Span(working_days=chance.randint(1, few)),
            Span(working_minutes=chance.randint(1, 60 * few)),
            Span(working_days=chance.randint(1, few), working_minutes=chance.randint(1, 600)),
            Span(months=chance.randint(1, few), days=chance.randint(0, 9)),
            Span(days=chance.randint(1, few), minutes=chance.randint(0, 600)),
        )
    )


def _pause(chance: random.Random, arrival: datetime) -> Pause:
    begin = arrival + chance.randrange(-50, 200) * _HOUR / 2
    end = begin + timedelta(minutes=chance.randrange(3000))
    return begin, end if chance.random() < 0.9 else None


def in_node(cases: Iterable[Case], zone: str = "UTC") -> list[dict[str, Any]]:
    """What the script says in Node, on a machine of a time zone."""
    read = "JSON.parse(require('fs').readFileSync(0, 'utf8'))"
    code = f"{SCRIPT.read_text('utf-8')}\nconsole.log(JSON.stringify(({COUNT})({read})))"
    given = json.dumps([plain(case) for case in cases])
    command = ["node", "--eval", code]
    done = subprocess.run(
        command,
        input=given,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"TZ": zone},
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--random", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    known, others = list(stored()), random_cases(options.random, options.seed)
    cases = [case for _, case in known] + others
    wanted = [told(case) for case, _ in known] + [answer(case) for case in others]
    for zone in ("UTC", "Pacific/Auckland", "America/St_Johns"):
        found = in_node(cases, zone)
        for case, one, other in zip(cases, wanted, found, strict=True):
            if one != other:
                sys.stdout.write(f"in {zone}: {case}\n  Python: {one}\n  script: {other}\n")
                return 1
    sys.stdout.write(f"{len(cases)} due times are the same in Python and in the script\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
