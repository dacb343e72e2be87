"""Does a test notice a change? Some tests, in a copy of the project.

They run in a fork of this process, which has imported what takes long and is never changed.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import resource
import shutil
import signal
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from .changes import Change
from .choice import Choice

ROOT = Path(__file__).parents[2]
LEFT_OUT = (".git", ".venv", "build", "_build", "dist", "__pycache__", ".*_cache", ".hypothesis")
IMPORTED = ("hypothesis", "yaml", "sphinx.application", "myst_parser.sphinx_ext.main", "lsprotocol")
PATIENCE, START = 3, 20
"""Tests count as endless after so many times what they took before, and seconds to begin."""
BUSY = 10
"""How many times longer all of it may last than a processor is at it."""


class Trial:
    """A copy of the project, in which one file at a time is changed."""

    def __init__(self, project: Path, choice: Choice, seconds: float) -> None:
        self.project, self.choice = project, choice
        self.seconds = seconds
        """What the tests of one change may take, as they took before."""
        self.times = count(1)
        copied(project)
        for module in IMPORTED:
            with suppress(ImportError):
                importlib.import_module(module)

    def result(self, path: str, change: Change) -> str:
        """Whether a test fails, once a file is changed."""
        tests = self.choice.tests(path, change, self.seconds)
        if not tests:
            return "run by no test"
        file = self.project / path
        original = file.read_text("utf-8")
        self.write(file, change.source)
        limit = START + int(PATIENCE * self.choice.expected(tests))
        child = multiprocessing.get_context("fork").Process(target=self.run, args=(tests, limit))
        child.start()
        child.join(BUSY * limit)
        code = child.exitcode
        child.kill()
        child.join()
        self.write(file, original)
        if code in (None, -signal.SIGXCPU):
            return "endless"
        return "noticed" if code else "not noticed"

    def write(self, file: Path, text: str) -> None:
        """Write a file with a time of its own, so that Python compiles it anew."""
        file.write_text(text, "utf-8")
        time = next(self.times)
        os.utime(file, (time, time))

    def run(self, tests: list[str], limit: int) -> None:
        """End this process, with 0 if no test in the copy fails."""
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        os.chdir(self.project)
        os.environ["PYTHONPATH"] = os.pathsep.join(paths(self.project))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        sys.dont_write_bytecode = False  # what is not changed is compiled once
        own = {*paths(ROOT)}
        sys.path[:] = [*paths(self.project), *(each for each in sys.path if each not in own)]
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        imported = "ignore::pytest.PytestAssertRewriteWarning"
        os._exit(pytest.main(["-qx", "-p", "no:cacheprovider", "-W", imported, *tests]))


def copied(project: Path) -> None:
    """Copy what tests need of the project."""
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(*LEFT_OUT))


def paths(project: Path) -> list[str]:
    """Where the modules of a copy are."""
    return [str(project), str(project / "tests")]
