"""How is a process written for Mermaid?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chart.draw.colour import INK, LINE, TINT, WHITE, mix
from ..flow import Flow
from ..known.colour import Tone
from ..model import Process
from .graph import Node, Tie, graph

_SHAPES = {
    "step": ("[", "]"),
    "question": ("{{", "}}"),
    "run": ("[[", "]]"),
    "start": ("([", "])"),
    "outcome": ("([", "])"),
    "process": ("[[", "]]"),
    "gateway": ("{", "}"),
}


_JOINER = "\u2060"
"""Takes no room and ends no line, and parts what would be read as one."""

_READ = re.compile(
    r"^\d{1,9}(?=[.)])|^(?=[-+=])"  # Markdown: lists, headings
    r"|_(?=\W|$)|\](?=[(:])|[\\@]|:(?=//)|www(?=\.)"  # emphasis, links, escapes, addresses
    r"|&(?=#?\w+;)|#|\$(?=\$)|:(?=fa-)|%(?=[%{])"  # HTML, codes, formulas, icons, directives
)
"""Before or after what Mermaid, in one version or another, would take for more than text."""

_ALIKE = str.maketrans("*~`<>", "\u2217\u223c\u02cb\u2039\u203a")
"""Signs that look like those of Markdown and HTML that nothing can part from their words."""

_CLOSING = re.compile(r'(?<=[^\s(\[{/])"')


def mermaid(flow: Flow, process: Process) -> str:
    """A flowchart: the owner of a step stands in its box, whose colour is that of the role."""
    drawn = graph(flow, process)
    tones = {node.item.tone: None for node in drawn.nodes if node.item.tone}
    classes = {tone: f"role{number}" for number, tone in enumerate(tones, 1)}
    lines = ["flowchart TD", f"  accTitle: {_line(drawn.title)}"]
    lines += [f"  {_node(node, classes)}" for node in drawn.nodes]
    lines += [f"  {_tie(tie)}" for tie in drawn.ties]
    for remark in drawn.remarks:
        text = "<br/>".join(map(_text, remark.lines))
        lines += [f'  {remark.name}>"{text}"]:::other', f"  {remark.node} -.- {remark.name}"]
    lines += _styles(classes)
    return "\n".join(lines) + "\n"


def _node(node: Node, classes: dict[Tone, str]) -> str:
    before, after = _SHAPES[node.item.shape]
    text = "<br/>".join(map(_text, node.lines))
    kind = f":::{classes[node.item.tone]}" if node.item.tone else ":::other"
    return f'{node.name}{before}"{text}"{after}{kind}'


def _tie(tie: Tie) -> str:
    arrow = "-->" if tie.stroke == "plain" else "-.->"
    label = f'|"{_text(tie.label)}"|' if tie.label else ""
    return f"{tie.source} {arrow}{label} {tie.target}"


def _styles(classes: dict[Tone, str]) -> Iterator[str]:
    for tone, name in classes.items():
        fill = mix(tone.colour, TINT)
        yield f"  classDef {name} fill:{fill},stroke:{tone.colour},color:{INK}"
    yield f"  classDef other fill:{WHITE},stroke:{LINE},color:{INK}"


def _text(text: str) -> str:
    """A line of a label that reads the same with and without HTML, as Markdown or as it is."""
    curled = _CLOSING.sub("\u201d", text).replace('"', "\u201c").translate(_ALIKE)
    return _READ.sub(rf"\g<0>{_JOINER}", curled)


def _line(text: str) -> str:
    """Text outside of quotes, without the signs that could end it or begin something else."""
    return " ".join("".join(each for each in text if each not in "<>{}#;%").split())
