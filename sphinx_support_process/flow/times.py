"""How soon, and how late at the latest? The shortest and the longest way from spot to spot."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Generic, Protocol, Self, TypeVar

from ..text.named import NamedTuple
from .graph import components, is_loop, reachable
from .ways import Spot

After = Callable[[Spot], Iterable[Spot]]


class Length(Protocol):
    """A length of time."""

    def plus(self, other: Self) -> Self:
        """Both, one after the other."""


L = TypeVar("L", bound=Length)


class Measure(NamedTuple, Generic[L]):
    """How lengths of time are measured: none, one without end, and about how long one is."""

    none: L
    endless: L
    size: Callable[[L], float]


class Latest(NamedTuple, Generic[L]):
    """The latest time at which a spot is left: infinite in a loop without limit.

    `unknown` is the first spot on the way that has no limit, if there is one; `span` counts it
    as nothing. `before` is the spot before it on the longest way.
    """

    span: L
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
    measure: Measure[L],
    upper: Callable[[Spot], L | None],
    is_bounded: Callable[[Spot, L | None], bool],
    cap: Callable[[Spot, Mapping[Spot, Latest[L]], Latest[L]], Latest[L] | None],
) -> dict[Spot, Latest[L]]:
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
    none, endless, size = measure
    found: dict[Spot, Latest[L]] = {}
    for group in reversed(components(between, onward)):
        members = set(group)
        come = [
            found[source]._replace(before=source)
            for spot in group
            for source in into.get(spot, ())
            if source not in members
        ]
        arrival = max(come, key=lambda item: size(item.span), default=Latest(none))
        limits = [upper(spot) for spot in group]
        unknown = next((item.unknown for item in come if item.unknown is not None), None)
        if unknown is None and None in limits:
            unknown = group[limits.index(None)]
        span = arrival.span
        for limit in limits:
            span = span.plus(limit if limit is not None else none)
        if is_loop(group, onward) and not any(map(is_bounded, group, limits)):
            span = endless
        for spot in group:
            bound = cap(spot, found, arrival)
            if bound and (unknown is not None or size(bound.span) < size(span)):
                found[spot] = bound._replace(before=arrival.before)
            else:
                found[spot] = Latest(span, unknown, arrival.before)
    return found
