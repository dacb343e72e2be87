"""Which of two lengths of time is longer, and on which days?"""

from __future__ import annotations

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import support

from sphinx_support_process.clock.durations import Clock
from sphinx_support_process.clock.hours import Spans
from sphinx_support_process.clock.lengths import Lengths, TooLong
from sphinx_support_process.clock.schedule import Schedule, schedule
from sphinx_support_process.clock.spans import Span, days_of
from sphinx_support_process.clock.week import WEEK, Week

OFFICE = '{days: mon-fri, hours: "09:00-17:00"}'
SHORT_FRIDAY = '{hours: {mon-thu: "09:00-12:00, 13:00-18:00", fri: "09:00-15:00"}}'
CHRISTMAS = (
    '{days: mon-fri, hours: "09:00-17:00", holidays: [2026-12-25, '
    '{date: 2026-12-24, hours: "09:00-12:00"}]}'
)
NEVER, ALWAYS = TooLong("never"), TooLong("always")


def too_long(text: str, limit: str, working: str = OFFICE) -> TooLong:
    calendar = support(f"calendar: {{working: {working}}}").calendar
    clock = Clock(calendar)
    return Lengths(schedule(calendar)).too_long(clock.parse(text).span, clock.parse(limit).span)


def sometimes(when: str) -> TooLong:
    return TooLong("sometimes", when)


@pytest.mark.parametrize(
    ("text", "limit", "working", "said"),
    [
        ("1 working day", "1 working day", SHORT_FRIDAY, NEVER),
        ("2 working days", "1 working day", SHORT_FRIDAY, ALWAYS),
        ("8 working hours", "1 working day", OFFICE, NEVER),
        ("9 working hours", "1 working day", OFFICE, ALWAYS),
        ("6 working hours", "1 working day", SHORT_FRIDAY, sometimes("from Friday 13:00 on")),
        ("5 working hours", "1 working day", SHORT_FRIDAY, NEVER),
        ("7 working hours", "1 working day", SHORT_FRIDAY, sometimes("from Thursday 18:00 on")),
        ("9 working hours", "1 working day", SHORT_FRIDAY, sometimes("from Thursday 18:00 on")),
        ("10 working hours", "1 working day", SHORT_FRIDAY, ALWAYS),
        ("38 working hours", "5 working days", SHORT_FRIDAY, NEVER),
        ("39 working hours", "5 working days", SHORT_FRIDAY, ALWAYS),
        ("1 working day", "7 working hours", SHORT_FRIDAY, sometimes("from Monday 10:00 on")),
        ("8 working hours", "3 calendar days", OFFICE, NEVER),
        ("8 working hours", "3 calendar days", CHRISTMAS, sometimes("in the week of 2026-12-21")),
        ("8 working hours", "1 working day", CHRISTMAS, sometimes("in the week of 2026-12-21")),
        ("8 working hours", "2 calendar days", OFFICE, sometimes("from Friday 17:00 on")),
        ("16 working hours", "24 hours", OFFICE, ALWAYS),
        ("30 minutes", "1 working hour", OFFICE, NEVER),
        ("2 hours", "1 working hour", OFFICE, sometimes("from Monday 16:00 on")),
        (
            "1 calendar month",
            "30 calendar days",
            OFFICE,
            sometimes("where 1 calendar month has 31 days"),
        ),
        ("59 calendar days", "2 calendar months", OFFICE, NEVER),
        (
            "60 calendar days",
            "2 calendar months",
            OFFICE,
            sometimes("where 2 calendar months have 59 days"),
        ),
        ("63 calendar days", "2 calendar months", OFFICE, ALWAYS),
        ("24 hours", "1 calendar day", OFFICE, NEVER),
        ("20 working days", "1 calendar month", OFFICE, NEVER),
        ("0 minutes", "0 working days", OFFICE, NEVER),
        ("1 minute", "0 working days", OFFICE, ALWAYS),
    ],
)
def test_a_length_of_time_is_always_sometimes_or_never_too_long(text, limit, working, said):
    assert too_long(text, limit, working) == said


def test_a_loop_without_end_is_always_too_long() -> None:
    assert Lengths(Schedule()).too_long(Span(minutes=inf), Span(months=1)) == ALWAYS


def test_parts_of_a_way_may_stand_in_any_order() -> None:
    way = Span(working_minutes=60, minutes=60)
    assert Lengths(Schedule()).too_long(way, Span(working_minutes=120)) == NEVER
    found = Lengths(Schedule()).too_long(way, Span(working_minutes=119))
    assert found == sometimes("from Friday 15:01 on")


@pytest.mark.parametrize(
    ("months", "days"), [(0, (0, 0)), (1, (28, 31)), (2, (59, 62)), (12, (365, 366))]
)
def test_months_have_so_many_days(months: int, days: tuple[int, int]) -> None:
    assert days_of(months) == days


CLOCK_TIMES = st.integers(0, 12).map(lambda number: number * 120)


@st.composite
def hours(draw: st.DrawFn) -> Spans:
    times = sorted(draw(st.lists(CLOCK_TIMES, max_size=4, unique=True)))
    return tuple(zip(times[::2], times[1::2], strict=False))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    week = tuple(draw(hours()) for _ in range(7))
    holidays = draw(st.dictionaries(st.integers(8, 30), hours(), max_size=3))
    return Schedule(week, {date.fromordinal(day): spans for day, spans in holidays.items()})


def hours_of(week: Week) -> list[tuple[int, int]]:
    """When each working hour of some weeks begins, and the day it belongs to."""
    return [
        (hour, day)
        for day in range(-8, 60)
        for begin, end in week.spans(day)
        for hour in range(begin, end, 60)
    ]


@given(schedules(), st.booleans(), st.integers(0, 400), st.integers(1, 30))
def test_a_week_counts_working_time_as_one_does_hour_by_hour(
    schedule: Schedule, holidays: bool, start: int, amount: int
) -> None:
    week, begin = Week(schedule, holidays=holidays), start * 60
    later = [hour for hour, _ in hours_of(week) if hour >= begin]
    if len(later) >= amount:
        assert week.elapsed(begin, amount * 60) == later[amount - 1] + 60 - begin


@given(schedules(), st.booleans(), st.integers(0, 400), st.integers(1, 5))
def test_a_week_counts_working_days_as_one_does_hour_by_hour(
    schedule: Schedule, holidays: bool, start: int, amount: int
) -> None:
    week, begin = Week(schedule, holidays=holidays), start * 60
    later = [(hour, day) for hour, day in hours_of(week) if hour >= begin]
    days = sorted({day for _, day in later})
    if len(days) > amount:
        until = later[0][0] + (days[amount] - days[0]) * 1440
        last = max(hour for hour, _ in later if hour < until)
        assert week.elapsed_days(begin, amount) == last + 60 - begin


AMOUNTS = st.tuples(
    st.integers(0, 2),
    st.sampled_from([0, 60, 480]),
    st.just(0),
    st.integers(0, 1),
    st.sampled_from([0, 60, 960, 3000]),
).map(lambda parts: Span(*parts))
LIMITS = AMOUNTS.filter(lambda span: not (span.working and span.elapsed))


def ends(week: Week, start: int, span: Span) -> list[int]:
    """When a span is over that begins with its working or its elapsed time."""
    found = []
    for first in (0, span.elapsed):
        begin = start + int(first)
        end = begin + week.elapsed_days(begin, int(span.working_days))
        end += week.elapsed(end, int(span.working_minutes))
        found.append(end + int(span.elapsed - first))
    return found


@given(schedules(), AMOUNTS, LIMITS)
def test_two_lengths_are_compared_as_one_does_all_through_a_week(
    schedule: Schedule, span: Span, limit: Span
) -> None:
    ordinary = schedule._replace(holidays={})
    week = Week(ordinary)
    late = [
        [end - ends(week, start, limit)[0] for end in ends(week, start, span)]
        for start in range(0, WEEK, 420)
    ]
    found = Lengths(ordinary).too_long(span, limit)
    if found.often == "never":
        assert not any(max(each) > 0 for each in late)
    elif found.often == "always" and span.elapsed and limit.working:
        assert all(min(each) > 0 for each in late)
