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
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from content import Content, change_text, insert_step, invent
from generate import SPELLINGS, write
from page import visible_words

ROOT = Path(__file__).resolve().parent.parent
EDITS = {
    "full build": None,
    "nothing changed": None,
    "one text changed": change_text,
    "one step inserted": insert_step,
}
MEASURED = "process-1"


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=200, help="number of steps (default: 200)")
    parser.add_argument("--runs", type=int, default=3, help="timed rounds (default: 3)")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other texts")
    parser.add_argument("--only", choices=SPELLINGS, action="append", help="leave the others out")
    options = parser.parse_args()
    spellings = options.only or list(SPELLINGS)
    counts: dict[tuple[str, str], Count] = {}
    weights: dict[str, Weight] = {}
    for spelling in spellings:
        with TemporaryDirectory() as folder:
            for name, count in counted(spelling, invent(options.steps, options.seed), folder):
                counts[name, spelling] = count
            weights[spelling] = weigh(Path(folder, "html", f"{MEASURED}.html"))
    builds: defaultdict[tuple[str, str], list[Build]] = defaultdict(list)
    for run in range(options.runs):
        print(f"round {run + 1} of {options.runs}", file=sys.stderr)
        turn = run % len(spellings)
        for spelling in spellings[turn:] + spellings[:turn]:
            with TemporaryDirectory() as folder:
                for name, build in timed(spelling, invent(options.steps, options.seed), folder):
                    builds[name, spelling].append(build)
    print(table(options, spellings, counts, weights, builds))


def counted(spelling: str, content: Content, folder: str):
    """Build after each edit, and yield its name and what was touched; a warning ends the run."""
    for name, edited, command in builds_of(spelling, content, folder):
        done = subprocess.run(
            [*command, "-n", "-W", "--keep-going", "--no-color"],
            env=environment(), capture_output=True, text=True,
        )
        if done.returncode:
            sys.exit(f"{spelling}, {name}: the build failed\n{done.stderr}")
        read = set(re.findall(r"^reading sources\.\.\. \[ *\d+%\] (\S+)", done.stdout, re.M))
        written = set(re.findall(r"^writing output\.\.\. \[ *\d+%\] (\S+)", done.stdout, re.M))
        yield name, Count(edited, len(read), len(written))


def timed(spelling: str, content: Content, folder: str):
    """Build after each edit, and yield its name and what it took."""
    for name, _, command in builds_of(spelling, content, folder):
        process = subprocess.Popen([*command, "-q"], env=environment())
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{spelling}, {name}: the build failed")
        kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
        yield name, Build(usage.ru_utime + usage.ru_stime, kilobytes / 1024)


def builds_of(spelling: str, content: Content, folder: str):
    """Edit a project step by step; yield each edit's name, the files edited, and the command."""
    source, output = Path(folder, "source"), Path(folder, "html")
    for name, edit in EDITS.items():
        if edit:
            edit(content)
        edited = write(spelling, content, source)
        command = [sys.executable, "-m", "sphinx", "-b", "html", str(source), str(output)]
        yield name, len(edited), command


def environment() -> dict[str, str]:
    """The environment of a build: this checkout of the package, and the same hashes every time."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}


def weigh(page: Path) -> Weight:
    text = page.read_text("utf-8")
    return Weight(len(text.encode()), visible_words(text))


def table(options, spellings, counts, weights, builds) -> str:
    """The results as Markdown: a row for each figure, ratios to the pages written by hand."""
    rows = []
    for name in EDITS:
        for field, unit in ("cpu", "s"), ("memory", "MB"):
            values = {
                spelling: median(getattr(build, field) for build in builds[name, spelling])
                for spelling in spellings
            }
            label = "CPU" if field == "cpu" else "peak memory"
            digits = 2 if field == "cpu" else 0
            rows.append(row(f"{name}, {label}", values, lambda value, d=digits, u=unit: f"{value:.{d}f} {u}"))
        shown = [counts[name, spelling] for spelling in spellings]
        cells = [f"{count.edited} / {count.read} / {count.written}" for count in shown]
        rows.append([f"{name}, files edited / pages read / written", *cells])
    for field in "bytes", "words":
        values = {spelling: getattr(weights[spelling], field) for spelling in spellings}
        rows.append(row(f"page of 20 steps, {field}", values, lambda value: f"{value:,}"))
    lines = ["| " + " | ".join(cells) + " |" for cells in [["", *spellings], *rows]]
    lines.insert(1, "| --- |" + " ---: |" * len(spellings))
    return "\n".join([f"{options.steps} steps, median of {options.runs} runs; {versions()}", "", *lines])


def row(label: str, values: dict[str, float], shown) -> list[str]:
    base = values.get("by-hand")
    return [label] + [
        shown(value) + (f" ({value / base:.2f} ×)" if base and spelling != "by-hand" else "")
        for spelling, value in values.items()
    ]


def versions() -> str:
    """What was measured with, and when."""
    names = ["sphinx", "myst-parser", "docutils", "sphinx-needs"]
    parts = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in names)]
    return ", ".join([*parts, date.today().isoformat()])


if __name__ == "__main__":
    main()
