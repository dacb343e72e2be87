"""Emacs with eglot and with lsp-mode, driven as a writer would: a problem, completion, a rename."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from editing import FLOW, PAGE, write

SCRIPTS = Path(__file__).parent / "editors"
EMACS = shutil.which("emacs")


OFFERED = {"eglot": ["reader", "helper", "guest"], "lsp-mode": ["helper"]}
"""What each client shows behind `helpe`: eglot leaves it to Emacs to choose."""


@pytest.fixture(scope="module", params=OFFERED)
def driven(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Any]]:
    """The folder of the project afterwards, and what was seen; with each client."""
    scripts = ("writer", request.param)
    if EMACS is None:
        pytest.skip("needs Emacs")
    folder = write(tmp_path_factory.mktemp("emacs"))
    result = folder / "result.json"
    server = f"{sys.executable} -m sphinx_support_process lsp"
    environment = {**os.environ, "SERVER": server, "RESULT": str(result), "HOME": str(folder)}
    loads = (part for name in scripts for part in ("-l", str(SCRIPTS / f"{name}.el")))
    command = [EMACS, "--batch", *loads]
    done = subprocess.run(
        command, cwd=folder, env=environment, timeout=300, capture_output=True, text=True
    )
    if "Cannot open load file" in done.stderr:
        pytest.skip(f"needs {request.param}, yaml-mode and markdown-mode")
    found: dict[str, Any] = json.loads(result.read_text("utf-8"))
    assert "failed" not in found, found
    return folder, {**found, "client": request.param}


def test_emacs_shows_problems_of_what_is_not_saved(driven: tuple[Path, dict[str, Any]]) -> None:
    assert "no role `helpr` for `informs`" in driven[1]["problem"]


def test_emacs_completes(driven: tuple[Path, dict[str, Any]]) -> None:
    offered = OFFERED[driven[1]["client"]]
    assert [each.strip() for each in driven[1]["completion"]] == offered


def test_emacs_goes_to_a_definition(driven: tuple[Path, dict[str, Any]]) -> None:
    assert driven[1]["definition"] == "team.yaml:7"


def test_emacs_renames_in_yaml_and_on_pages(driven: tuple[Path, dict[str, Any]]) -> None:
    moved = "moved:\n  steps:\n    intake.greet: intake.welcome\n"
    names = ("support/flow.yaml", "docs/index.md")
    assert [(driven[0] / name).read_text("utf-8") for name in names] == [
        FLOW.replace("id: greet", "id: welcome") + moved,
        PAGE.replace("intake.greet", "intake.welcome"),
    ]
