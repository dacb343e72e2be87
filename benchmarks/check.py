"""How long does `support-process check` take? Prints a Markdown table.

    python benchmarks/check.py --steps 10000 --runs 9
    python benchmarks/check.py --needs          # also `sphinx-build -b schema` of sphinx-needs
    python benchmarks/check.py --guards         # also a condition on every third step, and levels

Every run is a process of its own, and they take turns. The table shows medians of the CPU time
(user and system) of the whole process, the start of Python included; a ratio is taken in each
round and is the median of those, so that a machine that grows slower on the way counts for all.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from content import Content, invent, set_conditions
from generate import write

ROOT = Path(__file__).resolve().parent.parent
CACHE = "cache"
COMPOSE = """\
import sys
import yaml

for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        yaml.compose(file.read(), Loader=getattr(yaml, sys.argv[1]))
"""
CHECK = ("-m", "sphinx_support_process", "check", "--fail-on", "never")
NEEDS = ("-m", "sphinx", "-q", "-b", "schema")

Command = Sequence[str]


class Work(NamedTuple):
    """Something that is measured: a command, and what is done before each run of it."""

    command: Command
    before: Callable[[], object] = bool


def cpu(command: Command, folder: Path) -> float:
    """The CPU time of one process in a folder, in seconds.

    `python -m` takes a package that stands in the working directory: it may hold none.
    """
    code = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(done.returncode, used.ru_utime + used.ru_stime)"
    )
    variables = {"PYTHONPATH": str(ROOT), "SUPPORT_PROCESS_CACHE": str(folder / CACHE)}
    result = subprocess.run(
        [sys.executable, "-c", code, *command],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", **variables},
    )
    exit_code, seconds = result.stdout.split()
    if exit_code != "0":
        sys.exit(f"{' '.join(command)[:200]} failed with {exit_code}")
    return float(seconds)


def measured(works: Mapping[str, Work], folder: Path, runs: int) -> dict[str, list[float]]:
    """The times of each work, round by round; a first round only fills the caches."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for round_ in range(runs + 1):
        for name, work in works.items():
            work.before()
            seconds = cpu(work.command, folder)
            if round_:
                times[name].append(seconds)
    return times


def checks(files: Sequence[str], folder: Path) -> dict[str, Work]:
    """Checks of some files: of all, with nothing kept or something, and after one was changed."""
    check = (sys.executable, *CHECK, *files)
    first = Path(files[0])
    text = first.read_text("utf-8")

    def forget() -> None:
        first.write_text(text, "utf-8")
        shutil.rmtree(folder / CACHE, ignore_errors=True)

    def change(old: str, new: str) -> None:
        first.write_text(text, "utf-8")
        cpu(check, folder)
        first.write_text(text.replace(old, new, 1), "utf-8")

    return {
        "`check`, without a cache": Work((*check, "--no-cache")),
        "`check`, first, the result kept": Work(check, forget),
        "`check`, again, nothing changed": Work(check),
        "`check`, again, one text changed": Work(check, partial(change, ". ", "! ")),
        "`check`, again, one owner changed": Work(
            check, partial(change, "who: ", "who: [communication-liaison, support-agent]  # ")
        ),
    }


def project(content: Content, folder: Path) -> list[str]:
    """Write a project into a folder; the paths of its YAML files."""
    write("yaml", content, folder)
    return sorted(str(path) for path in (folder / "support").glob("*.yaml"))


def table(title: str, times: Mapping[str, Sequence[float]]) -> None:
    """Print times with their ratios to the first command."""
    first = next(iter(times.values()))
    print(f"| {title} | CPU | ratio |\n| --- | ---: | ---: |")
    for name, values in times.items():
        others = first if len(values) == len(first) else [median(first)]
        ratio = median(own / other for own, other in zip(values, others, strict=True))
        print(f"| {name} | {median(values) * 1000:,.0f} ms | {ratio:.2f} |")
    print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=10_000, help="(default: 10000)")
    parser.add_argument("--runs", type=int, default=7, help="runs of each (default: 7)")
    parser.add_argument("--needs", action="store_true", help="compare with sphinx-needs, once")
    parser.add_argument(
        "--guards", action="store_true", help="compare with the same steps, every third with `if`"
    )
    options = parser.parse_args()
    python = sys.executable
    with TemporaryDirectory() as name:
        folder = Path(name)
        content = invent(options.steps, 0)
        files = project(content, folder / "yaml")
        size = sum(Path(path).stat().st_size for path in files)
        small = folder / "small.yaml"
        shutil.copy(ROOT / "sphinx_support_process" / "starter.yaml", small)
        works = {
            "`compose` with `CBaseLoader`": Work([python, "-c", COMPOSE, "CBaseLoader", *files]),
            "`compose` with `CSafeLoader`": Work([python, "-c", COMPOSE, "CSafeLoader", *files]),
            **checks(files, folder),
        }
        title = f"{options.steps:,} steps, {len(files)} files, {size / 1e6:.1f} MB"
        times = measured(works, folder, options.runs)
        if options.needs:
            write("sphinx-needs", content, folder / "needs")
            built = str(folder / "needs" / "_build")
            times["sphinx-needs, `-b schema`"] = [
                cpu([python, *NEEDS, str(folder / "needs"), built], folder)
            ]
        table(title, times)
        if options.guards:
            set_conditions(content)
            check = (python, *CHECK, "--no-cache")
            works = {
                "as above": Work((*check, *files)),
                "a condition on every third, three levels": Work(
                    (*check, *project(content, folder / "guards"))
                ),
            }
            table(f"{options.steps:,} steps", measured(works, folder, options.runs))
        start = {'`python -c "import yaml"`': Work([python, "-c", "import yaml"])}
        start |= checks([str(small)], folder)
        table("start-up, a small file", measured(start, folder, options.runs * 3))
    packages = ["PyYAML", *(["Sphinx", "sphinx-needs"] if options.needs else [])]
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    day = datetime.now(UTC).date()
    print(f"Python {platform.python_version()}, {versions}; {day}; median of {options.runs} runs.")


if __name__ == "__main__":
    main()
