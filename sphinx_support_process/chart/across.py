"""Where do lanes and tracks stand across the flow? Each as near to the one before as labels allow.

A row and the gap after it are two places along the flow, numbered `2 * row` and `2 * row + 1`. A
label stands at one place; beside its box it may reach over tracks and lanes that are empty there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from .plan import Plan
from .ports import Ref
from .routes import Routes

TRACK = 10
"""The distance of two tracks."""

PAD = 14
"""The room between a box and the next track or border: an arrow head fits in."""

CLEAR = 7
"""The room between a label and the next line."""

BEGIN = 2.0
"""Where the first lane begins."""


class Reach(NamedTuple):
    """A label at a place along the flow, and how far it reaches from the middle of its lane."""

    place: int
    far: float


class Upright(NamedTuple):
    """A line across some places along the flow, the last included."""

    across: float
    first: int
    last: int


@dataclass(slots=True)
class Across:
    """The middle of each lane, the first track of each channel, the borders, and the far end."""

    centre: list[float] = field(default_factory=list)
    first_track: list[float] = field(default_factory=list)
    border: list[float] = field(default_factory=list)
    end: float = BEGIN


def place_across(
    plan: Plan, routes: Routes, halves: list[float], reaches: dict[Ref, Reach]
) -> Across:
    """Place lanes that are at least `halves` wide from their middle to either side."""
    count = len(plan.headings)
    found = Across()
    labels: list[list[list[Reach]]] = [[[], []] for _ in range(count)]
    for ref, reach in reaches.items():
        lane, channel = beside(plan, routes, ref)
        labels[lane][channel > lane].append(reach)
    falls = _falls(plan, routes)
    lines: list[Upright] = []
    passed: list[Reach] = []
    at = BEGIN
    for channel in range(count + 1):
        tracks = routes.channels[channel]
        begin = at + (PAD if channel else 4 if tracks else 0)
        jumps = [
            (jump.track * TRACK + TRACK / 2, *sorted((2 * jump.arc.source, 2 * jump.arc.target)))
            for jump in routes.jumps
            if jump.channel == channel
        ]
        for offset, first, last in jumps:
            begin = max(begin, _beyond(passed, first, last) - offset)
        lines += [Upright(begin + offset, first, last) for offset, first, last in jumps]
        found.first_track.append(begin + TRACK / 2)
        own, both = routes.hugging[channel]
        found.border.append(begin + (own + both // 2) * TRACK)
        at = begin + tracks * TRACK
        if channel == count:
            at += 4 if tracks else 2
            break
        centre = at + PAD + halves[channel]
        for place, far in labels[channel][0]:
            before = [line.across for line in lines if line.first <= place <= line.last]
            centre = max(centre, max(before, default=BEGIN) + CLEAR + far)
        for first, last in falls[channel]:
            centre = max(centre, _beyond(passed, first, last))
        found.centre.append(centre)
        lines += [Upright(centre, first, last) for first, last in falls[channel]]
        passed += [Reach(place, centre + far) for place, far in labels[channel][1]]
        at = centre + halves[channel]
    found.end = max([at, *(label.far + 2 for label in passed)])
    found.border[0], found.border[-1] = BEGIN, found.end
    return found


def beside(plan: Plan, routes: Routes, ref: Ref) -> tuple[int, int]:
    """The lane of the box beside which a label stands, and the channel to which it points."""
    kind, number = ref
    if kind == "fall":
        lane = plan.items[routes.falls[number].arc.source].lane
        return lane, lane + 1
    if kind == "exit":
        lane = plan.items[plan.exits[number].source].lane
        return lane, lane + 1
    jump = routes.jumps[number]
    lane = plan.items[jump.arc.source].lane
    return lane, lane + 1 if jump.side(lane) == "after" else lane


def _falls(plan: Plan, routes: Routes) -> list[list[tuple[int, int]]]:
    """For each lane, the places along which lines fall through its middle."""
    found: list[list[tuple[int, int]]] = [[] for _ in plan.headings]
    for arc, gap, _ in routes.falls:
        found[plan.items[arc.source].lane].append((2 * arc.source + 1, 2 * gap + 1))
        if gap + 1 < arc.target:
            found[plan.items[arc.target].lane].append((2 * gap + 2, 2 * arc.target - 1))
    return found


def _beyond(labels: list[Reach], first: int, last: int) -> float:
    """Where a line along some places stands clear of the labels before it."""
    return max((far + CLEAR for place, far in labels if first <= place <= last), default=0)
