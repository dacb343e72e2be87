"""Which boxes has a process in BPMN? Ways part and join at gateways, waits end by timers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, NamedTuple, TypeVar

from ..chart.layout.measure import LABEL, LABEL_HEIGHT
from ..chart.layout.metrics import width, wrap
from ..chart.layout.picture import picture
from ..chart.plan.plan import Arc, Exit, Item, Options, Plan
from ..chart.plan.process import plan
from ..chart.plan.words import Words
from ..chart.scene import Scene, Stroke
from ..clock.durations import Clock, DurationError
from ..flow import Flow
from ..known.levels import Levels, gravest
from ..model import Process, Step
from .guards import with_guards
from .words import documentation

Kind = Literal["start", "task", "service", "call", "question", "join", "fork", "end"]

CIRCLE = (36.0, 36.0)
END = (96.0, 36.0)
"""An end beside the lanes: its circle stands in the middle of the room for its name."""

GATEWAY = 50.0
"""The size of the diamond of a gateway, which stands in the middle of the room for its name."""

NAME = (84.0, 140.0)
"""The least and the largest room for a name beside the corner of a gateway."""


Way = TypeVar("Way", Arc, Exit)


class Element(NamedTuple):
    """One element of a BPMN process: what it is, and the lane that it belongs to."""

    kind: Kind
    item: Item
    lane: str


class Drawing(NamedTuple):
    """A process in BPMN: its elements by their keys in the scene, and how they are drawn.

    `failures` are what stands on the border of steps that can fail, by their names: a time in
    ISO 8601 for a timer, None for an error. `calls` are the lines of notes beside steps.
    """

    plan: Plan
    elements: dict[str, Element]
    failures: Mapping[str, str | None]
    calls: Mapping[str, tuple[str, ...]]
    scene: Scene


def drawing(flow: Flow, process: Process) -> Drawing:
    """Draw a process for BPMN, its lanes from top to bottom."""
    options = Options(direction="right", compact=True)
    words = Words(flow.support)
    failures = dict(_failures(flow, process))
    steps = {step.name: step for step in process.steps}
    planned = with_guards(plan(flow, process, words, options), process, words)
    items = (
        _told(words, steps[item.key], item) if item.key in steps else item for item in planned.items
    )
    planned, elements = _with_gateways(replace(planned, items=tuple(items)), failures)
    for name, step in steps.items():
        if elements[name].kind == "task" and any(one.automatic for one in words.owners(step)[:1]):
            elements[name] = elements[name]._replace(kind="service")
    ladders = {name: words.ladder(step.escalate) for name, step in steps.items()}
    calls = {name: tuple(map(words.rung, ladder)) for name, ladder in ladders.items() if ladder}
    return Drawing(planned, elements, failures, calls, picture(planned, options))


def _told(words: Words, step: Step, item: Item) -> Item:
    """The item of a step whose title names several owners, and whose details tell what fails."""
    title = f"{item.title} ({words.who(step)})" if len(words.owners(step)) > 1 else item.title
    return replace(item, title=title, details=tuple(documentation(words, step)), alert=False)


def _failures(flow: Flow, process: Process) -> Iterator[tuple[str, str | None]]:
    """What stands on the border of the steps that can fail; a timer where it can measure that.

    It measures elapsed time, not working time: a `wait` that ends in it has a way out like others.
    """
    clock, levels = Clock(flow.support.calendar), Levels(flow.support)
    for step in process.steps:
        limits = [step.wait.at_most if step.wait else None]
        limits += [step.timebox if step.otherwise else None]
        try:
            times = [clock.parse(gravest(levels, limit)) for limit in limits if limit]
        except DurationError:
            times = []
        if times and not step.expect and not any(time.working for time in times):
            yield step.name, min(times, key=lambda time: time.minutes).iso
        elif step.otherwise or step.expect:
            yield step.name, None


def _with_gateways(
    old: Plan, failures: Mapping[str, str | None]
) -> tuple[Plan, dict[str, Element]]:
    ways: list[Arc | Exit] = [*old.arcs, *old.exits]
    timed = {way.source for way in ways if way.stroke == "timeout"}
    old = _without_timers(old, {row for row in timed if old.items[row].key not in failures})
    exits = [end for end in old.exits if end.stroke != "starts"]
    entered = [0] * len(old.items)
    left = [0] * len(old.items)
    for arc in old.arcs:
        entered[arc.target] += 1
        left[arc.source] += arc.stroke == "plain"
    for end in exits:
        left[end.source] += end.stroke == "plain"
    items: list[Item] = []
    arcs: list[Arc] = []
    elements: dict[str, Element] = {}
    firsts, mains, lasts = [], [], []

    def add(item: Item, kind: Kind) -> int:
        elements[item.key] = Element(kind, item, old.headings[item.lane].key)
        items.append(item)
        return len(items) - 1

    for row, item in enumerate(old.items):
        asks = item.shape in ("question", "gateway") and left[row] > 1 and row not in timed
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
            lasts[row] = add(_gateway(item, "fork", _ASKED.get(item.shape, "In time?")), "fork")
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
    return _gateway(item, "", item.title) if kind == "question" else item


_ASKED = {"run": "Outcome?", "question": "Answer?"}
"""What is asked where ways part after a step."""


def _gateway(item: Item, name: str, title: str) -> Item:
    room = extent(title, corner(title)) if title else (0.0, 0.0)
    return replace(
        item,
        key=f"{item.key}/{name}" if name else item.key,
        shape="gateway",
        fixed=(max(2 * (room[0] + 6), GATEWAY), GATEWAY + 2 * (room[1] + 6) * bool(title)),
        title=title,
        notes=(),
    )


def corner(title: str) -> float:
    """How wide the name of a gateway may be beside a corner: so that it takes few lines."""
    least, most = NAME
    return min(max(least, width(title, LABEL) / 3), most)


def extent(title: str, room: float) -> tuple[float, float]:
    """The width and height of a name; the fonts of other tools may be wider than ours."""
    lines = wrap(title, room, LABEL)
    return max(width(line, LABEL) for line in lines) + 6, len(lines) * LABEL_HEIGHT


def _without_timers(old: Plan, rows: set[int]) -> Plan:
    """The plan in which the waits of some rows end by a way out like others."""
    arcs: dict[tuple[int, int | str, Stroke], Arc] = {}
    exits: dict[tuple[int, int | str, Stroke], Exit] = {}

    def add(found: dict[tuple[int, int | str, Stroke], Way], way: Way, to: int | str) -> None:
        if way.source in rows and way.stroke != "starts":
            way = way._replace(stroke="plain", label=way.label or "in time")
        key = (way.source, to, way.stroke)
        if key in found:
            way = way._replace(label=f"{found[key].label} / {way.label}")
        found[key] = way

    for arc in old.arcs:
        add(arcs, arc, arc.target)
    for end in old.exits:
        add(exits, end, end.item.key.replace("timeout/", ""))
    return replace(old, arcs=tuple(arcs.values()), exits=tuple(exits.values()))
