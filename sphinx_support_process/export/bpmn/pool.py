"""What does a process consist of in BPMN? Its lanes, its elements, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterator

from ...chart.plan.plan import Arc, Exit
from ...chart.plan.words import Words
from ...chart.scene import Edge
from ...flow import Flow
from ...model import Process
from ...text.named import NamedTuple
from .answers import DEFAULT, condition
from .gateways import CALLS, ENDS, Call, Drawing, Element, drawing
from .ids import Ids, escalation, process_id, text, timer
from .wires import Wire, wires

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


class Rung(NamedTuple):
    """An escalation: whom to call, and the ids of its event, of its end and of the way to it."""

    call: Call
    event: str
    end: str
    flow: str


class Pool:
    """A process as it is drawn, its ways numbered from 1, and the ids of all that it consists of.

    `runs` says that engines run it. Then `rungs` are the escalations of steps by the keys of these;
    `notes` are lines of others.
    """

    def __init__(self, flow: Flow, process: Process, *, runs: bool = False) -> None:
        self.process, self.runs = process, runs
        self.drawn: Drawing = drawing(flow, process, runs=runs)
        self.ids = Ids(process.id, among=runs)
        self.edges: list[tuple[str, Edge]] = [
            (self.ids.flow(number), edge) for number, edge in enumerate(self.drawn.scene.edges, 1)
        ]
        self.wires: list[Wire] = wires(self.drawn)
        self.nodes = {key: self.ids.node(key) for key in self.drawn.elements}
        if runs:
            ends = [it for it in self.drawn.elements.items() if it[1].kind == "end"]
            self.nodes |= {key: self.ids.end(n, end) for n, (key, end) in enumerate(ends, 1)}
        self.lanes: dict[str, list[str]] = {}
        """The ids of the elements in each lane."""
        self.rungs = dict(self._rungs()) if runs else {}
        self.notes = {
            key: lines
            for key, calls in self.drawn.calls.items()
            if (lines := [call.text for call in calls if not (runs and call.timer)])
        }
        self._called = {step.name: step.run for step in process.steps if step.run}
        self._conditions = self._compared(Words(flow.support)) if runs else {}
        self._defaults = {
            edge.source: id
            for id, edge in self.edges
            if self._conditions.get((edge.source, edge.target)) == DEFAULT
        }
        self._into: dict[str, list[str]] = {}
        self._out: dict[str, list[str]] = {}
        for key, element in self.drawn.elements.items():
            self.lanes.setdefault(element.lane, []).append(self.nodes[key])
        for id, edge in self.edges:
            self._into.setdefault(edge.target, []).append(id)
            if edge.stroke == "timeout":
                self.lanes[self.drawn.elements[edge.source].lane].append(timer(id))
            else:
                self._out.setdefault(edge.source, []).append(id)
        for key, rungs in self.rungs.items():
            self.lanes[self.drawn.elements[key].lane] += [rung.event for rung in rungs]
            self.lanes.setdefault(CALLS, []).extend(rung.end for rung in rungs)

    def _rungs(self) -> Iterator[tuple[str, list[Rung]]]:
        """Those that a timer can call."""
        for key, calls in self.drawn.calls.items():
            timed = [call for call in calls if call.timer]
            ids = [self.ids.node(f"{key}/call/{place}") for place in range(1, len(timed) + 1)]
            if timed:
                yield (
                    key,
                    [
                        Rung(call, id, f"{id}_end", f"{id}_flow")
                        for call, id in zip(timed, ids, strict=True)
                    ],
                )

    def _compared(self, words: Words) -> dict[tuple[str, str], str]:
        """The conditions of the ways that leave gateways, by the keys of what they join."""
        plan, elements = self.drawn.plan, self.drawn.elements
        keys = [item.key for item in plan.items]
        ways: list[tuple[str, str, Arc | Exit]] = [
            (keys[arc.source], keys[arc.target], arc) for arc in plan.arcs
        ]
        ways += [(keys[end.source], end.item.key, end) for end in plan.exits]
        return {
            (source, target): condition(words, way)
            for source, target, way in ways
            if elements[source].kind == "fork"
        }

    def lines(self) -> Iterator[str]:
        runs = str(self.runs).lower()
        yield f'  <bpmn:process id="{self.ids.process}" isExecutable="{runs}">'
        yield from self._lanes()
        for key, element in self.drawn.elements.items():
            yield from self._element(key, element)
        for id, edge in self.edges:
            yield from self._flow(id, edge)
        for key, rungs in self.rungs.items():
            for rung in rungs:
                yield from _escalation(rung, self.nodes[key])
        for key, lines in self.notes.items():
            yield from _annotation(self.ids, key, lines)
        yield "  </bpmn:process>"

    def lane_keys(self) -> list[str]:
        """The keys of its lanes from top to bottom."""
        keys = [lane.key for lane in self.drawn.scene.lanes]
        return [*[CALLS] * bool(self.rungs), *keys, *[ENDS] * bool(self.drawn.plan.exits)]

    def _lanes(self) -> Iterator[str]:
        names = {heading.key: heading.text for heading in self.drawn.plan.headings}
        names |= {CALLS: "Escalation", ENDS: "Ends"}
        yield f'    <bpmn:laneSet id="{self.ids.lanes}">'
        for lane in self.lane_keys():
            yield f'      <bpmn:lane id="{self.ids.lane(lane)}" name="{text(names[lane])}">'
            for id in self.lanes.get(lane, ()):
                yield f"        <bpmn:flowNodeRef>{id}</bpmn:flowNodeRef>"
            yield "      </bpmn:lane>"
        yield "    </bpmn:laneSet>"

    def _element(self, key: str, element: Element) -> Iterator[str]:
        tag = "userTask" if self.runs and element.kind == "task" else _TAGS[element.kind]
        name = f' name="{text(element.item.title)}"' if element.item.title else ""
        more = ""
        if element.kind == "call":
            more = f' calledElement="{process_id(self._called[key])}"'
        if key in self._defaults:
            more = f' default="{self._defaults[key]}"'
        yield f'    <bpmn:{tag} id="{self.nodes[key]}"{name}{more}>'
        if element.item.details and element.kind not in ("join", "fork"):
            told = "; ".join(element.item.details)
            yield f"      <bpmn:documentation>{text(told)}</bpmn:documentation>"
        for id in self._into.get(key, ()):
            yield f"      <bpmn:incoming>{id}</bpmn:incoming>"
        for id in self._out.get(key, ()):
            yield f"      <bpmn:outgoing>{id}</bpmn:outgoing>"
        yield f"    </bpmn:{tag}>"

    def _flow(self, id: str, edge: Edge) -> Iterator[str]:
        source = self.nodes[edge.source]
        label = " ".join(line.text for line in edge.label.lines) if edge.label else ""
        name = f' name="{text(label)}"' if label else ""
        if edge.stroke == "timeout":
            limit = self.drawn.failures[edge.source]
            definition = f'<bpmn:errorEventDefinition id="{timer(id)}_definition"/>'
            if limit:
                definition = _timer(timer(id), limit)
            yield (
                f'    <bpmn:boundaryEvent id="{timer(id)}"{name} attachedToRef="{source}">'
                f"<bpmn:outgoing>{id}</bpmn:outgoing>{definition}</bpmn:boundaryEvent>"
            )
            source, name = timer(id), ""
        joins = f'sourceRef="{source}" targetRef="{self.nodes[edge.target]}"'
        if condition := self._conditions.get((edge.source, edge.target)):
            yield f'    <bpmn:sequenceFlow id="{id}"{name} {joins}>'
            yield (
                '      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">'
                f"{text(condition)}</bpmn:conditionExpression>"
            )
            yield "    </bpmn:sequenceFlow>"
        else:
            yield f'    <bpmn:sequenceFlow id="{id}"{name} {joins}/>'


def _escalation(rung: Rung, step: str) -> Iterator[str]:
    """A timer that interrupts nothing, and its end in an escalation to a role."""
    assert rung.call.timer
    yield (
        f'    <bpmn:boundaryEvent id="{rung.event}" name="{text(rung.call.when)}"'
        f' attachedToRef="{step}" cancelActivity="false"><bpmn:outgoing>{rung.flow}'
        f"</bpmn:outgoing>{_timer(rung.event, rung.call.timer)}</bpmn:boundaryEvent>"
    )
    yield f'    <bpmn:endEvent id="{rung.end}" name="{text(rung.call.who)}">'
    yield f"      <bpmn:documentation>{text(rung.call.text)}</bpmn:documentation>"
    yield f"      <bpmn:incoming>{rung.flow}</bpmn:incoming>"
    yield (
        f'      <bpmn:escalationEventDefinition id="{rung.end}_definition"'
        f' escalationRef="{escalation(rung.call.role)}"/>'
    )
    yield "    </bpmn:endEvent>"
    yield (
        f'    <bpmn:sequenceFlow id="{rung.flow}" sourceRef="{rung.event}" targetRef="{rung.end}"/>'
    )


def _timer(event: str, limit: str) -> str:
    return (
        f'<bpmn:timerEventDefinition id="{event}_definition"><bpmn:timeDuration'
        f' xsi:type="bpmn:tFormalExpression">{limit}</bpmn:timeDuration>'
        "</bpmn:timerEventDefinition>"
    )


def _annotation(ids: Ids, key: str, lines: list[str]) -> Iterator[str]:
    id = ids.node(f"{key}/call")
    yield f'    <bpmn:textAnnotation id="{id}">'
    yield f"      <bpmn:text>{text(chr(10).join(lines))}</bpmn:text>"
    yield "    </bpmn:textAnnotation>"
    yield f'    <bpmn:association id="{id}_line" sourceRef="{ids.node(key)}" targetRef="{id}"/>'
