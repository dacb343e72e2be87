"""Would a test notice? A random sample of changes of the code, each tried in a copy."""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from .changes import Change, changes
from .choice import Choice
from .trial import ROOT, Trial, copied, paths


def main() -> None:
    """Try a sample; print what no test notices, and how many of each result there are."""
    options = arguments()
    seed = random.randrange(10_000) if options.seed is None else options.seed
    print(f"--seed {seed} --changes {options.changes}", flush=True)
    results: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = options.map or folder / "map.json"
        if not kept.exists():
            record(kept, folder / "recorded", options.pytest)
        begun = (folder, Choice(kept), options.seconds)
        tried = list(sample(options.changes, seed, options.only))
        with ProcessPoolExecutor(
            mp_context=get_context("fork"), initializer=begin, initargs=begun
        ) as processes:
            for (path, change), result in zip(tried, processes.map(attempt, tried), strict=True):
                results[result] += 1
                if result != "noticed":
                    was, is_now = (" ".join(text.split()) for text in (change.old, change.new))
                    line = change.lines.start
                    print(f"{path}:{line}: {result}: `{was}` as `{is_now}`", flush=True)
    print(", ".join(f"{number} {result}" for result, number in results.most_common()))


def record(kept: Path, project: Path, options: list[str]) -> None:
    """Find out what runs which line, by a run of all tests."""
    copied(project)
    command = ("random_changes.covering", str(kept.absolute()), *options)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths(project))}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=project, env=environment, check=False
    )
    if done.returncode != 0:
        kept.unlink(missing_ok=True)
        sys.exit("the tests fail as they are")


def begin(folder: Path, choice: Choice, seconds: float) -> None:
    """Give this process a copy of its own."""
    global trial
    trial = Trial(folder / str(os.getpid()), choice, seconds)


def attempt(tried: tuple[str, Change]) -> str:
    """Try a change in the copy of this process."""
    return trial.result(*tried)


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog=".ci/mutants", description=__doc__)
    parser.add_argument("--changes", type=int, default=40, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, help="the same sample again")
    parser.add_argument("--seconds", type=float, default=60, help="for each (%(default)s)")
    parser.add_argument("--only", default="", help="in files whose path contains this")
    parser.add_argument("--map", type=Path, help="what runs which line: read, or written there")
    parser.add_argument("pytest", nargs="*", help="options of pytest, after `--`")
    return parser.parse_args()


def sample(size: int, seed: int, only: str) -> Iterator[tuple[str, Change]]:
    """Changes from anywhere in the package, each kind as likely as another."""
    kinds: dict[str, list[tuple[str, Change]]] = defaultdict(list)
    for file in sorted((ROOT / "sphinx_support_process").rglob("*.py")):
        path = file.relative_to(ROOT).as_posix()
        if only in path:
            for change in changes(file.read_text("utf-8")):
                kinds[change.kind].append((path, change))
    chance = random.Random(seed)
    for _ in range(size):
        yield chance.choice(kinds[chance.choice(sorted(kinds))])


if __name__ == "__main__":
    main()
