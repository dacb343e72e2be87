"""What is said of a call that cannot be carried out? The reason and the way to go, in full."""

from __future__ import annotations

import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from sphinx_support_process.cli import main
from sphinx_support_process.project.together import JOURNAL

YAML = """\
roles: {desk: {name: Desk, held-by: Ada}}
processes: {desk: {title: Desk, trigger: A mail., who: desk, steps: [Read it]}}
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a file of YAML, another one without, and an export of a help desk."""
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(YAML, "utf-8")
    Path("empty").mkdir()
    Path("export.csv").write_text("name,email\n", "utf-8")


def said(capsys: pytest.CaptureFixture[str], call: str) -> str:
    assert main(call.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err.removeprefix("support-process: ").rstrip()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("check --watch -", "standard input cannot be watched\n  help: name files or folders"),
        (
            "check --update-baseline a.yaml",
            "there is no baseline to update\n  help: name one: `--baseline FILE`",
        ),
        ("check empty", "there is no YAML file in `empty`\n  help: name the files or their folder"),
        (
            "check --baseline none.json a.yaml",
            "there is no baseline `none.json`\n  help: `--update-baseline` writes it",
        ),
        (
            "check --statistics --format sarif a.yaml",
            "`--statistics` is written as text or json",
        ),
        (
            "check --select zzz a.yaml",
            "--select: there is no rule `zzz`\n  help: `support-process rules` lists them",
        ),
        (
            "diff one two",
            (
                "neither is a file, and git has no work tree here: fatal: not a git repository"
                " (or any of the parent directories): .git\n"
                "  help: name two files or folders, or call it in the work tree of a repository"
            ),
        ),
        (
            "rename desk new a.yaml",
            "several things are called `desk`\n  help: write `process:desk` or `role:desk`",
        ),
        ("rename role:desk role:new -", "standard input cannot be written\n  help: name the files"),
        (
            "schema a.yaml",
            "the schema is the same for all files\n  help: add `--ids` to offer theirs",
        ),
        (
            "people --export csv a.yaml",
            "addresses are not printed\n  help: name a file: `--output FILE`",
        ),
        ("people --compare export.csv --output x a.yaml", "`--output` is for `--export`"),
        (
            "people --compare export.csv --show a.yaml",
            "`--show` tells what is private: only on a terminal, and not in CI",
        ),
    ],
)
def test_a_call_that_cannot_be_carried_out_says_why_and_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, call: str, message: str
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(YAML.encode())))
    assert said(capsys, call) == message


def test_without_git_a_revision_cannot_be_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert said(capsys, "diff one") == "git is not installed, so that no revision can be read"


@pytest.mark.parametrize(
    ("asked", "why"), [("{}", "it is no list"), ("", "Expecting value: line 1 column 1 (char 0)")]
)
def test_what_no_plugin_asks_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, asked: str, why: str
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(asked))
    assert said(capsys, "mystmd") == f"this is no question of the plugin: {why}"


def test_who_calls_by_hand_what_a_plugin_asks_is_told_of_the_plugin(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO())
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert said(capsys, "mystmd") == (
        "a build of a site asks this, by its plugin\n  help: `--plugin` writes that"
    )


def test_a_draft_that_is_too_large_is_not_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("page.md").write_text("# A\n\n1. Look\n2. Go\n", "utf-8")
    monkeypatch.setattr("sphinx_support_process.commands.writing.import.MAX_BYTES", 100)
    assert said(capsys, "import page.md") == (
        "the draft is too large to be read again\n  help: import fewer pages at a time"
    )


@pytest.mark.parametrize("journal", ["", "[]", '{"a.yaml": 1}'])
def test_the_journal_of_an_interrupted_rename_that_cannot_be_read_is_not_used(
    capsys: pytest.CaptureFixture[str], journal: str
) -> None:
    Path(JOURNAL).write_text(journal, "utf-8")
    assert said(capsys, "rename role:desk new a.yaml") == (
        f"`{Path.cwd() / JOURNAL}` cannot be read\n  help: look at the files, and remove it"
    )


def test_a_rename_is_not_shown_before_an_interrupted_one_is_finished(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path(JOURNAL).write_text("{}", "utf-8")
    assert said(capsys, "rename role:desk new a.yaml --diff") == (
        "a rename was interrupted\n  help: run it without `--diff` to finish it"
    )
