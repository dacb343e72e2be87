"""Is every page survived? Nothing is lost, and what is written can be read again."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_support_process.checks import Context, check
from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.load import read_text

PIECES = [
    *("# Triage\n", "## Step 1: Look\n", "### 2. Answer\n", "Title\n=====\n", "(a:b)=\n", "# no\n"),
    *("1. ", "2. ", "10. ", "1) ", "- ", "* ", "  - ", "   ", "    ", "\t", "> ", "\n", "\n\n"),
    *("`Who: Support Agent`\n\n", "Owner: Ann and Bob\n", "**Support Triager**: close it\n"),
    *("**Close the ticket**. ", "**If an incident**, go to step 2.\n", "If yes, go to step 10. "),
    *("If not, jump to the next step.\n", "Otherwise return to [](a:b).\n", "Then go to step 1.\n"),
    *("- [ ] ", "## 3) Close\n", "(release manager)\n", "The Night Operator looks. "),
    *("Within one working day, answer. ", "spend 30 minutes ", "see [](a:b) ", "(see step 8) "),
    *("mark it as {guilabel}`Open`. ", "Notify the Support Agent. ", "ask ann@example.org "),
    *(
        "```\nHello { NAME }, <your name> ${x} [[y]]\n```\n",
        "> Hello <names of people>,\n> bye }\n",
    ),
    *(
        "```python\n# no comment\n```\n",
        ":::{note}\nx\n:::\n",
        "```{glossary}\nTerm\n  is it\n```\n",
    ),
    *("Word\n: what it means\n", "| a | b |\n| - | - |\n| c | d |\n", "<div>\n\nhtml\n</div>\n"),
    *(
        "[^1]: a note\n",
        "[x]: https://example.org\n",
        "text[^1] ",
        "---\nkey: value\n---\n",
        "% c\n",
    ),
    *("no\n", "1:30\n", "- \n", "? x, y\n", "a: b\n", ": \n", "|\n", "&a *b !c\n", "'\"\n", "#x\n"),
    *("null", "~", "yes: ", "{{ name }}", "```", ":::", "$$", "\\", "**", "__", "<<", "...", "---"),
    *("If it is late, close it. ", "Otherwise, open it. ", "If it fails, go to step 1. "),
    *("The scribe notes it. ", "Wait 2 hours. ", "Answer within 3 days. ", "You will see it. "),
    *("**Warning:** hot\n", "Keeper: Floor Manager\n", "| After | Who |\n| - | - |\n| 1 h | x |\n"),
    *("é漢字 ", "\u2028", "\x85", "\ufeff", "\x00", "\r\n", "\r", "[ ] ", "x" * 120, " word" * 30),
]
MARKUP = {"step", "glossary", "div"}  # numbers, tags and names that become structure
WORD = re.compile(r"[^\W_]+")


def imported(*pages: str) -> str:
    made = draft_of((f"page{number}.md", page) for number, page in enumerate(pages))
    return written(made, ["page.md"])


def words(text: str) -> set[str]:
    """All words, in lower case; numbers are not among them, since items are counted anew."""
    return {word.casefold() for word in WORD.findall(text) if not word.isdecimal()}


def assert_complete(*pages: str) -> None:
    text = imported(*pages)
    loaded = read_text(text)
    assert loaded.problems == ()
    told = {problem.rule for problem in check(Context(loaded)) if problem.severity == "error"}
    assert not told & {"unknown-target", "duplicate-id"}, told
    for page in pages:
        assert words(page) - words(text) - MARKUP == set()


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_page_keeps_its_words_and_can_be_read_again(page: str) -> None:
    assert_complete(page)


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=3))
def test_any_pages_keep_their_words_and_can_be_read_again(pages: list[str]) -> None:
    assert_complete(*pages)


@given(st.text(max_size=200))
def test_any_text_keeps_its_words_and_can_be_read_again(page: str) -> None:
    assert_complete(page)


@given(st.text(st.sampled_from("ab1.-+*>#`~:=|(){}[]<>&!?%@'\"\\,\t \n"), max_size=80))
def test_any_marks_of_markdown_and_yaml_can_be_read_again(page: str) -> None:
    assert_complete(page)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "\n" * 10_000,
        "- " * 5_000,
        "> " * 5_000,
        "1. " * 5_000,
        "".join(f"{'  ' * n}- a\n" for n in range(200)),
        "> % c\n> ",
        "1. a\n" * 5_000,
        "# a\n\n1. b\n\n" * 1_000,
        "*" * 20_000,
        "`" * 20_001,
        "[" * 20_000,
        "<" * 20_000,
        "{ " * 20_000,
        "1. Hello " + "a " * 20_000,
        "1. " + "a" * 100_000,
        "1. If " + "go to " * 10_000,
        "1. If a" + " step 1" * 5_000,
        "> Hello { " + "x{ " * 5_000,
        "> Hello {" + "x" * 100_000 + "}",
        "[a]: b\n" * 2_000,
        "[^a]: b\n\n" * 2_000,
        "| a " * 5_000 + "\n" + "| - " * 5_000,
        "Who: " + "Agent and " * 5_000,
        ":::{note}\n" * 2_000,
        *(f"> Hello {mark}{' ' * 20_000}x" for mark in ("{{", "${", "[[", "{", "<a")),
        "1. Look\n\nNext " + "a-" * 100_000,
        "1. " + ". " * 100_000,
    ],
    ids=count(),
)
def test_what_is_made_to_hurt_is_survived(page: str) -> None:
    assert_complete(page)
