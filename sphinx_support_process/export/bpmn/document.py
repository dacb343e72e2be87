"""How is a process written as BPMN 2.0? One file, to be read or to be run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...flow import Flow
from ...model import Process
from .diagram import Diagram
from .ids import escalation, text
from .pool import Pool

_SPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "color": "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}

GAP = 60
"""The room between two pools."""


def bpmn(flow: Flow, process: Process) -> str:
    """A collaboration with one pool and a lane for each role; ends stand in a lane of their own.

    A question is a gateway, as is a condition before its task; the first owner is a lane, a `run` a
    call activity. What fails leaves the border of its task, by a timer or an error; the limit of a
    `wait: then:` in working time is a way out of its task. Whom to call stands above the pool.
    Processes that are only started are left out.
    """
    return _written([Pool(flow, process)])


def executable(flow: Flow, process: Process) -> str:
    """A process and all that it runs, for an engine: a pool for each of them.

    Before a gateway at which ways part stands a task that asks, or what is run; ways compare its
    `answer` or `outcome`. Times that elapse are timers: of what fails, and of whom to call, which
    ends in an escalation. In working time, failing is an answer, and calls are only told.
    """
    found = [process]
    for one in found:
        called = (flow.called(step) for step in one.steps)
        found += dict.fromkeys(
            other for other in called if other and other.steps and other not in found
        )
    return _written([Pool(flow, one, runs=True) for one in found])


def _written(pools: Sequence[Pool]) -> str:
    return "\n".join(_lines(pools)) + "\n"


def _lines(pools: Sequence[Pool]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
    yield (
        f'<bpmn:definitions {spaces} id="definitions"'
        f' targetNamespace="urn:support-process:{pools[0].process.id}">'
    )
    calls = (rung.call for pool in pools for rungs in pool.rungs.values() for rung in rungs)
    for role, who in {call.role: call.who for call in calls}.items():
        name = f'name="{text(who)}" escalationCode="{text(role)}"'
        yield f'  <bpmn:escalation id="{escalation(role)}" {name}/>'
    yield '  <bpmn:collaboration id="collaboration">'
    for pool in pools:
        yield (
            f'    <bpmn:participant id="{pool.ids.pool}" name="{text(pool.drawn.scene.title)}"'
            f' processRef="{pool.ids.process}"/>'
        )
    yield "  </bpmn:collaboration>"
    for pool in pools:
        yield from pool.lines()
    yield '  <bpmndi:BPMNDiagram id="diagram">'
    yield '    <bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">'
    above = None
    for pool in pools:
        diagram = Diagram(pool, above)
        yield from diagram.lines()
        above = diagram.bottom + GAP
    yield "    </bpmndi:BPMNPlane>"
    yield "  </bpmndi:BPMNDiagram>"
    yield "</bpmn:definitions>"
