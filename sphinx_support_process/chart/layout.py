"""Where does everything stand? Coordinates along the flow and across its lanes.

`along` grows with the rows, `across` with the lanes; a chart that goes down has `along` as its y,
one that goes right as its x.
"""

from __future__ import annotations

from dataclasses import dataclass

from .measure import (
    END_ROOM,
    TITLE,
    Block,
    Size,
    block,
    label_size,
)
from .metrics import wrap
from .plan import Item, Options, Plan
from .ports import Ref, Row, label_text, rows
from .routes import Routes

TRACK = 10
"""The distance of two tracks."""

PAD = 14
"""The room between a box and the next track or border: an arrow head fits in."""

HEAD_ROOM = 116
"""The width of the heading of a lane whose chart goes right."""

PHASE = 11.0
PHASE_HEIGHT = 15


@dataclass(frozen=True, slots=True)
class Phasing:
    """A group of rows, from one place along the flow to another."""

    title: tuple[str, ...]
    begin: float
    end: float
    line: float | None


class Layout:
    """The places of a plan whose routes are known."""

    def __init__(self, plan: Plan, routes: Routes, options: Options) -> None:
        self.plan, self.routes = plan, routes
        self.down = options.direction == "down"
        self.headed = any(heading.text for heading in plan.headings)
        self.blocks = [block(item, options.room) for item in plan.items]
        self.end_blocks = [block(end.item, END_ROOM) for end in plan.exits]
        self.sizes = [
            _box(item, text, options.room)
            for item, text in zip(plan.items, self.blocks, strict=True)
        ]
        self.labels: dict[Ref, tuple[tuple[str, ...], Size]] = {}
        for ref, text in label_text(plan, routes).items():
            self.labels[ref] = label_size(text, 84)
        for number, fall in enumerate(routes.falls):
            if fall.arc.label:
                room = options.room / 2 + PAD - 6 if self.down else 90
                self.labels["fall", number] = label_size(fall.arc.label, room)
        label_sizes = {ref: size for ref, (_, size) in self.labels.items()}
        ends = [one.size for one in self.end_blocks]
        self.rows: list[Row] = rows(plan, routes, self.sizes, label_sizes, ends, self.down)
        self.heads = self._headings(options.room)
        self._place_across(options.room)
        self._place_along()
        self._phases()

    def along(self, size: Size) -> float:
        return size.height if self.down else size.width

    def across(self, size: Size) -> float:
        return size.width if self.down else size.height

    def track(self, channel: int, track: int) -> float:
        """The place of a track across the lanes."""
        return self.first_track[channel] + track * TRACK

    def turn(self, gap: int, track: int) -> float:
        """The place of a turn along the flow."""
        return self.first_turn[gap] + track * TRACK

    def half(self, row: int) -> float:
        """Half the size of the box of a row across the lanes."""
        return self.across(self.sizes[row]) / 2

    def _headings(self, room: int) -> list[tuple[str, ...]]:
        inner = room if self.down else HEAD_ROOM - 16
        return [wrap(head.text, inner, TITLE, True) for head in self.plan.headings]

    def _place_across(self, room: float) -> None:
        """Lanes and channels: `centre`, `first_track`, `border`, `end_track`, `end_begin`."""
        count = len(self.plan.headings)
        halves: list[float] = [room / 2 if self.down else 20] * count
        zones = [[0.0, 0.0] for _ in range(count + 1)]
        for row, item in enumerate(self.plan.items):
            halves[item.lane] = max(halves[item.lane], self.half(row))
        if not self.down:
            for lane, lines in enumerate(self.heads):
                halves[lane] = max(halves[lane], len(lines) * 17 / 2)
        for ref, (_, size) in self.labels.items():
            lane, channel = self._beside(ref)
            if ref[0] == "fall":
                halves[lane] = max(halves[lane], self.across(size) + (6 - PAD if self.down else 6))
            else:
                zone = 0 if channel > lane else 1
                zones[channel][zone] = max(zones[channel][zone], self.across(size))
        at = 2.0
        self.centre: list[float] = []
        self.first_track: list[float] = []
        self.border: list[float] = []
        for channel in range(count + 1):
            before, after = zones[channel]
            tracks = self.routes.channels[channel]
            begin = at + before + (PAD if channel else 4 if tracks else 0)
            self.first_track.append(begin + TRACK / 2)
            own, both = self.routes.hugging[channel]
            self.border.append(begin + (own + both // 2) * TRACK)
            at = begin + tracks * TRACK + after
            if channel == count:
                at += 4 if tracks else 2
                break
            at += PAD
            self.centre.append(at + halves[channel])
            at += 2 * halves[channel]
        self.border[0], self.border[-1] = 2.0, at
        bends = max((bend for row in self.rows for bend in row.bends), default=0)
        self.end_track = at + 2 + TRACK / 2
        self.end_begin = at + bends * TRACK + PAD + 6
        far = max((self.across(one.size) for one in self.end_blocks), default=0)
        self.breadth = self.end_begin + far + 2 if self.plan.exits else at + 2

    def _beside(self, ref: Ref) -> tuple[int, int]:
        """The lane of the box beside which a label stands, and the channel in which it does."""
        kind, number = ref
        if kind == "fall":
            return self.plan.items[self.routes.falls[number].arc.source].lane, 0
        if kind == "exit":
            lane = self.plan.items[self.plan.exits[number].source].lane
            return lane, lane + 1
        jump = self.routes.jumps[number]
        lane = self.plan.items[jump.arc.source].lane
        return lane, lane + 1 if jump.side(lane) == "after" else lane

    def _place_along(self) -> None:
        """Rows and gaps: `middle` of each box, `first_turn` of each gap."""
        lines = max(map(len, self.heads), default=1)
        self.head = 0.0
        if self.headed:
            self.head = lines * 17 + 14 if self.down else HEAD_ROOM
        begins = {row for row, _ in self.plan.phases}
        labels = [0.0] * len(self.plan.items)
        for (kind, number), (_, size) in self.labels.items():
            if kind == "fall":
                labels[self.routes.falls[number].arc.source] = self.along(size)
        at = self.head + (16 if self.headed else 2)
        self.middle: list[float] = []
        self.first_turn: list[float] = []
        self.lines: dict[int, float] = {}
        for number, row in enumerate(self.rows):
            if number == 0 and number in begins and not self.headed:
                at += 4
            self.middle.append(at + row.before)
            at += row.before + row.after
            turns = self.routes.gaps[number]
            at += labels[number] + 8
            self.first_turn.append(at + TRACK / 2)
            at += turns * TRACK
            if number + 1 in begins:
                self.lines[number + 1] = at + 7
                at += 12
            at += 16 if number + 1 < len(self.rows) else 8
        self.length = max(at, self.head + 20) + 2

    def _phases(self) -> None:
        """The groups of rows, and the breadth of the gutter for their titles."""
        self.phases: list[Phasing] = []
        starts = [row for row, _ in self.plan.phases]
        for (row, title), after in zip(self.plan.phases, [*starts[1:], None], strict=False):
            line = self.lines.get(row)
            begin = self.head + 4 if line is None else line + 3
            end = self.length - 2 if after is None else self.lines[after] - 3
            texts = wrap(title, end - begin - 12, PHASE, True)
            self.phases.append(Phasing(texts, begin, end, line))
        most = max((len(phase.title) for phase in self.phases), default=0)
        self.gutter = most * PHASE_HEIGHT + 13 if most else 0


def _box(item: Item, text: Block, room: int) -> Size:
    """The size of a box: those of a role are equally wide, others as wide as their text."""
    if item.fixed:
        return text.size
    owned = item.tone is not None or item.shape in ("step", "question", "run")
    return Size(room if owned else text.size.width, text.size.height)
