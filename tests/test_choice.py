"""Does a pattern of many words match each of them, and nothing else?"""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from sphinx_support_process.text.choice import one_of

WORDS = st.lists(st.text("ab.ß", max_size=6), min_size=1)


@given(WORDS, st.text("ab.ß", max_size=6))
def test_a_choice_matches_its_words_and_nothing_else(words: list[str], other: str) -> None:
    for word in [*words, other]:
        assert bool(re.fullmatch(one_of(words), word)) == (word in words)


def test_words_that_begin_alike_stand_together() -> None:
    assert one_of(["support lead", "support agent", "lead"]) == "(?:lead|support\\ (?:agent|lead))"


def test_words_of_which_each_goes_on_where_another_ends_are_no_endless_nest() -> None:
    words = ["a" * length for length in range(1, 2000)]
    assert re.fullmatch(one_of(words), words[-1])
