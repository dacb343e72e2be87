"""What does a chart hold, before anything is measured? Boxes in lanes and rows, and ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...flow import Way
from ...known.colour import Tone
from ...text.named import NamedTuple
from ..scene import Shape, Stroke


@dataclass(frozen=True, slots=True)
class Options:
    """How a chart is drawn.

    `first` and `last` are ids of steps between which a part is shown; `highlight` is the id of the
    role whose lane is in colour while all others are outlined; `compact` leaves out the times and
    the processes that are run; `room` is the width of a box in pixels. A chart that goes down and
    would be wider than `breadth` becomes narrower, as far as its words allow.
    """

    direction: Literal["down", "right"] = "down"
    first: str | None = None
    last: str | None = None
    highlight: str | None = None
    compact: bool = False
    room: int = 156
    breadth: int = 860


class Note(NamedTuple):
    """A quiet line below a title, with a clock before it if it tells a time."""

    text: str
    clock: bool


@dataclass(frozen=True, slots=True)
class Item:
    """What a box says; see `Box` in the scene for the fields of the same name.

    With a `fixed` width and height its text does not stand in it. With a `condition`, which stands
    on top, it is not always done; with an `alert` there is something to mind. An end leads `to` an
    outcome of this id, or to another process or a step of this name.
    """

    key: str
    shape: Shape
    title: str
    name: str
    lane: int = 0
    tone: Tone | None = None
    href: str | None = None
    notes: tuple[Note, ...] = ()
    details: tuple[str, ...] = ()
    loud: bool = True
    fixed: tuple[float, float] | None = None
    condition: str = ""
    alert: bool = False
    to: str = ""


class Arc(NamedTuple):
    """A way from the box in one row to the box in another; `ways` are those that it stands for."""

    source: int
    target: int
    stroke: Stroke
    label: str
    ways: tuple[Way, ...] = ()


class Exit(NamedTuple):
    """A way from the box in a row to an end that stands beside the lanes."""

    source: int
    item: Item
    stroke: Stroke
    label: str
    ways: tuple[Way, ...] = ()


class Heading(NamedTuple):
    """What stands above a lane; without a text the lane is not drawn."""

    key: str
    text: str
    tone: Tone | None
    href: str | None
    loud: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart before it is measured: one box a row, `phases` with the row that each begins at."""

    key: str
    title: str
    description: str
    items: tuple[Item, ...]
    arcs: tuple[Arc, ...]
    exits: tuple[Exit, ...]
    headings: tuple[Heading, ...]
    phases: tuple[tuple[int, str], ...] = ()
    rtl: bool = False
