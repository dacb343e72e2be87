"""What does the format leave out on purpose, and what is written instead?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from yaml import MappingNode, Node, ScalarNode, SequenceNode

_TEXT = "say it in `text:`"
_AT_ONCE = (
    "one step is current at a time: use `starts:`, `duties:`, "
    "or a `checklist:` whose things have owners"
)
_QUESTION = "ask it as a question, with `answers:`"
_SUB_STEPS = (
    "write a list in `text:`; with owners or deadlines make them steps with a `phase:`, "
    "or a process to `run:`"
)
_EACH = "describe it for one in a process of its own, which a duty `starts:`"
_DECIDES = "ask a question to the role that decides"
_DEPUTY = "name who is called instead under `escalate:` of the role"
_IF = "say with `if:` when a step or a duty is done"
_BY_LEVEL = "let a value differ by level, as in `within: {sev1: 1 hour, else: 1 working day}`"


def _each(names: str, advice: str) -> Iterable[tuple[str, str]]:
    return ((name, advice) for name in names.split())


KEYS: Mapping[str, str] = dict(
    (
        *_each("link links see see-also references evidence example examples screenshot", _TEXT),
        *_each("percent percentage quota", "say it in `text:` of the promise"),
        *_each("access permissions tool tools prerequisites", "say it under `requires:`"),
        *_each("parallel fork join split branches concurrent", _AT_ONCE),
        *_each("else unless branch decision", _QUESTION),
        *_each("substeps sub-steps actions tasks", _SUB_STEPS),
        *_each("foreach for-each each repeat", _EACH),
        *_each("vote votes quorum approvers", _DECIDES),
        *_each("deputy substitute stand-in backup", _DEPUTY),
        *_each("when condition only-if", _IF),
        *_each("severity", _BY_LEVEL),
        *_each("choices options", "say them in its `label:`"),
    )
)
"""Keys that people write, and the format has not: each with what to write instead."""

_SEVERAL: Mapping[str, str] = {
    "status": "a ticket has one at a time: let another step set the other",
    "accountable": "name the one that answers for it, and others under `consults` or `informs`",
    "next": f"{_AT_ONCE}; where one of them is chosen, ask a question with `answers:`",
    "run": "run them one after the other, each in a step of its own",
    "to": "write a rung for each: `escalate: [{to: …}, {to: …, after: …}]`",
    "days": 'write one text: `days: "mon, wed, fri"`',
    "hours": 'write one text: `hours: "09:00-12:00, 13:00-17:00"`',
    "every": 'write one text: `"mon, thu 10:00"`; other days at other times are another duty',
    "until": "name the one step by whose end it is over",
}
"""What to write instead of several values for a key that has one."""

_WHO = (
    "who does it by level or time of day is said in `held-by:` or `reach:` of one role, "
    "or asked in a question"
)
_STATUSES = "write a list of them; what one means is said by a term of its name"


def several(key: ScalarNode, node: Node) -> str:
    """What to write where a list or mapping stands for one value or a list; empty if unknown."""
    if isinstance(node, MappingNode):
        return {"who": _WHO, "accountable": _WHO, "statuses": _STATUSES}.get(key.value, "")
    are_several = isinstance(node, SequenceNode) and len(node.value) > 1
    return _SEVERAL.get(key.value, "") if are_several else ""
