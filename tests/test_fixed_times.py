"""Which texts say fixed times, or by when something is due?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_support_process.clock.durations import Clock, DurationError
from sphinx_support_process.clock.fixed import Before, FixedTimes, by, every, length_in
from sphinx_support_process.clock.spans import EndOfDay

CLOCK = Clock()


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("mon, thu 10:00", FixedTimes((0, 3), (600,))),
        ("Monday at 9:00", FixedTimes((0,), (540,))),
        ("mon-fri 16:00, 09:00", FixedTimes((0, 1, 2, 3, 4), (540, 960))),
        ("fri-mon  00:00", FixedTimes((0, 4, 5, 6), (0,))),
        ("sundays", FixedTimes((6,))),
    ],
)
def test_fixed_times_are_weekdays_and_times_of_the_day(text: str, times: FixedTimes) -> None:
    assert every(CLOCK, text) == times


def test_what_recurs_after_a_time_is_a_duration() -> None:
    assert every(CLOCK, "30-45 minutes") == CLOCK.parse("30-45 minutes")


def test_a_time_by_which_something_is_due_is_the_end_of_a_day_or_before_an_event() -> None:
    assert by(CLOCK, "end of the working day") == EndOfDay()
    assert by(CLOCK, "End of next  working day") == EndOfDay(next=True)
    assert by(CLOCK, "2 weeks before the board  meets") == Before(
        CLOCK.parse("2 weeks"), "the board meets"
    )


def test_the_end_of_a_day_is_one_working_day_away_at_most_and_that_of_the_next_two() -> None:
    assert EndOfDay().span == CLOCK.parse("1 working day").span
    assert EndOfDay(next=True).span == CLOCK.parse("2 working days").span


def test_a_time_holds_a_duration_or_none() -> None:
    week = CLOCK.parse("1 week")
    found = [
        every(CLOCK, "1 week"),
        by(CLOCK, "1 week before it"),
        by(CLOCK, "end of the working day"),
    ]
    assert [length_in(time) for time in found] == [week, week, None]


TEXTS = st.text() | st.from_regex(r"(mon|end of|next|day|\d{1,2}:\d\d|[a-z0-9,: -]| before ){0,12}")


@given(TEXTS, st.sampled_from([every, by]))
def test_any_text_is_a_time_or_told(text: str, read) -> None:
    try:
        is_told = read(CLOCK, text) is not None
    except DurationError as error:
        is_told = bool(error.message and error.help)
    assert is_told


@pytest.mark.parametrize("read", [every, by])
@pytest.mark.parametrize("piece", ["mon,", "1:00 ", "a before ", " ", "at ", "9-", "1 hour "])
def test_a_long_text_is_refused_at_once(read, piece: str) -> None:
    with pytest.raises(DurationError) as error:
        read(CLOCK, piece * 200_000)
    assert len(error.value.message) < 200
