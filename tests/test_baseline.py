"""What does a baseline hide, what is solved, and what does a run in part leave in it?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from errno import EACCES
from pathlib import Path

import pytest

from sphinx_support_process.cli import main

Check = Callable[..., str]

A = """\
roles:
  agent: {name: Agent, held-by: all}
processes:
  p:
    title: P
    trigger: A mail comes to #help
    who: agent
    steps:
      - {id: a, title: A, informs: nobody}
      - {id: b, title: Reading, informs: l1}
"""
B = """\
processes:
  q:
    title: Q
    trigger: An alert
    who: agent
    steps:
      - {id: c, title: C, informs: somebody}
"""


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Check:
    """Check a project of two files with a baseline of all that is wrong; returns what it says."""
    monkeypatch.chdir(tmp_path)
    Path("support").mkdir()
    Path("support/a.yaml").write_text(A, "utf-8")
    Path("support/b.yaml").write_text(B, "utf-8")
    Path("pyproject.toml").write_text("[tool.support-process]\nbaseline = 'base.json'\n", "utf-8")

    def check(*arguments: str) -> str:
        main(["check", "--format", "text", *arguments])
        return "".join(capsys.readouterr())

    assert check("--strict", "--update-baseline") == "no problems in 2 files, 6 in the baseline\n"
    return check


def entries() -> list[dict[str, str]]:
    return list(json.loads(Path("base.json").read_text("utf-8"))["problems"].values())


SOLVED = "solved: `--update-baseline` takes them out"

IN_PART = {
    "one file": ("support/a.yaml",),
    "one folder": ("elsewhere",),
    "some rules": ("--select", "title-style"),
    "not some rules": ("--ignore", "unknown-role,lost-text,title-style"),
    "not the strict rules": (),
}


@pytest.mark.parametrize("name", IN_PART)
def test_a_run_in_part_solves_and_removes_nothing(name: str, check: Check) -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere/c.yaml").write_text("statuses: [Open]\n", "utf-8")
    before = Path("base.json").read_text("utf-8")

    assert SOLVED not in check(*IN_PART[name])
    check(*IN_PART[name], "--ignore", "unused-definition", "--update-baseline")
    assert Path("base.json").read_text("utf-8") == before
    assert check("--strict") == "no problems in 2 files, 6 in the baseline\n"


@pytest.mark.parametrize("name", ["support/a.yaml", "support/b.yaml"])
def test_while_a_file_is_no_yaml_nothing_is_solved(name: str, check: Check) -> None:
    before = Path("base.json").read_text("utf-8")
    text = Path(name).read_text("utf-8")
    Path(name).write_text(f"{text}  x: [\n", "utf-8")

    assert SOLVED not in check("--strict")
    check("--strict", "--update-baseline")
    Path(name).write_text(text, "utf-8")
    assert set(before.splitlines()) <= set(Path("base.json").read_text("utf-8").splitlines())
    assert "6 in the baseline" in check("--strict")


def test_while_a_step_cannot_be_read_nothing_of_its_process_is_solved(check: Check) -> None:
    Path("support/a.yaml").write_text(A.replace("title: A,", "tytle: A,"), "utf-8")

    assert SOLVED not in check("--strict")


def test_what_a_whole_run_looked_for_in_vain_is_solved_and_taken_out(check: Check) -> None:
    Path("support/b.yaml").write_text(B.replace(", informs: somebody", ""), "utf-8")

    assert f"1 problem of the baseline {SOLVED}" in check("--strict")
    check("--strict", "--update-baseline")
    assert [entry["file"] for entry in entries()] == ["support/a.yaml"] * 5


def test_naming_all_files_is_a_whole_run(check: Check) -> None:
    Path("support/b.yaml").write_text(B.replace(", informs: somebody", ""), "utf-8")

    assert f"1 problem of the baseline {SOLVED}" in check("--strict", "support")


def test_problems_of_a_file_that_is_gone_are_solved(check: Check) -> None:
    Path("support/b.yaml").unlink()

    assert f"1 problem of the baseline {SOLVED}" in check("--strict")


def test_a_name_with_another_number_is_another_problem(check: Check) -> None:
    Path("support/a.yaml").write_text(A.replace("informs: l1", "informs: l2"), "utf-8")
    said = check("--strict")

    assert "no role `l2`" in said
    assert f"1 problem of the baseline {SOLVED}" in said


def test_a_baseline_means_the_same_from_every_folder(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Path("base.json").read_text("utf-8")
    monkeypatch.chdir("support")

    assert check("--strict", ".") == "no problems in 2 files, 6 in the baseline\n"
    check("--strict", ".", "--update-baseline")
    assert Path("../base.json").read_text("utf-8") == before


def test_an_entry_is_one_line_that_says_what_it_hides(check: Check) -> None:
    lines = Path("base.json").read_text("utf-8").splitlines()

    assert lines[:2] == ["{", '  "version": 1,']
    assert len(lines) == 6 + 5
    assert entries()[-1] == {
        "rule": "unknown-role",
        "severity": "error",
        "file": "support/b.yaml",
        "about": "q.c",
        "message": "no role `somebody` for `informs`",
    }


def test_the_order_of_entries_does_not_depend_on_lines(check: Check) -> None:
    before = Path("base.json").read_text("utf-8")
    head, steps = A.split("    steps:\n")
    first, second = steps.splitlines(keepends=True)
    Path("support/a.yaml").write_text(f"\n{head}    steps:\n{second}{first}", "utf-8")
    check("--strict", "--update-baseline")

    assert Path("base.json").read_text("utf-8") == before


@pytest.mark.parametrize(
    "content",
    [
        '{"version": 1, "problems": {"x": "trap: no way out"}}',
        '{"version": 1, "problems": {"x": {"rule": "trap"}}}',
        '{"version": 1, "problems": []}',
    ],
)
def test_a_baseline_of_another_form_is_refused(content: str, check: Check) -> None:
    Path("base.json").write_text(content, "utf-8")
    said = check()

    assert "base.json` is no baseline that can be read here" in said
    assert "remove it, and write it anew with `--update-baseline`" in said


def test_a_baseline_that_cannot_be_read_is_told_with_the_reason(check: Check) -> None:
    Path("base.json").unlink()
    Path("base.json").mkdir()
    said = check()

    assert said.startswith("support-process: the baseline `")
    assert said.endswith("base.json` cannot be read: is a directory\n")


def test_a_folder_of_yaml_that_cannot_be_read_is_told_with_the_reason(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> Iterator[Path]:
        raise PermissionError(EACCES, "Permission denied", "support")

    monkeypatch.setattr(Path, "iterdir", refused)

    assert check("support") == "support-process: `support` cannot be read: permission denied\n"


def test_a_baseline_without_problems_is_written_too(check: Check) -> None:
    said = check("--select", "trap", "--baseline", "new/other.json", "--update-baseline")

    assert said == "no problems in 2 files\n"
    assert json.loads(Path("new/other.json").read_text("utf-8")) == {"version": 1, "problems": {}}
