"""How does time grow with size? CPU of each task at N and at 4 N, for shapes that once hurt."""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Iterator, Mapping

from sphinx_support_process.export import FORMATS, render
from sphinx_support_process.load import read_text
from sphinx_support_process.model import Support

TARGET = 1.2
"""The largest exponent: time that doubles with size has 1, time of its square 2."""

TIMES, RUNS = 4, 3

HEAD = "roles:\n  r: {name: Role, held-by: x}\n  s: {name: Sole, held-by: y}\n"


def steps(count: int, more: Callable[[int], str] = lambda _: "", head: str = HEAD) -> str:
    """A process of so many steps, each with what `more` says of it."""
    lines = (f"      - {{id: s{n}, title: Do thing {n}{more(n)}}}\n" for n in range(count))
    process = "processes:\n  p:\n    title: P\n    trigger: X.\n    who: r\n    steps:\n"
    return head + process + "".join(lines)


def deadlines(count: int) -> str:
    return steps(count, lambda n: f", within: 1 hour, since: s{n // 2}")


def targets(count: int) -> str:
    return steps(count, lambda n: f", next: zt{n}")


def answers(count: int) -> str:
    return steps(
        count, lambda n: f", answers: {{Yes: s{(n * 7 + 1) % count}, No: s{(n * 3 + 2) % count}}}"
    )


def way_back(count: int) -> str:
    return steps(count, lambda n: f", answers: {{Yes: next, No: s{n // 2}}}")


def many_answers(count: int) -> str:
    listed = ", ".join(f"A{n}: s{n}" for n in range(1, count))
    return steps(count, lambda n: "" if n else f", answers: {{{listed}}}")


def waits(count: int) -> str:
    return steps(
        count, lambda n: f", wait: {{for: it, at-most: 3 hours, then: s{(n * 7 + 1) % count}}}"
    )


def phases(count: int) -> str:
    return steps(count, lambda n: f", phase: Phase {n}, who: {'rs'[n % 2]}")


def references(count: int) -> str:
    return steps(count, lambda n: f", text: 'See {{support:step}}`s{count - 1 - n}` *first*.'")


def ends(count: int) -> str:
    outcomes = ", ".join(f"o{n}: End {n}." for n in range(count))
    ways = steps(count, lambda n: f", answers: {{Yes: o{n}, No: next}}")
    return ways.replace("    steps:", f"    outcomes: {{{outcomes}}}\n    steps:")


def starts(count: int) -> str:
    others = "".join(f"  q{n}: {{title: Q{n}, steps: [X]}}\n" for n in range(count))
    return steps(count, lambda n: f", starts: q{n}") + others


def roles(count: int) -> str:
    named = "".join(f"  r{n}: {{name: Role {n}}}\n" for n in range(count))
    return steps(count, lambda n: f", who: r{n}", HEAD + named)


def long_text(count: int) -> str:
    lines = "".join(
        f"          - *a* `b` **c {n}** {{term}}`d` [](#s0) &amp; <e\n" for n in range(count)
    )
    step = f"      - id: s0\n        title: T\n        text: |\n{lines}"
    return f"{HEAD}processes:\n  p:\n    title: P\n    steps:\n{step}"


Work = Callable[[Support], object]


def rendering(to: str) -> Work:
    return lambda support: render(support, "p", to)


RENDERINGS: Mapping[str, Work] = {to: rendering(to) for to in FORMATS}

SHAPES: Mapping[str, tuple[Callable[[int], str], Mapping[str, Work]]] = {
    shape.__name__: (shape, RENDERINGS)
    for shape in (
        *(deadlines, targets, answers, way_back, many_answers, waits, phases, references),
        *(ends, starts, roles, long_text),
    )
}
"""What is written at a size, and what is measured with it."""


def seconds(work: Work, support: Support) -> float:
    """The least CPU time of some runs."""

    def once() -> float:
        begin = time.process_time()
        work(support)
        return time.process_time() - begin

    return min(once() for _ in range(RUNS))


def growth(shape: str, size: int) -> Iterator[tuple[str, float, float, float]]:
    """For each task: its name, seconds at the size and at four times that, and the exponent."""
    write, tasks = SHAPES[shape]
    supports = [read_text(write(count)).support for count in (size, TIMES * size)]
    for task, work in tasks.items():
        small, large = (seconds(work, support) for support in supports)
        yield task, small, large, math.log(large / small, TIMES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=f"of: {', '.join(SHAPES)}")
    parser.add_argument("--size", type=int, default=200, help="the smaller size (default: 200)")
    options = parser.parse_args()
    missed = 0
    print(f"{'shape':14}{'task':12}{'N ms':>9}{'4 N ms':>9}  exponent")
    for shape in options.shapes or SHAPES:
        for task, small, large, exponent in growth(shape, options.size):
            missed += exponent > TARGET
            mark = "  !" if exponent > TARGET else ""
            times = f"{small * 1000:9.1f}{large * 1000:9.1f}"
            print(f"{shape:14}{task:12}{times}  {exponent:.2f}{mark}", flush=True)
    print(f"{missed} above {TARGET}" if missed else f"all at most {TARGET}")


if __name__ == "__main__":
    main()
