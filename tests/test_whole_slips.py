"""What is said of each slip? All of it: a change that is meant writes it anew.

Every key and every value of two projects, once for each kind of place, is left out, misspelt,
repeated, or is another. `python tests/test_whole_slips.py` writes what is told then; look at each
difference before it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from reading import told
from whole_projects import PROJECTS
from whole_slips import edits

from sphinx_support_process.changes.compare import compare
from sphinx_support_process.checks import Context, Settings, check
from sphinx_support_process.load import Loaded, joined, part_of
from sphinx_support_process.report.changes import as_text
from sphinx_support_process.text.problem import Problem

FOLDER = Path(__file__).parent / "whole" / "slips"
SETTINGS = Settings(strict=True, today=date(2026, 11, 23))
NAMES = ("format2", "everything", "lists", "process")


def slips(project: str, seen: set[tuple[str, ...]]) -> Iterator[str]:
    """What is told of each edit of a project that is of no kind seen before."""
    parts = {name: part_of(name, text) for name, text in PROJECTS[project].items()}
    before = joined(parts.values())
    known = {(problem.rule, problem.message) for problem in problems(before)}
    yield f"{project}:\n"
    yield from (f"! {told(problem)}\n" for problem in problems(before))
    for name, text in PROJECTS[project].items():
        for what, new in edits(text, seen):
            after = joined(({**parts, name: part_of(name, new)}).values())
            yield f"\n{name}:{what}\n"
            for problem in problems(after):
                if (problem.rule, problem.message) not in known:
                    yield f"! {told(problem)}\n"
            if not what.endswith("by another name"):
                yield from (f"{line}\n" for line in as_text(compare(before.support, after.support)))


def problems(loaded: Loaded) -> tuple[Problem, ...]:
    return check(Context(loaded, SETTINGS))


def written() -> dict[str, str]:
    seen: set[tuple[str, ...]] = set()
    return {name: "".join(slips(name, seen)) for name in NAMES}


def test_of_each_slip_all_is_told_that_was_told() -> None:
    assert written() == {path.stem: path.read_text("utf-8") for path in FOLDER.iterdir()}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in written().items():
        (FOLDER / f"{name}.txt").write_text(text, "utf-8")
