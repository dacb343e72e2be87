"""What does a chart show? Its boxes, the lines between them, and the lanes in which they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ..blocks import At

Kind = Literal["start", "end", "task", "question", "timer", "data"]


MAX_SHAPES = 2_000
"""A chart of more shapes is none that people read."""


@dataclass(slots=True)
class Shape:
    """A box of a chart: `lane` is the id of the lane that it stands in, `notes` are about it.

    `after` is a duration in ISO 8601 for what happens then; `at` the shape whose border it is on.
    """

    id: str
    kind: Kind
    text: str
    place: At
    lane: str = ""
    notes: list[str] = field(default_factory=list)
    after: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one shape to another, with the answer that leads along it."""

    source: str
    target: str
    text: str
    place: At


@dataclass(slots=True)
class Chart:
    """A chart that was read; `notes` are texts in it that belong to no shape."""

    name: str
    title: str = ""
    lanes: dict[str, str] = field(default_factory=dict)
    are_roles: bool = True
    shapes: dict[str, Shape] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    notes: list[tuple[At, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    doubts: list[tuple[At, str]] = field(default_factory=list)
