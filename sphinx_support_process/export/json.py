"""How is a process written as JSON? Its steps, and for each the ways on."""

from __future__ import annotations

import json as writer
from collections.abc import Mapping
from typing import Any

from ..chart.plan.words import Words
from ..flow import Flow, Node, Outcome, Way
from ..known.known import Known
from ..known.levels import Levels
from ..known.statistics import statistics
from ..known.values import written
from ..model import Duty, Escalate, Process, Role, Step, Support
from ..model.varied import united
from ..report.statistics import counts
from ..text.kinds import LevelId

VERSION = 2
"""Goes up when a key changes its meaning or vanishes; new keys do not change it."""


def json(flow: Flow, process: Process) -> str:
    """A process as one JSON object; texts are MyST as written, keys without a value are left out.

    Its `statistics` are the numbers that `support-process stats` tells.

    A way leads to `{"step": "triage.read"}`, `{"outcome": "declined"}` or `{"process": "triage"}`;
    one of the kind `timeout` is taken when a step fails. What differs by level is an object.
    """
    support, words = flow.support, Words(flow.support)
    used = _used(process, support.roles)
    value = {
        "version": VERSION,
        "process": _present(
            id=process.id,
            title=process.title,
            goal=process.goal,
            trigger=process.trigger,
            requires=process.requires,
            outcomes={id: outcome.text for id, outcome in flow.outcomes[process.id].items()},
            accountable=process.accountable,
            escalate=_ladder(process.escalate),
            keeper=process.keeper,
            verified=process.verified,
            duties=[_duty(process, duty) for duty in process.duties],
            statistics=counts(*statistics(Known(support), [process]).processes),
            steps=[_step(flow, process, step) for step in process.steps],
        ),
        "roles": {id: _role(words, role) for id, role in support.roles.items() if id in used},
        **_present(levels=_levels(support, process, used)),
    }
    return writer.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _used(process: Process, roles: Mapping[str, Role]) -> set[str]:
    """The roles that a process names, and those that they call."""
    named = [process.who, (process.accountable, process.keeper), _called(process.escalate)]
    for step in process.steps:
        named += [step.who, united(step.informs), step.consults, (step.accountable,)]
        named += [_called(step.escalate), step.wait.who if step.wait else ()]
        named += [thing.who for thing in step.checklist]
    for duty in process.duties:
        named += [duty.who, united(duty.informs)]
    used = {str(id) for ids in named for id in ids}
    left = list(used)
    while left:
        role = roles.get(left.pop())
        new = {str(id) for id in _called(role.escalate if role else ())} - used
        used |= new
        left += new
    return used


def _called(rungs: tuple[Escalate, ...]) -> list[str]:
    return [rung.to for rung in rungs]


def _levels(support: Support, process: Process, used: set[str]) -> dict[str, Any]:
    """The scales by whose levels something of a process or of its roles differs."""
    levels = Levels(support)
    scales = {
        levels.scale_of(map(str, value))
        for value, _, owner in written(support)[LevelId]
        if owner.process is process or (owner.kind == "roles" and owner.record.id in used)
    }
    return {
        id: _present(
            title=scale.title,
            text=scale.text,
            values={
                str(level.id): {"name": level.name, "definition": level.definition}
                for level in scale.values.values()
            },
        )
        for id, scale in support.levels.items()
        if scale in scales
    }


def _role(words: Words, role: Role) -> dict[str, Any]:
    return {
        "name": words.role(role),
        "external": role.external,
        **_present(
            automatic=role.automatic or None, reach=role.reach, escalate=_ladder(role.escalate)
        ),
    }


_KEYS = (
    *("id", "number", "title", "phase", "if", "who", "accountable", "text", "warning"),
    *("checklist", "requires", "expect", "within", "by", "since", "timebox", "wait", "run"),
    *("starts", "status", "send", "informs", "consults", "escalate", "ways"),
)
"""What is said of a step, in this order."""


def _step(flow: Flow, process: Process, step: Step) -> dict[str, Any]:
    wait = step.wait
    derived = {
        "if": step.if_,
        "who": process.owners(step),
        "wait": wait and _present(**{"for": wait.for_, "who": wait.who, "at-most": wait.at_most}),
        "checklist": [
            _present(text=thing.text, who=thing.who) if thing.who else thing.text
            for thing in step.checklist
        ],
        "escalate": _ladder(step.escalate),
        "ways": [_way(way) for way in flow.ways[step]],
    }
    return _present(
        **{key: derived[key] if key in derived else getattr(step, key) for key in _KEYS}
    )


def _duty(process: Process, duty: Duty) -> dict[str, Any]:
    return _present(
        **{"id": duty.id, "title": duty.title, "if": duty.if_, "who": process.owners(duty)},
        **{"every": duty.every, "from": duty.from_, "until": duty.until, "send": duty.send},
        starts=duty.starts,
        informs=duty.informs,
        text=duty.text,
    )


def _ladder(rungs: tuple[Escalate, ...]) -> list[dict[str, Any]]:
    return [_present(to=rung.to, after=rung.after, when=rung.when) for rung in rungs]


def _way(way: Way) -> dict[str, Any]:
    otherwise = way.source.otherwise if way.kind == "timeout" else None
    remark = otherwise.text if otherwise else None
    return _present(kind=way.kind, label=way.label, to=_node(way.to), text=remark)


def _node(node: Node | None) -> dict[str, str] | None:
    if isinstance(node, Step):
        return {"step": node.name}
    if isinstance(node, Outcome):
        return {"outcome": str(node.id)}
    return {"process": str(node.id)} if node else None


def _present(**values: Any) -> dict[str, Any]:
    """The pairs that have a value."""
    return {key: value for key, value in values.items() if value not in (None, "", (), [], {})}
