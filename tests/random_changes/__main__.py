"""Would a test notice? A random sample of changes of the code, each tried in a copy."""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from .changes import Change, changes
from .trial import ROOT, Trial


def main() -> None:
    """Try a sample; print what no test notices, and how many of each result there are."""
    options = arguments()
    seed = random.randrange(10_000) if options.seed is None else options.seed
    print(f"--seed {seed} --changes {options.changes}", flush=True)
    results: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder) / "project", options.seconds)
        trial.record(options.map or Path(folder) / "map.json", options.pytest)
        for path, change in sample(options.changes, seed, options.only):
            result = trial.result(path, change)
            results[result] += 1
            if result != "noticed":
                was, is_now = (" ".join(text.split()) for text in (change.old, change.new))
                line = change.lines.start
                print(f"{path}:{line}: {result}: `{was}` as `{is_now}`", flush=True)
    print(", ".join(f"{number} {result}" for result, number in results.most_common()))


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
