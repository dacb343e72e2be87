"""How do time and memory of `support-process check` grow? Draws both, and prints a Markdown table.

    pip install matplotlib
    python benchmarks/curves.py --runs 3 docs/pictures

Each point is the median of processes of their own, without a cache, the start of Python included.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from environment import environment

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CHECK = ("-m", "sphinx_support_process", "check", "--no-cache", "--strict")
STEPS = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
FILES = (1, 5, 20, 100, 500, 1_000, 5_000)
IN_ALL = 20_000
"""The steps of each project that is written in more and more files."""
A_PROCESS = 4
A_FILE = 20
"""The steps of a process, and of a file of the projects that grow."""
SCHEMES = {"light": ("#1f2328", "#0b62c4"), "dark": ("#d5dae0", "#6cb6ff")}
"""The colours of words and of curves."""
PICTURES = {
    "growth-light.svg": "Date",
    "growth-dark.svg": "Date",
    "growth-light.pdf": "CreationDate",
}
"""What is drawn, for pages and for paper, and what each format calls the day that is left out."""


class Point(NamedTuple):
    """What one check takes: CPU in seconds (user and system), and its peak of memory in MB."""

    size: int
    cpu: float
    memory: float


def process(number: int) -> str:
    """A process that a check has nothing to say about."""
    steps = (
        f"      - {{id: do-{n}, title: Do thing {n} of {number}, within: {n + 1} hours,"
        f" since: start, text: Look at the ticket of {number} and do what it asks for.}}\n"
        for n in range(A_PROCESS)
    )
    head = f"  p{number}:\n    title: Process {number}\n    goal: It is done.\n"
    return f"{head}    trigger: A ticket comes in.\n    who: agent\n    steps:\n{''.join(steps)}"


def write(folder: Path, steps: int, files: int) -> None:
    """Write a project of so many steps in so many files, beside that of the roles."""
    (folder / "roles.yaml").write_text("roles:\n  agent: {name: Agent, held-by: Ada}\n", "utf-8")
    processes = [process(number) for number in range(steps // A_PROCESS)]
    for number in range(files):
        text = "".join(processes[number::files])
        (folder / f"part-{number}.yaml").write_text(f"processes:\n{text}", "utf-8")


def measured(steps: int, files: int, size: int, runs: int) -> Point:
    with TemporaryDirectory() as name:
        write(Path(name), steps, files)
        found = [run(name) for _ in range(runs)]
    return Point(size, median(cpu for cpu, _ in found), median(memory for _, memory in found))


def run(folder: str) -> tuple[float, float]:
    command = [sys.executable, *CHECK, "."]
    check = Popen(command, cwd=folder, env=environment(), stdout=DEVNULL)
    _, status, usage = os.wait4(check.pid, 0)
    check.returncode = os.waitstatus_to_exitcode(status)
    if check.returncode:
        sys.exit(f"the check ended with {check.returncode}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return usage.ru_utime + usage.ru_stime, kilobytes / 1024


def draw(curves: dict[str, Sequence[Point]], path: Path) -> None:
    """Draw time above memory, a column for each way to grow; files on a logarithmic scale."""
    import matplotlib as mpl  # its own memory would count as that of what is measured
    from matplotlib import pyplot as plt

    words, line = SCHEMES[path.stem.removeprefix("growth-")]
    colours = ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color")
    style = dict.fromkeys(colours, words) | {"svg.fonttype": "none", "svg.hashsalt": "curves"}
    with mpl.rc_context(style):
        figure, rows = plt.subplots(2, len(curves), figsize=(8, 5), sharex="col", sharey="row")
        for column, (title, points) in enumerate(curves.items()):
            sizes = [point.size for point in points]
            panel(rows[0][column], sizes, [point.cpu for point in points], line)
            panel(rows[1][column], sizes, [point.memory for point in points], line)
            rows[1][column].set_xlabel(title)
        for axes in (rows[0][-1], rows[1][-1]):
            axes.set_xscale("log")
            axes.xaxis.set_major_formatter("{x:,.0f}")
        rows[0][0].set_ylabel("CPU, s")
        rows[1][0].set_ylabel("peak of memory, MB")
        figure.tight_layout()
        figure.savefig(path, transparent=True, metadata={PICTURES[path.name]: None})
        plt.close(figure)


def panel(axes: Axes, sizes: Sequence[int], values: Sequence[float], line: str) -> None:
    axes.plot(sizes, values, color=line, marker="o", markersize=4)
    axes.set_ylim(bottom=0)
    axes.grid(visible=True, alpha=0.25)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.yaxis.set_major_formatter("{x:g}")


def table(title: str, points: Sequence[Point]) -> None:
    print(f"| {title} | CPU | peak of memory |\n| ---: | ---: | ---: |")
    for point in points:
        print(f"| {point.size:,} | {point.cpu * 1000:,.0f} ms | {point.memory:,.0f} MB |")
    print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where to draw `growth-light.svg` and its like")
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default: 3)")
    options = parser.parse_args()
    curves = {
        f"steps, {A_FILE} to a file": [
            measured(steps, steps // A_FILE, steps, options.runs) for steps in STEPS
        ],
        f"files, with {IN_ALL:,} steps in all": [
            measured(IN_ALL, files, files, options.runs) for files in FILES
        ],
    }
    for title, points in curves.items():
        table(title, points)
    for name in PICTURES:
        draw(curves, options.folder / name)
    day = datetime.now(UTC).date()
    print(f"Python {platform.python_version()}; {day}; medians of {options.runs} runs.")


if __name__ == "__main__":
    main()
