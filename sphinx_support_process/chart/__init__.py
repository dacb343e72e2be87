"""How does a process look? From its flow to a scene, and from the scene to SVG and TikZ."""

from __future__ import annotations

from ..flow import Flow
from ..model import Process
from .map import process_map
from .pages import map_page, pages
from .picture import picture
from .plan import Options
from .process import plan
from .scene import Scene
from .sheets import sheets
from .svg import svg
from .tikz import tikz
from .words import Words

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
