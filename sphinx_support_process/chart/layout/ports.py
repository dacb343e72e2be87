"""Where do edges touch the sides of a box? Ports in an order in which no two of them cross.

Along a side stand the edges that go back, the inner tracks first; then the ends beside the lanes;
then the edges that go forward, the outer tracks first. Offsets count from the middle of the box.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum

from ...text.named import NamedTuple
from ..plan.plan import Exit, Plan
from .measure import CUT, Size
from .routes import Jump, Routes, Side

APART = 13
"""The least distance of two ports."""

Ref = tuple[str, int]
"""`out` or `in` with the number of a jump, `exit` with the number of an exit."""


class Port(NamedTuple):
    order: tuple[int, int]
    ref: Ref
    label: float
    """How long the label before the port is, along the side; 0 without one."""


@dataclass(slots=True)
class Row:
    """The ports of one box: the offset of each, and what they need of box and row.

    `before` and `after` are how far the row reaches from the middle of the box; `ends` are the
    offsets of the ends beside the lanes, `bends` the track on which the way to each bends, 0 for
    a straight one.
    """

    offsets: dict[Ref, float] = field(default_factory=dict)
    length: float = 0
    before: float = 0
    after: float = 0
    ends: list[float] = field(default_factory=list)
    bends: list[int] = field(default_factory=list)


def rows(
    plan: Plan,
    routes: Routes,
    sizes: list[Size],
    labels: dict[Ref, Size],
    ends: list[Size],
    down: bool,
) -> list[Row]:
    """The ports of each row. `labels` holds the size of each label; sizes are along and across."""
    sides: list[dict[Side, list[Port]]] = [{"before": [], "after": []} for _ in plan.items]
    for number, jump in enumerate(routes.jumps):
        for ref, at, other in (
            (("out", number), jump.arc.source, jump.arc.target),
            (("in", number), jump.arc.target, jump.arc.source),
        ):
            side = jump.side(plan.items[at].lane)
            length = _along(labels.get(ref), down)
            sides[at][side].append(Port(_order(jump, side, ref, at, other), ref, length))
    exits: list[list[int]] = [[] for _ in plan.items]
    for number, end in enumerate(plan.exits):
        exits[end.source].append(number)
        ref = ("exit", number)
        port = Port((1, number), ref, _along(labels.get(ref), down))
        sides[end.source]["after"].append(port)
    return [
        _row(at, plan, sides[at], sizes[at], [(n, ends[n]) for n in exits[at]], down)
        for at in range(len(plan.items))
    ]


def _along(size: Size | None, down: bool) -> float:
    if size is None:
        return 0
    return size.height if down else size.width


def _order(jump: Jump, side: Side, ref: Ref, at: int, other: int) -> tuple[int, int]:
    outward = (jump.channel * 1_000_000 + jump.track) * (1 if side == "after" else -1)
    if other == at:
        return (3, -outward) if ref[0] == "out" else (4, outward)
    return (0, outward) if other < at else (2, -outward)


def _row(
    at: int,
    plan: Plan,
    sides: dict[Side, list[Port]],
    size: Size,
    exits: list[tuple[int, Size]],
    down: bool,
) -> Row:
    row = Row()
    shape = plan.items[at].shape
    pad = 9 if down else CUT + 4 if shape == "question" else 10
    along = size.height if down else size.width
    reach = 0.0
    for ports in sides.values():
        ports.sort()
        steps = [max(APART, port.label + 6) for port in ports[1:]]
        span = fsum(steps)
        along = max(along, span + 2 * pad)
        offset = -span / 2
        for port, step in zip(ports, [*steps, 0], strict=False):
            row.offsets[port.ref] = offset
            offset += step
        if ports:
            reach = max(reach, span / 2 + ports[0].label + 4)
    row.length = along
    row.before, row.after = max(along / 2, reach), along / 2
    if exits:
        _ends(row, exits, down)
    return row


def _ends(row: Row, exits: list[tuple[int, Size]], down: bool) -> None:
    """Place the ends of a row: straight beside their ports where there is room for that."""
    ports = [row.offsets["exit", number] for number, _ in exits]
    lengths = [size.height if down else size.width for _, size in exits]
    places = [0.0]
    for n in range(1, len(exits)):
        room = (lengths[n - 1] + lengths[n]) / 2 + 8
        places.append(places[-1] + max(room, ports[n] - ports[n - 1]))
    shift = (ports[0] + ports[-1]) / 2 - places[-1] / 2
    row.ends = [place + shift for place in places]
    up = [n for n, place in enumerate(row.ends) if place < ports[n]]
    lower = [n for n, place in enumerate(row.ends) if place > ports[n]]
    row.bends = [0] * len(exits)
    for group in (up, list(reversed(lower))):
        for track, n in enumerate(group, 1):
            row.bends[n] = track
    row.before = max(row.before, lengths[0] / 2 - row.ends[0])
    row.after = max(row.after, row.ends[-1] + lengths[-1] / 2)


def label_text(plan: Plan, routes: Routes) -> dict[Ref, str]:
    """The labels that stand beside ports."""
    found: dict[Ref, str] = {
        ("out", number): jump.arc.label
        for number, jump in enumerate(routes.jumps)
        if jump.arc.label
    }
    end: Exit
    for number, end in enumerate(plan.exits):
        if end.label:
            found["exit", number] = end.label
    return found
