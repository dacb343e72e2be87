"""How soon, and how late at the latest? The shortest and the longest way from spot to spot."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Mapping
from math import inf
from typing import NamedTuple

from .graph import components, is_loop, reachable
from .ways import Spot

After = Callable[[Spot], Iterable[Spot]]


class Span(NamedTuple):
    """A length of time in minutes: so much of working time, so much of elapsed time."""

    working: float = 0
    elapsed: float = 0

    @property
    def total(self) -> float:
        return self.working + self.elapsed

    def plus(self, other: Span) -> Span:
        return Span(self.working + other.working, self.elapsed + other.elapsed)


class Latest(NamedTuple):
    """The latest time at which a spot is left: infinite in a loop without limit.

    `unknown` is the first spot on the way that has no limit, if there is one; `span` counts it
    as nothing. `before` is the spot before it on the longest way.
    """

    span: Span
    unknown: Spot | None = None
    before: Spot | None = None


def soonest(
    starts: Collection[Spot], goal: Spot, edges: Callable[[Spot], Iterable[tuple[Spot, int]]]
) -> tuple[int, list[Spot]] | None:
    """The least minutes from a start to a goal, and the path; None if no path leads there."""
    before: dict[Spot, Spot | None] = {}
    queue: list[tuple[int, int, Spot, Spot | None]] = [
        (0, number, start, None) for number, start in enumerate(starts)
    ]
    count = len(queue)
    while queue:
        minutes, _, spot, source = heapq.heappop(queue)
        if spot in before:
            continue
        before[spot] = source
        if spot is goal:
            path = [spot]
            while (source := before[path[-1]]) is not None:
                path.append(source)
            return minutes, path[::-1]
        for other, cost in edges(spot):
            if other not in before:
                heapq.heappush(queue, (minutes + cost, count, other, spot))
                count += 1
    return None


def latest(
    starts: Collection[Spot],
    goals: Collection[Spot],
    after: After,
    upper: Callable[[Spot], Span | None],
    is_bounded: Callable[[Spot, Span | None], bool],
    cap: Callable[[Spot, Mapping[Spot, Latest], Latest], Latest | None],
) -> dict[Spot, Latest]:
    """When each spot between starts and goals is left at the latest, counted from the start.

    `upper` is the limit of one spot, None if it has none; `is_bounded` says whether a loop through
    a spot with such a limit ends. `cap` is the time by which a spot is
    left whatever came before, from what is known of earlier spots and of the arrival at it. A
    loop that nothing bounds has no end; else each of them counts once. Works on the
    condensation, and so is linear.
    """

    def onward(spot: Spot) -> Iterable[Spot]:
        return () if spot in goals else after(spot)

    forward = reachable(starts, onward)
    into: dict[Spot, list[Spot]] = {}
    for spot in forward:
        for other in onward(spot):
            into.setdefault(other, []).append(spot)
    between = reachable(
        [goal for goal in goals if goal in forward], lambda spot: into.get(spot, ())
    )
    found: dict[Spot, Latest] = {}
    for group in reversed(components(between, onward)):
        members = set(group)
        come = [
            found[source]._replace(before=source)
            for spot in group
            for source in into.get(spot, ())
            if source not in members
        ]
        arrival = max(come, key=lambda item: item.span.total, default=Latest(Span()))
        limits = [upper(spot) for spot in group]
        unknown = next((item.unknown for item in come if item.unknown is not None), None)
        if unknown is None and None in limits:
            unknown = group[limits.index(None)]
        span = arrival.span
        for limit in limits:
            span = span.plus(limit or Span())
        if is_loop(group, onward) and not any(map(is_bounded, group, limits)):
            span = Span(0, inf)
        for spot in group:
            bound = cap(spot, found, arrival)
            if bound and (unknown is not None or bound.span.total < span.total):
                found[spot] = bound._replace(before=arrival.before)
            else:
                found[spot] = Latest(span, unknown, arrival.before)
    return found
