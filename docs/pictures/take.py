"""How do the pictures of the README and the docs come about?

`python docs/pictures/take.py docs/_build/html`, after the docs are built. The chart is that of the
process in the README; pages are photographed by Chromium, which Playwright starts. What how-tos
show (`shown`) is built from the YAML beside it, each as a site of its own.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright
from sphinx.cmd.build import build_main

from sphinx_support_process.export import render
from sphinx_support_process.load import read_text

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "_ext"))

from shown import SCHEMES, examples  # noqa: E402

CONF = 'extensions = ["sphinx_support_process"]\nhtml_theme = "furo"\n'
STYLE = """
footer, .mobile-header, .back-to-top, .content-icon-container { display: none !important }
article { padding: 0.75rem }
"""
README = HERE.parents[1] / "README.md"


def chart() -> str:
    """The chart of the process in the README."""
    example = re.search(r"^```yaml\n(.*?)^```", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    if example is None:
        raise ValueError(f"{README} holds no YAML")
    return render(read_text(example[1]).support, "triage", "svg")


def photograph(browser: Browser, site: Path) -> None:
    """A page of the example compass, on a light and on a dark screen."""
    for scheme in SCHEMES:
        size = {"width": 860, "height": 900}
        page = browser.new_page(color_scheme=scheme, viewport=size)
        page.goto((site / "compass" / "workshop.html").resolve().as_uri())
        page.screenshot(path=HERE / f"page-{scheme}.png")
        page.close()


def show(
    browser: Browser, name: str, files: Mapping[str, str], folder: Path, width: int, hidden: str
) -> None:
    """The first page of a small site, as furo shows it on a light and on a dark screen.

    What the selector ``hidden`` names is left out.
    """
    for path, text in {"conf.py": CONF, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    if build_main(["-q", "-E", str(folder), str(folder / "html")]):
        raise ValueError(f"the example `{name}` cannot be built")
    for scheme in SCHEMES:
        page = browser.new_page(
            color_scheme=scheme, viewport={"width": width, "height": 800}, device_scale_factor=1.5
        )
        page.goto((folder / "html" / "index.html").as_uri())
        page.add_style_tag(content=f"{STYLE} {hidden} {{ display: none }}")
        page.locator("article").screenshot(path=HERE / "shown" / f"{name}-{scheme}.png")
        page.close()


CARD = ".spp-note, .spp-duties { display: none } .spp-walk { padding: 12px }"
DAY = {
    "day-reply": ("Done", "No"),
    "day-hand-over": ("Done", "No", "Done", "Go through", "Done", "Yes", "No", "Done"),
    "day-wait": (
        *("Done", "No", "Done", "Go through", "Done", "Yes", "No"),
        *("Done", "Done", "Done", "No", "Done", "Yes"),
    ),
}
"""What is pressed in the walkthrough of the example compass for each picture of a day on duty."""


def duty(browser: Browser, site: Path) -> None:
    """The walkthrough of the example compass at some moments of a day."""
    address = (site / "compass" / "triage-step-by-step.html").resolve().as_uri()
    size = {"width": 560, "height": 900}
    for name, pressed in DAY.items():
        for scheme in SCHEMES:
            page = browser.new_page(color_scheme=scheme, viewport=size, device_scale_factor=1.5)
            page.goto(address)
            for said in pressed:
                page.locator(".spp-now a.spp-way:visible").filter(has_text=said).first.click()
            page.mouse.move(0, 0)
            page.evaluate("document.activeElement.blur()")
            page.add_style_tag(content=f"{STYLE} {CARD}")
            page.locator(".spp-walk").screenshot(path=HERE / "shown" / f"{name}-{scheme}.png")
            page.close()


GALLERY = {
    "process": ("triage", ".spp-facts"),
    "walkthrough": ("triage-step-by-step", ".spp-walk"),
    "checklist": ("triage", ".spp-ticks"),
    "replies": ("templates", ".spp-template"),
    "due": ("when-is-it-due", ".spp-due"),
    "chart": ("workshop", ".spp-chart-region"),
    "overview": ("index", ".spp-overview"),
    "role": ("roles", ".spp-role"),
    "responsibilities": ("roles", ".spp-matrix"),
    "statistics": ("statistics", "table"),
    "promises": ("promises", ".spp-promise"),
    "levels": ("severity", "table"),
    "representatives": ("representatives", ".spp-filter"),
    "glossary": ("glossary", ".spp-filter"),
    "priorities": ("priorities", "h1"),
}
"""The page of the example compass for each view of the gallery, and what begins its picture."""


def gallery(browser: Browser, site: Path) -> None:
    """What one sees first of each view, on a page of the example compass."""
    for name, (place, first) in GALLERY.items():
        for scheme in SCHEMES:
            size = {"width": 640, "height": 480}
            page = browser.new_page(color_scheme=scheme, viewport=size)
            page.goto((site / "compass" / f"{place}.html").resolve().as_uri())
            page.add_style_tag(content=STYLE)
            for fold in page.locator(f"details:has({first})").all():
                fold.evaluate("one => { one.open = true; }")
            top = "one => scrollTo(0, one.getBoundingClientRect().y - 12)"
            page.locator(first).first.evaluate(top)
            page.screenshot(path=HERE / "shown" / f"gallery-{name}-{scheme}.png")
            page.close()


def tutorial() -> Iterator[tuple[str, Mapping[str, str], str]]:
    """The site of the tutorial after its steps 5, 6 and 7, and what is not new in its picture."""
    page = (HERE.parent / "tutorial.md").read_text("utf-8")

    support, step = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    index, more = re.findall(r"^````md\n(.*?)^````$", page, re.MULTILINE | re.DOTALL)
    changed = support.replace("    steps:\n", f"    steps:\n{step}", 1)
    yield "tutorial-page", {"index.md": index, "support/support.yaml": support}, "nav"
    yield "tutorial-changed", {"index.md": index, "support/support.yaml": changed}, "#glossary"
    added = {"index.md": index + more, "support/support.yaml": changed}
    yield "tutorial-more", added, "h1, h1 + p, #triage, #glossary"


def main(site: Path) -> None:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        photograph(browser, site)
        duty(browser, site)
        gallery(browser, site)
        for example in examples(HERE.parent):
            files = {"index.md": example.page, "support/team.yaml": example.yaml}
            show(browser, example.name, files, Path(folder, example.name), 430, hidden="h1")
        for name, files, hidden in tutorial():
            show(browser, name, files, Path(folder, name), 760, hidden)
        browser.close()


if __name__ == "__main__":
    (HERE / "chart.svg").write_text(chart(), encoding="utf-8", newline="\n")
    main(Path(sys.argv[1]))
