"""When is it due? The stored cases, and what they leave open."""

from __future__ import annotations

import gzip
import json
import zoneinfo
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import tzdata

from sphinx_support_process.clock.due import DueError, Pause, Stopped, due
from sphinx_support_process.clock.durations import Clock
from sphinx_support_process.clock.hours import Spans, opening_hours
from sphinx_support_process.clock.schedule import Schedule

VECTORS = Path(__file__).parent / "vectors" / "due-times.jsonl.gz"
CASES: list[dict[str, Any]] = [
    json.loads(line) for line in gzip.decompress(VECTORS.read_bytes()).splitlines()
]
KINDS = sorted({kind for case in CASES for kind in case.get("why", ["plain"])})
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.fixture(scope="module", autouse=True)
def packaged_zones() -> Iterator[None]:
    """Take the zones of the package `tzdata`, which are the same on every machine."""
    path = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([])
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath(path)
    zoneinfo.ZoneInfo.clear_cache()


def test_the_zones_are_as_new_as_the_cases() -> None:
    needed = max(case["tzdata"] for case in CASES if "tzdata" in case)
    assert needed <= tzdata.IANA_VERSION


def spans(written: list[str], breaks: list[str]) -> Spans:
    """Spans without the breaks, which are the same on every date."""
    found = [span for text in written for span in opening_hours(text) or ()]
    for text in breaks:
        for begin, end in opening_hours(text) or ():
            for stop, start in ((begin, end), (begin + 1440, end + 1440)):
                pieces = [
                    piece for a, b in found for piece in ((a, min(b, stop)), (max(a, start), b))
                ]
                found = [(a, b) for a, b in pieces if a < b]
    return tuple(sorted(found))


def schedule(calendar: Mapping[str, Any]) -> Schedule:
    breaks = calendar.get("breaks", [])
    return Schedule(
        tuple(spans(calendar["week"].get(day, []), breaks) for day in WEEK),
        {
            date.fromisoformat(day): spans(written, breaks)
            for day, written in calendar.get("holidays", {}).items()
        },
        calendar["timezone"],
    )


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def outcome(case: Mapping[str, Any]) -> dict[str, Any]:
    """What we say of a case, in its words."""
    pauses: list[Pause] = [
        (at(begin), at(end) if end else None) for begin, end in case.get("pauses", [])
    ]
    amount = Clock().parse(case["amount"]).span
    try:
        found = due(schedule(case["calendar"]), at(case["arrival"]), amount, pauses)
    except DueError as error:
        return {"error": error.reason}
    minutes = found.time // timedelta(minutes=1)
    if isinstance(found, Stopped):
        return {"stopped": found.left // timedelta(minutes=1), "minutes": minutes}
    return {"due": f"{found.at:%Y-%m-%dT%H:%MZ}", "minutes": minutes}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_due_when_the_stored_cases_say(kind: str) -> None:
    cases = [case for case in CASES if kind in case.get("why", ["plain"])]
    keys = ("due", "stopped", "error", "minutes")
    said = {case["id"]: outcome(case) for case in cases}
    assert said == {case["id"]: {key: case[key] for key in keys if key in case} for case in cases}
