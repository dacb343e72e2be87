"""How is a process written for Graphviz?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chart.draw.colour import INK, LINE
from ..flow import Flow
from ..model import Process
from .graph import Node, Remark, Tie, graph, quoted

_SHAPES = {
    "step": 'shape=box, style="rounded,filled"',
    "question": "shape=hexagon, style=filled",
    "run": "shape=box, peripheries=2, style=filled",
    "start": 'shape=box, style="rounded,filled"',
    "outcome": 'shape=box, style="rounded,filled"',
    "process": "shape=box, peripheries=2, style=filled",
    "gateway": "shape=diamond, style=filled",
}


def dot(flow: Flow, process: Process) -> str:
    """A directed graph; ways back do not change the ranks, so that steps keep their order."""
    drawn = graph(flow, process)
    lines = [
        f"digraph {quoted(process.id)} {{",
        f"  graph [label={_text(drawn.title)}, labelloc=t, fontname=Helvetica, nodesep=0.4]",
        f'  node [fontname=Helvetica, fontsize=11, fontcolor="{INK}", margin="0.15,0.08"]',
        f'  edge [fontname=Helvetica, fontsize=10, color="{LINE}", fontcolor="{INK}"]',
        *(f"  {_node(node)}" for node in drawn.nodes),
        *(f"  {_tie(tie)}" for tie in drawn.ties),
        *(f"  {line}" for remark in drawn.remarks for line in _remark(remark)),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _node(node: Node) -> str:
    colour, fill = node.colours
    text = _text("\n".join(node.lines))
    shape = _SHAPES[node.item.shape]
    return f'{node.name} [label={text}, {shape}, color="{colour}", fillcolor="{fill}"]'


def _tie(tie: Tie) -> str:
    settings = [f"label={_text(tie.label)}"] if tie.label else []
    if tie.back:
        settings += ["constraint=false", "style=dashed"]
    elif tie.stroke != "plain":
        settings.append("style=dotted" if tie.stroke == "timeout" else "style=dashed")
    rest = f" [{', '.join(settings)}]" if settings else ""
    return f"{tie.source} -> {tie.target}{rest}"


def _remark(remark: Remark) -> Iterator[str]:
    """A note in the rank of its box."""
    text = _text("\n".join(remark.lines))
    yield f'{remark.name} [label={text}, shape=note, color="{LINE}"]'
    yield f"{{ rank=same; {remark.node} -> {remark.name} [style=dotted, dir=none] }}"


def _text(text: str) -> str:
    """A label, in which Graphviz reads the entities of HTML."""
    return quoted(re.sub(r"&(?=#?\w+;)", "&amp;", text))
