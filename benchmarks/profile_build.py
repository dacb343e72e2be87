"""Where does the time of a build go? Profiles the same pages in two spellings, side by side.

    python benchmarks/profile_build.py --steps 400 yaml by-hand

Prints the seconds spent within each phase of a build, then the functions that take most time by
themselves. A profiler slows small functions down more than big ones: trust the order, not the sum.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from pstats import Stats
from tempfile import TemporaryDirectory

from content import invent
from environment import environment
from generate import SPELLINGS, write

PHASES = [
    ("all", "sphinx/cmd/build.py", "main"),
    ("start: application, extensions", "sphinx/application.py", "__init__"),
    ("read: all pages", "sphinx/builders/__init__.py", "read"),
    ("read: load YAML", "sphinx_support_process/load/__init__.py", "read"),
    ("read: parse a page", "myst_parser/parsers/sphinx_.py", "parse"),
    ("read: Markdown to tokens", "markdown_it/main.py", "parse"),
    ("read: run a directive", "myst_parser/mdit_to_docutils/base.py", "run_directive"),
    ("read: transforms", "sphinx/transforms/__init__.py", "apply_transforms"),
    ("read: pickle pages", "sphinx/builders/__init__.py", "write_doctree"),
    ("write: resolve references", "sphinx/environment/__init__.py", "get_and_resolve_doctree"),
    ("write: HTML of the body", "sphinx/builders/html/__init__.py", "write_doc"),
    ("write: theme around it", "sphinx/builders/html/__init__.py", "handle_page"),
    ("write: search index", "sphinx/search/__init__.py", "feed"),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("spellings", nargs="*", metavar="spelling", help=", ".join(SPELLINGS))
    parser.add_argument("--steps", type=int, default=400, help="number of steps (default: 400)")
    parser.add_argument("--top", type=int, default=25, help="functions to list (default: 25)")
    options = parser.parse_args()
    spellings = options.spellings or ["yaml", "by-hand"]
    if unknown := set(spellings) - set(SPELLINGS):
        parser.error(f"unknown: {', '.join(unknown)}; choose from {', '.join(SPELLINGS)}")
    found = {spelling: profile(spelling, options.steps) for spelling in spellings}
    print("| seconds within | " + " | ".join(spellings) + " |")
    print("| --- |" + " ---: |" * len(spellings))
    for label, path, function in PHASES:
        cells = [f"{seconds_within(stats, path, function):.2f}" for stats in found.values()]
        print(f"| {label} | {' | '.join(cells)} |")
    for spelling, stats in found.items():
        for order in "tottime", "cumtime":
            print(f"\n{spelling}, sorted by {order}")
            stats.sort_stats(order).print_stats(options.top)


def profile(spelling: str, steps: int) -> Stats:
    """Build the pages of one spelling in a process of its own, under the profiler."""
    with TemporaryDirectory() as folder:
        source, output, result = (Path(folder, name) for name in ("source", "html", "profile"))
        write(spelling, invent(steps), source)
        command = [sys.executable, "-m", "cProfile", "-o", result, "-m", "sphinx", "-q"]
        subprocess.run([*command, source, output], env=environment(), check=True)
        return Stats(str(result))


def seconds_within(stats: Stats, path: str, function: str) -> float:
    """The seconds spent in a function and all that it calls, nested calls counted once."""
    timings = stats.stats  # type: ignore[attr-defined]
    return sum(
        entry[3]
        for (file, _, name), entry in timings.items()
        if name == function and file.endswith(path)
    )


if __name__ == "__main__":
    main()
