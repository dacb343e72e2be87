"""What does a shell offer while a command line is typed? Asked as shells do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_support_process.cli import main

pytest.importorskip("argcomplete")

YAML = """\
roles: {agent: {name: Agent, held-by: the rota}}
levels: {severity: {title: Severity, values: {sev1: {name: SEV-1, definition: Grave.}}}}
processes:
  triage:
    title: Triage
    who: agent
    steps:
      - {id: read, title: Read it}
  repair: {title: Repair, who: agent, steps: [{id: mend, title: Mend it}]}
"""


def offered(folder: Path, line: str) -> list[str]:
    """What is offered for a line of bash, with the cursor at its end."""
    answer = folder / "answer"
    asked = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "COMP_TYPE": "9",
    }
    subprocess.run(
        [sys.executable, "-m", "sphinx_support_process"],
        env={**os.environ, **asked},
        cwd=folder,
        check=False,
    )
    return [word.strip() for word in answer.read_text("utf-8").split("\n")]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "support").mkdir()
    (tmp_path / "support" / "team.yaml").write_text(YAML, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("support-process ren", ["rename", "render"]),
        ("support-process render tri", ["triage"]),
        ("support-process uses triage.", ["triage.read"]),
        ("support-process due triage --level s", ["sev1"]),
        ("support-process due triage --at rea", [""]),
        ("support-process due triage --at triage.r", ["triage.read="]),
        ("support-process check --select unknown-r", ["unknown-role"]),
        ("support-process check sup", ["support/"]),
        ("support-process check --form", ["--format"]),
    ],
)
def test_commands_options_rules_files_and_ids_are_offered(
    project: Path, line: str, words: list[str]
) -> None:
    assert offered(project, line) == words


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_lines_for_a_shell_name_the_command(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", shell]) == 0
    assert "support-process" in capsys.readouterr().out


def test_without_the_library_the_way_to_it_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "argcomplete", None)
    assert main(["completion", "bash"]) == 2
    assert "sphinx-support-process[completion]" in capsys.readouterr().err
