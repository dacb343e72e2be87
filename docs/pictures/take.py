"""How do the pictures of the README come about?

`python docs/pictures/take.py docs/_build/html`, after the docs are built. The chart is that of the
process in the README; the page is photographed by Chromium, which Playwright starts.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from sphinx_support_process.export import render
from sphinx_support_process.load import read_text

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"


def chart() -> str:
    """The chart of the process in the README."""
    example = re.search(r"^```yaml\n(.*?)^```", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    if example is None:
        raise ValueError(f"{README} holds no YAML")
    return render(read_text(example[1]).support, "triage", "svg")


def photograph(site: Path) -> None:
    """A page of the example compass, on a light and on a dark screen."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            size = {"width": 860, "height": 1230}
            page = browser.new_page(color_scheme=scheme, viewport=size)
            page.goto((site / "compass" / "workshop.html").resolve().as_uri())
            page.screenshot(path=HERE / f"page-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    (HERE / "chart.svg").write_text(chart(), encoding="utf-8", newline="\n")
    photograph(Path(sys.argv[1]))
