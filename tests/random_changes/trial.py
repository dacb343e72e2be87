"""Does a test notice a change? The tests that run its lines, the quickest first, in a copy.

They run in a fork of this process, which has imported what takes long and is never changed.
"""

from __future__ import annotations

import importlib
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from .changes import Change

ROOT = Path(__file__).parents[2]
LEFT_OUT = (".git", ".venv", "build", "_build", "dist", "__pycache__", ".*_cache", ".hypothesis")
IMPORTED = ("hypothesis", "yaml", "sphinx.application", "myst_parser.sphinx_ext.main", "lsprotocol")
PATIENCE = 5
"""How many times longer tests may take than they are expected to, before they count as endless."""


@dataclass
class Trial:
    """A copy of the project, in which one file at a time is changed."""

    project: Path
    seconds: float
    """What the tests of one change may take, as they took before."""
    runs: dict[str, Any] = field(default_factory=dict)
    """`{"lines": {file: {line: [test]}}, "seconds": {test: seconds}}`."""

    def __post_init__(self) -> None:
        shutil.copytree(ROOT, self.project, ignore=shutil.ignore_patterns(*LEFT_OUT))
        self.times = count(1)
        for module in IMPORTED:
            with suppress(ImportError):
                importlib.import_module(module)

    def record(self, kept: Path, options: list[str]) -> None:
        """Read what runs which line, or find it out by a run of all tests."""
        if not kept.exists():
            command = ("random_changes.covering", str(kept.absolute()), *options)
            environment = os.environ | {"PYTHONPATH": os.pathsep.join(self.path)}
            done = subprocess.run(
                [sys.executable, "-m", *command], cwd=self.project, env=environment, check=False
            )
            if done.returncode != 0:
                sys.exit("the tests fail as they are")
        self.runs = json.loads(kept.read_text("utf-8"))

    def result(self, path: str, change: Change) -> str:
        """Whether a test fails, once a file is changed."""
        found = self.tests(path, change)
        if not found:
            return "run by no test"
        file = self.project / path
        original = file.read_text("utf-8")
        self.write(file, change.source)
        child = multiprocessing.get_context("fork").Process(target=self.run, args=(found,))
        child.start()
        child.join(PATIENCE * self.seconds)
        code = child.exitcode
        child.kill()
        child.join()
        self.write(file, original)
        if code is None:
            return "endless"
        return "noticed" if code else "not noticed"

    def tests(self, path: str, change: Change) -> list[str]:
        """The tests that run a line of the change, or of its module where that is no function."""
        lines = self.runs["lines"].get(path, {})
        found = {
            test
            for line, tests in lines.items()
            if int(line) in change.lines or not change.is_called
            for test in tests
        }
        chosen, left = [], self.seconds
        for test in sorted(found, key=lambda test: (self.runs["seconds"][test], test)):
            left -= self.runs["seconds"][test]
            if left > 0 or not chosen:
                chosen.append(test)
        return chosen

    def write(self, file: Path, text: str) -> None:
        """Write a file with a time of its own, so that Python compiles it anew."""
        file.write_text(text, "utf-8")
        time = next(self.times)
        os.utime(file, (time, time))

    @property
    def path(self) -> list[str]:
        """Where the modules of the copy are."""
        return [str(self.project), str(self.project / "tests")]

    def run(self, tests: list[str]) -> None:
        """End this process, with 0 if no test in the copy fails."""
        os.chdir(self.project)
        os.environ["PYTHONPATH"] = os.pathsep.join(self.path)
        own = {str(ROOT), str(ROOT / "tests")}
        sys.path[:] = [*self.path, *(each for each in sys.path if each not in own)]
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        imported = "ignore::pytest.PytestAssertRewriteWarning"
        os._exit(pytest.main(["-qx", "-p", "no:cacheprovider", "-W", imported, *tests]))
