"""What does a draft ask the person who goes on with it? All questions of a page, in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from reading import mistakes

from sphinx_support_process.importing import drafted
from sphinx_support_process.importing.draft.account import Account
from sphinx_support_process.importing.draft.told import summary
from sphinx_support_process.importing.draft.yaml import written
from sphinx_support_process.importing.formats import read

SUFFIXES = {"<": ".bpmn", "g": ".mmd"}
"""The suffix of a page that begins with a sign; all others are Markdown."""


def asked(page: str) -> Iterator[str]:
    """Each question of the draft of a page, and the next line that is none."""
    name = f"a{SUFFIXES.get(page[0], '.md')}"
    lines = written(drafted(read(name, page.encode())), [name]).splitlines()
    for number, line in enumerate(lines):
        _, is_question, question = line.partition("# TODO: ")
        if is_question:
            about = next(line for line in lines[number:] if "# TODO: " not in line)
            yield f"{question} | {about.strip()}"


@pytest.mark.parametrize(("page", "questions"), mistakes("import.txt"))
def test_a_draft_asks_what_the_page_leaves_open(page: str, questions: list[str]) -> None:
    assert list(asked(page)) == questions


@pytest.mark.parametrize(
    ("count", "todos", "said"),
    [
        (0, 1, "0 processes; 1 TODO"),
        (
            1,
            0,
            (
                "1 process, 1 step, 1 role, 1 term, 1 template, 1 list of priorities, 1 community, "
                "1 level, 1 promise; 0 TODOs"
            ),
        ),
        (
            2000,
            1000,
            (
                "2,000 processes, 2,000 steps, 2,000 roles, 2,000 terms, 2,000 templates, "
                "2,000 lists of priorities, 2,000 communities, 2,000 levels, 2,000 promises; "
                "1,000 TODOs"
            ),
        ),
    ],
)
def test_what_was_found_is_counted_in_one_line(count: int, todos: int, said: str) -> None:
    kinds = ("processes", "steps", "roles", "terms", "templates", "priorities")
    found = dict.fromkeys((*kinds, "communities", "levels", "promises"), count)
    assert summary(Account(("a.md",), found, todos, 0, 0, ())) == said
