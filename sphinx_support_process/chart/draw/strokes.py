"""How are lines and shapes drawn? What SVG and TikZ have in common."""

from __future__ import annotations

from ..layout.measure import CUT, ROUND
from ..scene import Box, Edge, Point, Rect

BEND = 6
"""The radius of the corners of an edge."""

TIP = 8
"""The length of an arrow head."""

_DASHES: dict[str, tuple[float, ...]] = {
    "timeout": (1.5, 4),
    "starts": (8, 4),
    "leads": (),
    "runs": (8, 4),
    "beside": (1.5, 4),
}

BORDER = (6.0, 3.0)
"""The dashes and gaps of the border of a box that is not always done."""


def dashes(edge: Edge) -> tuple[float, ...]:
    """Lengths of dashes and gaps in turn; none for an unbroken line."""
    return _DASHES.get(edge.stroke, (5, 4) if edge.back else ())


def hollow(edge: Edge) -> bool:
    """Whether the arrow head is hollow: what it points at goes on by itself."""
    return edge.stroke in ("starts", "beside")


def arrow(edge: Edge) -> tuple[Point, Point, Point]:
    """The corners of the arrow head of an edge."""
    begin, tip = edge.points[-2:]
    dx, dy = _direction(begin, tip)
    foot = shortened(begin, tip, TIP)
    return tip, Point(foot.x - dy * 4, foot.y + dx * 4), Point(foot.x + dy * 4, foot.y - dx * 4)


def length(one: Point, other: Point) -> float:
    """The length of a piece that runs along x or y."""
    return abs(one.x - other.x) + abs(one.y - other.y)


def shortened(begin: Point, end: Point, by: float) -> Point:
    """The point `by` before the end of a piece that runs along x or y."""
    dx, dy = _direction(begin, end)
    return Point(end.x - dx * by, end.y - dy * by)


def hexagon(rect: Rect) -> tuple[Point, ...]:
    """The corners of a question."""
    middle = rect.centre.y
    return (
        Point(rect.x, middle),
        Point(rect.x + CUT, rect.y),
        Point(rect.right - CUT, rect.y),
        Point(rect.right, middle),
        Point(rect.right - CUT, rect.bottom),
        Point(rect.x + CUT, rect.bottom),
    )


def warning(centre: Point) -> tuple[tuple[Point, ...], ...]:
    """The strokes of a warning sign: a triangle, and a mark of exclamation in it."""
    x, y = centre
    return (
        (Point(x, y - 5), Point(x + 6, y + 5), Point(x - 6, y + 5), Point(x, y - 5)),
        (Point(x, y - 1.5), Point(x, y + 1.5)),
        (Point(x, y + 2.8), Point(x, y + 3.6)),
    )


def radius(box: Box) -> float:
    """The radius of the corners of a box that is no question."""
    if box.shape in ("start", "outcome"):
        return min(ROUND, box.rect.width / 2, box.rect.height / 2)
    return 6


def _direction(begin: Point, end: Point) -> tuple[int, int]:
    dx, dy = end.x - begin.x, end.y - begin.y
    return (dx > 0) - (dx < 0), (dy > 0) - (dy < 0)
