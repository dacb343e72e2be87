"""Which boxes has a process in BPMN? Ways part and join at gateways, waits end by timers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, TypeVar

from ...chart.layout.measure import LABEL, LABEL_HEIGHT
from ...chart.layout.metrics import width, wrap
from ...chart.layout.picture import picture
from ...chart.plan.plan import Arc, Exit, Item, Options, Plan
from ...chart.plan.process import plan
from ...chart.plan.words import Words
from ...chart.scene import Scene, Stroke
from ...flow import Flow
from ...model import Escalate, Process, Step
from ...text.named import NamedTuple
from ..guards import with_guards
from ..words import documentation
from .answers import answered
from .limits import Limits

Kind = Literal["start", "task", "service", "call", "question", "join", "fork", "end"]

CALLS, ENDS = "lane of calls", "lane of ends"
"""The lanes of no role: of escalations, and of the ends beside the others."""

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


class Call(NamedTuple):
    """Whom to call, in words and alone; when, in words and in ISO 8601 if that time elapses."""

    text: str
    role: str
    who: str
    when: str
    timer: str | None


class Drawing(NamedTuple):
    """A process in BPMN: its elements by their keys in the scene, and how they are drawn.

    `failures` are what stands on the border of steps that can fail, by their names: a time in
    ISO 8601 for a timer, None for an error. `calls` are whom to call beside steps.
    """

    plan: Plan
    elements: dict[str, Element]
    failures: Mapping[str, str | None]
    calls: Mapping[str, tuple[Call, ...]]
    scene: Scene


def drawing(flow: Flow, process: Process, *, runs: bool = False) -> Drawing:
    """Draw a process for BPMN, its lanes from top to bottom.

    Where it `runs`, a task asks before each gateway at which ways part, and a failure is an answer
    where no timer tells it.
    """
    options = Options(direction="right", compact=True)
    words, limits = Words(flow.support), Limits(flow.support)
    failures = dict(_failures(limits, process, runs=runs))
    steps = {step.name: step for step in process.steps}
    planned = with_guards(plan(flow, process, words, options), process, words)
    items = (
        _told(words, steps[item.key], item) if item.key in steps else item for item in planned.items
    )
    planned = replace(planned, items=tuple(items))
    if runs:
        seen = {name for name, step in steps.items() if step.expect and step.otherwise}
        planned = answered(planned, seen & failures.keys())
    planned, elements = _with_gateways(planned, failures, runs=runs)
    for name, step in steps.items():
        if elements[name].kind == "task" and any(one.automatic for one in words.owners(step)[:1]):
            elements[name] = elements[name]._replace(kind="service")
    ladders = {name: words.ladder(step.escalate) for name, step in steps.items()}
    calls = {
        name: tuple(_call(words, limits, rung) for rung in ladder)
        for name, ladder in ladders.items()
        if ladder
    }
    return Drawing(planned, elements, failures, calls, picture(planned, options))


def _told(words: Words, step: Step, item: Item) -> Item:
    """The item of a step whose title names several owners, and whose details tell what fails."""
    title = f"{item.title} ({words.who(step)})" if len(words.owners(step)) > 1 else item.title
    return replace(item, title=title, details=tuple(documentation(words, step)), alert=False)


def _call(words: Words, limits: Limits, rung: Escalate) -> Call:
    who = words.role(words.support.roles[rung.to])
    when = words.phrase("after {time}").format(time=words.span(rung.after)) if rung.after else ""
    return Call(words.rung(rung), str(rung.to), who, when, limits.timer(rung.after))


def _failures(limits: Limits, process: Process, *, runs: bool) -> Iterator[tuple[str, str | None]]:
    """What stands on the border of the steps that can fail; a timer where it can measure that.

    What leads elsewhere and has nothing there has a way out like others. An error tells what is
    seen (`expect`), but where the process runs: there it is an answer.
    """
    for step in process.steps:
        waits = step.wait.at_most if step.wait else None
        timer = limits.timer(waits, step.timebox if step.otherwise else None)
        if timer and (runs or not step.expect):
            yield step.name, timer
        elif not runs and (step.otherwise or step.expect):
            yield step.name, None


def _with_gateways(
    old: Plan, failures: Mapping[str, str | None], *, runs: bool
) -> tuple[Plan, dict[str, Element]]:
    ways: list[Arc | Exit] = [*old.arcs, *old.exits]
    tried = {way.source for way in ways if runs and way.stroke == "timeout" and _is_seen(way)}
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
        asks = asks and not runs
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
            asked = "Did it work?" if row in tried else _ASKED.get(item.shape, "In time?")
            lasts[row] = add(_gateway(item, "fork", asked), "fork")
            arcs.append(Arc(main, lasts[row], "plain", ""))
    for arc in old.arcs:
        source = (mains if arc.stroke == "timeout" else lasts)[arc.source]
        arcs.append(arc._replace(source=source, target=firsts[arc.target]))
    ends = []
    for end in exits:
        source = (mains if end.stroke == "timeout" else lasts)[end.source]
        item = replace(end.item, fixed=END, shape="outcome")
        elements[item.key] = Element("end", item, ENDS)
        ends.append(end._replace(source=source, item=item))
    new = replace(old, items=tuple(items), arcs=tuple(arcs), exits=tuple(ends), phases=())
    return new, elements


def _is_seen(way: Arc | Exit) -> bool:
    """Whether one sees after the step that a way leaves if it worked."""
    return any(each.source.expect for each in way.ways)


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
            usual = "yes" if _is_seen(way) else "in time"
            way = way._replace(stroke="plain", label=way.label or usual)
        key = (way.source, to, way.stroke)
        if key in found:
            label = f"{found[key].label} / {way.label}"
            way = way._replace(label=label, ways=found[key].ways + way.ways)
        found[key] = way

    for arc in old.arcs:
        add(arcs, arc, arc.target)
    for end in old.exits:
        add(exits, end, end.item.key.replace("timeout/", ""))
    return replace(old, arcs=tuple(arcs.values()), exits=tuple(exits.values()))
