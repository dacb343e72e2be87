"""Which instant is meant by a time that people write?"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_due import packaged_zones

from sphinx_support_process.clock.wall import MomentError, moment

__all__ = ["packaged_zones"]


def at(text: str, zone: str = "Europe/Berlin") -> str:
    return f"{moment(text, ZoneInfo(zone)):%Y-%m-%dT%H:%M:%SZ}"


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-27 17:30",
        "2026-11-27T17:30",
        " 2026-11-27  17:30:59 ",
        "2026-11-27T17:30+01:00",
        "2026-11-27t16:30z",
        "2026-11-27 16:30 UTC",
        "2026-11-27T16:30:12.345Z",
        "2026-11-27T13:00:00,5-0330",
    ],
)
def test_a_local_time_and_an_instant_can_be_written_in_the_usual_forms(text: str) -> None:
    assert at(text) == "2026-11-27T16:30:00Z"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "2026-11-27",
        "17:30",
        "27.11.2026 17:30",
        "2026-11-31 17:30",
        "2026-11-27 24:00",
        "2026-11-27 5:30 pm",
        "2026-11-27T17:30+24:00",
        "2026-11-27T17:30+01:60",
        "2026-11-27 17:30 CET",
        "0001-01-01 00:00",
        "9999-12-31 23:59",
    ],
)
def test_what_is_no_time_is_told_with_what_to_write(text: str) -> None:
    with pytest.raises(MomentError) as caught:
        at(text, "Asia/Kolkata")
    assert caught.value.message == f"`{text}` is no time"
    assert caught.value.help == (
        "write `2026-11-27 17:30`, a time in Asia/Kolkata, or `2026-11-27T17:30+05:30`"
    )


@pytest.mark.parametrize(
    ("text", "zone", "message", "help"),
    [
        (
            "2026-04-05 01:45",
            "Australia/Lord_Howe",
            "`2026-04-05 01:45` came twice in Australia/Lord_Howe: the clock was set back",
            "write `2026-04-05T01:45+11:00` for the first, `2026-04-05T01:45+10:30` for the second",
        ),
        (
            "2026-10-04 02:15",
            "Australia/Lord_Howe",
            "`2026-10-04 02:15` never came in Australia/Lord_Howe: the clock was set forward",
            "it went from 2026-10-04 02:00 to 2026-10-04 02:30; write a time before or after",
        ),
        (
            "2011-12-30 12:00",
            "Pacific/Apia",
            "`2011-12-30 12:00` never came in Pacific/Apia: the clock was set forward",
            "it went from 2011-12-30 00:00 to 2011-12-31 00:00; write a time before or after",
        ),
    ],
)
def test_a_time_that_came_twice_or_never_is_told(
    text: str, zone: str, message: str, help: str
) -> None:
    with pytest.raises(MomentError) as caught:
        at(text, zone)
    assert (caught.value.message, caught.value.help) == (message, help)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-10-25 01:59", "2026-10-24T23:59:00Z"),
        ("2026-10-25 03:00", "2026-10-25T02:00:00Z"),
        ("2027-03-28 01:59", "2027-03-28T00:59:00Z"),
        ("2027-03-28 03:00", "2027-03-28T01:00:00Z"),
    ],
)
def test_the_times_around_a_change_of_the_clock_came_once(text: str, instant: str) -> None:
    assert at(text) == instant


MINUTES = st.integers(0, 60 * 24 * 365 * 50)
ZONES = ("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "UTC")


def read(text: str, zone: ZoneInfo) -> list[datetime]:
    """The instants that a time may mean."""
    try:
        return [moment(text, zone)]
    except MomentError as error:
        return [moment(each, zone) for each in re.findall(r"`(.*?)`", error.help)]


@given(MINUTES, st.sampled_from(ZONES))
def test_a_clock_is_read_as_the_instant_at_which_it_shows_that(minutes: int, name: str) -> None:
    time, zone = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes), ZoneInfo(name)
    local = time.astimezone(zone)

    assert moment(local.isoformat(), ZoneInfo("Asia/Kolkata")) == time
    assert time in read(f"{local:%Y-%m-%d %H:%M}", zone)
