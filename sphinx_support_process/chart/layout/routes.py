"""Which way does an edge take? Falls from row to row, and jumps through the channels of lanes.

Rows and lanes are numbered from 0; channel `c` lies before lane `c`. A fall leaves a box at its
far end and turns, if at all, in the gap after a row; a jump leaves it sideways, follows one track
of one channel, and enters the other box sideways. No two edges share a piece of a line: a box has
one fall out and one in, a gap and a channel have a track for each edge, a row holds one box.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from operator import or_
from typing import Literal

from ...text.named import NamedTuple
from ..plan.plan import Arc, Plan
from ..scene import Point
from .stretches import Stretches

Side = Literal["before", "after"]

Crossed = Callable[[int], list[int]]
"""For a channel, how many lines cross it up to and including each row."""


class Fall(NamedTuple):
    """An edge that turns at `track` of the gap after row `gap`; None if it is straight."""

    arc: Arc
    gap: int
    track: int | None


class Jump(NamedTuple):
    """An edge on track `track` of a channel, counted from its begin."""

    arc: Arc
    channel: int
    track: int

    def side(self, lane: int) -> Side:
        """The side of a box in a lane at which the edge leaves or arrives."""
        return "before" if self.channel <= lane else "after"


@dataclass(frozen=True, slots=True)
class Routes:
    """The way of each edge; the number of tracks of each gap and of each channel.

    `hugging[c]` tells how many tracks of channel `c` belong to the lane before it, and how many to
    both lanes; the others belong to the lane after it.
    """

    falls: tuple[Fall, ...]
    jumps: tuple[Jump, ...]
    gaps: tuple[int, ...]
    channels: tuple[int, ...]
    hugging: tuple[tuple[int, int], ...]


class _Free:
    """Where a lane is free of what falls through it."""

    def __init__(self) -> None:
        self._taken: list[tuple[int, int]] = []

    def holds(self, first: int, last: int) -> bool:
        """Whether nothing falls from one row to another, both included."""
        after = bisect_left(self._taken, (first, first))
        before = self._taken[after - 1 : after]
        return all(one[1] < first for one in before) and all(
            one[0] > last for one in self._taken[after : after + 1]
        )

    def take(self, first: int, last: int) -> None:
        insort(self._taken, (first, last))


def route(plan: Plan) -> Routes:
    """Find a way for each arc of a plan."""
    lanes = [item.lane for item in plan.items]
    turns = _falls(plan.arcs, lanes)
    turned: defaultdict[int, list[Arc]] = defaultdict(list)
    for arc, gap in turns.items():
        if lanes[arc.source] != lanes[arc.target]:
            turned[gap].append(arc)
    tracks: dict[Arc, int] = {}
    gaps = [0] * len(lanes)
    for gap, across in turned.items():
        spans = (sorted((lanes[arc.source], lanes[arc.target])) for arc in across)
        tracks |= dict(zip(across, _tracks(spans), strict=True))
        gaps[gap] = 1 + max(tracks[arc] for arc in across)
    falls = [Fall(arc, gap, tracks.get(arc)) for arc, gap in turns.items()]
    rest = [arc for arc in plan.arcs if arc not in turns]
    jumps, channels, hugging = _jumps(plan, lanes, falls, rest)
    return Routes(tuple(falls), jumps, tuple(gaps), channels, hugging)


def _falls(arcs: Iterable[Arc], lanes: list[int]) -> dict[Arc, int]:
    """The arcs that can fall, with the gap in which each turns; the shortest come first."""
    turns: dict[Arc, int] = {}
    left: set[int] = set()
    entered: set[int] = set()
    free = [_Free() for _ in range(max(lanes, default=0) + 1)]
    boxes: list[list[int]] = [[] for _ in free]
    for row, lane in enumerate(lanes):
        boxes[lane].append(row)
    for arc in sorted(arcs, key=lambda arc: (arc.target - arc.source, arc.stroke != "plain")):
        if arc.target <= arc.source or arc.source in left or arc.target in entered:
            continue
        here, there = lanes[arc.source], lanes[arc.target]
        for gap in dict.fromkeys((arc.source, arc.target - 1)):
            stretches = [(here, arc.source, gap), (there, gap, arc.target - 1)]
            if here == there:
                stretches = [(here, arc.source, arc.target - 1)]
            through = boxes[there if gap == arc.source else here]
            between = bisect_left(through, arc.target) - bisect_right(through, arc.source)
            if not between and all(free[lane].holds(*rows) for lane, *rows in stretches):
                turns[arc] = gap
                left.add(arc.source)
                entered.add(arc.target)
                for lane, first, last in stretches:
                    free[lane].take(first, last)
                break
    return turns


def _jumps(
    plan: Plan, lanes: list[int], falls: list[Fall], arcs: list[Arc]
) -> tuple[tuple[Jump, ...], tuple[int, ...], tuple[tuple[int, int], ...]]:
    count = max(lanes, default=0) + 2
    crossed = _crossings(plan, lanes, falls)
    ordered = sorted(arcs, key=lambda arc: (abs(arc.target - arc.source), arc))
    chosen: dict[Arc, int] = {}
    load = [0] * count
    for arc in ordered:
        chosen[arc] = _channel(arc, lanes, crossed, load)
        load[chosen[arc]] += 1
    families: defaultdict[tuple[int, int], list[Arc]] = defaultdict(list)
    for arc, channel in chosen.items():
        families[channel, _family(arc, channel, lanes)].append(arc)
    placed: dict[Arc, tuple[int, int]] = {}
    sizes = [[0, 0, 0] for _ in range(count)]
    for (channel, family), along in families.items():
        for arc, track in zip(along, _tracks(sorted(arc[:2]) for arc in along), strict=True):
            placed[arc] = family, track
            sizes[channel][family] = max(sizes[channel][family], track + 1)
    jumps = []
    for arc in arcs:
        channel, (family, track) = chosen[arc], placed[arc]
        before, both, after = sizes[channel]
        at = (track, before + track, before + both + after - 1 - track)[family]
        jumps.append(Jump(arc, channel, at))
    channels = tuple(sum(size) for size in sizes)
    return tuple(jumps), channels, tuple((size[0], size[1]) for size in sizes)


def _tracks(spans: Iterable[Sequence[int]]) -> Iterator[int]:
    """For each closed interval the first track on which it meets none of those before it."""
    closed = [(begin, end + 1) for begin, end in spans]
    taken = Stretches(chain.from_iterable(closed), or_, 0)
    for begin, end in closed:
        bits = taken.on(begin, end)  # one for each track
        track = (~bits & (bits + 1)).bit_length() - 1
        taken.put(begin, end, 1 << track)
        yield track


def _family(arc: Arc, channel: int, lanes: list[int]) -> int:
    """Whether both ends lie before the channel (0), on either side (1) or after it (2)."""
    near, far = sorted((lanes[arc.source], lanes[arc.target]))
    return 0 if far < channel else 2 if near >= channel else 1


def _channel(
    arc: Arc, lanes: list[int], crossed: Callable[[int], list[int]], load: list[int]
) -> int:
    """The channel with the shortest way and the fewest crossings."""
    here, there = lanes[arc.source], lanes[arc.target]
    begin, end = sorted((arc.source, arc.target))
    back = arc.target <= arc.source

    def cost(channel: int) -> tuple[float, int]:
        lanes_passed = sum(
            channel - lane - 1 if channel > lane else lane - channel for lane in (here, there)
        )
        crossings = crossed(channel)[max(end - 1, begin)] - crossed(channel)[begin]
        usual = channel == min(here, there) if back else channel == max(here, there) + 1
        turned = 0 if usual or here != there else 1
        return (lanes_passed * 3 + crossings * 2 + turned + load[channel] * 0.5, channel)

    return min(range(len(load)), key=cost)


def _crossings(plan: Plan, lanes: list[int], falls: list[Fall]) -> Crossed:
    """For a channel, how many lines cross it up to and including each row."""

    @cache
    def crossed(channel: int) -> list[int]:
        lines = [0] * len(lanes)
        for end in plan.exits:
            lines[end.source] += lanes[end.source] < channel
        for fall in falls:
            near, far = sorted((lanes[fall.arc.source], lanes[fall.arc.target]))
            lines[fall.gap] += near < channel <= far
        return list(accumulate(lines))

    return crossed


def straightened(points: list[Point]) -> tuple[Point, ...]:
    """The points without those in the middle of a straight piece."""
    kept: list[Point] = []
    for at, point in enumerate(points):
        if 0 < at < len(points) - 1:
            last, after = kept[-1], points[at + 1]
            if last.x == point.x == after.x or last.y == point.y == after.y:
                continue
        kept.append(point)
    return tuple(kept)
