"""Charts and badges on the pages of themes: reachable by keyboard, within the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from building import SUPPORT
from theme_cases import THEMES, build_in

axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe")
PAGES = {
    "index.md": "# Start\n\n```{support:overview}\n```\n\n```{toctree}\n:glob:\n*\n```\n",
    "triage.md": "# Triage\n\n```{support:process} triage\n:chart: open\n```\n",
    "incident.md": (
        "# Incident\n\n```{support:process} incident\n```\n\n"
        "```{support:chart} incident\n:direction: right\n:caption: How it goes\n```\n"
    ),
    "roles.md": "# Roles\n\n## Agent\n\n```{support:role} agent\n:chart:\n```\n",
    "support/process.yaml": SUPPORT.replace("agent: {", "agent: {color: '#b4574f', "),
}
OURS = {"include": [[".spp-chart-region"], [".spp-skip"], [".spp-who"], ["figure"]]}


@pytest.fixture(scope="module", params=THEMES, ids=[theme.name for theme in THEMES])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param.name)
    return build_in(request.param, folder, PAGES).out


@pytest.fixture
def open_page(site: Path, browser: Any) -> Iterator[Any]:
    """A function that opens a page of the site, light or dark, so wide."""
    contexts = []

    def opened(name: str, scheme: str = "light", width: int = 1280) -> Any:
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.goto((site / f"{name}.html").as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Any, scheme: str) -> None:
    for name in ("index", "triage", "incident", "roles"):
        page = open_page(name, scheme)
        shown = {"include": [[one] for (one,) in OURS["include"] if page.query_selector(one)]}
        results = axe_api.Axe().run(page, context=shown)
        assert results.response["violations"] == [], (name, results.generate_report())


def test_a_step_tells_who_and_by_when_when_it_is_pointed_at_or_focused(open_page: Any) -> None:
    page = open_page("triage")
    step = page.locator("a.spp-node").first
    detail = step.locator(".spp-detail")
    assert not detail.is_visible()
    step.hover()
    assert detail.is_visible()
    assert " ".join(detail.locator("text").all_text_contents()) == (
        "Triager within 1 working day of the start"
    )
    page.mouse.move(0, 0)
    assert not detail.is_visible()
    step.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert detail.is_visible()


def test_the_keyboard_reaches_every_link_in_order_or_skips_the_chart(open_page: Any) -> None:
    page = open_page("triage")
    page.locator(".spp-skip").focus()
    said = "() => document.activeElement.getAttribute('aria-label')"
    reached = []
    for _ in range(5):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(said))
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", reached[-1]
    assert reached == [
        "Chart: Triage, 3 steps in 1 lane",
        "1. Acknowledge the request. Triager. within 1 working day of the start",
        "2. Is it an incident? Triager",
        "Process: Incident response",
        "3. Close the ticket. Triager",
    ]
    page.locator(".spp-skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => !document.activeElement.closest('.spp-chart-region, .spp-skip')")


@pytest.mark.parametrize("name", ["index", "triage", "incident", "roles"])
def test_a_narrow_screen_scrolls_the_chart_and_nothing_else(open_page: Any, name: str) -> None:
    page = open_page(name, width=320)
    for region in page.query_selector_all(".spp-chart-region"):
        box = region.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('.spp-chart')].map("
        "chart => chart.getBoundingClientRect().width / chart.getAttribute('width'))"
    )
    assert all(0.79 < size <= 1 for size in sizes)
