"""Do newcomers find what they look for on the site of these docs, and does each link lead there?"""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

import pytest

DOCS = Path(__file__).parents[1] / "docs"

WANTED = {
    "absence": "how-to/escalation",
    "absent": "how-to/escalation",
    "accept a problem": "how-to/silence",
    "alternatives": "understand/is-it-for-us",
    "assign": "how-to/hand-over",
    "backup": "how-to/escalation",
    "baseline": "how-to/check-in-ci",
    "best practices": "how-to/write-it-well",
    "branch": "how-to/decide",
    "business hours": "how-to/working-time",
    "by when": "how-to/deadlines",
    "by when must a step be done": "how-to/deadlines",
    "canned response": "how-to/reply",
    "checklist": "how-to/check-lists",
    "command not found": "help/troubleshooting",
    "conditional step": "how-to/only-sometimes",
    "confluence": "how-to/move-a-page",
    "could not import extension": "help/troubleshooting",
    "deadline": "how-to/deadlines",
    "decision": "how-to/decide",
    "diff": "how-to/what-a-change-means",
    "does it page somebody": "understand/is-it-for-us",
    "due": "how-to/deadlines",
    "due date": "how-to/when-is-it-due",
    "e-mail": "how-to/hide-contacts",
    "escalate": "how-to/escalation",
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
    "ladder": "how-to/escalation",
    "licence": "help/faq",
    "macro": "how-to/reply",
    "no matching distribution": "help/troubleshooting",
    "nobody answers": "how-to/escalation",
    "on call": "how-to/escalation",
    "optional step": "how-to/only-sometimes",
    "owner absent": "how-to/escalation",
    "owner not there": "how-to/escalation",
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
    "rung": "how-to/escalation",
    "screenshots": "gallery",
    "severity": "how-to/severity-levels",
    "silence": "how-to/silence",
    "SLA": "how-to/deadlines",
    "start": "tutorial",
    "sub-process": "how-to/split",
    "swimlane": "reference/directives",
    "template": "how-to/reply",
    "theme": "how-to/other-extensions",
    "time limit": "how-to/deadlines",
    "translate": "how-to/translate",
    "unavailable": "how-to/escalation",
    "vscode": "how-to/editors",
    "wait": "how-to/wait",
    "what if nobody answers": "how-to/escalation",
    "what if the owner is not there": "how-to/escalation",
    "when is it due": "how-to/when-is-it-due",
    "when not to use": "understand/is-it-for-us",
    "when should I not use it": "understand/is-it-for-us",
    "who does what": "reference/directives",
    "within": "how-to/deadlines",
    "yaml schema": "how-to/schema",
}
"""What newcomers type, and the page that answers it."""

ELSEWHERE = {
    "https://github.com/pradyunsg/furo",
    "https://mystmd.org",
    "https://pradyunsg.me",
    "https://semver.org",
    "https://sphinx-autobuild.readthedocs.io",
    "https://sphinx-needs.readthedocs.io",
    "https://www.sphinx-doc.org/",
    "https://www.sphinx-doc.org/en/master/usage/extensions/intersphinx.html",
}
"""The links to other sites but those of the example, which are invented; tests use no network."""

QUESTIONS = ("optional step", "hide email", "page not updated", "pager", "when not to use")
"""What newcomers ask, and know after the one page that the search finds first."""

ASKED = (
    "does it page somebody",
    "escalation",
    "optional step",
    "what if nobody answers",
    "when should I not use it",
)
"""What newcomers end with a question mark."""

LINK = re.compile(r'\s(?:href|src|data)="([^"]+)"')
ENTRY = re.compile(r'<li class="toctree-l[^>]*><a class="[^"]*" href="([^"]+)">(.*?)</a>')
TITLE = re.compile(r'<h1>(.*?)<a class="headerlink"')
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
UNSEEN = re.compile(r"<svg.*?</svg>|<script.*?</script>|¶|<[^>]+>", re.DOTALL)

KINDS = (
    "index",
    "tutorial",
    "gallery",
    "how-to/decide",
    "how-to/move-a-page",
    "help/troubleshooting",
    "reference/benchmarks",
    "reference/command-line",
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
def pages(site: Path) -> dict[Path, str]:
    """The text of each page of the site."""
    return {path: path.read_text("utf-8") for path in site.rglob("*.html")}


def test_no_link_within_the_site_leads_nowhere(site: Path, pages: dict[Path, str]) -> None:
    anchors = {path: {*re.findall(r'\sid="([^"]+)"', text)} for path, text in pages.items()}
    dead, count = [], 0
    for path, text in pages.items():
        for link in map(unescape, LINK.findall(text)):
            address = urlsplit(link)
            if address.scheme or address.netloc:
                continue
            to = (path.parent / unquote(address.path)).resolve() if address.path else path
            anchor = unquote(address.fragment)
            count += 1
            if not to.is_file() or (anchor and anchor not in anchors.get(to, {anchor})):
                dead.append(f"{path.relative_to(site)}: {link}")
    assert dead == []
    assert count > 20_000


def test_each_link_to_another_site_is_one_that_we_know(pages: dict[Path, str]) -> None:
    links = {unescape(link) for text in pages.values() for link in LINK.findall(text)}
    outside = {link for link in links if urlsplit(link).scheme or urlsplit(link).netloc}
    invented = {link for link in outside if re.match(r"https://example\.(com|net|org)/", link)}
    assert outside - invented == ELSEWHERE


def test_each_page_has_the_title_by_which_the_contents_call_it(pages: dict[Path, str]) -> None:
    titles = {path: found[1] for path, text in pages.items() if (found := TITLE.search(text))}
    called = [
        (path if link == "#" else (path.parent / link).resolve(), name)
        for path, text in pages.items()
        for link, name in ENTRY.findall(text)
        if "#" not in link[1:]
    ]
    assert len({path for path, _ in called}) >= 130
    assert {(path, name) for path, name in called if titles.get(path) != name} == set()


def words(page: str) -> int:
    """How many words there are to read on a page, code included."""
    article = ARTICLE.search(page)
    assert article is not None
    return len(UNSEEN.sub(" ", article[0]).split())


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_newcomers_ask_is_answered_on_a_page_of_500_words_at_most(
    site: Path, pages: dict[Path, str], question: str
) -> None:
    assert words(pages[site / f"{WANTED[question]}.html"]) <= 500


def test_the_tutorial_has_900_words_at_most_and_3_pictures(
    site: Path, pages: dict[Path, str]
) -> None:
    page = pages[site / "tutorial.html"]
    assert words(page) <= 900
    assert page.count("only-light") >= 3


@pytest.fixture(scope="module")
def found(site: Path, browser: Any) -> dict[str, list[str]]:
    """The first three pages of the search for each of the words, and for those that are asked."""
    page, answers = browser.new_page(), {}
    for words in (*WANTED, *map("{}?".format, ASKED)):
        page.goto(f"{(site / 'search.html').as_uri()}?{urlencode({'q': words})}")
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
    assert {words: found[words][:1] for words in WANTED} == {
        words: [page] for words, page in WANTED.items()
    }


@pytest.mark.parametrize("words", ASKED)
def test_the_search_finds_the_same_with_a_question_mark(
    found: dict[str, list[str]], words: str
) -> None:
    assert found[f"{words}?"] == found[words]


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
