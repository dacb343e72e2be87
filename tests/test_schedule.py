"""Which hours does a calendar give, and can any calendar be understood or told?"""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import support

from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.clock.hours import DAY, opening_hours, overlap, working_days
from sphinx_support_process.clock.lengths import Lengths
from sphinx_support_process.clock.schedule import OFFICE, Schedule, schedule
from sphinx_support_process.clock.spans import Span
from sphinx_support_process.load import read_text


def of(working: str) -> Schedule:
    return schedule(support(f"calendar: {{working: {working}}}").calendar)


def test_a_schedule_is_that_of_an_office_where_the_calendar_does_not_say() -> None:
    assert schedule(None) == of("{timezone: UTC}") == Schedule()
    assert of("{days: nonsense, hours: nonsense}") == Schedule()
    assert of('{hours: {nonsense: "10:00-12:00", mon: noon}}') == Schedule()


def test_days_and_hours_are_those_of_each_such_day() -> None:
    found = of('{days: "sun, tue", hours: "22:00-02:00, 02:00-06:00", timezone: Asia/Tokyo}')
    night = ((22 * 60, 30 * 60),)
    assert found == Schedule(((), night, (), (), (), (), night), {}, "Asia/Tokyo")


def test_hours_by_weekday_say_the_days() -> None:
    found = of('{hours: {Mon-Thu: "13:00-17:00, 09:00-12:00", friday: "09:00-15:00"}}')
    long, short = ((540, 720), (780, 1020)), ((540, 900),)
    assert found.week == (long, long, long, long, short, (), ())


def test_a_holiday_has_hours_of_its_own_or_none() -> None:
    found = of('{holidays: [2026-12-25, {date: 2026-12-24, hours: "09:00-12:00"}]}')
    assert found.of(date(2026, 12, 23)) == OFFICE
    assert found.of(date(2026, 12, 24)) == ((540, 720),)
    assert found.of(date(2026, 12, 25)) == found.of(date(2026, 12, 26)) == ()


def test_a_schedule_has_no_working_time_if_no_day_and_no_date_has_any() -> None:
    closed = Schedule(((),) * 7, {date(2026, 12, 25): ()})
    assert not closed.works
    assert closed._replace(holidays={date(2026, 12, 25): OFFICE}).works


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Monday - FRIDAY", (0, 1, 2, 3, 4)),
        ("tues,weds,thurs", (1, 2, 3)),
        ("mondays", (0,)),
        ("month", None),
        ("mo", None),
        ("mon-", None),
        ("", None),
        (", ".join(["mon"] * 50), None),
    ],
)
def test_weekdays_are_read_by_their_names(text: str, days: tuple[int, ...] | None) -> None:
    assert working_days(text) == days


HOURS = st.from_regex(r"(\d\d:[0-5]0 ?- ?\d\d:[0-5]0(, ?)?){0,4}|[0-9:, -]{0,12}", fullmatch=True)
DAYS = st.from_regex(r"((mon|tue|fri|sun|day)[-, ]{0,2}){0,4}", fullmatch=True)


@given(HOURS | st.text())
def test_hours_are_spans_that_rise_or_none(text: str) -> None:
    spans = opening_hours(text) or ()
    assert all(0 <= begin < DAY * 2 and begin < end <= DAY * 2 for begin, end in spans)
    assert sorted(spans) == list(spans)
    assert overlap(spans) is None or len(spans) > 1


DATES = st.sampled_from(["0001-01-01", "2026-12-24", "2026-12-25", "2027-02-28", "9999-12-31"])


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "days": DAYS,
            "hours": HOURS | st.dictionaries(DAYS, HOURS, max_size=3),
            "timezone": st.sampled_from(["UTC", "Europe/Berln", "CEST"]),
            "holidays": st.lists(
                DATES | st.fixed_dictionaries({"date": DATES, "hours": HOURS}), max_size=4
            ),
        },
    )
)
def test_any_calendar_can_be_counted_by_or_is_told(working: dict[str, object]) -> None:
    loaded = read_text(json.dumps({"calendar": {"working": working}}))
    problems = check(Context(loaded, Settings(today=date(2026, 11, 1))))
    lengths = Lengths(schedule(loaded.support.calendar))
    found = {
        lengths.too_long(span, limit).often
        for span in (Span(working_days=1), Span(minutes=600))
        for limit in (Span(working_minutes=480), Span(months=1))
    }
    assert found <= {"never", "sometimes", "always"}
    assert all(problem.message and problem.help for problem in problems)


@pytest.mark.parametrize("piece", ["09:00-10:00,", "mon,", "mon-", "9", " ", ",", "a-"])
def test_a_long_text_is_refused_at_once(piece: str) -> None:
    text = piece * 300_000
    assert (opening_hours(text), working_days(text)) == (None, None)
