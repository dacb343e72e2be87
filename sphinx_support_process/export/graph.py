"""What have the graph languages in common? Nodes with short names, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..chart.draw.colour import LINE, TINT, WHITE, mix
from ..chart.plan.plan import Item, Options
from ..chart.plan.process import plan
from ..chart.plan.words import Words
from ..chart.scene import Stroke
from ..flow import Flow
from ..model import Process


class Node(NamedTuple):
    """A box: its name in the graph, what it says, who does it, and when."""

    name: str
    item: Item
    who: str

    @property
    def lines(self) -> Iterator[str]:
        """The text of the box, line by line."""
        yield self.item.title
        if self.who:
            yield ", ".join([self.who, *(note.text for note in self.item.notes if note.clock)])

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


class Graph(NamedTuple):
    title: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


def graph(flow: Flow, process: Process) -> Graph:
    """The graph of a process: `s1` is its first step, `start1` a start, `end1` an end."""
    words = Words(flow.support)
    planned = plan(flow, process, words, Options())
    owners = {step.name: words.who(step) or words.role(None) for step in process.steps}
    nodes: list[Node] = []
    ties: list[Tie] = []
    counts = {"s": 0, "start": 0, "end": 0}

    def named(item: Item) -> Node:
        kind = {"start": "start", "outcome": "end", "process": "end"}.get(item.shape, "s")
        counts[kind] += 1
        return Node(f"{kind}{counts[kind]}", item, owners.get(item.key, ""))

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
    return Graph(planned.title, tuple(nodes), tuple(ties))


def quoted(text: str) -> str:
    """A text in the quotes that these languages have from C."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
