"""Where do the shapes and ways of BPMN stand? Diamonds and circles of their size, names beside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...chart.layout.routes import straightened
from ...chart.scene import Edge, Label, Point, Rect
from ...text.named import NamedTuple
from .gateways import CIRCLE, GATEWAY, Drawing, Kind, corner, extent

TIMER = 28.0
"""The size of a timer on the border of a task."""

_LEAST = 0.1
"""The least length that is written: what is shorter comes of sums of fractions."""

GATEWAYS: frozenset[Kind] = frozenset({"question", "join", "fork"})


class Shape(NamedTuple):
    """Where an element stands, and its name where that stands outside of it."""

    rect: Rect
    name: Rect | None


class Wire(NamedTuple):
    """The points of a way, its name, and the timer on the border of a task at which it begins."""

    points: tuple[Point, ...]
    name: Rect | None
    timer: Shape | None


def wires(drawn: Drawing) -> list[Wire]:
    """The ways in the order of the edges of the scene."""
    boxes = {box.key: box.rect for box in drawn.scene.boxes}
    return [_wire(drawn, boxes, edge) for edge in drawn.scene.edges]


def shapes(drawn: Drawing, ways: list[Wire]) -> Iterator[tuple[str, Shape]]:
    """Each element by its key; names keep clear of the ways that touch it."""
    touching: dict[str, list[Wire]] = {}
    for edge, wire in zip(drawn.scene.edges, ways, strict=True):
        for key in (edge.source, edge.target):
            touching.setdefault(key, []).append(wire)
    for box in drawn.scene.boxes:
        if box.key in drawn.calls:
            above = box.rect.centre, Point(box.rect.centre.x, 0)
            touching.setdefault(box.key, []).append(Wire(above, None, None))
        element = drawn.elements[box.key]
        if element.kind in ("start", "end"):
            circle = Rect(box.rect.centre.x - CIRCLE[0] / 2, box.rect.y, *CIRCLE)
            yield box.key, Shape(circle, _below(circle, element.item.title))
        elif element.kind in GATEWAYS:
            diamond = _around(box.rect.centre, GATEWAY)
            title = element.item.title
            name = _name(diamond, title, touching.get(box.key, [])) if title else None
            yield box.key, Shape(diamond, name)
        else:
            yield box.key, Shape(box.rect, None)


def _wire(drawn: Drawing, boxes: dict[str, Rect], edge: Edge) -> Wire:
    points = list(edge.points)
    if drawn.elements[edge.source].kind in GATEWAYS:
        points = _from_diamond(boxes[edge.source].centre, points)
    if drawn.elements[edge.target].kind in GATEWAYS:
        points = _from_diamond(boxes[edge.target].centre, points[::-1])[::-1]
    points = _apart(points)
    name = edge.label.rect if edge.label else None
    if edge.stroke != "timeout":
        return Wire(straightened(points), name, None)
    begin = points[0]
    points[0] = _onward(begin, points[1], TIMER / 2)
    beside = _beside_timer(edge.label, begin, points[1]) if edge.label else None
    return Wire(tuple(points), None, Shape(_around(begin, TIMER), beside))


def _from_diamond(centre: Point, points: list[Point]) -> list[Point]:
    """A way that begins at the room around a diamond, begun at the diamond itself."""
    begin, half = points[0], GATEWAY / 2
    over, down = begin.x - centre.x, begin.y - centre.y
    if abs(down) < _LEAST:
        return [Point(centre.x + (half if over > 0 else -half), centre.y), *points[1:]]
    if abs(down) < half:
        side = half - abs(down)
        return [Point(centre.x + (side if over > 0 else -side), begin.y), *points]
    corner = Point(centre.x, centre.y + (half if down > 0 else -half))
    if abs(over) < _LEAST:
        return [corner, *points[1:]]
    return [corner, Point(centre.x, begin.y), *points]


def _apart(points: list[Point]) -> list[Point]:
    """The points without those that stand where the one before them does."""
    kept = points[:1]
    for point in points[1:]:
        if abs(point.x - kept[-1].x) + abs(point.y - kept[-1].y) >= _LEAST:
            kept.append(point)
    return kept


def _onward(begin: Point, end: Point, by: float) -> Point:
    """The point that far from the begin of a piece that runs along x or y."""
    if begin.y == end.y:
        return Point(begin.x + (by if end.x > begin.x else -by), begin.y)
    return Point(begin.x, begin.y + (by if end.y > begin.y else -by))


def _beside_timer(label: Label, begin: Point, after: Point) -> Rect:
    """Where the name of a timer stands: as far as the timer reaches beyond its task."""
    x, y, wide, high = label.rect
    if begin.y == after.y:
        return Rect(x + TIMER / 2, y, wide, high)
    return Rect(x - 8, y + (7 if after.y > begin.y else -7), wide, high)


def _around(centre: Point, size: float) -> Rect:
    return Rect(centre.x - size / 2, centre.y - size / 2, size, size)


def _below(rect: Rect, title: str) -> Rect:
    wide, high = extent(title, 100)
    return Rect(rect.centre.x - wide / 2, rect.bottom + 4, wide, high)


def _name(diamond: Rect, title: str, ways: list[Wire]) -> Rect:
    """The first place beside a diamond that no way touches: above, below, at its corners."""
    places = list(_places(diamond, title))
    free = (place for place in places if not any(_meets(place, way) for way in ways))
    return next(free, places[2])


def _places(diamond: Rect, title: str) -> Iterator[Rect]:
    centre = diamond.centre
    wide, high = extent(title, 2 * corner(title))
    for y in (diamond.y - 4 - high, diamond.bottom + 4):
        yield Rect(centre.x - wide / 2, y, wide, high)
    wide, high = extent(title, corner(title))
    for y in (diamond.y - 2 - high, diamond.bottom + 2):
        for x in (centre.x - 5 - wide, centre.x + 5):
            yield Rect(x, y, wide, high)


def _meets(place: Rect, way: Wire) -> bool:
    pieces = pairwise(way.points)
    rects = [Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)) for a, b in pieces]
    return any(
        rect.x < place.right
        and rect.right > place.x
        and rect.y < place.bottom
        and rect.bottom > place.y
        for rect in (*rects, *([way.name] if way.name else ()))
    )
