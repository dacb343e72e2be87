"""Which edits leave a page stale? Series of them, and the shortest that still does."""

from __future__ import annotations

import contextlib
import shutil
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from . import definitions, interruptions, processes, surroundings  # noqa: F401 (they register)
from .registry import KINDS
from .site import Site

STARTS = (
    [("html", "en")] * 4
    + [("html", "fr")] * 3
    + [("dirhtml", "en"), ("text", "fr"), ("gettext", "en")]
)


@dataclass(frozen=True)
class Step:
    """A kind of edit, the seed of its choices, and whether the site is built and looked at after."""

    kind: str
    seed: int
    built: bool = True

    def __str__(self) -> str:
        return f"{self.kind}:{self.seed}{'' if self.built else ':unbuilt'}"


@dataclass(frozen=True)
class Series:
    """A first site and what happens to it."""

    builder: str
    language: str
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return ", ".join([f"{self.builder}:{self.language}", *map(str, self.steps)])

    @classmethod
    def read(cls, text: str) -> Series:
        first, *rest = text.split(", ")
        steps = []
        for part in rest:
            # kinds may hold commas
            if steps and steps[-1].count(":") == 0:
                steps[-1] += f", {part}"
            else:
                steps.append(part)
        found = []
        for step in steps:
            kind, seed, *unbuilt = step.split(":")
            found.append(Step(kind, int(seed), not unbuilt))
        builder, language = first.split(":")
        return cls(builder, language, tuple(found))


@dataclass(frozen=True)
class Failure:
    """The shortest series found that leaves something stale, and what differs after it."""

    series: Series
    differences: list[str]
    shrunk: bool


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


def take(site: Site, step: Step) -> None:
    """Let it happen; where there is nothing that it could change, nothing happens."""
    with contextlib.suppress(IndexError):
        KINDS[step.kind](site, Random(zlib.crc32(f"{step.kind} {step.seed}".encode())))


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


def shrink(folder: Path, series: Series, differences: list[str], tries: int = 12) -> Failure:
    """Leave out steps, or builds after them, while the last step still leaves something stale."""
    *before, last = series.steps
    best = Failure(series, differences, False)

    def attempt(steps: Sequence[Step]) -> bool:
        nonlocal best, tries
        if tries <= 0 or len(steps) + 1 >= len(best.series.steps) and all(s.built for s in steps):
            return False
        tries -= 1
        shorter = Series(series.builder, series.language, (*steps, last))
        found = fails(folder, shorter)
        if found:
            best = Failure(shorter, found, True)
        return bool(found)

    if not before or attempt([]):
        return Failure(best.series, best.differences, True)
    size = len(before)
    while size >= 1 and tries > 0:
        at = 0
        while at < len(before) and tries > 0:
            shorter = before[:at] + before[at + size :]
            if shorter and attempt(shorter):
                before = shorter
            else:
                at += size
        size //= 2
    return best
