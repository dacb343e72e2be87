"""Problems counted by rule, and checks that follow every change of a file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_support_process.cli import main

WRONG = """\
roles: {a: {name: Ann, held-by: the rota}}
processes:
  p:
    title: P
    trigger: It starts.
    who: anna
    steps:
      - {id: one, title: Do one, informs: bo, next: two}
      - {id: two, title: Do two, within: 1 day}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "support").mkdir()
    (tmp_path / "support" / "team.yaml").write_text(WRONG, "utf-8")
    return tmp_path / "support" / "team.yaml"


def test_statistics_count_the_problems_of_each_rule_the_most_frequent_first(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--statistics"]) == 1
    assert capsys.readouterr().out == (
        """\
2  error    unknown-role
1  error    bad-duration

3 errors in 1 file
"""
    )


def test_statistics_are_told_as_json_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--statistics", "--format", "json"])
    assert json.loads(capsys.readouterr().out)[0] == {
        "rule": "unknown-role",
        "severity": "error",
        "problems": 2,
    }


def test_statistics_have_no_other_format(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--statistics", "--format", "sarif"]) == 2
    assert "`--statistics` is written as text or json" in capsys.readouterr().err


def test_a_check_that_watches_tells_of_each_change_until_it_is_ended(project: Path) -> None:
    command = [sys.executable, "-m", "sphinx_support_process", "check", "--watch", "--format"]
    with subprocess.Popen([*command, "concise"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = [process.stdout.readline() for _ in range(3)]
        assert "anna" in first[0]
        project.write_text(WRONG.replace("anna", "bert"), "utf-8")
        assert "bert" in process.stdout.readline()
        process.terminate()


def test_standard_input_cannot_be_watched(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--watch", "-"]) == 2
    assert "standard input cannot be watched" in capsys.readouterr().err
