"""How does a laid out plan look? From places along and across to the scene, with x and y."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..plan.plan import Arc, Item, Options, Plan
from ..scene import Box, Edge, Label, Lane, Line, Phase, Point, Rect, Scene
from .across import PAD
from .layout import PHASE, PHASE_HEIGHT, Layout
from .measure import (
    LABEL,
    LABEL_HEIGHT,
    NOTE,
    NOTE_HEIGHT,
    TITLE,
    Block,
    Size,
    box_lines,
    inset,
    stacked,
)
from .metrics import wrap
from .narrow import ends_below, rooms
from .ports import Ref
from .routes import Fall, Jump, Side, route, straightened


def picture(plan: Plan, options: Options) -> Scene:
    """Draw a plan: narrower, as far as its words allow, where it would be too broad."""
    down = options.direction == "down"
    lanes = len(plan.headings)
    # with more lanes than that, the chart is too broad whatever stands in them
    if not down or lanes * (options.room + 2 * PAD) <= options.breadth:
        layout = Layout(plan, route(plan), (options.room,) * lanes, down=down)
        if not down or layout.breadth + layout.gutter <= options.breadth:
            return _Picture(plan, layout).scene()
    plan = ends_below(plan)
    layout = Layout(plan, route(plan), rooms(plan, options.room), down=True, over=True)
    return _Picture(plan, layout).scene()


class _Picture:
    def __init__(self, plan: Plan, layout: Layout) -> None:
        self.plan, self.layout, self.down = plan, layout, layout.down
        breadth = layout.breadth + layout.gutter
        self.width = breadth if self.down else layout.length
        self.height = layout.length if self.down else breadth
        self.keys = [item.key for item in plan.items]

    def scene(self) -> Scene:
        return Scene(
            key=self.plan.key,
            width=self.width,
            height=self.height,
            title=self.plan.title,
            description=self.plan.description,
            boxes=tuple(self._boxes()),
            edges=tuple(self._edges()),
            lanes=tuple(self._lanes()),
            phases=tuple(self._phases()),
            rtl=self.plan.rtl,
        )

    def point(self, along: float, across: float) -> Point:
        across += self.layout.gutter
        x, y = (across, along) if self.down else (along, across)
        return Point(self.width - x if self.plan.rtl else x, y)

    def rect(self, along: float, across: float, length: float, breadth: float) -> Rect:
        """A rectangle from its first corner and its size along and across."""
        first, last = self.point(along, across), self.point(along + length, across + breadth)
        x, y = min(first.x, last.x), min(first.y, last.y)
        return Rect(x, y, abs(first.x - last.x), abs(first.y - last.y))

    def _boxes(self) -> Iterator[Box]:
        layout = self.layout
        ends: dict[int, list[tuple[int, float]]] = {}
        for number, end in enumerate(self.plan.exits):
            row = layout.rows[end.source]
            place = row.ends[len(ends.setdefault(end.source, []))]
            ends[end.source].append((number, layout.middle[end.source] + place))
        for at, item in enumerate(self.plan.items):
            length, half = layout.rows[at].length, layout.half(at)
            begin, centre = layout.middle[at] - length / 2, layout.centre[item.lane]
            rect = self.rect(begin, centre - half, length, 2 * half)
            yield self._box(item, layout.blocks[at], rect)
            for number, middle in ends.get(at, ()):
                block = layout.end_blocks[number]
                size = block.size
                begin = middle - layout.along(size) / 2
                rect = self.rect(begin, layout.end_begin, layout.along(size), layout.across(size))
                yield self._box(self.plan.exits[number].item, block, rect)

    def _box(self, item: Item, block: Block, rect: Rect) -> Box:
        bubble, detail = self._bubble(item, rect)
        return Box(
            key=item.key,
            shape=item.shape,
            rect=rect,
            tone=item.tone,
            lines=box_lines(block, rect, rtl=self.plan.rtl),
            href=item.href,
            name=item.name,
            loud=item.loud,
            detail=detail,
            bubble=bubble,
            dashed=bool(item.condition),
        )

    def _bubble(self, item: Item, rect: Rect) -> tuple[Rect | None, tuple[Line, ...]]:
        """What pointing at a box shows: before the box, over what is painted earlier."""
        if not item.details:
            return None, ()
        texts = tuple(line for text in item.details for line in wrap(text, rect.width - 14, NOTE))
        height = len(texts) * NOTE_HEIGHT + 10
        bubble = Rect(rect.x, max(1, rect.y - height - 3), rect.width, height)
        return bubble, stacked(texts, bubble, NOTE, NOTE_HEIGHT)

    def _edges(self) -> Iterator[Edge]:
        for number, fall in enumerate(self.layout.routes.falls):
            yield self._edge(fall.arc, self._fall_points(fall), self._fall_label(number, fall))
        for number, jump in enumerate(self.layout.routes.jumps):
            label = self._side_label(("out", number), jump.arc.source, self._side(jump))
            yield self._edge(jump.arc, self._jump_points(number, jump), label)
        place = dict.fromkeys(range(len(self.plan.items)), 0)
        for number, end in enumerate(self.plan.exits):
            points = self._exit_points(number, end.source, place[end.source])
            place[end.source] += 1
            label = self._side_label(("exit", number), end.source, "after")
            yield Edge(
                self.keys[end.source], end.item.key, end.stroke, False, straightened(points), label
            )

    def _edge(self, arc: Arc, points: list[Point], label: Label | None) -> Edge:
        back = arc.target <= arc.source
        source, target = self.keys[arc.source], self.keys[arc.target]
        return Edge(source, target, arc.stroke, back, straightened(points), label)

    def _fall_points(self, fall: Fall) -> list[Point]:
        layout, arc = self.layout, fall.arc
        lanes = [layout.centre[self.plan.items[row].lane] for row in (arc.source, arc.target)]
        begin = layout.middle[arc.source] + layout.rows[arc.source].length / 2
        end = layout.middle[arc.target] - layout.rows[arc.target].length / 2
        points = [self.point(begin, lanes[0]), self.point(end, lanes[1])]
        if fall.track is not None:
            turn = layout.turn(fall.gap, fall.track)
            points[1:1] = [self.point(turn, lanes[0]), self.point(turn, lanes[1])]
        return points

    def _jump_points(self, number: int, jump: Jump) -> list[Point]:
        track = self.layout.track(jump.channel, jump.track)
        points: list[Point] = []
        for kind, at in (("out", jump.arc.source), ("in", jump.arc.target)):
            side = self._side(jump, at)
            along, across = self._touch((kind, number), at, side)
            ends = [self.point(along, across), self.point(along, track)]
            points += ends if kind == "out" else reversed(ends)
        return points

    def _exit_points(self, number: int, at: int, place: int) -> list[Point]:
        layout = self.layout
        along, across = self._touch(("exit", number), at, "after")
        end = layout.middle[at] + layout.rows[at].ends[place]
        bend = layout.rows[at].bends[place]
        points = [self.point(along, across), self.point(end, layout.end_begin)]
        if bend:
            track = layout.end_track + (bend - 1) * 10
            points[1:1] = [self.point(along, track), self.point(end, track)]
        return points

    def _side(self, jump: Jump, at: int | None = None) -> Side:
        row = jump.arc.source if at is None else at
        return jump.side(self.plan.items[row].lane)

    def _touch(self, ref: Ref, at: int, side: Side) -> tuple[float, float]:
        """Where an edge touches the side of the box in a row, along and across."""
        layout, item = self.layout, self.plan.items[at]
        row = layout.rows[at]
        offset = row.offsets[ref]
        half = layout.half(at)
        half -= inset(item.shape, row.length, 2 * half, offset, self.down)
        centre = layout.centre[item.lane]
        return layout.middle[at] + offset, centre + (half if side == "after" else -half)

    def _fall_label(self, number: int, fall: Fall) -> Label | None:
        if ("fall", number) not in self.layout.labels:
            return None
        layout, arc = self.layout, fall.arc
        texts, size = layout.labels["fall", number]
        along = layout.label_begin(("fall", number))
        across = layout.centre[self.plan.items[arc.source].lane] + 5
        if not self.down:
            across -= 2
        return self._label(texts, size, along, across)

    def _side_label(self, ref: Ref, at: int, side: Side) -> Label | None:
        if ref not in self.layout.labels:
            return None
        layout = self.layout
        texts, size = layout.labels[ref]
        along = layout.label_begin(ref)
        across = layout.centre[self.plan.items[at].lane]
        half = layout.half(at) + 4
        across += half if side == "after" else -half - layout.across(size)
        return self._label(texts, size, along, across, ends=side == "before" or not self.down)

    def _label(
        self,
        texts: tuple[str, ...],
        size: Size,
        along: float,
        across: float,
        *,
        ends: bool = False,
    ) -> Label:
        """A label whose lines begin at its rectangle's first side, or end at its last."""
        rect = self.rect(along, across, self.layout.along(size), self.layout.across(size))
        x = rect.right if self.plan.rtl != ends else rect.x
        anchor: Literal["start", "end"] = "end" if ends else "start"
        lines = tuple(
            Line(text, Point(x, rect.y + 11 + n * LABEL_HEIGHT), LABEL, bold=True, anchor=anchor)
            for n, text in enumerate(texts)
        )
        return Label(rect, lines)

    def _lanes(self) -> Iterator[Lane]:
        layout = self.layout
        if not layout.headed:
            return
        for lane, heading in enumerate(self.plan.headings):
            begin, end = layout.border[lane], layout.border[lane + 1]
            begin, breadth = begin + 1.5, end - begin - 3
            rect = self.rect(1, begin, layout.length - 2, breadth)
            head = self.rect(1, begin, layout.head, breadth)
            lines = stacked(layout.heads[lane], head, TITLE, 17, bold=True)
            yield Lane(heading.key, rect, head, heading.tone, lines, heading.href, heading.loud)

    def _phases(self) -> Iterator[Phase]:
        layout = self.layout
        for phase in layout.phases:
            length = phase.end - phase.begin
            tab = self.rect(phase.begin, 2 - layout.gutter, length, layout.gutter - 7)
            lines = stacked(phase.title, tab, PHASE, PHASE_HEIGHT, bold=True, turned=self.down)
            line = None
            if phase.line is not None:
                ends = layout.border[0], layout.border[-1]
                line = self.point(phase.line, ends[0]), self.point(phase.line, ends[1])
            yield Phase(tab, lines, line)
