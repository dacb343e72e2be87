"""How soon, and how late at the latest? The shortest and the longest way from spot to spot."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable
from functools import reduce
from operator import or_
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
    as nothing. `before` is the spot before it on the longest way. `again` says that a way leads
    from it back to it.
    """

    span: L
    unknown: Spot | None = None
    before: Spot | None = None
    again: bool = False


class Due(NamedTuple, Generic[L]):
    """A deadline: how long after a spot is left, or `entered`; after the start if that is none."""

    length: L
    since: Spot | None
    entered: bool = False


class Soonest(NamedTuple):
    """For each spot that can be reached: the least minutes, and the spot before it on that path."""

    minutes: dict[Spot, int]
    before: dict[Spot, Spot | None]


def soonest(
    starts: Collection[Spot], edges: Callable[[Spot], Iterable[tuple[Spot, int]]]
) -> Soonest:
    """The least minutes from a start to each spot, by the minutes that each edge takes."""
    found = Soonest({}, {})
    queue: list[tuple[int, int, Spot, Spot | None]] = [
        (0, number, start, None) for number, start in enumerate(starts)
    ]
    count = len(queue)
    while queue:
        minutes, _, spot, source = heapq.heappop(queue)
        if spot in found.minutes:
            continue
        found.minutes[spot], found.before[spot] = minutes, source
        for other, cost in edges(spot):
            if other not in found.minutes:
                heapq.heappush(queue, (minutes + cost, count, other, spot))
                count += 1
    return found


def latest(
    starts: Collection[Spot],
    goals: Collection[Spot],
    after: After,
    measure: Measure[L],
    upper: Callable[[Spot], L | None],
    is_bounded: Callable[[Spot, L | None], bool],
    due: Callable[[Spot], Due[L] | None],
    is_inside: Callable[[Spot, Spot], bool],
) -> dict[Spot, Latest[L]]:
    """When each spot between starts and goals is left at the latest, counted from the start.

    A way ends at a goal; without goals, that is wherever it leads. `upper` is the limit of one
    spot, None if it has none; `is_bounded` says whether a loop through a spot with such a limit
    ends. `due` is the deadline by which a spot is left whatever came before; it counts from the
    start if what it counts from is not on the way. A way that `is_inside` a spot begins when that
    is entered. A loop that nothing bounds has no end; else each of its spots counts once. Works on
    the condensation, and so is linear.
    """

    def onward(spot: Spot) -> Iterable[Spot]:
        return () if spot in goals else after(spot)

    forward = reachable(starts, onward)
    into: dict[Spot, list[Spot]] = {}
    for spot in forward:
        for other in onward(spot):
            into.setdefault(other, []).append(spot)
    between = reachable(
        [goal for goal in goals if goal in forward] if goals else forward,
        lambda spot: into.get(spot, ()),
    )
    none, endless, size = measure
    deadlines = {spot: deadline for spot in between if (deadline := due(spot)) is not None}
    marks = {due.since: 1 << number for number, due in enumerate(deadlines.values())}
    passed: dict[Spot, int] = {}  # the marks of what lies on the ways to a spot, and its own
    found: dict[Spot, Latest[L]] = {}

    def entered(spot: Spot) -> Latest[L]:
        before = found[spot].before
        come = Latest(none) if before is None else found[before]
        return min(come, found[spot], key=lambda last: (last.unknown is not None, size(last.span)))

    for group in reversed(components(between, onward)):
        members = set(group)
        ways = [(spot, to) for to in group for spot in into.get(to, ()) if spot not in members]
        come = [
            (entered(spot) if is_inside(spot, to) else found[spot])._replace(before=spot)
            for spot, to in ways
        ]
        arrival = max(come, key=lambda item: size(item.span), default=Latest(none))
        limits = [upper(spot) for spot in group]
        unknown = next((item.unknown for item in come if item.unknown is not None), None)
        if unknown is None and None in limits:
            unknown = group[limits.index(None)]
        span = arrival.span
        for limit in limits:
            span = span.plus(limit if limit is not None else none)
        again = is_loop(group, onward)
        if again and not any(map(is_bounded, group, limits)):
            span = endless
        on_the_way = reduce(or_, (passed[spot] for spot, _ in ways), 0)
        for spot in group:
            last = Latest(span, unknown, arrival.before, again)
            if spot in deadlines:
                length, since, since_entered = deadlines[spot]
                begun = Latest(none)
                if since is spot and since_entered:
                    begun = arrival
                elif since is not None and on_the_way & marks[since]:
                    begun = entered(since) if since_entered else found[since]
                bound = length.plus(begun.span)
                if unknown is not None or size(bound) < size(span):
                    last = last._replace(span=bound, unknown=begun.unknown)
            found[spot] = last
            on_the_way |= marks.get(spot, 0)
        passed |= dict.fromkeys(group, on_the_way)
    return found
