"""Which edits leave a page stale? Series of them, and the shortest that still does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from . import kinds  # noqa: F401 (registers them)
from .registry import INSIDE, KINDS, Step, take
from .site import Site

STARTS = (
    [("html", "en")] * 4
    + [("html", "fr")] * 3
    + [("dirhtml", "en"), ("text", "fr"), ("gettext", "en"), ("singlehtml", "en"), ("latex", "fr")]
)


@dataclass(frozen=True)
class Series:
    """A first site and what happens to it."""

    builder: str
    language: str
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return "; ".join([f"{self.builder}:{self.language}", *map(str, self.steps)])

    @classmethod
    def read(cls, text: str) -> Series:
        first, *rest = text.split("; ")
        parts = [part.split(":") for part in rest]
        steps = tuple(Step(kind, int(seed), not unbuilt) for kind, seed, *unbuilt in parts)
        builder, language = first.split(":")
        return cls(builder, language, steps)


@dataclass(frozen=True)
class Failure:
    """The shortest series found that leaves something stale, and what differs after it."""

    series: Series
    differences: list[str]
    shrunk: bool = False

    @property
    def kinds(self) -> str:
        """What is to blame; of a series that could not be made shorter, its last step."""
        steps = self.series.steps if self.shrunk else self.series.steps[-1:]
        return " + ".join(step.kind for step in steps) + ("" if self.shrunk else " + others")


def deal(seed: int, edits: int, length: int = 10, only: Sequence[str] = ()) -> Iterator[Series]:
    """Series that hold each kind about equally often; always the same for a seed."""
    rng, deck = Random(seed), []
    while edits > 0:
        steps = []
        for _ in range(min(length, edits)):
            if not deck:
                deck = list(only or KINDS)
                rng.shuffle(deck)
            steps.append(Step(deck.pop(), rng.randrange(10_000), rng.random() < 0.8))
        edits -= len(steps)
        builder, language = rng.choice(STARTS)
        steps[-1] = Step(steps[-1].kind, steps[-1].seed)
        yield Series(builder, language, tuple(steps))


def run(folder: Path, series: Series) -> Iterator[tuple[int, list[str]]]:
    """The number of each step after which the site was looked at, and what differed."""
    site = Site(folder, series.builder, series.language)
    try:
        for number, step in enumerate(series.steps):
            take(site, step)
            if step.built:
                yield number, site.differences()
    finally:
        shutil.rmtree(folder / "kept", ignore_errors=True)
        shutil.rmtree(folder / "anew", ignore_errors=True)


def fails(folder: Path, series: Series) -> list[str]:
    """What differs at the end of a series, if nothing did before."""
    for number, found in run(folder, series):
        if found:
            return found if number == len(series.steps) - 1 else []
    return []


def shrink(folder: Path, series: Series, differences: list[str], tries: int = 14) -> Failure:
    """Leave out what the last step needs not, to leave something stale as before."""
    best = Failure(series, differences)

    def attempt(*steps: Step) -> bool:
        nonlocal best, tries
        if tries <= 0 or not steps:
            return False
        tries -= 1
        shorter = Series(series.builder, series.language, steps)
        found = fails(folder, shorter)
        if found:
            best = Failure(shorter, found, True)
        return bool(found)

    *before, last = series.steps
    if attempt(last):
        for step in list(INSIDE):
            if attempt(step):
                break
        return best
    size = len(before) // 2
    while size and tries > 0:
        at = 0
        while at < len(before) and len(before) > 1:
            shorter = before[:at] + before[at + size :]
            if attempt(*shorter, last):
                before = shorter
            else:
                at += size
        size //= 2
    return best


def looked_at(folder: Path, series: Series, *, shrinking: bool = True) -> Iterator[Failure | None]:
    """Each time that the site was looked at: what failed there, if anything did."""
    found: list[tuple[int, int, list[str]]] = []
    since = 0
    for number, differences in run(folder, series):
        if differences:
            found.append((since, number + 1, differences))
            since = number + 1
        else:
            yield None
    for since, end, differences in found:
        failure = Failure(replace(series, steps=series.steps[:end]), differences)
        for begin in sorted({since, 0}, reverse=True) if shrinking else ():
            failure = shrink(folder, replace(series, steps=series.steps[begin:end]), differences)
            if failure.shrunk:
                break
        yield failure
