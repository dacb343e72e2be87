"""Which tests run a line? Recorded once, while the whole suite runs on every core."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from coverage import Coverage

PACKAGE = "sphinx_support_process"


def pytest_addoption(parser: pytest.Parser) -> None:
    """This module is a plugin of each process that has a share of the tests."""
    parser.addoption("--noted", type=Path, help="the folder for what each process notes")


def pytest_configure(config: pytest.Config) -> None:
    """Note what this process runs, unless it only shares out."""
    if config.getoption("dist", "no") == "no":
        config.pluginmanager.register(Recorder(config.getoption("noted"), config.rootpath))


class Recorder:
    """A plugin of pytest that notes for each test the lines that it runs, and what it takes.

    That is time of the processor, so it is the same when others use it, too.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder, self.root = folder, root
        self.seconds: dict[str, float] = defaultdict(float)
        self.coverage = Coverage(data_file=None, source=[PACKAGE], config_file=False)
        self.coverage.set_option("run:disable_warnings", ["already-imported"])
        self.coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        test, before = item.nodeid.partition("[")[0], spent()
        self.coverage.switch_context(test)
        try:
            return (yield)
        finally:
            self.seconds[test] += spent() - before

    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        data = self.coverage.get_data()
        lines = {
            str(Path(file).relative_to(self.root)): {
                line: [test for test in tests if test]
                for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        noted = {"lines": lines, "seconds": self.seconds}
        (self.folder / f"{os.getpid()}.json").write_text(json.dumps(noted), "utf-8")


def spent() -> float:
    """The seconds that the processor has been at this process, and at those that it started."""
    times = os.times()
    return process_time() + times.children_user + times.children_system


def record(answer: Path, arguments: list[str]) -> int:
    """Run the suite, and write `{"lines": {file: {line: [test]}}, "seconds": {test: s}}`."""
    lines: dict[str, Any] = defaultdict(lambda: defaultdict(set))
    seconds: dict[str, float] = defaultdict(float)
    with tempfile.TemporaryDirectory() as folder:
        plugin = ("-p", "no:cacheprovider", "-p", "random_changes.covering", f"--noted={folder}")
        code = pytest.main(["-q", *plugin, *arguments])
        for part in Path(folder).iterdir():
            noted = json.loads(part.read_text("utf-8"))
            for file, tests_of in noted["lines"].items():
                for line, tests in tests_of.items():
                    lines[file][line].update(tests)
            for test, each in noted["seconds"].items():
                seconds[test] += each
    answer.write_text(json.dumps({"lines": lines, "seconds": seconds}, default=sorted), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(record(Path(sys.argv[1]), sys.argv[2:]))
