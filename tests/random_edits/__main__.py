"""Run series of random edits: `python -m random_edits --edits 500 --seed 1` below `tests`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from .registry import KINDS
from .series import Failure, Series, deal, looked_at


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Is a page ever stale? Random edits, each built and compared."
    )
    parser.add_argument("--edits", type=int, default=200, help="how many (200)")
    parser.add_argument(
        "--seed", type=int, default=int(time.time()) % 100_000, help="of the choices"
    )
    parser.add_argument("--length", type=int, default=10, help="edits in a series (10)")
    parser.add_argument("--each", type=int, metavar="N", help="each kind alone, N times, instead")
    parser.add_argument(
        "--kind", action="append", default=[], help="only kinds with this text in their name"
    )
    parser.add_argument("--replay", metavar="SERIES", help="a series as printed, instead")
    parser.add_argument("--no-shrink", action="store_true", help="report series as they are")
    parser.add_argument("--kinds", action="store_true", help="list the kinds")
    parser.add_argument("-v", "--verbose", action="store_true", help="say each series")
    parser.add_argument(
        "--control", action="store_true", help="let each build read all pages: nothing may be stale"
    )
    options = parser.parse_args()
    if options.control:
        os.environ["READ_ALL_PAGES"] = "1"
    kinds = [kind for kind in KINDS if not options.kind or any(it in kind for it in options.kind)]
    if options.kinds:
        say("\n".join(kinds))
        return 0
    if options.replay:
        planned = [Series.read(options.replay)]
    elif options.each:
        planned = list(deal(options.seed, len(kinds) * options.each, 1, kinds))
    else:
        planned = list(deal(options.seed, options.edits, options.length, kinds))
    say(f"seed {options.seed}, {sum(len(it.steps) for it in planned)} edits of {len(kinds)} kinds")
    failures: list[Failure] = []
    begun, looked = time.monotonic(), 0
    with tempfile.TemporaryDirectory(prefix="edits-") as name:
        folder = Path(name)
        for series in planned:
            if options.verbose:
                say(f"- {series}")
            found = looked_at(folder, series, shrinking=not (options.no_shrink or options.replay))
            for failure in found:
                looked += 1
                if failure:
                    failures.append(failure)
                    report(failure)
    say(f"\n{looked} comparisons, {len(failures)} failed, {time.monotonic() - begun:.0f} s")
    for blamed, count in Counter(it.kinds for it in failures).most_common():
        say(f"{count:4} {blamed}")
    return 1 if failures else 0


def report(failure: Failure) -> None:
    say(f"\nSTALE after: {failure.series}")
    for difference in failure.differences[:1]:
        say("    " + difference.replace("\n", "\n    "))
    others = [
        it.split(" ", 2)[1] if it.startswith("---") else it.splitlines()[0]
        for it in failure.differences[1:]
    ]
    if others:
        say(f"    and {', '.join(others)}")


if __name__ == "__main__":
    sys.exit(main())
