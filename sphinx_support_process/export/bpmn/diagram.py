"""Where does each element of a pool stand? Its lanes, shapes, wires and notes as BPMN DI."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from ...chart.draw.colour import INK, TINT, mix
from ...chart.scene import Point, Rect
from .gateways import CALLS, CIRCLE, ENDS, Element, extent
from .ids import number, timer
from .pool import Pool, Rung
from .wires import TIMER, Shape, Wire, shapes

_MARKERS = {"question": "false", "join": "true", "fork": "true"}
"""Whether a gateway shows its cross; viewers that always show one are left room for it."""

BORDER = 0.6
"""The share of a role's colour in borders, in which modelling tools write as well."""

HEADING = 30
"""The width of the heading of the pool."""

NOTE = 100
"""The least width of a note; the room around a gateway is wider."""

RUNG = 60
"""How far the ends of two escalations from one step stand above each other."""


class Diagram:
    """The shapes and wires of a pool that stands below what ends at `above`; `bottom` is its end.

    Lanes touch: the gap between two goes to the first.
    """

    def __init__(self, pool: Pool, above: float | None) -> None:
        self.pool = pool
        self.placed = dict(shapes(pool.drawn, pool.wires))
        lanes = {lane.key: lane.rect for lane in pool.drawn.scene.lanes}
        first = next(iter(lanes.values()), Rect(1, 1, 300, 100))
        bottom = max([first.bottom, *(rect.bottom for rect in lanes.values())])
        if pool.drawn.plan.exits:
            high = pool.drawn.scene.height - bottom + 40
            lanes[ENDS] = Rect(first.x, bottom, first.width, high)
            bottom = lanes[ENDS].bottom
        self.top = first.y
        if most := max(map(len, pool.rungs.values()), default=0):
            self.top -= most * RUNG
            lanes = {CALLS: Rect(first.x, self.top, first.width, most * RUNG), **lanes}
        self.lanes = _touching(lanes, bottom)
        self.whole = Rect(first.x - HEADING, self.top, first.width + HEADING, bottom - self.top)
        self.notes = dict(self._notes())
        highest = min([self.top, *(note.y for note in self.notes.values())])
        self.down = 0.0 if above is None else above - highest
        self.bottom = bottom + self.down

    def lines(self) -> Iterator[str]:
        yield from self._shapes()
        for (id, _), wire in zip(self.pool.edges, self.pool.wires, strict=True):
            yield from self._wire(id, wire)
        for key, rungs in self.pool.rungs.items():
            for place, rung in enumerate(rungs):
                begin, end = self._rung(key, place)
                ends = Point(begin.centre.x, begin.y), Point(end.centre.x, end.bottom)
                yield from self._wire(rung.flow, Wire(ends, None, None))

    def _shapes(self) -> Iterator[str]:
        pool = self.pool
        yield from self._shape(pool.ids.pool, Shape(self.whole, None), ' isHorizontal="true"')
        for key, rect in self.lanes.items():
            yield from self._shape(pool.ids.lane(key), Shape(rect, None), ' isHorizontal="true"')
        for key, shape in self.placed.items():
            yield from self._shape(pool.nodes[key], shape, _look(pool.drawn.elements[key]))
        for (id, _), wire in zip(pool.edges, pool.wires, strict=True):
            if wire.timer:
                yield from self._shape(timer(id), wire.timer)
        for key, rungs in pool.rungs.items():
            for place, rung in enumerate(rungs):
                yield from self._escalation(rung, *self._rung(key, place))
        for key, note in self.notes.items():
            id = pool.ids.node(f"{key}/call")
            yield from self._shape(id, Shape(note, None))
            box = self.placed[key].rect
            ends = Point(box.centre.x, box.y), Point(box.centre.x, note.bottom)
            yield from self._wire(f"{id}_line", Wire(ends, None, None))

    def _notes(self) -> Iterator[tuple[str, Rect]]:
        """The notes to steps above the pool: no other box stands between them."""
        for key, lines in self.pool.notes.items():
            box = self.placed[key].rect
            wide = max(box.width, NOTE)
            high = fsum(extent(line, wide - 16)[1] for line in lines) + 10
            yield key, Rect(box.centre.x - wide / 2, self.top - 20 - high, wide, high)

    def _rung(self, key: str, place: int) -> tuple[Rect, Rect]:
        """The timer of an escalation on the upper border of its step, and its end above."""
        left, right = self._free(key)
        x = left + (right - left) * (place + 1) / (len(self.pool.rungs[key]) + 1)
        box = self.placed[key].rect
        begin = Rect(x - TIMER / 2, box.y - TIMER / 2, TIMER, TIMER)
        return begin, Rect(x - CIRCLE[0] / 2, self.top + place * RUNG + 4, *CIRCLE)

    def _free(self, key: str) -> tuple[float, float]:
        """The longest piece of the upper border of a step at which no other timer stands."""
        box = self.placed[key].rect
        for (_, edge), wire in zip(self.pool.edges, self.pool.wires, strict=True):
            if edge.source == key and wire.timer and wire.timer.rect.centre.y == box.y:
                taken = wire.timer.rect
                sides = (box.x, taken.x), (taken.right, box.right)
                return max(sides, key=lambda side: side[1] - side[0])
        return box.x, box.right

    def _escalation(self, rung: Rung, begin: Rect, end: Rect) -> Iterator[str]:
        """Its names stand beside its end: what comes after it ends further down."""
        room = self.whole.width
        when, who = extent(rung.call.when, room), extent(rung.call.who, room)
        name = Rect(begin.centre.x + 4, end.bottom + 3, *when)
        yield from self._shape(rung.event, Shape(begin, name))
        name = Rect(end.right + 4, end.centre.y - who[1] / 2, *who)
        yield from self._shape(rung.end, Shape(end, name))

    def _shape(self, element: str, shape: Shape, look: str = "") -> Iterator[str]:
        yield f'      <bpmndi:BPMNShape id="{element}_di" bpmnElement="{element}"{look}>'
        yield f"        {self._bounds(shape.rect)}{self._label(shape.name)}"
        yield "      </bpmndi:BPMNShape>"

    def _wire(self, id: str, wire: Wire) -> Iterator[str]:
        yield f'      <bpmndi:BPMNEdge id="{id}_di" bpmnElement="{id}">'
        for point in wire.points:
            x, y = number(point.x), number(point.y + self.down)
            yield f'        <di:waypoint x="{x}" y="{y}"/>'
        if wire.name:
            yield f"        {self._label(wire.name)}"
        yield "      </bpmndi:BPMNEdge>"

    def _label(self, rect: Rect | None) -> str:
        if rect is None:
            return ""
        return f"<bpmndi:BPMNLabel>{self._bounds(rect)}</bpmndi:BPMNLabel>"

    def _bounds(self, rect: Rect) -> str:
        x, y, wide, high = map(number, rect._replace(y=rect.y + self.down))
        return f'<dc:Bounds x="{x}" y="{y}" width="{wide}" height="{high}"/>'


def _touching(lanes: dict[str, Rect], bottom: float) -> dict[str, Rect]:
    below = [*[rect.y for rect in lanes.values()][1:], bottom]
    return {
        key: rect._replace(height=end - rect.y)
        for (key, rect), end in zip(lanes.items(), below, strict=False)
    }


def _look(element: Element) -> str:
    """The attributes of a shape: whether a gateway shows its cross, the colours of its role."""
    marker = _MARKERS.get(element.kind)
    look = f' isMarkerVisible="{marker}"' if marker else ""
    if tone := element.item.tone:
        fill, border = mix(tone.colour, TINT), mix(tone.colour, BORDER, INK)
        look += f' color:background-color="{fill}" color:border-color="{border}"'
    return look
