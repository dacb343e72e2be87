"""How does a chart that is too wide for a page become narrower? By its boxes and by its ends."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from ..plan.plan import Arc, Item, Plan
from .across import HEAD_OVER
from .measure import ALERT, CLOCK, NOTE, PADS, TITLE
from .metrics import widest, width

LINES = 3.0
"""About how many lines the title of a step takes at most, where its box becomes narrower."""

NOTE_LINES = 5.0
"""The same for a note that tells a time."""

NARROWEST = 88
"""The least width of a box in pixels."""


def rooms(plan: Plan, room: int) -> tuple[int, ...]:
    """The width of the boxes of each lane: as its words need it, at most `room`."""
    found = [widest(head.text, TITLE, True) - HEAD_OVER for head in plan.headings]
    for item in plan.items:
        found[item.lane] = max(found[item.lane], _least(item))
    return tuple(min(max(math.ceil(least), NARROWEST), room) for least in found)


def _least(item: Item) -> float:
    if item.fixed:
        return item.fixed[0]
    title = widest(item.title, TITLE)
    if item.shape != "start":
        title = max(title, width(item.title, TITLE) / LINES)
    notes = [widest(note.text, NOTE) + CLOCK * note.clock for note in item.notes]
    notes += [width(note.text, NOTE) / NOTE_LINES + CLOCK for note in item.notes if note.clock]
    notes.append(widest(item.condition, NOTE))
    return max(title + ALERT * item.alert, *notes) + 2 * PADS[item.shape]


def ends_below(plan: Plan) -> Plan:
    """The plan with each end below its box, where all of them are the only way on from a box.

    Then the chart needs no room for ends beside its lanes.
    """
    sources = [end.source for end in plan.exits]
    busy = {*sources, *(arc.source for arc in plan.arcs)}
    if len(busy) < len(sources) + len({arc.source for arc in plan.arcs}):
        return plan
    ends = {end.source: end for end in plan.exits}
    items: list[Item] = []
    arcs: list[Arc] = []
    rows = []
    for at, item in enumerate(plan.items):
        rows.append(len(items))
        items.append(item)
        if at in ends:
            end = ends[at]
            arcs.append(Arc(len(items) - 1, len(items), end.stroke, end.label))
            items.append(replace(end.item, lane=item.lane))
    arcs += _moved(plan, rows)
    phases = tuple((rows[row], title) for row, title in plan.phases)
    return replace(plan, items=tuple(items), arcs=tuple(arcs), exits=(), phases=phases)


def _moved(plan: Plan, rows: list[int]) -> Iterator[Arc]:
    for arc in plan.arcs:
        yield arc._replace(source=rows[arc.source], target=rows[arc.target])
