"""How is a process written as BPMN 2.0? Its elements, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from ..chart.draw.colour import INK, TINT, mix
from ..chart.scene import Edge, Point, Rect
from ..flow import Flow
from ..model import Process
from .gateways import CIRCLE, Drawing, Element, beside, drawing, inside

_TAGS = {
    "start": "startEvent",
    "task": "task",
    "call": "callActivity",
    "question": "exclusiveGateway",
    "join": "exclusiveGateway",
    "fork": "exclusiveGateway",
    "end": "endEvent",
}
_SPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "color": "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
}
TIMER = 28
"""The size of a timer on the border of a task."""

BORDER = 0.6
"""The share of a role's colour in borders, in which modelling tools write as well."""

POOL = 30
"""The width of the heading of the pool."""


def bpmn(flow: Flow, process: Process) -> str:
    """A collaboration with one pool and a lane for each role; ends stand in a lane of their own.

    A question is a gateway, an owner a lane, a `run` a call activity, and the limit of a `wait` a
    timer on the border of its task. Processes that are only started are left out.
    """
    return "\n".join(_Bpmn(flow, process, drawing(flow, process)).lines()) + "\n"


class _Bpmn:
    def __init__(self, flow: Flow, process: Process, drawn: Drawing) -> None:
        self.flow, self.process, self.drawn = flow, process, drawn
        self.scene = drawn.scene
        self.boxes = {box.key: box for box in self.scene.boxes}
        self.edges = [(f"flow-{number}", edge) for number, edge in enumerate(self.scene.edges, 1)]
        self.calls = {step.name: step.run for step in process.steps if step.run}

    def lines(self) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
        yield (
            f'<bpmn:definitions {spaces} id="definitions"'
            f' targetNamespace="urn:support-process:{self.process.id}">'
        )
        yield '  <bpmn:collaboration id="collaboration">'
        yield (
            f'    <bpmn:participant id="pool" name="{_text(self.scene.title)}"'
            f' processRef="{_id(self.process.id)}"/>'
        )
        yield "  </bpmn:collaboration>"
        yield f'  <bpmn:process id="{_id(self.process.id)}" isExecutable="false">'
        yield from self._lanes()
        for key, element in self.drawn.elements.items():
            yield from self._element(key, element)
        for id, edge in self.edges:
            yield from self._flow(id, edge)
        yield "  </bpmn:process>"
        yield '  <bpmndi:BPMNDiagram id="diagram">'
        yield '    <bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">'
        yield from self._shapes()
        for id, edge in self.edges:
            yield from self._wire(id, edge)
        yield "    </bpmndi:BPMNPlane>"
        yield "  </bpmndi:BPMNDiagram>"
        yield "</bpmn:definitions>"

    def _lanes(self) -> Iterator[str]:
        yield '    <bpmn:laneSet id="lanes">'
        for lane in self._lane_keys():
            yield f'      <bpmn:lane id="{_lane_id(lane)}" name="{_text(self._lane_name(lane))}">'
            for key, element in self.drawn.elements.items():
                if element.lane == lane:
                    yield f"        <bpmn:flowNodeRef>{_id(key)}</bpmn:flowNodeRef>"
            for id, edge in self.edges:
                if edge.stroke == "timeout" and self.drawn.elements[edge.source].lane == lane:
                    yield f"        <bpmn:flowNodeRef>{_timer(id)}</bpmn:flowNodeRef>"
            yield "      </bpmn:lane>"
        yield "    </bpmn:laneSet>"

    def _lane_keys(self) -> list[str]:
        keys = [lane.key for lane in self.scene.lanes]
        return [*keys, ENDS] if self.drawn.plan.exits else keys

    def _lane_name(self, key: str) -> str:
        names = {heading.key: heading.text for heading in self.drawn.plan.headings}
        return names.get(key, "Ends")

    def _element(self, key: str, element: Element) -> Iterator[str]:
        tag = _TAGS[element.kind]
        name = f' name="{_text(element.item.title)}"' if element.item.title else ""
        called = f' calledElement="{_id(self.calls[key])}"' if element.kind == "call" else ""
        yield f'    <bpmn:{tag} id="{_id(key)}"{name}{called}>'
        for id, edge in self.edges:
            if edge.target == key:
                yield f"      <bpmn:incoming>{id}</bpmn:incoming>"
        for id, edge in self.edges:
            if edge.source == key and edge.stroke != "timeout":
                yield f"      <bpmn:outgoing>{id}</bpmn:outgoing>"
        yield f"    </bpmn:{tag}>"

    def _flow(self, id: str, edge: Edge) -> Iterator[str]:
        source = _id(edge.source)
        name = f' name="{_text(self._label(edge))}"' if edge.label else ""
        if edge.stroke == "timeout":
            yield (
                f'    <bpmn:boundaryEvent id="{_timer(id)}"{name} attachedToRef="{source}">'
                f"<bpmn:outgoing>{id}</bpmn:outgoing>"
                f'<bpmn:timerEventDefinition id="{id}-definition"/></bpmn:boundaryEvent>'
            )
            source, name = _timer(id), ""
        target = _id(edge.target)
        yield (
            f'    <bpmn:sequenceFlow id="{id}"{name} sourceRef="{source}" targetRef="{target}"/>'
        )

    def _label(self, edge: Edge) -> str:
        return " ".join(line.text for line in edge.label.lines) if edge.label else ""

    def _shapes(self) -> Iterator[str]:
        lanes = {lane.key: lane.rect for lane in self.scene.lanes}
        first = next(iter(lanes.values()), Rect(1, 1, 300, 100))
        top, bottom = first.y, max([first.bottom, *(rect.bottom for rect in lanes.values())])
        if self.drawn.plan.exits:
            lanes[ENDS] = Rect(first.x, bottom, first.width, self.scene.height - bottom + 40)
            bottom = lanes[ENDS].bottom
        pool = Rect(first.x - POOL, top, first.width + POOL, bottom - top)
        yield from _shape("pool", pool, "", ' isHorizontal="true"')
        places = list(lanes.items())
        for number, (key, rect) in enumerate(places):
            # neighbours touch: the gap between two lanes goes to the first
            below = places[number + 1][1].y if number + 1 < len(places) else bottom
            whole = Rect(rect.x, rect.y, rect.width, below - rect.y)
            yield from _shape(_lane_id(key), whole, "", ' isHorizontal="true"')
        for key, element in self.drawn.elements.items():
            yield from self._box(key, element)
        for id, edge in self.edges:
            if edge.stroke == "timeout":
                x, y = edge.points[0]
                timer = Rect(x - TIMER / 2, y - TIMER / 2, TIMER, TIMER)
                label = edge.label.rect if edge.label else None
                yield from _shape(_timer(id), timer, _bounds(label))

    def _box(self, key: str, element: Element) -> Iterator[str]:
        rect, tone = self.boxes[key].rect, element.item.tone
        label = ""
        if element.kind in ("start", "end"):
            rect = Rect(rect.centre.x - CIRCLE[0] / 2, rect.y, *CIRCLE)
            label = _bounds(beside(rect, element.item.title, above=False))
        elif element.kind == "fork":
            free = all(edge.points[0].y > rect.centre.y - 10 for edge in self._from(key))
            label = _bounds(beside(rect, element.item.title, above=free))
        elif element.kind == "question":
            label = _bounds(inside(rect, element.item.title))
        colours = ""
        if tone:
            fill, border = mix(tone.colour, TINT), mix(tone.colour, BORDER, INK)
            colours = f' color:background-color="{fill}" color:border-color="{border}"'
        marker = ' isMarkerVisible="true"' if element.kind in ("join", "fork") else ""
        yield from _shape(_id(key), rect, label, f"{marker}{colours}")

    def _from(self, key: str) -> list[Edge]:
        return [edge for _, edge in self.edges if edge.source == key]

    def _wire(self, id: str, edge: Edge) -> Iterator[str]:
        points = list(edge.points)
        if edge.stroke == "timeout":
            begin, after = points[:2]
            step = TIMER / 2 if after.y >= begin.y else -TIMER / 2
            points[0] = Point(begin.x, begin.y + step)
        yield f'      <bpmndi:BPMNEdge id="{id}-di" bpmnElement="{id}">'
        for point in points:
            yield f'        <di:waypoint x="{_n(point.x)}" y="{_n(point.y)}"/>'
        if edge.label and edge.stroke != "timeout":
            yield f"        {_bounds(edge.label.rect)}"
        yield "      </bpmndi:BPMNEdge>"


ENDS = ""
"""The lane of the ends, which belong to no role."""


def _shape(element: str, rect: Rect, label: str, rest: str = "") -> Iterator[str]:
    yield f'      <bpmndi:BPMNShape id="{element}-di" bpmnElement="{element}"{rest}>'
    yield f"        {_dimensions(rect)}{label}"
    yield "      </bpmndi:BPMNShape>"


def _bounds(rect: Rect | None) -> str:
    return f"<bpmndi:BPMNLabel>{_dimensions(rect)}</bpmndi:BPMNLabel>" if rect else ""


def _dimensions(rect: Rect) -> str:
    x, y, wide, high = map(_n, rect)
    return f'<dc:Bounds x="{x}" y="{y}" width="{wide}" height="{high}"/>'


def _lane_id(key: str) -> str:
    return f"lane-{key}" if key else "lane-of-ends"


def _timer(flow: str) -> str:
    return f"timer-{flow}"


def _id(key: str) -> str:
    """An XML name; keys are made of ids, dots and slashes."""
    name = re.sub(r"[^\w.-]", "-", key)
    return f"n-{name}"


def _n(value: float) -> str:
    return f"{round(value, 1):.1f}".removesuffix(".0")


def _text(text: str) -> str:
    return escape(text, quote=True)
