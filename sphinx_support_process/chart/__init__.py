"""How does a process look? From its flow to a scene, and from the scene to SVG and TikZ."""

from __future__ import annotations

from ..flow import Flow
from ..model import Process
from .draw.sheets import sheets
from .draw.svg import svg
from .draw.tikz import tikz
from .layout.picture import picture
from .paper import map_page, pages
from .plan.map import process_map
from .plan.plan import Options
from .plan.process import plan
from .plan.words import Words
from .scene import Scene

__all__ = [
    "Options",
    "Scene",
    "Words",
    "chart",
    "map_page",
    "pages",
    "process_map",
    "sheets",
    "svg",
    "tikz",
]


def chart(
    flow: Flow, process: Process, words: Words | None = None, options: Options | None = None
) -> Scene:
    """The swimlane chart of a process: lanes are roles, rows are steps in their written order."""
    options = options or Options()
    return picture(plan(flow, process, words or Words(flow.support), options), options)
