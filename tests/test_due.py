"""When is it due? The stored cases, and what they leave open."""

from __future__ import annotations

import gzip
import json
import zoneinfo
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import tzdata

from sphinx_support_process.clock.due import Due, DueError, Pause, Stopped, due
from sphinx_support_process.clock.durations import Clock
from sphinx_support_process.clock.hours import Spans, opening_hours
from sphinx_support_process.clock.instants import offsets, seconds
from sphinx_support_process.clock.schedule import OFFICE, Schedule
from sphinx_support_process.clock.spans import EndOfDay, Span
from sphinx_support_process.clock.zones import zone_called

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


def test_the_stored_cases_are_all_of_them() -> None:
    assert len({case["id"] for case in CASES}) == 824


BERLIN = Schedule(
    ((*OFFICE,),) * 4 + (((9 * 60, 15 * 60),), (), ()),
    {date(2026, 12, 24): ((9 * 60, 12 * 60),), date(2026, 12, 25): ()},
    "Europe/Berlin",
)
NIGHTS = Schedule((((22 * 60, 26 * 60), (26 * 60 + 45, 30 * 60)),) * 5 + ((), ()), zone="UTC")


def local(amount: str | EndOfDay, arrival: str, schedule: Schedule = BERLIN) -> str:
    """When an amount is due, by the clock on the wall."""
    zone = zoneinfo.ZoneInfo(schedule.zone)
    span = amount if isinstance(amount, EndOfDay) else Clock().parse(amount).span
    found = due(schedule, at(arrival).replace(tzinfo=zone), span)
    assert isinstance(found, Due)
    return f"{found.at.astimezone(zone):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("amount", "arrival", "end"),
    [
        ("1 calendar month", "2026-01-31 10:00", "2026-02-28 10:00"),
        ("1 calendar month", "2028-01-31 10:00", "2028-02-29 10:00"),
        ("13 calendar months", "2026-12-15 10:00", "2028-01-15 10:00"),
        ("1 calendar month", "2026-02-28 02:30", "2026-03-28 02:30"),
        ("1 calendar month", "2027-02-28 02:30", "2027-03-28 03:00"),
        ("1 calendar month 1 calendar day", "2026-01-31 10:00", "2026-03-01 10:00"),
        ("2-3 hours", "2026-12-01 10:00", "2026-12-01 13:00"),
        ("1-2 working days", "2026-12-01 10:00", "2026-12-03 10:00"),
        (EndOfDay(), "2026-12-01 10:00", "2026-12-01 17:00"),
        (EndOfDay(), "2026-12-01 17:00", "2026-12-02 17:00"),
        (EndOfDay(), "2026-12-24 12:00", "2026-12-28 17:00"),
        (EndOfDay(next=True), "2026-12-03 10:00", "2026-12-04 15:00"),
        (EndOfDay(next=True), "2026-12-23 16:00", "2026-12-24 12:00"),
        (EndOfDay(next=True), "2026-12-24 08:00", "2026-12-28 17:00"),
    ],
)
def test_months_ranges_and_ends_of_a_day_have_an_end_as_well(
    amount: str | EndOfDay, arrival: str, end: str
) -> None:
    assert local(amount, arrival) == end


@pytest.mark.parametrize(
    ("amount", "arrival", "end"),
    [
        (EndOfDay(), "2026-12-01 01:00", "2026-12-01 06:00"),
        (EndOfDay(), "2026-12-01 12:00", "2026-12-02 06:00"),
        (EndOfDay(next=True), "2026-12-05 01:00", "2026-12-08 06:00"),
        ("1 working day", "2026-12-05 01:00", "2026-12-08 01:00"),
        ("4 working hours", "2026-12-01 22:00", "2026-12-02 02:00"),
        ("5 working hours", "2026-12-01 22:00", "2026-12-02 03:45"),
    ],
)
def test_a_night_belongs_to_the_day_it_begins_on(
    amount: str | EndOfDay, arrival: str, end: str
) -> None:
    assert local(amount, arrival, NIGHTS) == end


def test_a_night_goes_on_in_the_morning_west_of_greenwich_as_well() -> None:
    nights = Schedule((((22 * 60, 33 * 60),),) * 7, zone="America/Los_Angeles")
    assert local("10 minutes", "2026-12-02 08:30", nights) == "2026-12-02 08:40"
    assert local("10 working hours", "2026-12-02 08:30", nights) == "2026-12-03 07:30"


def test_seconds_are_kept() -> None:
    found = due(BERLIN, at("2026-12-01T10:00:30+01:00"), Span(working_minutes=60))
    assert found == Due(datetime(2026, 12, 1, 10, 0, 30, tzinfo=UTC), timedelta(hours=1))


def test_nothing_is_due_beyond_the_horizon_however_long_it_takes() -> None:
    for span in (Span(months=10**9), Span(working_days=10**9), Span(minutes=10**12)):
        with pytest.raises(DueError, match="beyond-horizon"):
            due(BERLIN, at("2026-12-01T10:00Z"), span)


def test_what_takes_the_whole_horizon_is_due_at_its_end() -> None:
    found = due(BERLIN, at("2026-12-01T10:00Z"), Span(minutes=1830 * 24 * 60))
    assert found == Due(at("2031-12-05T10:00Z"), timedelta(days=1830))


def test_a_pause_stops_the_end_of_a_day_as_well() -> None:
    pause = (at("2026-12-01T10:00Z"), at("2026-12-01T12:00Z"))
    found = due(BERLIN, at("2026-12-01T09:00Z"), EndOfDay(), [pause])
    assert found == Due(at("2026-12-02T10:00Z"), timedelta(hours=7))


def test_a_morning_of_one_day_counts_between_the_spans_of_the_night_before() -> None:
    night = Schedule((((600, 700), (1700, 1800)), ((200, 260),), *((),) * 5), zone="UTC")
    assert local("3 working hours", "2026-11-30 00:00", night) == "2026-12-01 04:40"


@pytest.mark.parametrize("name", ["Europe/Berlin", "Asia/Gaza", "Africa/Casablanca", "UTC"])
def test_changes_of_the_clock_are_those_of_each_day(name: str) -> None:
    zone, start = zone_called(name), at("2036-01-01T00:00Z")
    every = [(start + timedelta(hours=hour)) for hour in range(24 * 365 * 6)]
    ahead = [hour.astimezone(zone).utcoffset() for hour in every]
    changes = {
        seconds(every[n]): ahead[n] // timedelta(seconds=1)
        for n in range(len(every))
        if n == 0 or ahead[n] != ahead[n - 1]
    }
    assert dict(offsets(zone, seconds(every[0]), seconds(every[-1]))) == changes
