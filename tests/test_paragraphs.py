"""Which breaks of a plain text are kept? Those that are meant, and none that wrapping made."""

from __future__ import annotations

import pytest

from sphinx_support_process.text.paragraphs import paragraphs

WRAPPED = """\
Hello {{ name }},

thank you for writing to us. Your request has arrived, and we will find
somebody to work on it. You will hear from us again as soon as we know who
that is.

Kind regards,
Ada
"""
JOINED = (
    "thank you for writing to us. Your request has arrived, and we will find somebody to work "
    "on it. You will hear from us again as soon as we know who that is."
)


def test_lines_that_were_only_wrapped_are_joined_and_others_stay() -> None:
    assert paragraphs(WRAPPED) == [
        "Hello {{ name }},",
        JOINED,
        "Kind regards,\nAda",
    ]


def test_items_of_a_list_begin_on_lines_of_their_own_and_go_on_as_one() -> None:
    text = (
        "please tell us about these things, all of which help us to find what it is:\n"
        "- the time at which it happened, and the name of the machine on which it\n"
        "  happened\n"
        "2) what you saw\n"
    )
    assert paragraphs(text)[0].splitlines() == [
        "please tell us about these things, all of which help us to find what it is:",
        "- the time at which it happened, and the name of the machine on which it happened",
        "2) what you saw",
    ]


def test_a_text_that_is_wrapped_narrowly_counts_as_one_of_sixty_characters() -> None:
    line = "a" * 50
    assert paragraphs(f"{line}\n{'b' * 9}") == [f"{line}\n{'b' * 9}"]
    assert paragraphs(f"{line}\n{'b' * 10}") == [f"{line} {'b' * 10}"]


def test_the_longest_line_of_the_whole_text_says_where_it_was_wrapped() -> None:
    short = f"{'a' * 50}\n{'b' * 20}"
    long = f"{'c' * 40} {'d' * 40}"
    assert paragraphs(f"{long}\n\n{short}") == [long, short]


def test_a_placeholder_is_one_word_however_it_is_spaced() -> None:
    line = "a" * 50
    assert paragraphs(f"{line}\n{{{{ name of it }}}}, please") == [
        f"{line} {{{{ name of it }}}}, please"
    ]


def test_a_text_that_no_editor_wrapped_keeps_its_breaks() -> None:
    text = f"Dear all,\n{'long ' * 60}\nAda"
    assert paragraphs(text) == [f"Dear all,\n{'long ' * 60}".rstrip() + "\nAda"]


def test_a_long_address_says_nothing_of_where_lines_were_wrapped() -> None:
    assert paragraphs(f"{'a' * 50}\n{'b' * 20}\n\nhttps://example.org/{'x' * 70}") == [
        f"{'a' * 50} {'b' * 20}",
        f"https://example.org/{'x' * 70}",
    ]


@pytest.mark.parametrize("text", ["", "\n", "  \n\n "])
def test_a_text_of_nothing_has_no_paragraphs(text: str) -> None:
    assert paragraphs(text) == []
