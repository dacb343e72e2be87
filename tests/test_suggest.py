"""Which name was meant?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_support_process.text.suggest import _distance, closest, did_you_mean


def test_the_nearest_name_is_suggested():
    assert did_you_mean("triger", ["triager", "trigger-happy"]) == "did you mean `triager`?"


def test_case_does_not_matter():
    assert closest("SUPPORT-AGENT", ["Support-Agent"]) == "Support-Agent"


def test_where_nothing_is_near_the_few_known_names_are_listed():
    assert did_you_mean("zzz", ["beta", "alpha"]) == "known here: `alpha`, `beta`"


def test_where_nothing_is_near_many_names_are_not_listed():
    assert did_you_mean("zzz", [f"name-{n}" for n in range(13)]) == ""


def test_where_nothing_is_known_nothing_is_suggested():
    assert did_you_mean("zzz", []) == ""


def test_a_name_of_any_length_is_compared():
    assert closest("x" * 1_000_000, ["alpha"]) is None


@pytest.mark.parametrize(
    ("written", "known", "is_near"),
    [
        ("support-agnt", "support-agent", True),
        ("abcd", "abdc", True),
        ("red support agent", "blue support agent", False),
        ("support agent red", "support agent blue", False),
        ("old support agent", "support agent", True),
        ("support agent, please", "support agent", True),
        ("support", "support of all the agents", False),
        ("agent agent", "agent", False),
        ("x", "y", False),
    ],
)
def test_what_differs_has_to_be_alike_whatever_else_is_the_same(written, known, is_near):
    assert (closest(written, [known]) == known) is is_near


@given(st.text("abc", min_size=1, max_size=7), st.text("abcd", max_size=7))
def test_letters_that_are_added_removed_replaced_or_swapped_are_counted(one, other):
    assert _distance(one, other) == counted(one, other)


def counted(one: str, other: str) -> int:
    """The same number, by the table of all beginnings of both."""
    rows = [[*range(len(other) + 1)]]
    for a in range(1, len(one) + 1):
        rows.append([a])
        for b in range(1, len(other) + 1):
            same = one[a - 1] == other[b - 1]
            ways = [rows[a - 1][b] + 1, rows[a][b - 1] + 1, rows[a - 1][b - 1] + (not same)]
            if a > 1 and b > 1 and one[a - 2 : a] == other[b - 1] + other[b - 2]:
                ways.append(rows[a - 2][b - 2] + 1)
            rows[a].append(min(ways))
    return rows[-1][-1]


def test_of_names_that_are_as_near_the_first_of_the_alphabet_is_meant():
    assert closest("agent", ["agens", "agend"]) == closest("agent", ["agend", "agens"]) == "agend"


def test_twelve_known_names_are_few():
    names = [f"name-{n:02}" for n in range(12)]
    assert did_you_mean("zzz", names).count("`name-") == 12
