"""Does a test notice a change? The tests that run its lines, the quickest first, in a copy."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from .changes import Change

ROOT = Path(__file__).parents[2]
LEFT_OUT = (".git", ".venv", "build", "_build", "dist", "__pycache__", ".*_cache", ".hypothesis")
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

    def record(self, kept: Path, options: list[str]) -> None:
        """Read what runs which line, or find it out by a run of all tests."""
        if not kept.exists():
            command = ("random_changes.covering", str(kept.absolute()), *options)
            if self.python(*command, stdout=None) != 0:
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
        try:
            code = self.python("pytest", "-qx", "-p", "no:cacheprovider", *found)
        except subprocess.TimeoutExpired:
            return "endless"
        finally:
            self.write(file, original)
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

    def python(self, module: str, *arguments: str, stdout: int | None = subprocess.DEVNULL) -> int:
        """Run a module in the copy."""
        path = os.pathsep.join([str(self.project), str(self.project / "tests")])
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.project,
            env={**os.environ, "PYTHONPATH": path},
            stdout=stdout,
            stderr=subprocess.STDOUT if stdout else None,
            timeout=None if stdout is None else PATIENCE * self.seconds,
            check=False,
        ).returncode
