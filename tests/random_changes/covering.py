"""Which tests run a line? Recorded once, while the whole suite runs."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

PACKAGE = "sphinx_support_process"


class Recorder:
    """A plugin of pytest that notes for each test what it takes, and the lines that it runs."""

    def __init__(self, coverage: Coverage) -> None:
        self.coverage = coverage
        self.seconds: dict[str, float] = defaultdict(float)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.coverage.switch_context(item.nodeid.partition("[")[0])
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid.partition("[")[0]] += report.duration


def record(answer: Path, arguments: list[str]) -> int:
    """Run the suite, and write `{"lines": {file: {line: [test]}}, "seconds": {test: s}}`."""
    coverage = Coverage(data_file=None, source=[PACKAGE], config_file=False)
    recorder = Recorder(coverage)
    coverage.start()
    code = pytest.main(["-q", "-p", "no:cacheprovider", *arguments], plugins=[recorder])
    coverage.stop()
    data = coverage.get_data()
    lines: dict[str, Any] = {
        str(Path(file).relative_to(Path.cwd())): {
            line: sorted(filter(None, tests))
            for line, tests in data.contexts_by_lineno(file).items()
        }
        for file in data.measured_files()
    }
    answer.write_text(json.dumps({"lines": lines, "seconds": recorder.seconds}), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(record(Path(sys.argv[1]), sys.argv[2:]))
