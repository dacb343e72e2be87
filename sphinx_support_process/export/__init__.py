"""How does a process look elsewhere? Text for other tools, issues and plain Markdown pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..chart.draw.svg import svg
from ..chart.pictures import chart
from ..flow import Flow
from ..model import Process, Support
from ..text.named import NamedTuple
from .bpmn import bpmn
from .bpmn import executable as _executable
from .checklist import checklist
from .d2 import d2
from .dot import dot
from .json import json
from .markdown import markdown
from .mermaid import mermaid

__all__ = ["FORMATS", "SAID", "Format", "executable", "render"]


class Format(NamedTuple):
    """A format: what it is good for, the usual ending of its files, and who writes it."""

    doc: str
    suffix: str
    write: Callable[[Flow, Process], str]


FORMATS: Mapping[str, Format] = {
    "markdown": Format("all of it as plain Markdown, for a README or a wiki", ".md", markdown),
    "checklist": Format("one line a step with a box to tick, for an issue", ".md", checklist),
    "svg": Format(
        "the chart as a picture", ".svg", lambda flow, of: svg(chart(flow, of), alone=True)
    ),
    "mermaid": Format("a flowchart for GitHub, GitLab and others", ".mmd", mermaid),
    "dot": Format("a graph for Graphviz", ".dot", dot),
    "d2": Format("a chart for D2", ".d2", d2),
    "bpmn": Format("BPMN 2.0 with lanes and positions, for modelling tools", ".bpmn", bpmn),
    "json": Format("steps and ways as data, for other programs", ".json", json),
}

SAID = ("markdown", "checklist", "json")
"""The formats that tell of duties as well; the others draw steps and ways."""


def render(support: Support, process_id: str, to: str) -> str:
    """A process in one of the `FORMATS`. Raises KeyError for an unknown process or format."""
    return FORMATS[to].write(Flow(support), support.processes[process_id])


def executable(support: Support, process_id: str) -> str:
    """A process and all that it runs as BPMN for an engine. Raises KeyError for an unknown one."""
    return _executable(Flow(support), support.processes[process_id])
