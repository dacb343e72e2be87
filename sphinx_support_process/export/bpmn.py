"""How is a process written as BPMN 2.0? Its elements, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from math import fsum

from ..chart.draw.colour import INK, TINT, mix
from ..chart.scene import Edge, Point, Rect
from ..flow import Flow
from ..model import Process
from .gateways import Drawing, Element, drawing, extent
from .wires import Shape, Wire, shapes, wires

_TAGS = {
    "start": "startEvent",
    "task": "task",
    "service": "serviceTask",
    "call": "callActivity",
    "question": "exclusiveGateway",
    "join": "exclusiveGateway",
    "fork": "exclusiveGateway",
    "end": "endEvent",
}
_MARKERS = {"question": "false", "join": "true", "fork": "true"}
"""Whether a gateway shows its cross; viewers that always show one are left room for it."""

_SPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "color": "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
BORDER = 0.6
"""The share of a role's colour in borders, in which modelling tools write as well."""

POOL = 30
"""The width of the heading of the pool."""

NOTE = 100
"""The least width of a note; the room around a gateway is wider."""

ENDS = ""
"""The lane of the ends, which belong to no role."""


def bpmn(flow: Flow, process: Process) -> str:
    """A collaboration with one pool and a lane for each role; ends stand in a lane of their own.

    A question is a gateway, as is a condition before its task; the first owner is a lane, a `run` a
    call activity. What fails leaves the border of its task, by a timer or an error; the limit of a
    `wait: then:` in working time is a way out of its task. Whom to call stands above the pool.
    Processes that are only started are left out.
    """
    return "\n".join(_Bpmn(process, drawing(flow, process)).lines()) + "\n"


class _Bpmn:
    def __init__(self, process: Process, drawn: Drawing) -> None:
        self.process, self.drawn = process, drawn
        self.scene = drawn.scene
        self.edges = [(f"flow-{number}", edge) for number, edge in enumerate(self.scene.edges, 1)]
        self.wires = wires(drawn)
        self.called = {step.name: step.run for step in process.steps if step.run}
        self.into: dict[str, list[str]] = {}
        self.out: dict[str, list[str]] = {}
        self.lanes: dict[str, list[str]] = {}
        for key, element in drawn.elements.items():
            self.lanes.setdefault(element.lane, []).append(_id(key))
        for id, edge in self.edges:
            self.into.setdefault(edge.target, []).append(id)
            if edge.stroke == "timeout":
                self.lanes[drawn.elements[edge.source].lane].append(_timer(id))
            else:
                self.out.setdefault(edge.source, []).append(id)

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
            f' processRef="{_process(self.process.id)}"/>'
        )
        yield "  </bpmn:collaboration>"
        yield f'  <bpmn:process id="{_process(self.process.id)}" isExecutable="false">'
        yield from self._lanes()
        for key, element in self.drawn.elements.items():
            yield from self._element(key, element)
        for id, edge in self.edges:
            yield from self._flow(id, edge)
        for key, lines in self.drawn.calls.items():
            yield from _annotation(key, lines)
        yield "  </bpmn:process>"
        yield '  <bpmndi:BPMNDiagram id="diagram">'
        yield '    <bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">'
        yield from self._shapes()
        for (id, _), wire in zip(self.edges, self.wires, strict=True):
            yield from _wire(id, wire)
        yield "    </bpmndi:BPMNPlane>"
        yield "  </bpmndi:BPMNDiagram>"
        yield "</bpmn:definitions>"

    def _lanes(self) -> Iterator[str]:
        names = {heading.key: heading.text for heading in self.drawn.plan.headings}
        yield '    <bpmn:laneSet id="lanes">'
        for lane in self._lane_keys():
            yield f'      <bpmn:lane id="{_lane(lane)}" name="{_text(names.get(lane, "Ends"))}">'
            for id in self.lanes.get(lane, ()):
                yield f"        <bpmn:flowNodeRef>{id}</bpmn:flowNodeRef>"
            yield "      </bpmn:lane>"
        yield "    </bpmn:laneSet>"

    def _lane_keys(self) -> list[str]:
        keys = [lane.key for lane in self.scene.lanes]
        return [*keys, ENDS] if self.drawn.plan.exits else keys

    def _element(self, key: str, element: Element) -> Iterator[str]:
        tag = _TAGS[element.kind]
        name = f' name="{_text(element.item.title)}"' if element.item.title else ""
        called = f' calledElement="{_process(self.called[key])}"' if element.kind == "call" else ""
        yield f'    <bpmn:{tag} id="{_id(key)}"{name}{called}>'
        if element.item.details and element.kind not in ("join", "fork"):
            told = "; ".join(element.item.details)
            yield f"      <bpmn:documentation>{_text(told)}</bpmn:documentation>"
        for id in self.into.get(key, ()):
            yield f"      <bpmn:incoming>{id}</bpmn:incoming>"
        for id in self.out.get(key, ()):
            yield f"      <bpmn:outgoing>{id}</bpmn:outgoing>"
        yield f"    </bpmn:{tag}>"

    def _flow(self, id: str, edge: Edge) -> Iterator[str]:
        source = _id(edge.source)
        label = " ".join(line.text for line in edge.label.lines) if edge.label else ""
        name = f' name="{_text(label)}"' if label else ""
        if edge.stroke == "timeout":
            limit = self.drawn.failures[edge.source]
            definition = f'<bpmn:errorEventDefinition id="{_timer(id)}_definition"/>'
            if limit:
                definition = (
                    f'<bpmn:timerEventDefinition id="{_timer(id)}_definition"><bpmn:timeDuration'
                    f' xsi:type="bpmn:tFormalExpression">{limit}</bpmn:timeDuration>'
                    "</bpmn:timerEventDefinition>"
                )
            yield (
                f'    <bpmn:boundaryEvent id="{_timer(id)}"{name} attachedToRef="{source}">'
                f"<bpmn:outgoing>{id}</bpmn:outgoing>{definition}</bpmn:boundaryEvent>"
            )
            source, name = _timer(id), ""
        target = _id(edge.target)
        yield (
            f'    <bpmn:sequenceFlow id="{id}"{name} sourceRef="{source}" targetRef="{target}"/>'
        )

    def _shapes(self) -> Iterator[str]:
        lanes = {lane.key: lane.rect for lane in self.scene.lanes}
        first = next(iter(lanes.values()), Rect(1, 1, 300, 100))
        top, bottom = first.y, max([first.bottom, *(rect.bottom for rect in lanes.values())])
        if self.drawn.plan.exits:
            lanes[ENDS] = Rect(first.x, bottom, first.width, self.scene.height - bottom + 40)
            bottom = lanes[ENDS].bottom
        pool = Rect(first.x - POOL, top, first.width + POOL, bottom - top)
        yield from _shape("pool", Shape(pool, None), ' isHorizontal="true"')
        places = list(lanes.items())
        for number, (key, rect) in enumerate(places):
            # neighbours touch: the gap between two lanes goes to the first
            below = places[number + 1][1].y if number + 1 < len(places) else bottom
            whole = Rect(rect.x, rect.y, rect.width, below - rect.y)
            yield from _shape(_lane(key), Shape(whole, None), ' isHorizontal="true"')
        placed = dict(shapes(self.drawn, self.wires))
        for key, shape in placed.items():
            yield from _shape(_id(key), shape, _look(self.drawn.elements[key]))
        for (id, _), wire in zip(self.edges, self.wires, strict=True):
            if wire.timer:
                yield from _shape(_timer(id), wire.timer)
        for key, lines in self.drawn.calls.items():
            yield from _above(key, lines, placed[key].rect, top)


def _annotation(key: str, lines: tuple[str, ...]) -> Iterator[str]:
    id = _id(f"{key}/call")
    yield f'    <bpmn:textAnnotation id="{id}">'
    yield f"      <bpmn:text>{_text(chr(10).join(lines))}</bpmn:text>"
    yield "    </bpmn:textAnnotation>"
    yield f'    <bpmn:association id="{id}_line" sourceRef="{_id(key)}" targetRef="{id}"/>'


def _above(key: str, lines: tuple[str, ...], box: Rect, top: float) -> Iterator[str]:
    """The note to a step above the pool: no other box stands between them."""
    id = _id(f"{key}/call")
    wide = max(box.width, NOTE)
    high = fsum(extent(line, wide - 16)[1] for line in lines) + 10
    note = Rect(box.centre.x - wide / 2, top - 20 - high, wide, high)
    yield from _shape(id, Shape(note, None))
    ends = Point(box.centre.x, box.y), Point(box.centre.x, note.bottom)
    yield from _wire(f"{id}_line", Wire(ends, None, None))


def _look(element: Element) -> str:
    """The attributes of a shape: whether a gateway shows its cross, the colours of its role."""
    marker = _MARKERS.get(element.kind)
    look = f' isMarkerVisible="{marker}"' if marker else ""
    if tone := element.item.tone:
        fill, border = mix(tone.colour, TINT), mix(tone.colour, BORDER, INK)
        look += f' color:background-color="{fill}" color:border-color="{border}"'
    return look


def _shape(element: str, shape: Shape, look: str = "") -> Iterator[str]:
    yield f'      <bpmndi:BPMNShape id="{element}_di" bpmnElement="{element}"{look}>'
    yield f"        {_bounds(shape.rect)}{_label(shape.name)}"
    yield "      </bpmndi:BPMNShape>"


def _wire(id: str, wire: Wire) -> Iterator[str]:
    yield f'      <bpmndi:BPMNEdge id="{id}_di" bpmnElement="{id}">'
    for point in wire.points:
        yield f'        <di:waypoint x="{_n(point.x)}" y="{_n(point.y)}"/>'
    if wire.name:
        yield f"        {_label(wire.name)}"
    yield "      </bpmndi:BPMNEdge>"


def _label(rect: Rect | None) -> str:
    return f"<bpmndi:BPMNLabel>{_bounds(rect)}</bpmndi:BPMNLabel>" if rect else ""


def _bounds(rect: Rect) -> str:
    x, y, wide, high = map(_n, rect)
    return f'<dc:Bounds x="{x}" y="{y}" width="{wide}" height="{high}"/>'


def _process(id: str) -> str:
    return f"process-{_name(id)}"


def _lane(key: str) -> str:
    return f"lane-{_name(key)}" if key else "lane_of_ends"


def _timer(flow: str) -> str:
    return f"timer-{flow}"


def _id(key: str) -> str:
    return f"n-{_name(key)}"


def _name(key: str) -> str:
    """A key as a part of an XML name, another for each key: ids hold no underscores."""
    return re.sub(
        r"[^a-zA-Z0-9.-]", lambda sign: "_" if sign[0] == "/" else f"_{ord(sign[0]):x}", key
    )


def _n(value: float) -> str:
    return f"{round(value, 1):.1f}".removesuffix(".0")


def _text(text: str) -> str:
    return escape(text, quote=True)
