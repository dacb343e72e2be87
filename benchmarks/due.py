"""How long does a page take to count its due times anew? In Chromium, with a row for each step.

python benchmarks/due.py --rows 10 --runs 200
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from sphinx.application import Sphinx

HEAD = """\
calendar:
  working: {days: mon-fri, hours: "09:00-12:00, 13:00-17:00", timezone: Europe/Berlin,
    holidays: [2026-12-24, 2026-12-25, 2026-12-31, 2027-01-01]}
roles: {desk: {name: Desk}}
processes:
  p:
    title: P
    who: desk
    steps:
"""
MEASURE = """runs => Array.from({ length: runs }, (_, run) => {
  const time = document.querySelector('.spp-moment [type=time]');
  time.value = `10:${String(run % 60).padStart(2, '0')}`;
  const begin = performance.now();
  time.dispatchEvent(new Event('input'));
  return performance.now() - begin;
})"""


def built(folder: Path, rows: int) -> Path:
    """A page with so many deadlines, of 1 working day and more."""
    steps = (
        f"      - {{id: s{n}, title: Step {n}, within: {n % 9 + 1} working days, since: start}}\n"
        for n in range(rows)
    )
    (folder / "support").mkdir()
    (folder / "support/p.yaml").write_text(HEAD + "".join(steps), "utf-8")
    (folder / "index.md").write_text("# Due\n\n```{support:due} p\n```\n", "utf-8")
    conf = {"extensions": ["sphinx_support_process"], "html_theme": "basic"}
    out = folder / "out"
    Sphinx(folder, None, out, folder / "trees", "html", conf, status=None, warning=None).build()
    return out / "index.html"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10)
    parser.add_argument("--runs", type=int, default=200)
    options = parser.parse_args()
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = built(Path(folder), options.rows)
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(page_file.as_uri())
        page.select_option(".spp-moment select", "Today")
        times = page.evaluate(MEASURE, options.runs)
        browser.close()
    least, middle = min(times), statistics.median(times)
    sys.stdout.write(f"{options.rows} rows: {middle:.2f} ms (median), {least:.2f} ms (least)\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
