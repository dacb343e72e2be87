"""Charts as Chromium draws them: texts stay inside their boxes, whatever the font."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chart_cases import flow_of, random_process, random_processes

from sphinx_support_process.chart.draw.sheets import page_parts, sheets
from sphinx_support_process.chart.draw.svg import svg
from sphinx_support_process.chart.pictures import chart, process_map
from sphinx_support_process.chart.plan.plan import Options
from sphinx_support_process.chart.plan.words import Words

FONTS = ["DejaVu Sans", "Liberation Sans", "Inter", "Noto Sans"]
MEASURE = """() => [...document.querySelectorAll('.spp-node')].flatMap(node => {
  const shape = node.querySelector('.spp-shape').getBBox();
  return [...node.querySelectorAll(':scope > text, .spp-clock')].map(text => {
    const box = text.getBBox();
    return [text.textContent, Math.min(box.x - shape.x, shape.x + shape.width - box.x - box.width,
      box.y - shape.y, shape.y + shape.height - box.y - box.height)];
  });
})"""
HEADINGS = """() => {
  const room = (outer, inner) => Math.min(inner.left - outer.left, outer.right - inner.right,
    inner.top - outer.top, outer.bottom - inner.bottom);
  const pairs = [...document.querySelectorAll('.spp-phase')].map(
    phase => [phase.querySelector('rect'), phase]);
  const heads = document.querySelectorAll('.spp-head');
  document.querySelectorAll('.spp-lane-head').forEach((head, n) => pairs.push([head, heads[n]]));
  return pairs.flatMap(([rect, group]) => [...group.querySelectorAll('text')].map(text =>
    [text.textContent, room(rect.getBoundingClientRect(), text.getBoundingClientRect())]));
}"""
LABELS = """() => [...document.querySelectorAll('.spp-labels text')].map(text => {
  const box = text.getBBox();
  return [text.textContent, box.x, box.y, box.x + box.width, box.y + box.height];
})"""
STYLE = (
    Path(__file__).parents[1] / "sphinx_support_process/style/support-process-chart.css"
).read_text(encoding="utf-8")
LANGUAGES = Path(__file__).with_name("chart_languages.yaml").read_text(encoding="utf-8")


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(params=FONTS)
def font(request: pytest.FixtureRequest) -> str:
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False)
    if request.param not in listed.stdout:
        pytest.skip(f"needs the font {request.param}")
    return request.param


@pytest.mark.parametrize("direction", ["down", "right"])
def test_texts_stay_inside_their_boxes(page: Any, font: str, direction: str) -> None:
    options = Options(direction=direction)
    flows = list(map(flow_of, [LANGUAGES, *map(random_process, range(12))]))
    scenes = [chart(flow, flow.support.processes["p"], None, options) for flow in flows]
    scenes += [process_map(flow_of(random_processes(n)), None, options) for n in range(4)]
    for scene in scenes:
        style = f"<style>text {{ font-family: '{font}', sans-serif }}</style>"
        page.set_content(f"<!doctype html><meta charset=utf-8>{style}{svg(scene)}")
        found = [*page.evaluate(MEASURE), *page.evaluate(HEADINGS)]
        assert [(text, room) for text, room in found if room < 0] == []
        rects = [edge.label.rect for edge in scene.edges if edge.label for _ in edge.label.lines]
        for (text, x, y, right, bottom), rect in zip(page.evaluate(LABELS), rects, strict=True):
            assert x >= rect.x - 1, text
            assert right <= rect.right + 1, text
            assert y >= rect.y - 2, text
            assert bottom <= rect.bottom + 2, text


def test_right_to_left_texts_stay_inside_their_boxes(page: Any) -> None:
    class RightToLeft(Words):
        rtl = True

    flow = flow_of(LANGUAGES)
    scene = chart(flow, flow.support.processes["p"], RightToLeft(flow.support))
    page.set_content(f"<!doctype html><meta charset=utf-8>{svg(scene)}")
    assert [text for text, room in page.evaluate(MEASURE) if room < 0] == []
    rects = [edge.label.rect for edge in scene.edges if edge.label for _ in edge.label.lines]
    for (text, x, _, right, _), rect in zip(page.evaluate(LABELS), rects, strict=True):
        assert x >= rect.x - 1, text
        assert right <= rect.right + 1, text


def test_on_paper_a_tall_chart_gives_way_to_its_parts(page: Any) -> None:
    steps = "".join(f"      - {{id: s{n}, title: Step, who: r}}\n" for n in range(30))
    flow = flow_of(
        f"roles: {{r: {{name: R}}}}\nprocesses:\n  p:\n    title: P\n    steps:\n{steps}"
    )
    scene = chart(flow, flow.support.processes["p"])
    region = f'<div class="spp-chart-region spp-cut">{svg(scene)}</div>'
    parts = f'<div class="spp-sheets" hidden>{sheets(scene)}</div>'
    page.set_content(f"<!doctype html><style>{STYLE}</style>{region}{parts}")
    seen = "() => [...document.querySelectorAll('div, use')].map(one => one.checkVisibility())"
    uses = 2 * len(page_parts(scene)) - 1
    assert page.evaluate(seen) == [True, False, *[False] * uses]
    page.emulate_media(media="print")
    assert page.evaluate(seen) == [False, True, *[True] * uses]
    drawn = [use.bounding_box()["height"] for use in page.query_selector_all("use")]
    assert min(drawn) > 0
