"""Pages as Chromium shows them: what fits on a telephone, and what can be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import format2_pages
import pytest
from building import EVERYTHING, SUPPORT, build, md

LONG = """\
roles:
  warden:
    name: Keeper of the Unabridged Correspondence with Faraway Observatories
    held-by: Ada
  reader: {name: Reader}
processes:
  letters:
    title: Answering Donaudampfschifffahrtsgesellschaftskapitaensmuetzen
    trigger: https://example.org/a/very/long/address/that/nobody/would/ever/want/to/type/by/hand
    who: warden
    steps:
      - id: file
        title: File the correspondence-of-observatories-with-every-other-observatory
        informs: [reader]
        text: |
          Call `file_the_letter(into=the_cabinet_that_is_nearest_to_the_window, twice=True)`.

          | Cabinet | Drawer | Folder | Colour | Shelf | Room | Building | Street |
          | --- | --- | --- | --- | --- | --- | --- | --- |
          | northern | uppermost | correspondence | ultramarine | seventh | 12 | main | Harbour |

          ```text
          a line of code that is much longer than any telephone on which somebody could read it
          ```
"""
FURO = '<div class="table-wrapper '
"""What furo puts around every table; whether it has to scroll depends on the fonts at hand."""

PAGE = (*EVERYTHING, "templates", "process letters")
CAPTIONED = "```{support:chart} incident\n:caption: How it goes on\n```\n"

OUTSIDE = """() => {
  const width = document.documentElement.clientWidth, found = [];
  const scrolls = node => node && node !== document.body && (
    ['auto', 'scroll'].includes(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  for (const node of document.querySelectorAll('[class*=spp-], [class*=spp-] *, dl.glossary *')) {
    const box = node.getBoundingClientRect();
    if (node.closest('.spp-heads')) continue; // as wide as what scrolls, and cut off with it
    if (box.width > 1 && (box.right > width + 1 || box.left < -1) && !scrolls(node))
      found.push(`${node.tagName.toLowerCase()}.${node.className}: ${node.textContent.trim()}`);
  }
  return [document.scrollingElement.scrollWidth - width, found];
}"""

LINKED = """() => [...document.querySelectorAll(':is(.spp-name, .spp-phase) > .headerlink')].filter(
  link => {
    const high = () => link.parentElement.offsetHeight, before = high();
    link.style.display = 'none';
    const after = high();
    link.style.display = '';
    return before !== after;
  }).map(link => link.parentElement.textContent)"""

TORN = """() => [...document.querySelectorAll('.support-level')].filter(level => {
  const before = level.previousSibling;
  if (!before?.data?.endsWith('(') || !level.checkVisibility()) return false;
  const range = document.createRange();
  range.setStart(before, before.length - 1);
  range.setEnd(before, before.length);
  return Math.abs(range.getBoundingClientRect().top - level.getBoundingClientRect().top) > 8;
}).length"""

BREAKS = """() => Object.fromEntries(['.spp-step', '.spp-overview .sd-col', 'figure', 'body'].map(
  name => [name, getComputedStyle(document.querySelector(name)).breakInside]))"""

BADGES = """() => {
  const drawn = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const over = (color, ground) => {
    drawn.fillStyle = `rgb(${ground})`; drawn.fillRect(0, 0, 1, 1);
    drawn.fillStyle = color; drawn.fillRect(0, 0, 1, 1);
    return [...drawn.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const ground = node => node ? over(getComputedStyle(node).backgroundColor,
    ground(node.parentElement)) : [255, 255, 255];
  const light = color => color.map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  return [...document.querySelectorAll('.spp-who')].map(badge => {
    const paper = ground(badge);
    const both = [light(over(getComputedStyle(badge).color, paper)), light(paper)];
    return [badge.textContent, (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)];
  });
}"""

LINES = """() => [...document.querySelectorAll('dl.spp-facts > dt')].flatMap(name => {
  const first = node => {
    const text = document.createTreeWalker(node, NodeFilter.SHOW_TEXT, found =>
      found.textContent.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP).nextNode();
    const range = document.createRange();
    range.selectNodeContents(text);
    return [range.getClientRects()[0].top, getComputedStyle(text.parentElement).fontSize];
  };
  const [[top, size], [other, value]] = [first(name), first(name.nextElementSibling)];
  return size === value ? [[name.textContent, Math.round(other - top)]] : [];
})"""


@pytest.fixture(scope="module", params=["furo", "alabaster"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    pytest.importorskip(request.param, reason=f"needs the theme {request.param}")
    files = {
        "index.md": "# All\n\n" + md(*PAGE) + CAPTIONED,
        "support/a.yaml": SUPPORT,
        "support/b.yaml": LONG,
    }
    built = build(tmp_path_factory.mktemp(request.param), files, html_theme=request.param)
    assert built.warnings == []
    return (built.out / "index.html").as_uri()


def test_on_a_telephone_nothing_is_wider_than_the_page_but_what_scrolls(
    browser: Any, address: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address)
    assert page.evaluate(OUTSIDE) == [0, []]
    page.close()


def test_a_heading_is_as_high_as_without_its_link_in_whatever_width(
    browser: Any, address: str
) -> None:
    page = browser.new_page()
    page.goto(address)
    for width in range(320, 424, 8):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(LINKED) == [], width
        assert page.evaluate("document.scrollingElement.scrollWidth") == width
    page.close()


def test_names_without_end_make_no_page_wider(browser: Any, tmp_path: Path) -> None:
    pytest.importorskip("furo", reason="needs furo")
    yaml = re.sub(r"(title: |name: (?=Agent|Customer))", rf"\1{'x' * 3000}", SUPPORT)
    built = build(
        tmp_path,
        {"index.md": "# All\n\n" + md(*EVERYTHING)} | {"support/a.yaml": yaml},
        html_theme="furo",
    )
    assert built.warnings == []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((built.out / "index.html").as_uri())
    assert page.evaluate(OUTSIDE) == [0, []]
    page.close()


def test_a_level_stays_with_the_bracket_before_it_in_whatever_width(
    browser: Any, tmp_path: Path
) -> None:
    files = {"index.md": "# All\n\n" + md("process outage", "due outage", "levels severity")}
    files["support/a.yaml"] = format2_pages.YAML
    built = build(tmp_path, files, html_theme="alabaster", suppress_warnings=["support-process"])
    page = browser.new_page()
    page.goto((built.out / "index.html").as_uri())
    for width in range(320, 480, 8):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(TORN) == 0, width
    page.close()


WIDE = """\
roles:
  speaker: {name: Spokesperson}
  deputy: {name: Vice-Spokesperson}
communities:
  bay:
    name: Bay Observatory
    representatives:
      - {name: Bartholomew Featherstonehaugh, as: [speaker]}
      - {name: Kim Harbour, as: [deputy]}
      - {name: Ada Quill}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["furo", "alabaster"])
def test_a_table_that_is_wider_than_its_page_has_a_shadow_where_it_goes_on(
    browser: Any, tmp_path: Path, theme: str, scheme: str
) -> None:
    pytest.importorskip(theme, reason=f"needs the theme {theme}")
    files = {"index.md": "# All\n\n" + md("representatives"), "support/a.yaml": WIDE}
    shown = ["name", "as"]
    built = build(tmp_path, files, html_theme=theme, support_process_public_fields=shown)
    assert built.warnings == []
    page = browser.new_page(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page.goto((built.out / "index.html").as_uri())
    table = page.locator(".spp-wide")
    box = table.bounding_box()
    bottom = box["y"] + box["height"] - 4

    def sides() -> list[bytes]:
        places = (box["x"] + 1, box["x"] + box["width"] / 2, box["x"] + box["width"] - 3)
        one = {"y": bottom, "width": 2, "height": 2}
        return [page.screenshot(clip={"x": place, **one}) for place in places]

    left, middle, right = sides()
    assert (left == middle, right == middle) == (True, False)
    table.evaluate("one => { one.scrollLeft = one.scrollWidth; }")
    left, middle, right = sides()
    assert (left == middle, right == middle) == (False, True)
    page.close()


def test_a_level_breaks_only_where_it_is_wider_than_its_page(browser: Any, tmp_path: Path) -> None:
    yaml = format2_pages.YAML.replace("SEV-2", f"SEV-2 {'many words ' * 9}")
    shown = ("process outage", "walkthrough outage", "due outage", "promises", "levels severity")
    files = {"index.md": "# All\n\n" + md(*shown), "support/a.yaml": yaml}
    built = build(tmp_path, files, html_theme="alabaster", suppress_warnings=["support-process"])
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto((built.out / "index.html").as_uri())
    assert page.evaluate(OUTSIDE) == [0, []]
    page.set_viewport_size({"width": 1280, "height": 640})
    lines = page.locator(".support-level:visible").evaluate_all(
        "all => all.map(one => one.getClientRects().length)"
    )
    assert set(lines) == {1}
    page.close()


def test_the_name_of_a_fact_stands_on_the_line_of_its_value(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"
    )
    assert {"Starts when:", "To:", "Sent in:"} <= {name for name, _ in page.evaluate(LINES)}
    assert [(name, off) for name, off in page.evaluate(LINES) if off] == []
    page.close()


def test_on_paper_no_page_ends_within_a_step_a_card_or_above_a_caption(
    browser: Any, address: str
) -> None:
    page = browser.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    kept = dict.fromkeys((".spp-step", ".spp-overview .sd-col", "figure"), "avoid")
    assert page.evaluate(BREAKS) == {**kept, "body": "auto"}
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_badges_of_owners_can_be_read(browser: Any, address: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(address)
    badges = page.evaluate(BADGES)
    assert len(badges) == 16
    assert [badge for badge in badges if badge[1] < 4.5] == []
    page.close()


def test_axe_finds_nothing_in_what_we_write(browser: Any, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe").Axe()
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    ours = {"include": [['[class*="spp-"]'], [".glossary"]], "exclude": [[".highlight-text"]]}
    found = axe.run(page, context=ours).response
    assert found["passes"] != []
    assert [
        (one["id"], node["html"])
        for one in found["violations"]
        for node in one["nodes"]
        if not (one["id"] == "scrollable-region-focusable" and FURO in node["html"])
    ] == []
    context.close()
