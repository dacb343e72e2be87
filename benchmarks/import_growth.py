"""How does the time of an import grow with a page? Pages of one piece, again and again.

    python benchmarks/import_growth.py                          # some minutes
    python benchmarks/import_growth.py --size 1200 "tables"     # one shape, larger

The target is an exponent of at most 1.2 between N and 4 N pieces; a shape above it has a mark.
"""

from __future__ import annotations

import argparse
import math
import sys
from functools import partial
from pathlib import Path

from growth import TARGET, TIMES, seconds

from sphinx_support_process.importing import draft_of
from sphinx_support_process.importing.draft.yaml import written

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from repeats import REPEATS, repeated


def imported(page: str) -> str:
    return written(draft_of([("page.md", page)]), ["page.md"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=f"of: {', '.join(REPEATS)}")
    parser.add_argument("--size", type=int, default=300, help="the smaller size (default: 300)")
    options = parser.parse_args()
    print(f"{'shape':38}{'kB':>8}{'N ms':>9}{'4 N ms':>9}  exponent")
    for shape in options.shapes or REPEATS:
        pages = [repeated(shape, count) for count in (options.size, TIMES * options.size)]
        small, large = (seconds(partial(imported, page)) for page in pages)
        exponent = math.log(large / small, TIMES)
        times = f"{len(pages[1]) / 1000:8.0f}{small * 1000:9.1f}{large * 1000:9.1f}"
        print(f"{shape:38}{times}  {exponent:.2f}{'  !' if exponent > TARGET else ''}", flush=True)


if __name__ == "__main__":
    main()
