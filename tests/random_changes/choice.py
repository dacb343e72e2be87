"""Which tests are tried on a change? Those that run its lines, those most about its file first."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from pathlib import Path

from .changes import Change


class Choice:
    """What a recording of all tests tells of which are worth to be run."""

    def __init__(self, recorded: Path) -> None:
        runs = json.loads(recorded.read_text("utf-8"))
        self.seconds: dict[str, float] = runs["seconds"]
        self.lines: dict[str, dict[str, list[str]]] = runs["lines"]
        self.here = {path: count(lines) for path, lines in self.lines.items()}
        self.anywhere = sum(self.here.values(), Counter())

    def tests(self, path: str, change: Change, seconds: float) -> list[str]:
        """The tests of a change that take no more than some seconds, file by file.

        Of a change outside of functions, they are those of the whole module. A test is first that
        takes little, for the part of what it runs that is in this file.
        """
        lines = self.lines.get(path, {})
        found = {
            test
            for line, tests in lines.items()
            if int(line) in change.lines or not change.is_called
            for test in tests
        }

        def price(test: str) -> tuple[float, str]:
            return self.seconds[test] * self.anywhere[test] / self.here[path][test], test

        files: dict[str, list[str]] = {}
        for test in sorted(found, key=price):
            seconds -= self.seconds[test]
            if seconds > 0 or not files:
                files.setdefault(test.partition("::")[0], []).append(test)
        return list(chain.from_iterable(files.values()))

    def expected(self, tests: list[str]) -> float:
        """What some tests took, in seconds."""
        return sum(self.seconds[test] for test in tests)


def count(lines: dict[str, list[str]]) -> Counter[str]:
    """How many of some lines each test runs."""
    return Counter(chain.from_iterable(lines.values()))
