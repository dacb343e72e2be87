"""Which way does an edge take? Falls from row to row, and jumps through the channels of lanes.

Rows and lanes are numbered from 0; channel `c` lies before lane `c`. A fall leaves a box at its
far end and turns, if at all, in the gap after a row; a jump leaves it sideways, follows one track
of one channel, and enters the other box sideways. No two edges share a piece of a line: a box has
one fall out and one in, a gap and a channel have a track for each edge, a row holds one box.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple

from ..plan.plan import Arc, Plan
from ..scene import Point

Side = Literal["before", "after"]


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


@dataclass
class _Tracks:
    """Tracks that closed intervals take so that none meets another on the same track."""

    taken: list[list[tuple[int, int]]] = field(default_factory=list)

    def add(self, begin: int, end: int) -> int:
        for track, spans in enumerate(self.taken):
            if all(end < other or begin > until for other, until in spans):
                spans.append((begin, end))
                return track
        self.taken.append([(begin, end)])
        return len(self.taken) - 1


def route(plan: Plan) -> Routes:
    """Find a way for each arc of a plan."""
    lanes = [item.lane for item in plan.items]
    turns = _falls(plan.arcs, lanes)
    gap_tracks = [_Tracks() for _ in lanes]
    falls = []
    for arc, gap in turns.items():
        here, there = sorted((lanes[arc.source], lanes[arc.target]))
        falls.append(Fall(arc, gap, None if here == there else gap_tracks[gap].add(here, there)))
    rest = [arc for arc in plan.arcs if arc not in turns]
    jumps, channels, hugging = _jumps(plan, lanes, falls, rest)
    gaps = tuple(len(tracks.taken) for tracks in gap_tracks)
    return Routes(tuple(falls), jumps, gaps, channels, hugging)


def _falls(arcs: Iterable[Arc], lanes: list[int]) -> dict[Arc, int]:
    """The arcs that can fall, with the gap in which each turns; the shortest come first."""
    turns: dict[Arc, int] = {}
    left: set[int] = set()
    entered: set[int] = set()
    used: set[tuple[int, int]] = set()
    in_lane = [{row for row, lane in enumerate(lanes) if lane == each} for each in set(lanes)]
    boxes = {lanes[min(rows)]: rows for rows in in_lane}
    for arc in sorted(arcs, key=lambda arc: (arc.target - arc.source, arc.stroke != "plain")):
        if arc.target <= arc.source or arc.source in left or arc.target in entered:
            continue
        between = range(arc.source + 1, arc.target)
        for gap in dict.fromkeys((arc.source, arc.target - 1)):
            stretch = {(lanes[arc.source], row) for row in range(arc.source, gap + 1)}
            stretch |= {(lanes[arc.target], row) for row in range(gap, arc.target)}
            lane = lanes[arc.target] if gap == arc.source else lanes[arc.source]
            if not used & stretch and not any(row in boxes[lane] for row in between):
                turns[arc] = gap
                left.add(arc.source)
                entered.add(arc.target)
                used |= stretch
                break
    return turns


def _jumps(
    plan: Plan, lanes: list[int], falls: list[Fall], arcs: list[Arc]
) -> tuple[tuple[Jump, ...], tuple[int, ...], tuple[tuple[int, int], ...]]:
    count = max(lanes, default=0) + 2
    crossed = _crossings(plan, lanes, falls, count)
    ordered = sorted(arcs, key=lambda arc: (abs(arc.target - arc.source), arc))
    chosen: dict[Arc, int] = {}
    load = [0] * count
    for arc in ordered:
        chosen[arc] = _channel(arc, lanes, crossed, load)
        load[chosen[arc]] += 1
    families = [(_Tracks(), _Tracks(), _Tracks()) for _ in range(count)]
    placed: dict[Arc, tuple[int, int]] = {}
    for arc, channel in chosen.items():
        begin, end = sorted((arc.source, arc.target))
        family = _family(arc, channel, lanes)
        placed[arc] = family, families[channel][family].add(begin, end)
    sizes = [tuple(len(tracks.taken) for tracks in family) for family in families]
    jumps = []
    for arc in arcs:
        channel, (family, track) = chosen[arc], placed[arc]
        before, both, after = sizes[channel]
        at = (track, before + track, before + both + after - 1 - track)[family]
        jumps.append(Jump(arc, channel, at))
    channels = tuple(sum(size) for size in sizes)
    return tuple(jumps), channels, tuple((size[0], size[1]) for size in sizes)


def _family(arc: Arc, channel: int, lanes: list[int]) -> int:
    """Whether both ends lie before the channel (0), on either side (1) or after it (2)."""
    near, far = sorted((lanes[arc.source], lanes[arc.target]))
    return 0 if far < channel else 2 if near >= channel else 1


def _channel(arc: Arc, lanes: list[int], crossed: list[list[int]], load: list[int]) -> int:
    """The channel with the shortest way and the fewest crossings."""
    here, there = lanes[arc.source], lanes[arc.target]
    begin, end = sorted((arc.source, arc.target))
    back = arc.target <= arc.source

    def cost(channel: int) -> tuple[float, int]:
        lanes_passed = sum(
            channel - lane - 1 if channel > lane else lane - channel for lane in (here, there)
        )
        crossings = crossed[channel][max(end - 1, begin)] - crossed[channel][begin]
        usual = channel == min(here, there) if back else channel == max(here, there) + 1
        turned = 0 if usual or here != there else 1
        return (lanes_passed * 3 + crossings * 2 + turned + load[channel] * 0.5, channel)

    return min(range(len(crossed)), key=cost)


def _crossings(plan: Plan, lanes: list[int], falls: list[Fall], count: int) -> list[list[int]]:
    """For each channel, how many lines cross it up to and including each row."""
    rows = len(lanes)
    lines = [[0] * rows for _ in range(count)]
    for end in plan.exits:
        for channel in range(lanes[end.source] + 1, count):
            lines[channel][end.source] += 1
    for fall in falls:
        near, far = sorted((lanes[fall.arc.source], lanes[fall.arc.target]))
        for channel in range(near + 1, far + 1):
            lines[channel][fall.gap] += 1
    return [list(accumulate(line)) for line in lines]


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
