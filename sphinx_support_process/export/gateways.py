"""Which boxes has a process in BPMN, and where do names stand? Ways part and join at gateways."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, NamedTuple

from ..chart.layout.measure import LABEL, LABEL_HEIGHT
from ..chart.layout.metrics import width, wrap
from ..chart.layout.picture import picture
from ..chart.plan.plan import Arc, Exit, Item, Options, Plan
from ..chart.plan.process import plan
from ..chart.plan.words import Words
from ..chart.scene import Rect, Scene
from ..flow import Flow
from ..model import Process

Kind = Literal["start", "task", "call", "question", "join", "fork", "end"]

CIRCLE = (36.0, 36.0)
END = (96.0, 36.0)
"""An end beside the lanes: its circle stands in the middle of the room for its name."""

GATEWAY = (50.0, 50.0)
QUESTION = (170.0, 104.0)


class Element(NamedTuple):
    """One element of a BPMN process: what it is, and the lane that it belongs to."""

    kind: Kind
    item: Item
    lane: str


class Drawing(NamedTuple):
    """A process in BPMN: its elements by their keys in the scene, and how they are drawn."""

    plan: Plan
    elements: dict[str, Element]
    scene: Scene


def drawing(flow: Flow, process: Process) -> Drawing:
    """Draw a process for BPMN, its lanes from top to bottom."""
    options = Options(direction="right", compact=True)
    planned, elements = _with_gateways(plan(flow, process, Words(flow.support), options))
    return Drawing(planned, elements, picture(planned, options))


def beside(rect: Rect, text: str, *, above: bool) -> Rect:
    """Where the name of an event or a fork stands."""
    lines = wrap(text, 100, LABEL)
    wide, high = max(width(line, LABEL) for line in lines), len(lines) * LABEL_HEIGHT
    y = rect.y - high - 4 if above else rect.bottom + 4
    return Rect(rect.centre.x - wide / 2, y, wide, high)


def inside(rect: Rect, text: str) -> Rect:
    """Where the name of a question stands."""
    lines = wrap(text, rect.width * 0.62, LABEL)
    wide, high = rect.width * 0.62, len(lines) * LABEL_HEIGHT
    return Rect(rect.centre.x - wide / 2, rect.centre.y - high / 2, wide, high)


def _with_gateways(old: Plan) -> tuple[Plan, dict[str, Element]]:
    exits = [end for end in old.exits if end.stroke != "starts"]
    entered = [0] * len(old.items)
    left = [0] * len(old.items)
    timed = set()
    for arc in old.arcs:
        entered[arc.target] += 1
        left[arc.source] += arc.stroke == "plain"
        timed |= {arc.source} if arc.stroke == "timeout" else set()
    for end in exits:
        left[end.source] += end.stroke == "plain"
        timed |= {end.source} if end.stroke == "timeout" else set()
    items: list[Item] = []
    arcs: list[Arc] = []
    elements: dict[str, Element] = {}
    firsts, mains, lasts = [], [], []

    def add(item: Item, kind: Kind) -> int:
        elements[item.key] = Element(kind, item, old.headings[item.lane].key)
        items.append(item)
        return len(items) - 1

    for row, item in enumerate(old.items):
        asks = item.shape == "question" and left[row] > 1 and row not in timed
        join = _gateway(item, "join", "")
        first = add(join, "join") if entered[row] > 1 else None
        kind = _kind(item, asks=asks)
        main = add(_sized(item, kind), kind)
        firsts.append(main if first is None else first)
        mains.append(main)
        lasts.append(main)
        if first is not None:
            arcs.append(Arc(first, main, "plain", ""))
        if left[row] > 1 and not asks:
            lasts[row] = add(
                _gateway(item, "fork", "Outcome?" if kind == "call" else "Answer?"), "fork"
            )
            arcs.append(Arc(main, lasts[row], "plain", ""))
    for arc in old.arcs:
        source = (mains if arc.stroke == "timeout" else lasts)[arc.source]
        arcs.append(Arc(source, firsts[arc.target], arc.stroke, arc.label))
    ends = []
    for end in exits:
        source = (mains if end.stroke == "timeout" else lasts)[end.source]
        item = replace(end.item, fixed=END, shape="outcome")
        elements[item.key] = Element("end", item, "")
        ends.append(Exit(source, item, end.stroke, end.label))
    new = replace(old, items=tuple(items), arcs=tuple(arcs), exits=tuple(ends), phases=())
    return new, elements


def _kind(item: Item, *, asks: bool) -> Kind:
    if item.shape in ("outcome", "process", "elsewhere"):
        return "end"
    if item.shape in ("start", "run"):
        return "start" if item.shape == "start" else "call"
    return "question" if asks else "task"


def _sized(item: Item, kind: Kind) -> Item:
    if kind in ("start", "end"):
        return replace(item, fixed=CIRCLE, shape="outcome")
    return replace(item, fixed=QUESTION, shape="gateway") if kind == "question" else item


def _gateway(item: Item, name: str, title: str) -> Item:
    key = f"{item.key}/{name}"
    return replace(item, key=key, shape="gateway", fixed=GATEWAY, title=title, notes=())
