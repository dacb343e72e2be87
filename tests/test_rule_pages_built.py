"""Do the pages of rules that judge a whole site tell the truth? Their examples are built."""

import re
from pathlib import Path

import pytest
from building import build

PAGES = Path(__file__).parent.parent / "docs" / "rules"
BY_PAGES = ["process-not-shown", "shown-twice", "template-not-shown"]
ON_DISK = ["missing-file"]


def section(name, heading):
    page = (PAGES / f"{name}.md").read_text("utf-8")
    return re.search(rf"^## {heading}\n(.*?)(?=^## )", page, re.MULTILINE | re.DOTALL)[1]


def files(text):
    """The files that a section shows, each below a line that begins with its name."""
    found = re.findall(
        r"^`([\w/.-]+)`[^\n]*:\n\n(`{3,})\w+\n(.*?)^\2$", text, re.MULTILINE | re.DOTALL
    )
    assert found
    return {name: content for name, _, content in found}


@pytest.mark.parametrize("name", [*BY_PAGES, *ON_DISK])
def test_the_wrong_example_yields_exactly_what_its_page_says(tmp_path, name):
    built = build(tmp_path, files(section(name, "Wrong")))
    said = section(name, "What we say").strip().splitlines()
    assert ["```text", *built.warnings, "```"] == said


@pytest.mark.parametrize("name", [*BY_PAGES, *ON_DISK])
def test_the_right_example_yields_nothing(tmp_path, name):
    shown = files(section(name, "Wrong")) | files(section(name, "Right"))
    assert build(tmp_path, shown).warnings == []
