"""What MyST says without its marks: in one line, and each word where it stands."""

from __future__ import annotations

from itertools import count

import pytest

from sphinx_support_process.text.markup import plain, prose


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Read   the\nrequest", "Read the request"),
        ("**Never** do *that*, __please__, _please_", "Never do that, please, please"),
        ("***All*** of **it, *even* this**", "All of it, even this"),
        ("2 * 3 * 4, * and snake_case_names", "2 * 3 * 4, * and snake_case_names"),
        ("_in snake_case_ and __init__", "in snake_case and init"),
        ("`a*b` and `c*d`, `_x_`, `\\*`", "a*b and c*d, _x_, \\*"),
        ("`` a`b ``, ` x `", "a`b, x"),
        (r"\*\*no\*\* \`code\` \_either\_", "**no** `code` _either_"),
        ("Say AT&amp;T, &#34;yes&#x22; &unknown; & R&D;", 'Say AT&T, "yes" &unknown; & R&D;'),
        ("`&amp;` stays", "&amp; stays"),
        ("{term}`Incident` and {term}`them <Support Agent>`", "Incident and them"),
        ("{term}`a\nb <c>`, {py:func}`!run`, `{term}`", "a b, run, {term}"),
        ("[a *page*](https://example.org/a_b) and ![a picture](a_b.png)", "a page and a picture"),
        ("[![badge](badge.svg)](https://example.org)", "badge"),
        ("[](#triage.read) and [](page.md)", "triage.read and"),
        ("<https://example.org/a_b_c>", "https://example.org/a_b_c"),
        ("Said before[^note].\n\n[^note]: Here.", "Said before."),
        ("```{note} Mind\nthe *gap*.\n```", "Mind the gap."),
        ("\x000\x00 `a`", "\ufffd0\ufffd a"),
    ],
)
def test_a_text_says_its_words(text: str, words: str) -> None:
    assert plain(text) == words


def test_references_say_what_they_are_given() -> None:
    text = "{support:step}`read`, [](#triage), {term}`x <y>`"
    assert plain(text, lambda role, target: f"<{role}*{target}*>") == (
        "<support:step*read*>, <*triage*>, x"
    )


@pytest.mark.parametrize(
    "piece", ["*a ", "**a ", "_a ", "__a ", "`a ``", "[a](", "[^a", "&a", "{t}`a", "\\", "<a:"]
)
def test_marks_that_do_not_end_are_text(piece: str) -> None:
    assert piece[-2:].strip() in plain(f"{piece * 9_999}z")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("See `step 1` here", "See          here"),
        ("See {term}`step 1`!", "See               !"),
        ("[a](#b) and <c@d.e>", "[a      and        "),
        ("See https://a.example/step-1 now", "See                          now"),
        ("Ask a.b@c.example now", "Ask               now"),
        ("a\n```\ncode\n```\nb", "a\n   \n    \n   \nb"),
        ("```{note} Mind\n:class: tip\nit\n```", "          Mind\n           \nit\n   "),
    ],
    ids=count(),
)
def test_what_is_no_prose_leaves_its_room(text: str, seen: str) -> None:
    assert prose(text) == seen
