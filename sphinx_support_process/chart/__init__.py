"""How does a process look? From its flow to a scene, and from the scene to SVG and TikZ."""

from __future__ import annotations

from .draw.sheets import sheets
from .draw.svg import svg
from .draw.tikz import tikz
from .paper import map_page, pages
from .pictures import chart, process_map
from .plan.plan import Options
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
