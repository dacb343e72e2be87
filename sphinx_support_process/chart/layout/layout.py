"""Where does everything stand? Coordinates along the flow and across its lanes.

`along` grows with the rows, `across` with the lanes; a chart that goes down has `along` as its y,
one that goes right as its x.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..plan.plan import Item, Plan
from .across import HEAD_OVER, PAD, TRACK, Across, Channel, Lane, Stretch, Tag
from .measure import END_ROOM, LABEL, TITLE, Block, Size, block, label_size
from .metrics import widest, wrap
from .ports import Ref, Row, label_text, rows
from .routes import Fall, Routes

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

    def __init__(
        self, plan: Plan, routes: Routes, rooms: tuple[int, ...], *, down: bool, over: bool = False
    ) -> None:
        self.plan, self.routes, self.down = plan, routes, down
        self.headed = any(heading.text for heading in plan.headings)
        self.blocks = [block(item, rooms[item.lane]) for item in plan.items]
        self.end_blocks = [block(end.item, END_ROOM) for end in plan.exits]
        self.sizes = [
            _box(item, text, rooms[item.lane])
            for item, text in zip(plan.items, self.blocks, strict=True)
        ]
        self.labels: dict[Ref, tuple[tuple[str, ...], Size]] = {}
        for ref, text in label_text(plan, routes).items():
            self.labels[ref] = label_size(text, 84)
        for number, fall in enumerate(routes.falls):
            if fall.arc.label:
                room = rooms[plan.items[fall.arc.source].lane] / 2 + PAD - 6 if down else 90
                room = max(room, min(84, widest(fall.arc.label, LABEL, True)))
                self.labels["fall", number] = label_size(fall.arc.label, room)
        label_sizes = {ref: size for ref, (_, size) in self.labels.items()}
        ends = [one.size for one in self.end_blocks]
        self.rows: list[Row] = rows(plan, routes, self.sizes, label_sizes, ends, self.down)
        self.heads = self._headings(rooms)
        self._place_along()
        self._place_across(rooms, over)
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

    def row(self, ref: Ref) -> int:
        """The row of the box beside which a label stands."""
        kind, number = ref
        if kind == "exit":
            return self.plan.exits[number].source
        ways = self.routes.falls if kind == "fall" else self.routes.jumps
        return ways[number].arc.source

    def label_begin(self, ref: Ref) -> float:
        """Where a label begins along the flow: after the end of its box, or before its port."""
        at = self.row(ref)
        row = self.rows[at]
        if ref[0] == "fall":
            return self.middle[at] + row.length / 2 + 3
        return self.middle[at] + row.offsets[ref] - self.along(self.labels[ref][1]) - 3

    def _headings(self, rooms: tuple[int, ...]) -> list[tuple[str, ...]]:
        inner = [room + HEAD_OVER if self.down else HEAD_ROOM - 16 for room in rooms]
        heads = zip(self.plan.headings, inner, strict=True)
        return [wrap(head.text, room, TITLE, True) for head, room in heads]

    def _place_across(self, rooms: tuple[int, ...], over: bool) -> None:
        """Lanes and channels: `centre`, `first_track`, `border`, `end_track`, `end_begin`."""
        halves = [room / 2 if self.down else 20 for room in rooms]
        for row, item in enumerate(self.plan.items):
            halves[item.lane] = max(halves[item.lane], self.half(row))
        if not self.down:
            for lane, lines in enumerate(self.heads):
                halves[lane] = max(halves[lane], len(lines) * 17 / 2)
        lanes = [Lane(half) for half in halves]
        for ref in self.labels:
            self._tag(ref, lanes)
        for fall in self.routes.falls:
            self._fall(fall, lanes)
        found = Across(lanes, self._channels(), over=over)
        self.centre, self.first_track, self.border = found.centre, found.first_track, found.border
        bends = max((bend for row in self.rows for bend in row.bends), default=0)
        self.end_track = found.end + 2 + TRACK / 2
        self.end_begin = found.end + bends * TRACK + PAD + 6
        far = max((self.across(one.size) for one in self.end_blocks), default=0)
        self.breadth = self.end_begin + far + 2 if self.plan.exits else found.end + 2

    def _tag(self, ref: Ref, lanes: list[Lane]) -> None:
        """Add a label to the lane of the box beside which it stands."""
        kind, number = ref
        row, after = self.row(ref), True
        size = self.labels[ref][1]
        far = self.across(size)
        lane = self.plan.items[row].lane
        if kind == "fall":
            far += 5 if self.down else 3
        else:
            far += self.half(row) + 4
            after = kind == "exit" or self.routes.jumps[number].side(lane) == "after"
        begin = self.label_begin(ref)
        side = lanes[lane].after if after else lanes[lane].before
        side.append(Tag(begin, begin + self.along(size), far))

    def _fall(self, fall: Fall, lanes: list[Lane]) -> None:
        source, target = fall.arc.source, fall.arc.target
        begin = self.middle[source] + self.rows[source].length / 2
        end = self.middle[target] - self.rows[target].length / 2
        turn = end if fall.track is None else self.turn(fall.gap, fall.track)
        lanes[self.plan.items[source].lane].falls.append(Stretch(begin, turn))
        if turn < end:
            lanes[self.plan.items[target].lane].falls.append(Stretch(turn, end))

    def _channels(self) -> list[Channel]:
        touched: set[tuple[int, int]] = set()
        lines: list[list[tuple[int, Stretch]]] = [[] for _ in self.routes.channels]
        for number, jump in enumerate(self.routes.jumps):
            ends = (("out", number), jump.arc.source), (("in", number), jump.arc.target)
            touched |= {(jump.channel, self.plan.items[row].lane) for _, row in ends}
            places = (self.middle[row] + self.rows[row].offsets[ref] for ref, row in ends)
            lines[jump.channel].append((jump.track, Stretch(*sorted(places))))
        return [
            Channel(
                tracks=tracks,
                own=own + both // 2,
                near=(number, number - 1) in touched,
                far=(number, number) in touched,
                lines=lines[number],
            )
            for number, (tracks, (own, both)) in enumerate(
                zip(self.routes.channels, self.routes.hugging, strict=True)
            )
        ]

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
