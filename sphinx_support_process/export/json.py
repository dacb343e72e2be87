"""How is a process written as JSON? Its steps, and for each the ways on."""

from __future__ import annotations

import json as writer
from typing import Any

from ..chart.plan.words import Words
from ..flow import Flow, Node, Outcome, Way
from ..model import Process, Step
from ..model.varied import united

VERSION = 1
"""Goes up when a key changes its meaning or vanishes; new keys do not change it."""


def json(flow: Flow, process: Process) -> str:
    """A process as one JSON object; texts are MyST as written, keys without a value are left out.

    A way leads to `{"step": "triage.read"}`, `{"outcome": "declined"}` or `{"process": "triage"}`.
    """
    words = Words(flow.support)
    used = _used(process)
    roles = {
        id: {"name": words.role(role), "external": role.external}
        for id, role in flow.support.roles.items()
        if id in used
    }
    value = {
        "version": VERSION,
        "process": _present(
            id=process.id,
            title=process.title,
            goal=process.goal,
            trigger=process.trigger,
            requires=process.requires,
            outcomes={id: outcome.text for id, outcome in flow.outcomes[process.id].items()},
            steps=[_step(flow, process, step) for step in process.steps],
        ),
        "roles": roles,
    }
    return writer.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _used(process: Process) -> set[str]:
    used = {str(id) for id in process.who}
    for step in process.steps:
        used |= {str(id) for ids in (step.who, united(step.informs), step.consults) for id in ids}
        used |= {str(step.accountable)} | {str(rung.to) for rung in step.escalate}
    return used


_KEYS = (
    *("id", "number", "title", "phase", "who", "accountable", "text", "checklist", "requires"),
    *("within", "since", "timebox", "wait", "run", "starts", "status"),
    *("send", "informs", "consults", "escalate", "ways"),
)
"""What is said of a step, in this order."""


def _step(flow: Flow, process: Process, step: Step) -> dict[str, Any]:
    wait = step.wait
    derived = {
        "who": process.owners(step),
        "wait": wait and _present(**{"for": wait.for_, "at-most": wait.at_most}),
        "checklist": [thing.text for thing in step.checklist],
        "escalate": [_present(to=rung.to, when=rung.when) for rung in step.escalate],
        "ways": [_way(way) for way in flow.ways[step]],
    }
    return _present(
        **{key: derived[key] if key in derived else getattr(step, key) for key in _KEYS}
    )


def _way(way: Way) -> dict[str, Any]:
    return _present(kind=way.kind, label=way.label, to=_node(way.to))


def _node(node: Node | None) -> dict[str, str] | None:
    if isinstance(node, Step):
        return {"step": node.name}
    if isinstance(node, Outcome):
        return {"outcome": str(node.id)}
    return {"process": str(node.id)} if node else None


def _present(**values: Any) -> dict[str, Any]:
    """The pairs that have a value."""
    return {key: value for key, value in values.items() if value not in (None, "", (), [], {})}
