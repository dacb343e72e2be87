"""How long do the same pages take to build in each spelling? Prints a Markdown table.

    python benchmarks/build.py --steps 2000 --runs 3

Every build is a process of its own. A first round, which is not timed, builds with `-n -W` and
counts pages; in the others the spellings take turns, and the table shows medians.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from content import Content, change_text, insert_step, invent
from environment import environment
from generate import SPELLINGS, write
from page import visible_words

EDITS = {
    "full build": None,
    "nothing changed": None,
    "one text changed": change_text,
    "one step inserted": insert_step,
}
WEIGHED = "process-1"


@dataclass(frozen=True)
class Build:
    """What one build took: CPU in seconds (user and system), the peak of its memory in MB."""

    cpu: float
    memory: float


@dataclass(frozen=True)
class Count:
    """What one build touched: files that the writer edited, pages that Sphinx read and wrote."""

    edited: int
    read: int
    written: int


@dataclass(frozen=True)
class Weight:
    """A page of twenty steps: bytes of its HTML, and words that a reader sees."""

    bytes: int
    words: int


@dataclass
class Results:
    """Everything that was found out, by what was edited and by spelling."""

    counts: dict[tuple[str, str], Count] = field(default_factory=dict)
    weights: dict[str, Weight] = field(default_factory=dict)
    builds: defaultdict[tuple[str, str], list[Build]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def table(self, spellings: list[str]) -> list[str]:
        """Lines of a Markdown table: one row a figure, ratios to the pages written by hand."""
        rows = []
        for name in EDITS:
            for key, label, shown in (
                ("cpu", "CPU", "{:.2f} s"),
                ("memory", "peak memory", "{:.0f} MB"),
            ):
                figures = {spelling: self.median(name, spelling, key) for spelling in spellings}
                rows.append([f"{name}: {label}", *ratios(figures, shown)])
            counts = (self.counts[name, spelling] for spelling in spellings)
            cells = [f"{count.edited} / {count.read} / {count.written}" for count in counts]
            rows.append([f"{name}: files edited / pages read / pages written", *cells])
        for key in "bytes", "words":
            figures = {spelling: getattr(self.weights[spelling], key) for spelling in spellings}
            rows.append([f"HTML of a page of 20 steps: {key}", *ratios(figures, "{:,}")])
        lines = [f"| {' | '.join(cells)} |" for cells in [["", *spellings], *rows]]
        return [lines[0], "| --- |" + " ---: |" * len(spellings), *lines[1:]]

    def median(self, name: str, spelling: str, key: str) -> float:
        """The median of `cpu` or `memory` over the rounds."""
        return median(getattr(build, key) for build in self.builds[name, spelling])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=200, help="number of steps (default: 200)")
    parser.add_argument("--runs", type=int, default=3, help="timed rounds (default: 3)")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other texts")
    parser.add_argument("--only", choices=SPELLINGS, action="append", help="leave the others out")
    options = parser.parse_args()
    spellings = options.only or list(SPELLINGS)
    results = Results()
    for spelling in spellings:
        with TemporaryDirectory() as folder:
            content = invent(options.steps, options.seed)
            for name, count in counted(spelling, content, folder):
                results.counts[name, spelling] = count
                if name == "full build":
                    results.weights[spelling] = weigh(Path(folder, "html", f"{WEIGHED}.html"))
    for run in range(options.runs):
        print(f"round {run + 1} of {options.runs}", file=sys.stderr)
        turn = run % len(spellings)
        for spelling in spellings[turn:] + spellings[:turn]:
            with TemporaryDirectory() as folder:
                content = invent(options.steps, options.seed)
                for name, build in timed(spelling, content, folder):
                    results.builds[name, spelling].append(build)
    print(f"{options.steps} steps, median of {options.runs} runs; {versions(spellings)}\n")
    print("\n".join(results.table(spellings)))
    if {"yaml", "sphinx-needs"} <= set(spellings):
        ours, needs = (
            results.median("full build", name, "cpu") for name in ("yaml", "sphinx-needs")
        )
        print(f"\nCPU of a full build, yaml to sphinx-needs: {ours / needs:.2f} x")


def counted(spelling: str, content: Content, folder: str) -> Iterator[tuple[str, Count]]:
    """Build after each edit, and yield its name and what was touched; a warning ends the run."""
    for name, edited, command in builds_of(spelling, content, folder):
        done = subprocess.run(
            [*command, "-n", "-W", "--keep-going", "--no-color"],
            env=environment(),
            capture_output=True,
            text=True,
        )
        if done.returncode:
            sys.exit(f"{spelling}, {name}: the build failed\n{done.stderr}")
        pages = {"reading sources": set(), "writing output": set()}
        for stage, page in re.findall(
            r"^(reading sources|writing output)\.\.\. \[ *\d+%\] (\S+)", done.stdout, re.MULTILINE
        ):
            pages[stage].add(page)
        yield name, Count(edited, len(pages["reading sources"]), len(pages["writing output"]))


def timed(spelling: str, content: Content, folder: str) -> Iterator[tuple[str, Build]]:
    """Build after each edit, and yield its name and what it took."""
    for name, _, command in builds_of(spelling, content, folder):
        process = subprocess.Popen([*command, "-q"], env=environment())
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{spelling}, {name}: the build failed")
        kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
        yield name, Build(usage.ru_utime + usage.ru_stime, kilobytes / 1024)


def builds_of(spelling: str, content: Content, folder: str) -> Iterator[tuple[str, int, list[str]]]:
    """Edit a project step by step; yield each edit's name, the files edited, and the command."""
    source, output = Path(folder, "source"), Path(folder, "html")
    for name, edit in EDITS.items():
        if edit:
            edit(content)
        edited = write(spelling, content, source)
        command = [sys.executable, "-m", "sphinx", "-b", "html", str(source), str(output)]
        yield name, len(edited), command


def weigh(page: Path) -> Weight:
    text = page.read_text("utf-8")
    return Weight(len(text.encode()), visible_words(text))


def ratios(figures: dict[str, float], shown: str) -> list[str]:
    """Each figure as text, with what it is for each one of the pages written by hand."""
    base = figures.get("by-hand")
    return [
        shown.format(figure) + (f" ({figure / base:.2f} x)" if base and name != "by-hand" else "")
        for name, figure in figures.items()
    ]


def versions(spellings: list[str]) -> str:
    """What was measured with, and when."""
    names = ["sphinx", "myst-parser", "docutils"]
    names += ["sphinx-needs"] * ("sphinx-needs" in spellings)
    parts = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in names)]
    return ", ".join([*parts, f"{datetime.now(UTC):%Y-%m-%d}"])


if __name__ == "__main__":
    main()
