"""The files that CI reads: the action and the hooks for pre-commit, and how we publish."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from sphinx_support_process import __version__
from sphinx_support_process.cli import COMMANDS, main

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
PUBLISH = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))

BAD = """\
processes:
  p: {title: P, trigger: A mail, tirgger: A call, steps: [Read]}
"""


def test_no_input_of_the_action_is_pasted_into_a_script() -> None:
    assert not any("${{" in step["run"] for step in STEPS)


def test_every_input_of_the_action_is_described_and_used() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", str(STEPS)))

    assert used == set(ACTION["inputs"])
    assert all(about["description"] for about in ACTION["inputs"].values())


needs_bash = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="the script is for bash"
)


def run_action(folder: Path, paths: str, options: str) -> subprocess.CompletedProcess[str]:
    """Run the second step of the action on two files with one error each."""
    for name in ("support/bad.yaml", "more/a b.yaml"):
        (folder / name).parent.mkdir()
        (folder / name).write_text(BAD.replace("p:", f"p{len(name)}:"), "utf-8")
    command = folder / "temp" / "support-process" / "bin" / "support-process"
    command.parent.mkdir(parents=True)
    command.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m sphinx_support_process "$@"\n', "utf-8"
    )
    command.chmod(0o755)
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", STEPS[1]["run"]],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(folder / "temp"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            "INPUT_PATHS": paths,
            "INPUT_OPTIONS": options,
            "INPUT_SARIF": "report.sarif",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@needs_bash
@pytest.mark.parametrize(
    ("paths", "options", "code", "summary"),
    [
        ("", "", 1, "### support-process: 1 error in 1 file"),
        ("more/a b.yaml\n", "", 1, "### support-process: 1 error in 1 file"),
        ("support\nmore/a b.yaml", "", 1, "### support-process: 2 errors in 2 files"),
        ("", "--fail-on never --ignore schema", 0, "### support-process: no problems"),
    ],
)
def test_the_step_of_the_action_checks_annotates_and_summarises(
    tmp_path: Path, paths: str, options: str, code: int, summary: str
) -> None:
    result = run_action(tmp_path, paths, options)

    assert result.returncode == code
    assert (tmp_path / "summary.md").read_text("utf-8").startswith(summary)
    assert result.stdout.startswith("::error file=") == bool(code)
    assert json.loads((tmp_path / "report.sarif").read_text("utf-8"))["version"] == "2.1.0"


@needs_bash
@pytest.mark.parametrize(
    ("paths", "options", "code"),
    [("$(touch hacked)", "", 3), ("; touch hacked", "", 3), ("", "; touch hacked", 2)],
)
def test_no_input_of_the_action_is_run(tmp_path: Path, paths: str, options: str, code: int) -> None:
    assert run_action(tmp_path, paths, options).returncode == code
    assert not (tmp_path / "hacked").exists()


def test_each_hook_runs_a_command_that_exists() -> None:
    assert [hook["entry"].split()[0] for hook in HOOKS] == ["support-process"] * len(HOOKS)
    assert {hook["entry"].split()[1] for hook in HOOKS} <= set(COMMANDS)


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ("support/triage.yaml", True),
        ("docs/support/triage.yml", True),
        ("pyproject.toml", True),
        ("services/desk/pyproject.toml", True),
        ("docs/triage.yaml", False),
        ("docs/support/page.md", False),
    ],
)
def test_the_hook_runs_when_a_file_of_the_process_changes(path: str, runs: bool) -> None:
    assert (re.search(HOOKS[0]["files"], path) is not None) == runs


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize("content", [b"roles: {", b"\xff"])
def test_a_hook_fails_on_a_file_that_it_cannot_read(
    hook: dict[str, Any], content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "support").mkdir()
    (tmp_path / "support/a.yml").write_bytes(content)

    assert main(hook["entry"].split()[1:]) != 0


@needs_bash
@pytest.mark.parametrize(
    ("tag", "code"),
    [(f"v{__version__}", 0), (__version__, 1), ("v0", 1), (f"v{__version__}rc1", 1)],
)
def test_only_a_tag_that_names_the_version_is_published(
    tag: str, code: int, tmp_path: Path
) -> None:
    (step,) = (step for step in PUBLISH["jobs"]["build"]["steps"] if "tag" in step.get("name", ""))
    (tmp_path / "python").symlink_to(sys.executable)
    found = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    result = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=ROOT,
        env={**os.environ, "PATH": found, "GITHUB_REF_NAME": tag},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (result.returncode, result.stderr) == (code, "")
    assert result.stdout == (
        "::error file=sphinx_support_process/version.py::"
        f"the tag is {tag}, the version {__version__}\n"
        if code
        else ""
    )


def test_only_the_job_that_publishes_can_prove_to_pypi_who_it_is() -> None:
    jobs = PUBLISH["jobs"]

    assert PUBLISH["permissions"] == {"contents": "read"}
    assert {name: job.get("permissions") for name, job in jobs.items()} == {
        "build": None,
        "publish": {"id-token": "write"},
    }
    assert jobs["publish"]["environment"]["name"] == "pypi"
    assert jobs["publish"]["needs"] == "build"
    assert [step["uses"].split("@")[0] for step in jobs["publish"]["steps"]] == [
        "actions/download-artifact",
        "pypa/gh-action-pypi-publish",
    ]


def test_nothing_is_published_but_for_a_tag() -> None:
    assert PUBLISH[True] == {"push": {"tags": ["v*"]}}  # YAML reads `on` as true
    assert "${{" not in str(PUBLISH)
