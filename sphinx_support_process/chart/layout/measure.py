"""How large is a box or a label? Sizes in pixels, before anything has its place."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from ...text.named import NamedTuple
from ..plan.plan import Item, Note
from ..scene import Line, Point, Rect, Shape
from .metrics import width, wrap

TITLE, TITLE_HEIGHT = 13.0, 17
NOTE, NOTE_HEIGHT = 11.0, 15
LABEL, LABEL_HEIGHT = 11.5, 14
CLOCK = 14
"""The room that a clock takes before a note."""

ALERT = 17
"""The room that a warning sign takes before a title."""

PADS: dict[Shape, int] = {
    "step": 9,
    "question": 17,
    "run": 15,
    "start": 14,
    "outcome": 14,
    "process": 17,
    "elsewhere": 5,
    "gateway": 0,
}
"""The room between the side of a shape and its text."""

CUT = 12
"""How far the sides of a question stand out to its points."""

ROUND = 18
"""The largest radius of the ends of a pill."""

END_ROOM = 132
"""The width of an end beside the lanes."""


class Size(NamedTuple):
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """The text of a box: its lines, and the notes below them, each with its clock or without.

    Its condition stands above, a warning sign before its first line.
    """

    condition: tuple[str, ...]
    title: tuple[str, ...]
    notes: tuple[tuple[str, bool], ...]
    alert: bool
    size: Size

    @property
    def height(self) -> float:
        """The height of all its lines."""
        small = (len(self.condition) + len(self.notes)) * NOTE_HEIGHT
        gaps = 3 * (bool(self.condition) + bool(self.notes))
        return len(self.title) * TITLE_HEIGHT + small + gaps


def block(item: Item, room: float) -> Block:
    """The text of an item whose box is `room` wide, and the least size of the box."""
    if item.fixed:
        return Block((), (), (), False, Size(*item.fixed))
    pad = PADS[item.shape]
    inner = room - 2 * pad
    condition = wrap(item.condition, inner, NOTE) if item.condition else ()
    title = wrap(item.title, inner - ALERT * item.alert, TITLE)
    notes = tuple(line for note in item.notes for line in _note(note, inner))
    widest = max(
        [width(line, NOTE) for line in condition]
        + [width(line, TITLE) + ALERT * item.alert for line in title]
        + [width(text, NOTE) + CLOCK * clock for text, clock in notes]
    )
    text = Block(condition, title, notes, item.alert, Size(0, 0))
    return replace(text, size=Size(math.ceil(widest) + 2 * pad, text.height + 18))


def _note(note: Note, inner: float) -> list[tuple[str, bool]]:
    lines = wrap(note.text, inner - (CLOCK if note.clock else 0), NOTE)
    return [(line, note.clock and number == 0) for number, line in enumerate(lines)]


def label_size(text: str, room: float) -> tuple[tuple[str, ...], Size]:
    """The lines of a label that is at most `room` wide, and their size."""
    lines = wrap(text, room, LABEL, True)
    wide = max(width(line, LABEL, True) for line in lines)
    return lines, Size(math.ceil(wide), len(lines) * LABEL_HEIGHT)


def box_lines(block: Block, rect: Rect, *, rtl: bool) -> tuple[Line, ...]:
    """The text of a box at its place: in the middle of its rectangle, signs before their lines."""
    forward = -1 if rtl else 1
    x = rect.centre.x
    y = rect.centre.y - block.height / 2
    lines = []
    for text in block.condition:
        lines.append(Line(text, Point(x, y + 10.5), NOTE, quiet=True))
        y += NOTE_HEIGHT
    y += 3 if block.condition else 0
    for number, text in enumerate(block.title):
        at = Point(x + forward * ALERT / 2 * block.alert, y + 12.5)
        sign = None
        if block.alert and number == 0:
            sign = Point(at.x - forward * (width(text, TITLE) / 2 + 10), at.y - 4.5)
        lines.append(Line(text, at, TITLE, alert=sign))
        y += TITLE_HEIGHT
    y += 3
    for text, clock in block.notes:
        at = Point(x + forward * CLOCK / 2 * clock, y + 10.5)
        centre = Point(at.x - forward * (width(text, NOTE) / 2 + 8), at.y - 4) if clock else None
        lines.append(Line(text, at, NOTE, quiet=True, clock=centre))
        y += NOTE_HEIGHT
    return tuple(lines)


def stacked(
    texts: tuple[str, ...],
    rect: Rect,
    size: float,
    height: float,
    *,
    bold: bool = False,
    turned: bool = False,
) -> tuple[Line, ...]:
    """Lines in the middle of a rectangle, one below the other, or side by side if turned."""
    x, y = rect.centre
    begin = -len(texts) * height / 2 + height / 2 + size * 0.36
    return tuple(
        Line(
            text,
            Point(x + begin + n * height, y) if turned else Point(x, y + begin + n * height),
            size,
            bold,
            turned=turned,
        )
        for n, text in enumerate(texts)
    )


def inset(shape: Shape, along: float, across: float, offset: float, down: bool) -> float:
    """How far the side of a shape lies within its rectangle, `offset` from its middle.

    `along` is the length of that side, `across` the size of the shape from side to side.
    """
    if shape == "gateway":
        return across * abs(offset) / along
    if shape == "question":
        return CUT * abs(offset) * 2 / along if down else 0
    if shape in ("start", "outcome"):
        radius = min(along / 2, ROUND)
        over = abs(offset) - (along / 2 - radius)
        return radius - math.sqrt(max(radius**2 - over**2, 0)) if over > 0 else 0
    return 0
