"""What is said of each slip? All of it: a change that is meant writes it anew.

Every key and every value of two projects, once for each kind of place, is left out, misspelt,
repeated, or is another. `python tests/test_whole_slips.py` writes what is told then; look at each
difference before it is committed.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from kept import keep
from reading import told
from whole_projects import PROJECTS
from whole_slips import Edit, edits

from sphinx_support_process.changes.compare import compare
from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.load import Loaded, joined, part_of
from sphinx_support_process.report.changes import as_text
from sphinx_support_process.text.problem import Problem

FOLDER = Path(__file__).parent / "whole" / "slips"
SETTINGS = Settings(strict=True, today=date(2026, 11, 23))
PROJECTS_IN_ORDER = ("format2", "everything", "lists", "process", "odd")


@cache
def slips() -> dict[str, list[tuple[str, Edit]]]:
    """The files and edits of each project, those of its processes apart; no kind of place twice."""
    found: dict[str, list[tuple[str, Edit]]] = {}
    seen: set[tuple[str, ...]] = set()
    for project in PROJECTS_IN_ORDER:
        for name, text in PROJECTS[project].items():
            for edit in edits(text, seen):
                part = "processes" if edit.path[0] == "processes" else "others"
                found.setdefault(f"{project}-{part}", []).append((name, edit))
    return found


def written(case: str) -> str:
    """What is told of each edit, and what it changed, after what is told without any."""
    project = case.partition("-")[0]
    parts = {name: part_of(name, text) for name, text in PROJECTS[project].items()}
    before = joined(parts.values())
    told_before = problems(before)
    known = {(problem.rule, problem.message) for problem in told_before}
    lines = [f"! {told(problem)}" for problem in told_before]
    for name, edit in slips()[case]:
        after = joined(({**parts, name: part_of(name, edit.text)}).values())
        lines += ["", f"{name}:{edit.what}"]
        for problem in problems(after):
            if (problem.rule, problem.message) not in known:
                lines.append(f"! {told(problem)}")
        if not edit.what.endswith("by another name"):
            lines += as_text(compare(before.support, after.support))
    return "".join(f"{line}\n" for line in lines)


def problems(loaded: Loaded) -> tuple[Problem, ...]:
    return check(Context(loaded, SETTINGS))


@pytest.mark.parametrize("case", slips())
def test_of_each_slip_all_is_told_that_was_told(case: str) -> None:
    assert written(case) == (FOLDER / f"{case}.txt").read_text("utf-8")


if __name__ == "__main__":
    keep(FOLDER, {f"{case}.txt": written(case) for case in slips()})
