"""Texts of charts: how wide they are, where they break, and what is left of their markup."""

from __future__ import annotations

from itertools import count

import pytest
from chart_cases import flow_of

from sphinx_support_process.chart.layout.metrics import width, wrap
from sphinx_support_process.chart.plan.words import Words
from sphinx_support_process.flow import Flow
from sphinx_support_process.load import read_text

SUPPORT = """
roles:
  agent: {name: Support Agent}
templates:
  hello: {title: A first word, body: Hello}
processes:
  p:
    title: The *first* process
    outcomes: {over: It is over., given-up: Nobody could find out what it was that went wrong.}
    steps: [{id: one, title: Do `one` thing}, {id: two, title: Do **two**}]
  q: {title: Another, steps: [{id: two, title: Do it otherwise}]}
"""


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ask the {term}`Support Agent`", "Ask the Support Agent"),
        ("Ask {term}`them <Support Agent>`", "Ask them"),
        ("See [the page](https://example.org/a_b) first", "See the page first"),
        ("**Never** do *that*, `a_b`", "Never do that, a_b"),
        ("snake_case_names stay", "snake_case_names stay"),
        ("Said before[^note].\n\n[^note]: Here.", "Said before."),
        ("A \\* star", "A * star"),
        ("Do {support:step}`one`", "Do Do one thing"),
        ("Do {support:step}`q.two`", "Do Do it otherwise"),
        ("Do {support:step}`two`", "Do two"),
        ("{support:process}`p` for {support:role}`agent`", "The first process for Support Agent"),
        ("Send {support:template}`hello`", "Send A first word"),
        ("Say `` a`b ``", "Say a`b"),
    ],
)
def test_a_text_is_shown_without_its_markup(text: str, plain: str) -> None:
    assert Words(flow_of(SUPPORT).support).plain(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("`" * 99_999 + "a", "`" * 99_999 + "a"),
        ("[" * 99_999, "[" * 99_999),
        ("[^a" * 33_333, "[^a" * 33_333),
        ("{term}`a" + " " * 99_000 + "b`", "a b"),
    ],
    ids=count(),
)
def test_marks_that_do_not_end_are_text(text: str, plain: str) -> None:
    assert Words(flow_of(SUPPORT).support).plain(text) == plain


def test_titles_may_name_each_other() -> None:
    support = flow_of(
        "processes: {p: {title: P, steps: ["
        "{id: do-it, title: 'Before {support:step}`then`'},"
        "{id: then, title: 'After {support:step}`do-it` in {support:process}`p`'}]}}"
    ).support
    words = Words(support)
    assert [words.text(step.title) for step in support.processes["p"].steps] == [
        "Before After do it in p",
        "After Before then in P",
    ]


def test_an_outcome_is_named_by_a_short_text_or_by_its_id() -> None:
    flow = flow_of(SUPPORT)
    words = Words(flow.support)
    assert [words.outcome(outcome) for outcome in flow.outcomes["p"].values()] == [
        "It is over",
        "Given up",
    ]
    assert words.outcome(flow.outcomes["q"]["done"]) == "Done"


def test_a_way_behind_another_process_has_the_name_of_its_outcome_or_its_id() -> None:
    text = SUPPORT.replace("{id: two, title: Do it otherwise}", "STEPS")
    for run, label in {"p": "It is over", "gone": "over"}.items():
        steps = f"{{id: two, title: Do, run: {run}, outcomes: {{over: done}}}}"
        flow = Flow(read_text(text.replace("STEPS", steps)).support)
        (way,) = [way for way in flow.ways[flow.steps["q.two"]] if way.kind == "outcome"]
        assert Words(flow.support).label(way) == label


def test_the_width_of_a_text_leaves_room_for_wide_fonts() -> None:
    assert width("Hello", 10) == pytest.approx(10 * 1.14 * (722 + 556 + 222 + 222 + 556) / 1000)
    assert width("Hello", 10, bold=True) > width("Hello", 10)


def test_an_ideograph_is_as_wide_as_it_is_high() -> None:
    assert width("事件", 13) == 26


def test_a_letter_with_an_accent_is_as_wide_as_without() -> None:
    assert width("é", 10) == width("e", 10)


def test_lines_are_as_even_as_their_number_allows() -> None:
    assert wrap("Assign a support agent", 130, 13) == ("Assign a", "support agent")


def test_every_line_fits_its_room() -> None:
    text = "Send the Rindfleischetikettierungsüberwachungsaufgabe to somebody@support.example.org"
    for room in (60, 80, 100, 140):
        lines = wrap(text, room, 13)
        assert all(width(line, 13) <= room for line in lines)


def test_no_line_is_empty_before_what_is_too_long_and_cannot_be_broken() -> None:
    assert wrap("事.Wait", 30, 13) == ("事.Wait",)


def test_a_word_that_is_too_long_gets_hyphens() -> None:
    assert wrap("Störungsmeldungsannahme", 100, 13) == ("Störungsmeld-", "ungsannahme")


def test_an_address_breaks_after_its_signs_without_a_hyphen() -> None:
    assert wrap("support@example.org", 100, 13) == ("support@", "example.org")


def test_a_soft_hyphen_shows_only_where_a_line_ends() -> None:
    assert wrap("Ticket\u00adannahme\u00adstelle", 100, 13) == ("Ticket-", "annahmestelle")


def test_ideographs_break_anywhere_but_before_a_full_stop() -> None:
    assert wrap("处理这个请求。", 78, 13) == ("处理这个", "请求。")


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", 100, 13) == ("",)


def test_a_word_of_a_whole_page_is_broken_into_lines_that_are_wide() -> None:
    lines = wrap("w" * 99_999, 60_000, 13.0)
    assert "".join(line.removesuffix("-") for line in lines) == "w" * 99_999
    assert max(width(line, 13.0) for line in lines) <= 60_000


PLAIN = """
317 317 405 634 634 1013 760 253 380 380 443 666 317 380 317 317 634 634 634 634 634 634 634
634 634 634 317 317 666 666 666 634 1157 760 760 823 823 760 697 887 823 317 570 760 634 950
823 887 760 887 823 760 697 823 760 1076 760 760 697 317 317 317 535 634 253 634 634 570 634
634 317 634 634 253 253 570 253 950 634 634 634 634 380 570 317 634 570 823 570 570 570 381
296 381 666
"""
BOLD = """
356 426 607 712 712 1138 924 356 426 426 498 748 356 426 356 356 712 712 712 712 712 712 712
712 712 712 426 426 748 748 748 782 1248 924 924 924 924 854 782 996 924 356 712 924 782
1066 924 996 854 996 924 854 782 924 854 1208 854 854 782 426 356 426 748 712 356 712 782
712 782 712 426 782 782 356 356 712 356 1138 782 782 782 782 498 712 426 782 712 996 712 712
640 498 358 498 748
"""
"""The widths of the signs from a space to a tilde, in thousandths of the size."""


@pytest.mark.parametrize(("bold", "widths"), [(False, PLAIN), (True, BOLD)])
def test_each_sign_has_its_own_width(bold: bool, widths: str) -> None:
    found = [round(width(chr(code), 1000, bold)) for code in range(32, 127)]
    assert found == [*map(int, widths.split())]


def test_signs_of_other_scripts_have_the_width_of_what_is_like_them() -> None:
    found = [round(width(sign, 1000)) for sign in "ä事é…W\u0301"]
    assert found == [634, 1000, 634, 1140, 1076, 0]


def test_an_ideograph_is_wider_where_its_font_has_no_bold_cut() -> None:
    assert (width("事", 1000), width("事", 1000, True)) == (1000, 1080)
