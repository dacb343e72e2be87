"""How long is a text of time?"""

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import support

from sphinx_support_process.clock.durations import Clock, DurationError
from sphinx_support_process.clock.hours import opening_hours

OFFICE = """
calendar:
  working: {days: mon-fri, hours: "09:00-17:00", timezone: Europe/Berlin}
  units:
    sprint: 2 weeks
    Shift: 6h
    focus day: 4 working hours
    double: 2 sprints
    nights: 10 hours
    egg: 1 hen
    hen: 1 egg
    short: few
    both: 1 working day and 1 hour
"""


def clock(source=OFFICE):
    return Clock(support(source).calendar)


def test_a_duration_has_bounds_where_days_differ_in_length():
    hours = 'calendar: {working: {hours: {mon-thu: "09:00-17:00", fri: "09:00-13:00"}}}'
    duration = clock(hours).parse("2 working days 1 working hour")
    assert (duration.least, duration.minutes) == (9 * 60, 17 * 60)
    month = Clock().parse("1 calendar month 1 calendar day")
    assert (month.least, month.minutes) == (29 * 1440, 32 * 1440)


def test_a_range_says_both_of_its_ends_and_counts_as_the_longer():
    ((amount, unit),) = Clock().parse("2-3 hours").parts
    assert (f"{amount} {unit}", amount, amount.least) == ("2-3 hour", 3, 2)
    assert repr(pickle.loads(pickle.dumps(amount))) == "2-3"


def test_a_duration_in_iso_8601_is_the_longer_of_a_range():
    texts = ["2-3 hours", "1 calendar month", "2 calendar months 1 calendar day 2 hours", "1 week"]
    assert [Clock().parse(text).iso for text in texts] == ["PT3H", "P1M", "P2M1DT2H", "P1W"]


@pytest.mark.parametrize(
    ("text", "canonical", "minutes", "working"),
    [
        ("30 minutes", "30 minutes", 30, False),
        ("1 minute", "1 minute", 1, False),
        ("30min", "30 minutes", 30, False),
        ("1h 30m", "1 hour 30 minutes", 90, False),
        ("1h30m", "1 hour 30 minutes", 90, False),
        ("1 hour and 30 minutes", "1 hour 30 minutes", 90, False),
        ("1 hour, 30 minutes", "1 hour 30 minutes", 90, False),
        ("2 HOURS", "2 hours", 120, False),
        ("2 calendar days", "2 calendar days", 2880, False),
        ("1 week", "1 week", 10080, False),
        ("1 calendar week", "1 week", 10080, False),
        ("24 working hours", "24 working hours", 1440, True),
        ("1 working day", "1 working day", 480, True),
        ("3  working\ndays", "3 working days", 1440, True),
        ("1 working day 2 working hours", "1 working day 2 working hours", 600, True),
        ("0 minutes", "0 minutes", 0, False),
        ("PT30M", "30 minutes", 30, False),
        ("P1DT2H", "1 calendar day 2 hours", 1560, False),
        ("P2W", "2 weeks", 20160, False),
        ("1 sprint", "1 sprint", 20160, False),
        ("2 Sprints", "2 sprints", 40320, False),
        ("2 shifts", "2 shifts", 720, False),
        ("1 night", "1 night", 600, False),
        ("2 nights", "2 nights", 1200, False),
        ("1 focus day", "1 focus day", 240, True),
        ("1 double", "1 double", 40320, False),
        ("\u0663 hours", "3 hours", 180, False),
        ("2-3 hours", "2-3 hours", 180, False),
        ("1 \u2013 2working days", "1-2 working days", 960, True),
        ("1 hour 15-30 minutes", "1 hour 15-30 minutes", 90, False),
        ("1-2 sprints", "1-2 sprints", 40320, False),
        ("1 calendar month", "1 calendar month", 31 * 1440, False),
        ("13 calendar months", "13 calendar months", (366 + 31) * 1440, False),
    ],
)
def test_a_duration_is_read(text, canonical, minutes, working):
    duration = clock().parse(text)
    assert (str(duration), duration.minutes, duration.working) == (canonical, minutes, working)


FORM = "write a whole number and a unit: "


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        (
            "1 day",
            "`1 day` has no unit of time that is known here",
            "write `1 working day` or `1 calendar day`",
        ),
        (
            "3d",
            "`3d` has no unit of time that is known here",
            "write `3 working days` or `3 calendar days`",
        ),
        (
            "2 business days",
            "`2 business days` has no unit of time that is known here",
            "write `2 working days`",
        ),
        (
            "1 working week",
            "`1 working week` has no unit of time that is known here",
            "write it in working days",
        ),
        (
            "2 months",
            "`2 months` has no unit of time that is known here",
            "months differ in length: write `2 calendar months`, weeks or days",
        ),
        (
            "30 seconds",
            "`30 seconds` has no unit of time that is known here",
            "the shortest unit is a minute",
        ),
        ("1 wek", "`1 wek` has no unit of time that is known here", "did you mean `1 week`?"),
        (
            "5 minuts",
            "`5 minuts` has no unit of time that is known here",
            "did you mean `5 minutes`?",
        ),
        (
            "3 sprnts",
            "`3 sprnts` has no unit of time that is known here",
            "did you mean `3 sprints`?",
        ),
        ("30", "`30` is no duration", f"{FORM}`30 minutes`, `30 working days`, `30 sprints`"),
        ("1", "`1` is no duration", f"{FORM}`1 minute`, `1 working day`, `1 sprint`"),
        ("few", "`few` is no duration", f"{FORM}`2 minutes`, `2 working days`, `2 sprints`"),
        ("", "`` is no duration", f"{FORM}`2 minutes`, `2 working days`, `2 sprints`"),
        (
            "1.5 hours",
            "`1.5 hours` is no duration",
            "write whole numbers: `30 minutes`, `1 hour 30 minutes`, `4 working hours`",
        ),
        (
            "1,5 hours",
            "`1,5 hours` is no duration",
            "write whole numbers: `30 minutes`, `1 hour 30 minutes`, `4 working hours`",
        ),
        ("-1 hour", "`-1 hour` is no duration", "write `1 hour`"),
        ("a few hours", "`a few hours` is no duration", "say how many, as in `2 hours`"),
        ("2 to 3 hours", "`2 to 3 hours` is no duration", "write `2-3 hours`"),
        (
            "2 or 3 days",
            "`2 or 3 days` is no duration",
            "write `2-3 working days` or `2-3 calendar days`",
        ),
        (
            "2-3 days",
            "`2-3 days` has no unit of time that is known here",
            "write `2-3 working days` or `2-3 calendar days`",
        ),
        ("3-2 hours", "`3-2 hours` does not rise", "write `2-3 hours`"),
        ("2-2 hours", "`2-2 hours` does not rise", "write `2 hours`"),
        ("1-2-3 hours", "`1-2-3 hours` is no duration", "write `3 hours`"),
        ("about 2 sprints", "`about 2 sprints` is no duration", "write `2 sprints`"),
        ("P1M", "`P1M` is no duration", f"{FORM}`1 minute`, `1 working day`, `1 sprint`"),
        (
            "1 hour 30",
            "`1 hour 30` is no duration",
            f"{FORM}`2 minutes`, `2 working days`, `2 sprints`",
        ),
        (
            "1 working day and 2 hours",
            "`1 working day and 2 hours` mixes working and elapsed time",
            "say it in one of the two",
        ),
    ],
)
def test_what_is_no_duration_is_told_with_what_to_write(text, message, help):
    with pytest.raises(DurationError) as error:
        clock("calendar: {units: {sprint: 2 weeks}}").parse(text)
    assert (error.value.message, error.value.help) == (message, help)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("1 hen", "the unit `hen`: it is defined by itself", "define it in days"),
        (
            "1 short",
            "the unit `short`: `few` is no duration",
            f"{FORM}`2 minutes`, `2 working days`, `2 sprints`, `2 shifts`",
        ),
        (
            "1 both",
            "the unit `both`: `1 working day and 1 hour` mixes working and elapsed time",
            "say it in one of the two",
        ),
    ],
)
def test_an_own_unit_that_has_no_length_is_named(text, message, help):
    with pytest.raises(DurationError) as error:
        clock().parse(text)
    assert (error.value.message, error.value.help) == (message, help)


def test_own_units_that_multiply_each_other_take_no_time():
    units = "".join(f"    u{chr(97 + n)}: 1 u{chr(98 + n)} 1 u{chr(98 + n)}\n" for n in range(18))
    duration = clock(f"calendar:\n  units:\n{units}    us: 1 hour\n").parse("1 ua")
    assert duration.minutes == 60 * 2**18


def test_own_units_that_go_on_and_on_are_refused():
    names = [f"u{a}{b}" for a in "abcdefghij" for b in "abcdefghij"]
    units = "".join(f"    {one}: 1 {two}\n" for one, two in pairwise(names))
    with pytest.raises(DurationError, match="it is defined through too many others"):
        clock(f"calendar:\n  units:\n{units}    {names[-1]}: 1 hour\n").parse("1 uaa")


def test_a_working_day_has_eight_hours_where_the_calendar_says_nothing():
    assert Clock().parse("1 working day").minutes == 480


def test_a_working_day_can_last_as_long_as_a_day():
    source = 'calendar: {working: {hours: "00:00-24:00"}}'
    assert clock(source).parse("1 working day").minutes == 1440


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("09:00-17:30", ((540, 1050),)),
        ("9:00 \u2013 17:00", ((540, 1020),)),
        ("00:00-24:00", ((0, 1440),)),
        ("09:00-12:00, 13:00-17:00", ((540, 720), (780, 1020))),
        ("13:00-17:00,09:00-12:00", ((540, 720), (780, 1020))),
        ("22:00-06:00", ((1320, 1800),)),
        ("22:00-00:00", ((1320, 1440),)),
        ("22:00-02:00, 02:45-06:00", ((1320, 1560), (1605, 1800))),
        ("08:00-12:00, 22:00-02:00, 02:45-24:00", ((480, 720), (1320, 1560), (1605, 2880))),
        ("09:00-09:00", ((540, 1980),)),
        ("22:00-02:00, 22:00-02:00", None),
        ("24:00-06:00", None),
        ("09:00-24:01", None),
        ("09:61-17:00", None),
        ("09:00-12:00,", None),
        ("", None),
        ("nine to five", None),
        (", ".join(["09:00-10:00"] * 16), None),
    ],
)
def test_opening_hours_are_read(text, hours):
    assert opening_hours(text) == hours


ELAPSED = ["minute", "hour", "calendar day", "week", "calendar month", "sprint"]
WORKING = ["working hour", "working day", "focus day"]
AMOUNTS = st.integers(0, 999_999).map(str) | st.tuples(
    st.integers(0, 99), st.integers(100, 999_999)
).map("{0[0]}-{0[1]}".format)


@given(
    st.sampled_from([ELAPSED, WORKING]).flatmap(
        lambda units: st.lists(st.tuples(AMOUNTS, st.sampled_from(units)), min_size=1, max_size=4)
    )
)
def test_the_canonical_form_of_a_duration_means_the_same(parts):
    duration = clock().parse(" ".join(f"{amount} {unit}" for amount, unit in parts))
    assert clock().parse(str(duration)) == duration


@given(st.text() | st.from_regex(r"[0-9PTWDHMa-z ,.-]{0,20}"))
def test_any_text_is_a_duration_or_told(text):
    try:
        outcome = clock().parse(text).minutes >= 0
    except DurationError as error:
        outcome = bool(error.message and error.help)
    assert outcome


@pytest.mark.parametrize(("last", "is_one"), [("111 minutes", True), ("1111 minutes", False)])
def test_a_duration_may_have_two_hundred_characters(last, is_one):
    text = f"{'1 minute ' * 21}{last}"
    assert len(text) == 200 + (not is_one)
    if is_one:
        assert Clock().parse(text).minutes == 21 + 111
    else:
        with pytest.raises(DurationError, match="is no duration"):
            Clock().parse(text)
