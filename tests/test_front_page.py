"""Does the front page of the docs show what is written, and what is said about it?"""

from __future__ import annotations

import re
from pathlib import Path

from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.load import read_text
from sphinx_support_process.report import Report, write

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "index.md").read_text("utf-8")
ROLES = """
roles:
  incident-responder: {name: Incident Responder, held-by: Ada}
  technology-lead: {name: Technology Lead, held-by: Bo}
"""


def fenced(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


def test_what_you_write_stands_in_the_files_of_the_example_in_this_order() -> None:
    shown = fenced("yaml").splitlines()
    lines = (DOCS / "support" / "incident-response.yaml").read_text("utf-8").splitlines()
    rest = iter(lines[lines.index(shown[1]) :])
    assert shown[0] in lines
    assert [line for line in shown[1:] if line not in rest] == []


def test_what_you_are_told_is_what_the_checker_says() -> None:
    loaded = read_text(fenced("yaml").replace("technology-lead", "technology-led") + ROLES)
    problems = check(Context(loaded, Settings(select=("unknown-role",))))
    report = Report(problems, ("support.yaml",), loaded.sources)
    assert fenced("text") in write(report, "text")
