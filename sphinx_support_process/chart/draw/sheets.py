"""How is a tall chart printed from a web page? In parts, each below the headings of its lanes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from html import escape

from ..layout.metrics import width
from ..scene import Scene

PAPER = (718.0, 900.0)
"""The width and the height, in CSS pixels, of what A4 and letter both have room for."""

READABLE = 0.72
"""The share of its size to which a chart shrinks on paper: steps are then written at 7 points."""

Part = tuple[float, float]


def page_parts(scene: Scene) -> tuple[Part, ...]:
    """The parts of a chart from one y to another; none if it can be read on one page as a whole.

    No cut runs through a box, a label or the title of a phase; those between phases come first. A
    chart whose headings fill half a page stays whole: each part would show them again.
    """
    across = min(1, PAPER[0] / scene.width)
    head, room = _head(scene), PAPER[1] / across
    if not 0 < head < room / 2 or PAPER[1] / scene.height >= min(READABLE, across):
        return ()
    places = list(_places(scene))
    between = [phase.line[0].y for phase in scene.phases if phase.line]
    found: list[Part] = []
    begin = 0.0
    while scene.height - begin > room - (head if begin else 0):
        last = begin + room - (head if begin else 0)
        near = [place for place in places if begin + head < place <= last]
        best = [place for place in between if begin + room / 2 < place <= last]
        cut = max(best or near, default=last)
        found.append((begin, cut))
        begin = cut
    return (*found, (begin, scene.height))


def sheets(scene: Scene) -> str:
    """The parts of a chart that is on the page, with the headings of its lanes above each."""
    return "".join(_sheets(scene))


def _sheets(scene: Scene) -> Iterator[str]:
    wide = f"{scene.width:g}"
    use = f'<use href="#{escape(scene.key)}-all"/></svg>'
    for begin, end in page_parts(scene):
        head = _head(scene) if begin else 0
        high = end - begin
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="spp-sheet" text-anchor="middle"'
            f' viewBox="0 0 {wide} {head + high:g}" width="{wide}" height="{head + high:g}">'
        )
        if head:
            yield f'<svg width="{wide}" height="{head:g}" viewBox="0 0 {wide} {head:g}">{use}'
        yield f'<svg y="{head:g}" width="{wide}" height="{high:g}"'
        yield f' viewBox="0 {begin:g} {wide} {high:g}">{use}</svg>'


def _head(scene: Scene) -> float:
    """The height of the headings above the lanes; 0 if they stand elsewhere."""
    heads = [lane.head for lane in scene.lanes if lane.head.width == lane.rect.width]
    return max((head.bottom + 6 for head in heads), default=0)


def _places(scene: Scene) -> Iterator[float]:
    """Where nothing but lines that go on stands: the middle of each such stretch."""
    taken = [(box.rect.y - 10, box.rect.bottom) for box in scene.boxes]
    for edge in scene.edges:
        if edge.label:
            taken.append((edge.label.rect.y, edge.label.rect.bottom))
        for one, other in itertools.pairwise(edge.points):
            if one.y == other.y:
                taken.append((one.y - 3, one.y + 3))
    for phase in scene.phases:
        for line in phase.lines:
            half = width(line.text, line.size, line.bold) / 2
            taken.append((line.at.y - half, line.at.y + half))
    free = 0.0
    for begin, end in sorted(taken):
        if begin > free:
            yield (free + begin) / 2
        free = max(free, end)
