"""Neovim, driven as a writer would: diagnostics, completion, a definition, a rename over files."""

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

SCRIPT = Path(__file__).parent / "editors" / "neovim.lua"
NEOVIM = os.environ.get("NEOVIM") or shutil.which("nvim")

MORE = "promises:\n  soon: {to: guest, from: intake, until: intake.greet, within: 1 hour}\n"


@pytest.fixture(scope="module")
def driven(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The folder of the project afterwards, and what was seen."""
    if NEOVIM is None:
        pytest.skip("needs Neovim")
    folder = write(tmp_path_factory.mktemp("neovim"))
    write(folder, {"support/promises.yaml": MORE})
    result = folder / "result.json"
    environment = {
        **os.environ,
        "SERVER": f"{sys.executable} -m sphinx_support_process lsp",
        "RESULT": str(result),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    command = [NEOVIM, "--headless", "-u", "NONE", "-n", "-S", str(SCRIPT)]
    subprocess.run(command, cwd=folder, env=environment, timeout=300, check=True)
    found: dict[str, Any] = json.loads(result.read_text("utf-8"))
    assert "message" not in found, found
    return folder, found


def test_neovim_shows_problems_of_what_is_not_saved(driven: tuple[Path, dict[str, Any]]) -> None:
    message = "no role `helpr` for `informs`\ndid you mean `helper`?"
    assert driven[1]["diagnostic"] == [9, 50, 55, message]


def test_neovim_completes_half_a_line(driven: tuple[Path, dict[str, Any]]) -> None:
    assert driven[1]["completion"] == ["reader", "helper", "guest"]


def test_neovim_goes_to_a_definition(driven: tuple[Path, dict[str, Any]]) -> None:
    assert driven[1]["definition"] == ["team.yaml", 7, 2]


def test_neovim_renames_in_three_files(driven: tuple[Path, dict[str, Any]]) -> None:
    moved = "moved:\n  steps:\n    intake.greet: intake.welcome\n"
    files = {
        name: (driven[0] / name).read_text("utf-8")
        for name in ("support/flow.yaml", "support/promises.yaml", "docs/index.md")
    }
    assert files == {
        "support/flow.yaml": FLOW.replace("id: greet", "id: welcome") + moved,
        "support/promises.yaml": MORE.replace("intake.greet", "intake.welcome"),
        "docs/index.md": PAGE.replace("intake.greet", "intake.welcome"),
    }


def test_neovim_counts_in_utf_16(driven: tuple[Path, dict[str, Any]]) -> None:
    assert driven[1]["encoding"] == "utf-16"
