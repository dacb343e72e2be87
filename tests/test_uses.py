"""`support-process uses`: where something is defined and used, as text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinx_support_process.cli import main

YAML = """\
roles: {triage: {name: Triage}, agent: {name: Agent, escalate: triage}}
processes:
  triage:
    title: Triage
    who: agent
    outcomes: {passed-on: It is with somebody else.}
    steps:
      - {id: read, title: Read it, informs: triage}
      - {id: pass, title: "Pass it on, after {support:step}`read`", next: passed-on}
"""
PAGE = "Begin at {support:step}`triage.read`, or [](#triage.pass).\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for folder in ("support", "docs/deep", "docs/_build"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "support" / "flow.yaml").write_text(YAML, "utf-8")
    for name in ("docs/deep/page.md", "docs/_build/page.md", "README.md"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    return tmp_path


def test_a_step_is_told_with_its_uses_in_yaml_and_on_pages(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["uses", "triage.read"]) == 0
    assert (
        capsys.readouterr().out
        == """\
step `triage.read`: 2 uses
  defined
    support/flow.yaml:8:14
  {support:step}
    support/flow.yaml:9:61
    docs/deep/page.md:1:32
"""
    )


def test_an_id_of_several_kinds_is_told_for_each(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["uses", "triage"]) == 0
    assert (
        capsys.readouterr().out
        == """\
process `triage`: 2 uses
  defined
    support/flow.yaml:3:3
  {support:step}
    docs/deep/page.md:1:25
  link
    docs/deep/page.md:1:46

role `triage`: 2 uses
  defined
    support/flow.yaml:1:9
  escalate
    support/flow.yaml:1:64
  informs
    support/flow.yaml:8:45
"""
    )


def test_json_holds_lines_columns_and_lengths(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["uses", "passed-on", "--format", "json"]) == 0
    place = {"file": "support/flow.yaml", "length": 9}
    assert json.loads(capsys.readouterr().out) == {
        "symbols": [
            {
                "kind": "outcome",
                "id": "triage.passed-on",
                "definitions": [{**place, "line": 6, "column": 16}],
                "uses": [{**place, "line": 9, "column": 75, "kind": "next"}],
            }
        ]
    }


def test_a_kind_in_front_chooses(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["uses", "role:triage"]) == 0
    assert capsys.readouterr().out.startswith("role `triage`: 2 uses\n")


def test_pages_are_those_that_the_settings_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_text("[tool.support-process]\npages = ['*.md']\n", "utf-8")
    assert main(["uses", "pass"]) == 0
    assert (
        capsys.readouterr().out
        == """\
step `triage.pass`: 1 use
  defined
    support/flow.yaml:9:14
  link
    README.md:1:53
"""
    )


def test_a_name_that_nothing_has_exits_2_with_a_near_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["uses", "triage.raed"]) == 2
    assert (
        capsys.readouterr().err
        == """\
support-process: nothing is called `triage.raed`
  help: did you mean `triage.read`?
"""
    )


def test_a_page_that_cannot_be_read_is_told_and_exits_3(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs" / "bad.md").write_bytes(b"\xff")
    assert main(["uses", "triage.read"]) == 3
    assert capsys.readouterr().err == (
        "docs/bad.md:1:1: byte 0xff is not UTF-8; save the file in the encoding UTF-8\n"
    )
