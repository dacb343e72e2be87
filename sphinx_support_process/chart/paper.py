"""Which pictures fit a page of paper? Charts cut at phases, then between steps; a small map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..flow import Flow
from ..model import Process, Step
from .draw.tikz import PAGE, scale
from .layout.picture import picture
from .pictures import process_map
from .plan.plan import Options
from .plan.process import part, plan
from .plan.words import Words
from .scene import Scene

SMALLEST = 0.6
"""Points for a pixel below which a picture is cut further: steps are written at 7.8 points."""

BREADTH = int(PAGE[0] / SMALLEST)
"""The breadth, in pixels, above which a picture would become too small."""


def pages(
    flow: Flow, process: Process, words: Words | None = None, options: Options | None = None
) -> tuple[Scene, ...]:
    """The pictures of a process, each as many whole phases as fit a page.

    A way that leaves a picture ends at the name of the step that it leads to.
    """
    words, options = words or Words(flow.support), options or Options(room=132)
    scenes: list[Scene] = []
    held: list[Step] = []

    def drawn(steps: list[Step]) -> Scene:
        ends = replace(options, first=str(steps[0].id), last=str(steps[-1].id), breadth=BREADTH)
        return picture(plan(flow, process, words, ends), ends)

    for group in _groups(part(process, options.first, options.last)):
        for steps in _cut(group, drawn):
            if held and not legible(drawn([*held, *steps])):
                scenes.append(drawn(held))
                held = []
            held += steps
    if held:
        scenes.append(drawn(held))
    return tuple(scenes)


def map_page(flow: Flow, words: Words, options: Options) -> Scene | None:
    """The map of all processes in a size that can be read, if it fits one page."""
    options = replace(options, breadth=BREADTH)
    scenes = (process_map(flow, words, replace(options, compact=each)) for each in (False, True))
    return next(filter(legible, scenes), None)


def legible(scene: Scene) -> bool:
    """Whether a picture can be read in the size in which it fits a page."""
    return scale(scene) >= SMALLEST


def _groups(steps: list[Step]) -> list[list[Step]]:
    groups: list[list[Step]] = []
    for step in steps:
        if step.phase or not groups:
            groups.append([])
        groups[-1].append(step)
    return groups


def _cut(steps: list[Step], drawn: Callable[[list[Step]], Scene]) -> list[list[Step]]:
    if len(steps) == 1 or legible(drawn(steps)):
        return [steps]
    middle = len(steps) // 2
    return [*_cut(steps[:middle], drawn), *_cut(steps[middle:], drawn)]
