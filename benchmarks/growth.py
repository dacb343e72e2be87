"""How does time grow with size? CPU of each task at N and at 4 N, for shapes that once hurt."""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from sphinx_support_process.checks import Context, check
from sphinx_support_process.edit.fixes import fixed
from sphinx_support_process.export import FORMATS, render
from sphinx_support_process.load import Loaded, read_text

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


def always(line: Callable[[int], str], text: str, count: int) -> str:
    """A process that promises an order for each of its steps."""
    lines = "".join(f"      - {line(n)}\n" for n in range(1, count))
    return text.replace("    steps:", f"    always:\n{lines}    steps:")


def before(count: int) -> str:
    return always(lambda n: f"s{n - 1} before s{n}", steps(count), count)


def then(count: int) -> str:
    return always(lambda n: f"s{n - 1} then s{count - 1}", steps(count), count)


def never(count: int) -> str:
    return always(lambda n: f"never s{n} and s{n % (count - 1) + 1}", many_answers(count), count)


def broken_orders(count: int) -> str:
    return always(lambda n: f"s{n} before s{n - 1}", steps(count), count)


def entered_inside(count: int) -> str:
    """Orders that are followed through all processes, as another one leads to the middle."""
    step = f"{{id: a, title: A, next: p.s{count // 2}}}"
    return then(count) + f"  q: {{title: Q, trigger: X., who: r, steps: [{step}]}}\n"


def promises(count: int) -> str:
    lines = (
        f"  m{n}: {{to: s, from: p, until: p.s{n}, within: {n + 1} hours}}\n" for n in range(count)
    )
    return steps(count, lambda _: ", within: 1 hour") + "promises:\n" + "".join(lines)


def terms(count: int) -> str:
    lines = (
        f"  t{n}: {{name: word {n}, definition: 'Means {n}.', avoid: [thing {n}]}}\n"
        for n in range(count)
    )
    texts = steps(count, lambda n: f", text: 'See {{term}}`word {n}`, a thing {n}.'")
    return texts + "terms:\n" + "".join(lines)


def role_like(count: int) -> str:
    """Roles of two words, of which each begins and ends in its own way."""
    named = "".join(f"  r{n}: {{name: Abc{n:x} Def{n:x}, held-by: x}}\n" for n in range(count))
    return steps(count, lambda n: f", text: 'Ask the Abc{n:x} Manager.'", HEAD + named)


def runs(count: int) -> str:
    """Processes of which each runs the next."""
    lines = (
        f"  p{n}: {{title: P {n}, who: r, steps: [{{id: a, title: A, run: p{n + 1}}}, B]}}\n"
        for n in range(count)
    )
    return steps(1) + "".join(lines)


def communities(count: int) -> str:
    lines = (
        f"  c{n}: {{name: C {n}, representatives: [{{name: N {n}, until: 2020-01-01}}]}}\n"
        for n in range(count)
    )
    return steps(1) + "communities:\n" + "".join(lines)


def problems(count: int) -> str:
    return steps(count, lambda n: f", whoo: r, send: m{n}, within: 1 fort{n}, informs: q{n}")


def same_ids(count: int) -> str:
    return steps(1) + "      - Do it\n" * count


def hidden_decisions(count: int) -> str:
    return steps(count, lambda n: f", text: 'If so, go to Do thing {count - n}. See step {n}.'")


def ignores(count: int) -> str:
    return steps(
        count, lambda n: f", text: See step 3., ignore: [{{rule: prose-step-number, reason: {n}}}]"
    )


def flow_map(count: int) -> str:
    listed = ", ".join(f"{{id: s{n}, title: Is it {n}?}}" for n in range(count))
    roles = "{r: {name: Role, held-by: x}}"
    return f"{{roles: {roles}, processes: {{p: {{title: P, who: r, steps: [{listed}]}}}}}}\n"


def aliases(count: int) -> str:
    return steps(count, lambda n: f", text: {f'*t{n - 1}' if n else 'x'}, phase: &t{n} T {n}")


def one_sentence(count: int) -> str:
    return steps(1, lambda _: f", text: '{'if it is so go to ' * count}'")


Work = Callable[[Loaded], object]


def rendering(to: str) -> Work:
    return lambda loaded: render(loaded.support, "p", to)


RENDERINGS: Mapping[str, Work] = {to: rendering(to) for to in FORMATS}
CHECKS: Mapping[str, Work] = {"check": lambda loaded: check(Context(loaded)), "fix": fixed}

SHAPES: Mapping[str, tuple[Callable[[int], str], Mapping[str, Work]]] = {
    shape.__name__: (shape, {**CHECKS, **RENDERINGS})
    for shape in (
        *(deadlines, targets, answers, way_back, many_answers, waits, phases, references),
        *(ends, starts, roles, long_text),
    )
} | {
    shape.__name__: (shape, CHECKS)
    for shape in (
        *(
            before,
            then,
            never,
            broken_orders,
            entered_inside,
            promises,
            terms,
            runs,
            communities,
            problems,
        ),
        *(role_like, same_ids, hidden_decisions, ignores, flow_map, aliases, one_sentence),
    )
}
"""What is written at a size, and what is measured with it; to read it is measured with each."""


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of some runs."""

    def once() -> float:
        begin = time.process_time()
        work()
        return time.process_time() - begin

    return min(once() for _ in range(RUNS))


def growth(shape: str, size: int) -> Iterator[tuple[str, float, float, float]]:
    """For each task: its name, seconds at the size and at four times that, and the exponent."""
    write, tasks = SHAPES[shape]
    texts = [write(count) for count in (size, TIMES * size)]
    times = {"read": [seconds(partial(read_text, text)) for text in texts]}
    loaded = [read_text(text) for text in texts]
    times |= {
        task: [seconds(partial(work, each)) for each in loaded] for task, work in tasks.items()
    }
    for task, (small, large) in times.items():
        yield task, small, large, math.log(large / small, TIMES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=f"of: {', '.join(SHAPES)}")
    parser.add_argument("--size", type=int, default=200, help="the smaller size (default: 200)")
    options = parser.parse_args()
    missed = 0
    print(f"{'shape':18}{'task':12}{'N ms':>9}{'4 N ms':>9}  exponent")
    for shape in options.shapes or SHAPES:
        for task, small, large, exponent in growth(shape, options.size):
            missed += exponent > TARGET
            mark = "  !" if exponent > TARGET else ""
            times = f"{small * 1000:9.1f}{large * 1000:9.1f}"
            print(f"{shape:18}{task:12}{times}  {exponent:.2f}{mark}", flush=True)
    print(f"{missed} above {TARGET}" if missed else f"all at most {TARGET}")


if __name__ == "__main__":
    main()
