"""How is a process written for D2?"""

from __future__ import annotations

from collections.abc import Iterator

from ..chart.draw.colour import INK, LINE, WHITE
from ..flow import Flow
from ..model import Process
from .graph import Node, Remark, Tie, graph, quoted

_SHAPES = {
    "step": "style.border-radius: 6",
    "question": "shape: hexagon",
    "run": "style.double-border: true",
    "start": "shape: oval",
    "outcome": "shape: oval",
    "process": "style.double-border: true",
    "gateway": "shape: diamond",
}


def d2(flow: Flow, process: Process) -> str:
    """A diagram that goes down."""
    drawn = graph(flow, process)
    lines = [f"# {drawn.title}", "direction: down"]
    lines += [_node(node) for node in drawn.nodes]
    lines += [_tie(tie) for tie in drawn.ties]
    lines += [line for remark in drawn.remarks for line in _remark(remark)]
    return "\n".join(lines) + "\n"


def _node(node: Node) -> str:
    colour, fill = node.colours
    text = _text("\n".join(node.lines))
    settings = [
        _SHAPES[node.item.shape],
        f'style.fill: "{fill}"',
        f'style.stroke: "{colour}"',
        f'style.font-color: "{INK}"',
    ]
    return f"{node.name}: {text} {{ {'; '.join(settings)} }}"


def _tie(tie: Tie) -> str:
    label = f": {_text(tie.label)}" if tie.label else ""
    dashed = " { style.stroke-dash: 4 }" if tie.back or tie.stroke != "plain" else ""
    return f"{tie.source} -> {tie.target}{label or (':' if dashed else '')}{dashed}"


def _remark(remark: Remark) -> Iterator[str]:
    text = _text("\n".join(remark.lines))
    look = f'shape: page; style.fill: "{WHITE}"; style.stroke: "{LINE}"'
    yield f'{remark.name}: {text} {{ {look}; style.font-color: "{INK}" }}'
    yield f"{remark.node} -- {remark.name}: {{ style.stroke-dash: 2 }}"


def _text(text: str) -> str:
    return quoted(text).replace("$", r"\$")
