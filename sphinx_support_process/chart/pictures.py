"""Which pictures are there? The chart of a process, and the map of all of them."""

from __future__ import annotations

from ..flow import Flow
from ..model import Process
from .layout.picture import picture
from .plan.map import map_plan
from .plan.plan import Options
from .plan.process import plan
from .plan.words import Words
from .scene import Scene


def chart(
    flow: Flow, process: Process, words: Words | None = None, options: Options | None = None
) -> Scene:
    """The swimlane chart of a process: lanes are roles, rows are steps in their written order."""
    options = options or Options()
    return picture(plan(flow, process, words or Words(flow.support), options), options)


def process_map(flow: Flow, words: Words | None = None, options: Options | None = None) -> Scene:
    """The map of all processes; of the options only `direction`, `compact` and `room` apply."""
    words, options = words or Words(flow.support), options or Options()
    return picture(map_plan(flow, words, options), options)
