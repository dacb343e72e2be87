"""What does a draft ask the person who goes on with it? All questions of a page, in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from reading import mistakes

from sphinx_support_process.importing import drafted
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
