"""What is drawn, and where? The finished picture as plain data, in pixels from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ..known.colour import Tone
from ..text.named import NamedTuple

Shape = Literal["step", "question", "run", "start", "outcome", "process", "elsewhere", "gateway"]
Stroke = Literal["plain", "timeout", "starts", "leads", "runs", "beside"]


class Point(NamedTuple):
    x: float
    y: float


class Rect(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: `at` is on its baseline, at its beginning, middle or end.

    `quiet` lines say less than the others; `clock` is the middle of a small clock before the line,
    `alert` that of a warning sign; `turned` lines run upwards.
    """

    text: str
    at: Point
    size: float
    bold: bool = False
    quiet: bool = False
    clock: Point | None = None
    alert: Point | None = None
    turned: bool = False
    anchor: Literal["start", "middle", "end"] = "middle"


@dataclass(frozen=True, slots=True)
class Box:
    """A step, a question, a start or an end. `key` names it within the scene.

    `name` is what a screen reader says, `detail` what hovering shows, within `bubble`. `tone` is
    None where the box belongs to no role; `loud` is False where another role is highlighted;
    `dashed` boxes are done under a condition only.
    """

    key: str
    shape: Shape
    rect: Rect
    tone: Tone | None
    lines: tuple[Line, ...]
    href: str | None
    name: str
    loud: bool = True
    detail: tuple[Line, ...] = ()
    bubble: Rect | None = None
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """The part of the picture that belongs to one role, and its heading."""

    key: str
    rect: Rect
    head: Rect
    tone: Tone | None
    lines: tuple[Line, ...]
    href: str | None
    loud: bool = True


@dataclass(frozen=True, slots=True)
class Phase:
    """A group of rows: its tab beside the lanes, and the line that parts it from the one before."""

    tab: Rect
    lines: tuple[Line, ...]
    line: tuple[Point, Point] | None


@dataclass(frozen=True, slots=True)
class Label:
    """An answer or another word beside the beginning of an edge."""

    rect: Rect
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one box to another; the last point is the tip of its arrow."""

    source: str
    target: str
    stroke: Stroke
    back: bool
    points: tuple[Point, ...]
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture. `key` makes ids on a page unique; `rtl` is True for right-to-left."""

    key: str
    width: float
    height: float
    title: str
    description: str
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    lanes: tuple[Lane, ...] = ()
    phases: tuple[Phase, ...] = field(default=())
    rtl: bool = False
