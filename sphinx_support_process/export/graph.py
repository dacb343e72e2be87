"""What have the graph languages in common? Nodes with short names, and the ways between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..chart.draw.colour import LINE, TINT, WHITE, mix
from ..chart.plan.plan import Item, Options
from ..chart.plan.process import plan
from ..chart.plan.words import Words
from ..chart.scene import Stroke
from ..flow import Flow
from ..model import Process, Step
from ..text.named import NamedTuple
from .guards import with_guards


class Node(NamedTuple):
    """A box: its name in the graph, what it says, who does it, and when."""

    name: str
    item: Item
    facts: tuple[str, ...] = ()

    @property
    def lines(self) -> Iterator[str]:
        """The text of the box, line by line."""
        yield self.item.title
        if self.facts:
            yield ", ".join(self.facts)

    @property
    def colours(self) -> tuple[str, str]:
        """The colours of its border and of what is within."""
        tone = self.item.tone
        return (tone.colour, mix(tone.colour, TINT)) if tone else (LINE, WHITE)


class Tie(NamedTuple):
    """A way between two nodes, by their names."""

    source: str
    target: str
    stroke: Stroke
    label: str
    back: bool


class Remark(NamedTuple):
    """A note beside a node: whom to call when it does not go on there."""

    name: str
    node: str
    lines: tuple[str, ...]


class Graph(NamedTuple):
    title: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    remarks: tuple[Remark, ...]


def graph(flow: Flow, process: Process) -> Graph:
    """The graph of a process: `s1` is its first step, `start1` a start, `end1` an end.

    `if1` is the first box that asks whether a step is done.
    """
    words = Words(flow.support)
    planned = with_guards(plan(flow, process, words, Options()), process, words)
    steps = {step.name: step for step in process.steps}
    nodes: list[Node] = []
    ties: list[Tie] = []
    counts: Counter[str] = Counter()

    def named(item: Item) -> Node:
        kind = _KINDS.get(item.shape, "s")
        counts[kind] += 1
        facts = tuple(_facts(words, steps[item.key])) if item.key in steps else ()
        return Node(f"{kind}{counts[kind]}", item, facts)

    nodes += map(named, planned.items)
    ends = {node.item.name: node for node in nodes if node.name.startswith("end")}
    for arc in planned.arcs:
        source, target = nodes[arc.source].name, nodes[arc.target].name
        ties.append(Tie(source, target, arc.stroke, arc.label, arc.target <= arc.source))
    for end in planned.exits:
        key = end.item.name
        if key not in ends:
            ends[key] = named(end.item)
            nodes.append(ends[key])
        ties.append(Tie(nodes[end.source].name, ends[key].name, end.stroke, end.label, False))
    remarks = (_remark(words, node.name, steps.get(node.item.key)) for node in nodes)
    return Graph(planned.title, tuple(nodes), tuple(ties), tuple(filter(None, remarks)))


_KINDS = {"start": "start", "outcome": "end", "process": "end", "gateway": "if"}


def _facts(words: Words, step: Step) -> Iterator[str]:
    """Who does a step, and when."""
    owners = words.owners(step)
    named = (f"{words.role(role)}{' (automatic)' * role.automatic}" for role in owners)
    yield " or ".join(named) or words.role(None)
    yield from words.limits(step, brief=True)


def _remark(words: Words, node: str, step: Step | None) -> Remark | None:
    lines = tuple(map(words.rung, words.ladder(step.escalate))) if step else ()
    return Remark(f"{node}note", node, lines) if lines else None


def quoted(text: str) -> str:
    """A text in the quotes that these languages have from C."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
