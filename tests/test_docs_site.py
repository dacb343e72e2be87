"""Do newcomers find what they look for on the site of these docs, by its search and at a glance?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[1] / "docs"

WANTED = {
    "accept a problem": "how-to/silence",
    "alternatives": "understand/is-it-for-us",
    "assign": "how-to/hand-over",
    "baseline": "how-to/check-in-ci",
    "best practices": "how-to/write-it-well",
    "branch": "how-to/decide",
    "business hours": "how-to/working-time",
    "canned response": "how-to/reply",
    "checklist": "how-to/check-lists",
    "conditional step": "how-to/only-sometimes",
    "confluence": "how-to/move-a-page",
    "deadline": "how-to/deadlines",
    "decision": "how-to/decide",
    "diff": "how-to/what-a-change-means",
    "due date": "how-to/when-is-it-due",
    "e-mail": "how-to/hide-contacts",
    "escalation": "how-to/escalation",
    "export": "reference/command-line",
    "flowchart": "reference/directives",
    "follow-up": "how-to/wait",
    "glossary": "reference/directives",
    "hand over": "how-to/hand-over",
    "hide email": "how-to/hide-contacts",
    "holiday": "how-to/working-time",
    "import markdown": "how-to/move-a-page",
    "import word": "how-to/move-a-page",
    "install": "tutorial",
    "licence": "help/faq",
    "macro": "how-to/reply",
    "on call": "how-to/escalation",
    "optional step": "how-to/only-sometimes",
    "page not updated": "help/troubleshooting",
    "pager": "understand/is-it-for-us",
    "parallel steps": "understand/how-a-case-moves",
    "PDF": "how-to/pdf",
    "print": "how-to/pdf",
    "promise": "how-to/deadlines",
    "pull request": "how-to/what-a-change-means",
    "RACI": "reference/directives",
    "redirect": "how-to/keep-old-anchors",
    "reminder": "how-to/wait",
    "rename": "how-to/rename-a-step",
    "roles": "reference/format",
    "rollback": "how-to/conditions-and-failure",
    "runbook": "how-to/write-it-well",
    "screenshots": "gallery",
    "severity": "how-to/severity-levels",
    "silence": "how-to/silence",
    "SLA": "how-to/deadlines",
    "start": "tutorial",
    "sub-process": "how-to/split",
    "swimlane": "reference/directives",
    "template": "how-to/reply",
    "theme": "how-to/other-extensions",
    "translate": "how-to/translate",
    "vscode": "how-to/editors",
    "wait": "how-to/wait",
    "who does what": "reference/directives",
    "yaml schema": "how-to/editors",
}
"""What newcomers type, and the page that answers it."""

KINDS = (
    "index",
    "tutorial",
    "gallery",
    "how-to/decide",
    "how-to/move-a-page",
    "help/troubleshooting",
    "reference/benchmarks",
    "reference/directives",
    "rules/index",
    "rules/trap",
    "search",
    "understand/is-it-for-us",
)

DONE = "/finished|did not match/.test(document.querySelector('p.search-summary')?.textContent)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for name in ("furo", "sphinx_copybutton"):
        pytest.importorskip(name, reason=f"the docs are built with {name}")
    folder = tmp_path_factory.mktemp("docs")
    subprocess.run([sys.executable, "-m", "sphinx", "-q", DOCS, folder], check=True)
    return folder


@pytest.fixture(scope="module")
def found(site: Path, browser: Any) -> dict[str, list[str]]:
    """The first three pages of the search for each of the words."""
    page, answers = browser.new_page(), {}
    for words in WANTED:
        page.goto(f"{(site / 'search.html').as_uri()}?q={words.replace(' ', '+')}")
        page.wait_for_function(DONE)
        links = page.eval_on_selector_all(
            "#search-results ul.search > li > a", "links => links.map(link => link.pathname)"
        )
        pages = [str(Path(link).relative_to(site).with_suffix("")) for link in links]
        answers[words] = list(dict.fromkeys(pages))[:3]
    page.close()
    return answers


def test_the_search_finds_the_right_page_first_for_what_newcomers_type(
    found: dict[str, list[str]],
) -> None:
    assert {words: pages[:1] for words, pages in found.items()} == {
        words: [page] for words, page in WANTED.items()
    }


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_front_page_shows_how_to_start_to_install_and_to_try_without_scrolling(
    site: Path, browser: Any, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto((site / "index.html").as_uri())
    for text in ("Start: ten minutes", "pip install sphinx-support-process", "Try a ticket"):
        box = page.get_by_text(text).first.bounding_box()
        assert box["y"] + box["height"] <= height
    page.close()


def test_on_a_telephone_the_chart_of_the_front_page_comes_before_its_yaml(
    site: Path, browser: Any
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((site / "index.html").as_uri())
    tops = [page.locator(name).first.bounding_box()["y"] for name in (".spp-chart", ".front pre")]
    assert tops == sorted(tops)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_pages_of_each_kind(site: Path, browser: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe").Axe()
    page, found = browser.new_page(color_scheme=scheme), {}
    for name in KINDS:
        page.goto((site / f"{name}.html").as_uri())
        found[name] = [it["id"] for it in axe.run(page).response["violations"]]
    page.close()
    assert found == {name: [] for name in KINDS}
