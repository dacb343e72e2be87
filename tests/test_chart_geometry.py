"""Charts of random processes keep the rules of geometry."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from chart_cases import flow_of, random_process, random_processes

from sphinx_support_process.chart.draw.svg import svg
from sphinx_support_process.chart.draw.tikz import scale
from sphinx_support_process.chart.layout.measure import TITLE
from sphinx_support_process.chart.paper import pages
from sphinx_support_process.chart.pictures import chart, process_map
from sphinx_support_process.chart.plan.plan import Options
from sphinx_support_process.chart.plan.words import Words
from sphinx_support_process.chart.scene import Point, Rect, Scene

SEEDS = range(100)


class RightToLeft(Words):
    rtl = True


LOOKS = ["down", "right", "down compact", "right-to-left", "map", "map right", "printed"]


@cache
def printed() -> list[list[Scene]]:
    """The pages of the charts of random processes."""
    flows = [flow_of(random_process(seed)) for seed in SEEDS]
    return [pages(flow, flow.support.processes["p"]) for flow in flows]


@pytest.fixture(scope="module", params=LOOKS)
def scenes(request: pytest.FixtureRequest) -> list[Scene]:
    look = request.param
    if look == "printed":
        return [scene for parts in printed() for scene in parts]
    options = Options(
        direction="right" if look in ("right", "map right") else "down",
        compact=look == "down compact",
    )
    found: list[Scene] = []
    for seed in SEEDS:
        if look in ("map", "map right"):
            found.append(process_map(flow_of(random_processes(seed)), None, options))
            continue
        flow = flow_of(random_process(seed))
        process = flow.support.processes["p"]
        words = (RightToLeft if look == "right-to-left" else Words)(flow.support)
        found.append(chart(flow, process, words, options))
    return found


def pieces(points: tuple[Point, ...]) -> list[tuple[Point, Point]]:
    return list(itertools.pairwise(points))


def shrunk(rect: Rect, by: float = 0.01) -> Rect:
    return Rect(rect.x + by, rect.y + by, rect.width - 2 * by, rect.height - 2 * by)


def meets(piece: tuple[Point, Point], rect: Rect) -> bool:
    """Whether a piece that runs along x or y touches the inside of a rectangle."""
    (x1, x2), (y1, y2) = sorted((piece[0].x, piece[1].x)), sorted((piece[0].y, piece[1].y))
    return x2 > rect.x and x1 < rect.right and y2 > rect.y and y1 < rect.bottom


def cover(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def test_every_edge_runs_along_rows_and_lanes(scenes: list[Scene]) -> None:
    for scene in scenes:
        for edge in scene.edges:
            assert len(edge.points) >= 2
            for begin, end in pieces(edge.points):
                assert (begin.x == end.x) != (begin.y == end.y), (scene.key, edge)


def test_no_edge_runs_through_a_box(scenes: list[Scene]) -> None:
    for seed, scene in enumerate(scenes):
        for edge in scene.edges:
            for box in scene.boxes:
                # a side of a question or a pill lies within its rectangle, up to 18 px
                own = box.key in (edge.source, edge.target)
                slack = 18.01 if own and box.shape in ("question", "start", "outcome") else 0.01
                inside = shrunk(box.rect, slack)
                for piece in pieces(edge.points):
                    assert not meets(piece, inside), (seed, edge, box)


def test_no_two_edges_share_a_piece_of_a_line(scenes: list[Scene]) -> None:
    for seed, scene in enumerate(scenes):
        lines: dict[tuple[str, float], list[tuple[float, float, int]]] = {}
        for number, edge in enumerate(scene.edges):
            for begin, end in pieces(edge.points):
                if begin.x == end.x:
                    span = sorted((begin.y, end.y))
                    lines.setdefault(("x", round(begin.x, 3)), []).append((*span, number))
                else:
                    span = sorted((begin.x, end.x))
                    lines.setdefault(("y", round(begin.y, 3)), []).append((*span, number))
        for where, spans in lines.items():
            spans.sort()
            for (_, end, one), (begin, _, other) in itertools.pairwise(spans):
                assert end <= begin, (seed, where, scene.edges[one], scene.edges[other])


def test_parallel_lines_keep_their_distance(scenes: list[Scene]) -> None:
    for seed, scene in enumerate(scenes):
        upright = [
            (begin.x, *sorted((begin.y, end.y)), edge)
            for edge in scene.edges
            for begin, end in pieces(edge.points)
            if begin.x == end.x
        ]
        upright.sort(key=lambda line: line[:3])
        for at, (x, begin, end, edge) in enumerate(upright):
            for other_x, other_begin, other_end, other in upright[at + 1 :]:
                if other_x - x >= 4:
                    break
                if edge is not other and other_x != x:
                    assert end <= other_begin or other_end <= begin, (seed, edge, other)


def test_no_label_covers_a_box_a_line_or_another_label(scenes: list[Scene]) -> None:
    for seed, scene in enumerate(scenes):
        labels = [edge.label for edge in scene.edges if edge.label]
        for label in labels:
            inside = shrunk(label.rect)
            for box in scene.boxes:
                assert not cover(inside, box.rect), (seed, label, box)
            for edge in scene.edges:
                for piece in pieces(edge.points):
                    assert not meets(piece, inside), (seed, label, edge)
        for one, other in itertools.combinations(labels, 2):
            assert not cover(shrunk(one.rect), other.rect), (seed, one, other)


def test_no_box_covers_another_and_each_stands_in_one_lane(scenes: list[Scene]) -> None:
    for seed, scene in enumerate(scenes):
        for one, other in itertools.combinations(scene.boxes, 2):
            assert not cover(shrunk(one.rect), other.rect), (seed, one, other)
        for one, other in itertools.combinations(scene.lanes, 2):
            assert not cover(shrunk(one.rect), other.rect)
        for lane in scene.lanes:
            for box in scene.boxes:
                if cover(lane.rect, box.rect):
                    assert lane.rect.x <= box.rect.x
                    assert box.rect.right <= lane.rect.right
                    assert lane.rect.y <= box.rect.y
                    assert box.rect.bottom <= lane.rect.bottom


def test_every_line_of_a_text_stands_in_its_box_below_the_one_before(scenes: list[Scene]) -> None:
    for seed, scene in enumerate(scenes):
        for box in scene.boxes:
            ends = [box.rect.y, *(line.at.y for line in box.lines), box.rect.bottom]
            assert ends == sorted({*ends}), (seed, box)


def test_nothing_is_outside_of_the_canvas(scenes: list[Scene]) -> None:
    for seed, scene in enumerate(scenes):
        rects = [box.rect for box in scene.boxes]
        rects += [box.bubble for box in scene.boxes if box.bubble]
        rects += [lane.rect for lane in scene.lanes] + [lane.head for lane in scene.lanes]
        rects += [phase.tab for phase in scene.phases]
        rects += [edge.label.rect for edge in scene.edges if edge.label]
        for rect in rects:
            assert rect.width > 0
            assert rect.height > 0
            assert rect.x >= 0.5, (seed, rect)
            assert rect.y >= 0.5, (seed, rect)
            assert rect.right <= scene.width - 0.5, (seed, rect)
            assert rect.bottom <= scene.height - 0.5, (seed, rect)
        for edge in scene.edges:
            for point in edge.points:
                assert 0 < point.x < scene.width, (seed, edge)
                assert 0 < point.y < scene.height, (seed, edge)


def test_phases_and_headings_cover_no_box(scenes: list[Scene]) -> None:
    for scene in scenes:
        rects = [lane.head for lane in scene.lanes] + [phase.tab for phase in scene.phases]
        for rect in rects:
            for box in scene.boxes:
                assert not cover(rect, box.rect)
        for one, other in itertools.combinations(rects, 2):
            assert not cover(shrunk(one), other)


def test_every_way_of_the_process_is_drawn() -> None:
    for seed in SEEDS:
        flow = flow_of(random_process(seed))
        process = flow.support.processes["p"]
        scene = chart(flow, process)
        drawn = {edge.source for edge in scene.edges}
        leads_on = {step.name for step in process.steps if any(way.to for way in flow.ways[step])}
        assert leads_on <= drawn
        keys = [box.key for box in scene.boxes]
        assert len(keys) == len(set(keys))
        assert {edge.target for edge in scene.edges} <= set(keys)


def test_every_printed_picture_can_be_read() -> None:
    for seed, parts in zip(SEEDS, printed(), strict=True):
        for scene in parts:
            steps = [box for box in scene.boxes if box.tone]
            assert TITLE * scale(scene) >= 7.8 or len(steps) == 1, seed


def test_the_same_process_gives_the_same_bytes() -> None:
    for seed in SEEDS[:40]:
        one, other = flow_of(random_process(seed)), flow_of(random_process(seed))
        assert svg(chart(one, one.support.processes["p"])) == svg(
            chart(other, other.support.processes["p"])
        )


def test_another_run_of_python_gives_the_same_bytes() -> None:
    program = (
        "from chart_cases import *\n"
        "from sphinx_support_process.chart.draw.svg import svg\n"
        "from sphinx_support_process.chart.pictures import chart, process_map\n"
        "for seed in range(12):\n"
        "    flow = flow_of(random_process(seed))\n"
        "    print(svg(chart(flow, flow.support.processes['p'])))\n"
        "    print(svg(process_map(flow_of(random_processes(seed)))))\n"
    )
    folders = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    one, other = (
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": folders, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    )
    assert one.count(b"</svg>") == 24
    assert one == other
