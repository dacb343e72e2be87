"""The page of a process in Chromium with furo: what is in sight, what opens, what stays."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import HOSTILE, StrictSite, violations
from building import build
from process_cases import FILES, many
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace
from test_pages_browser import OUTSIDE

DOCS = Path(__file__).parent.parent / "docs"
PAGES = FILES | {
    "support/a.yaml": many(26),
    "others.md": FILES["others.md"] + "\n```{toctree}\n:hidden:\nmany\n```\n",
    "many.md": "# Many steps\n\n```{support:process} many\n:chart:\n```\n",
}
SIZES = ((1280, 900), (390, 844), (320, 640))

FIRST = "() => Math.round(document.querySelector('li.spp-step').getBoundingClientRect().top)"
OPEN = "() => { document.querySelector('.spp-chart-fold').open = true; }"
STAYS = """async () => {
  const region = document.querySelector('.spp-chart-region');
  const frame = region.parentElement, lost = [];
  const seen = node => {
    const box = node.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return box.height > 10 && Boolean(hit?.closest('.spp-lanes'));
  };
  const top = frame.getBoundingClientRect().top + scrollY;
  const bottom = top + frame.offsetHeight - innerHeight / 2;
  for (const left of [0, 200, region.scrollWidth])
    for (let y = Math.max(0, top - 100); y <= bottom; y += 377) {
      region.scrollLeft = left;
      scrollTo({ top: y, behavior: 'instant' });
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      const sign = frame.querySelector('.spp-sign'), row = frame.querySelector('.spp-heads');
      if (!seen(row) || (!sign.hidden && !seen(sign))) lost.push([left, y]);
    }
  return [lost, frame.querySelector('.spp-sign').hidden];
}"""
COVERS = """() => {
  const heads = [...document.querySelectorAll('.spp-lane-head')];
  const copies = [...document.querySelectorAll('.spp-heads > *')];
  return copies.map((copy, index) => {
    const [one, other] = [copy.getBoundingClientRect(), heads[index].getBoundingClientRect()];
    return Math.max(...['left', 'top', 'width', 'height'].map(
      side => Math.abs(one[side] - other[side])));
  });
}"""
REPORTS = """
window.reports = [];
addEventListener('securitypolicyviolation', event => {
  const node = event.target, near = node?.closest?.('[class*=spp-]');
  const file = (event.sourceFile ?? '').split('/').pop();
  if (near || file.startsWith('support-process')) window.reports.push(event.violatedDirective);
});
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("furo", reason="needs the theme furo")
    built = build(
        tmp_path_factory.mktemp("process"),
        PAGES,
        html_theme="furo",
        suppress_warnings=["support-process"],
    )
    assert built.warnings == []
    return built.out


@pytest.fixture(scope="module")
def compass(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example compass of the docs, as its readers see it."""
    pytest.importorskip("furo", reason="needs the theme furo")
    folder = tmp_path_factory.mktemp("compass")
    left_out = ["rules", "reference", "how-to", "schema", "examples", "_ext", "tutorial.md"]
    with warnings.catch_warnings(), docutils_namespace():
        for category in (DeprecationWarning, PendingDeprecationWarning):
            warnings.filterwarnings("ignore", category=category, module="myst_parser")
        app = Sphinx(
            srcdir=DOCS,
            confdir=DOCS,
            outdir=folder / "html",
            doctreedir=folder / "doctrees",
            buildername="html",
            confoverrides={"exclude_patterns": [*left_out, "changelog.md"]},
            status=None,
            warning=None,
        )
        app.build()
    return folder / "html" / "compass"


@pytest.fixture
def opened(browser: Any, out: Path) -> Iterator[Any]:
    """A function that opens a page in a window; no error of a script is forgiven."""
    contexts: list[Any] = []
    errors: list[Any] = []

    def open_page(
        name: str = "many.html", size: tuple[int, int] = SIZES[0], root: Path = out, **how: Any
    ) -> Any:
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, reduced_motion="reduce", **how)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: errors.append(error))
        file, _, anchor = name.partition("#")
        page.goto((root / file).as_uri() + (f"#{anchor}" if anchor else ""))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


@pytest.mark.parametrize(("size", "most"), [(SIZES[0], 700), (SIZES[1], 1150)], ids=str)
def test_step_one_of_every_process_of_the_compass_is_near_the_top(
    opened: Any, compass: Path, size: tuple[int, int], most: int
) -> None:
    texts = {path: path.read_text("utf-8") for path in compass.glob("*.html")}
    names = [path.name for path, text in texts.items() if 'class="spp-number"' in text]
    assert len(names) >= 10
    found = {name: opened(name, size, compass).evaluate(FIRST) for name in names}
    assert {name: top for name, top in found.items() if top > most} == {}


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_doors_are_in_the_first_screen_and_large(opened: Any, size: tuple[int, int]) -> None:
    doors = opened("index.html", size).locator(".spp-door")
    boxes = [door.bounding_box() for door in doors.all()]
    assert doors.all_text_contents() == ["Checklist", "Chart"]
    assert all(box["height"] >= 44 and box["width"] >= 44 for box in boxes)
    assert all(box["y"] + box["height"] <= size[1] for box in boxes)


def test_an_owner_is_named_where_it_changes_and_in_each_phase(opened: Any) -> None:
    page = opened("index.html")
    shown = page.locator(".spp-steps > li:has(.spp-who:visible) .spp-number")
    assert shown.all_text_contents() == ["1", "4", "6", "7", "8"]


def test_the_step_that_the_address_names_shows_its_owner(opened: Any) -> None:
    page = opened("index.html#triage.little")
    assert page.locator("[id='triage.little'] .spp-by").bounding_box()["width"] > 30
    assert page.locator("[id='triage.pass'] .spp-by").bounding_box()["width"] <= 1


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_heads_and_the_sign_stay_in_sight_wherever_one_scrolls(
    opened: Any, size: tuple[int, int]
) -> None:
    page = opened(size=size)
    page.evaluate(OPEN)
    lost, is_hidden = page.evaluate(STAYS)
    assert lost == []
    assert is_hidden == (size[0] == 1280)


def test_they_stay_where_six_lanes_do_not_fit_a_wide_page(opened: Any, compass: Path) -> None:
    page = opened("non-incident.html", SIZES[0], compass)
    page.evaluate(OPEN)
    assert page.evaluate(STAYS) == [[], False]


def test_heads_lie_on_those_of_the_chart(opened: Any) -> None:
    page = opened(size=SIZES[1])
    page.evaluate(OPEN)
    page.locator(".spp-heads").scroll_into_view_if_needed()
    page.wait_for_timeout(100)
    assert max(page.evaluate(COVERS)) <= 1


def test_a_press_brings_the_next_lane_into_sight_and_nothing_jumps(opened: Any) -> None:
    page = opened(size=SIZES[1])
    page.evaluate(OPEN)
    buttons = page.locator(".spp-sign > button")
    before, after = buttons.first, buttons.last
    after.scroll_into_view_if_needed()
    assert not before.is_visible()
    assert after.inner_text() == "2 more lanes \u203a"
    assert after.get_attribute("aria-label") == "2 more lanes \u203a Lanes after: Head, Robot"
    place = after.bounding_box()["y"]
    after.click()
    page.wait_for_function("() => /1 more/.test(document.querySelector('.spp-sign').innerText)")
    assert after.bounding_box()["y"] == place
    after.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('.spp-chart-region')")
    assert before.is_visible()
    assert not after.is_visible()


def test_a_sign_that_is_not_to_be_seen_does_nothing_when_a_program_presses_it(opened: Any) -> None:
    page = opened(size=SIZES[1])
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.evaluate(OPEN)
    page.locator(".spp-sign > button").first.evaluate("one => one.click()")
    assert page.locator(".spp-chart-region").first.evaluate("one => one.scrollLeft") == 0
    assert errors == []


@pytest.mark.parametrize("anchor", ["chart-many-fold", "chart-many"])
def test_a_link_into_a_folded_chart_opens_it(opened: Any, anchor: str) -> None:
    page = opened(f"many.html#{anchor}")
    page.wait_for_function("() => document.querySelector('.spp-chart-fold').open")


def test_the_door_of_the_chart_opens_it_time_and_again(opened: Any) -> None:
    page = opened()
    for _ in range(2):
        page.evaluate("() => { document.querySelector('.spp-chart-fold').open = false; }")
        page.click(".spp-door >> text=Chart")
        page.wait_for_function("() => document.querySelector('.spp-chart-fold').open")


def test_all_of_it_works_with_the_keyboard_alone(opened: Any) -> None:
    page = opened(size=SIZES[1])
    page.focus(".spp-chart-fold > summary")
    page.keyboard.press("Enter")
    assert page.is_visible(".spp-chart")
    page.focus(".spp-chart-region")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.spp-chart-region').scrollLeft > 0")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.spp-chart a')")


@pytest.mark.parametrize(("size", "says"), [(SIZES[1], True), (SIZES[0], False)], ids=str)
def test_without_a_script_a_chart_says_that_it_scrolls_if_it_does(
    opened: Any, size: tuple[int, int], says: bool
) -> None:
    page = opened(size=size, java_script_enabled=False)
    page.click("summary")
    said = page.locator(".spp-sideways")
    assert (said.bounding_box()["height"] > 15) is says
    assert said.text_content() == "4 lanes: Triager, Agent, Head, Robot. It scrolls sideways."
    assert page.locator(".spp-lanes").count() == 0
    assert page.locator(".spp-name").count() == 26


def test_on_paper_charts_are_unfolded_and_doors_are_gone(opened: Any) -> None:
    page = opened()
    page.emulate_media(media="print")
    assert page.locator(".spp-doors:visible, .spp-lanes:visible").count() == 0
    high = page.locator(".spp-sheets").evaluate("one => one.getBoundingClientRect().height")
    assert high > 500
    torn = page.locator("li.spp-step").first.evaluate("one => getComputedStyle(one).breakInside")
    assert torn == "avoid"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ["index.html", "many.html", "small.html"])
def test_nothing_is_wider_than_the_page(opened: Any, size: tuple[int, int], name: str) -> None:
    page = opened(name, size)
    page.evaluate(OPEN)
    page.wait_for_timeout(100)
    assert page.evaluate(OUTSIDE) == [0, []]


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize(
    "how",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=str,
)
def test_axe_finds_nothing_in_any_state(
    opened: Any, size: tuple[int, int], how: dict[str, Any]
) -> None:
    page = opened("index.html#triage.little", size, **how)
    for _ in range(2):
        assert violations(page, "article section", exclude=[".spp-ticks"]) == []
        page.evaluate(OPEN)


def test_in_forced_colours_rails_doors_and_heads_keep_a_line(opened: Any) -> None:
    page = opened(size=SIZES[1], forced_colors="active")
    page.evaluate(OPEN)
    border = "one => getComputedStyle(one).borderTopStyle"
    for name in (".spp-door", ".spp-number", ".spp-stay", ".spp-sign > button"):
        assert page.locator(name).first.evaluate(border) == "solid", name
    rail = "one => getComputedStyle(one, '::before').backgroundColor"
    assert page.locator("li.spp-step").first.evaluate(rail) == "rgb(0, 0, 0)"


def test_two_charts_on_a_page_each_have_their_heads(browser: Any, tmp_path: Path) -> None:
    chart = "```{support:chart} many\n```\n"
    files = PAGES | {"many.md": PAGES["many.md"] + "\n" + chart}
    out = build(tmp_path, files, suppress_warnings=["support-process"]).out
    page = browser.new_page()
    page.goto((out / "many.html").as_uri())
    page.evaluate(OPEN)
    assert page.locator(".spp-frame > .spp-lanes + .spp-chart-region").count() == 2
    assert page.locator(".spp-heads").last.locator("span").count() == 4
    page.close()


def test_a_copy_of_a_chart_that_a_script_puts_in_its_place_has_one_bar_that_works(
    opened: Any,
) -> None:
    page = opened("many.html", SIZES[1])
    page.locator("article").evaluate("one => one.replaceWith(one.cloneNode(true))")
    page.evaluate(OPEN)
    sign = page.locator(".spp-sign")
    sign.get_by_text("2 more lanes").click()
    sign.get_by_text("1 more lane").wait_for()
    assert page.locator(".spp-frame").count() == 1


def test_a_strict_policy_has_no_report_from_our_parts_and_nothing_is_sent(
    browser: Any, out: Path
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.add_init_script(REPORTS)
    site = StrictSite(page, out)
    site.go("many.html")
    page.click("summary")
    page.locator(".spp-sign > button").last.click()
    page.wait_for_timeout(100)
    assert page.evaluate("window.reports") == []
    assert site.asked[site.loaded :] == []
    page.close()


def test_hostile_text_stays_text(browser: Any, tmp_path: Path) -> None:
    quoted = '"' + HOSTILE.replace('"', '\\"') + '"'
    yaml = many(26).replace("name: Head,", f"name: {quoted},")
    yaml = yaml.replace("title: Do part 4 of it", f'title: {quoted[:1]}`` {quoted[1:-1]} ``"')
    out = build(tmp_path, PAGES | {"support/a.yaml": yaml}, suppress_warnings=["support-process"])
    page = browser.new_page(viewport={"width": 390, "height": 844})
    alerts: list[Any] = []
    page.on("dialog", lambda one: alerts.append(one))
    page.goto((out.out / "many.html").as_uri())
    page.evaluate(OPEN)
    assert page.locator("[class*=spp-] :is(img, script)").count() == 0
    assert "<img" in page.locator(".spp-chips").inner_text()
    assert "<img" in page.locator(".spp-sign > button").last.get_attribute("aria-label")
    assert alerts == []
    page.close()
