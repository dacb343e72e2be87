"""What does a page carry besides its text? Our styles and our script, where it uses them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..build import ONE_PAGE, PAPER, support_of
from ..marks import DUE, LANES, LEVELLED, LOOKED_UP, REPLIES, TASKS, WALKED
from .colours import role_style
from .trail import has_script

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent.parent / "static"
"""Our styles and scripts as pages load them: `.ci/ship` makes them."""

STYLE = "support-process.css"
STEPS_STYLE = "support-process-steps.css"
CHART_STYLE = "support-process-chart.css"
WALK_STYLE = "support-process-walkthrough.css"
WALK_SCRIPT = "support-process-walkthrough.js"
SHARED_SCRIPTS = ("support-process-core.js", "support-process-bars.js")
TASK_STYLE = "support-process-checklist.css"
CHART_SCRIPT = "support-process-chart.js"
DUE_STYLE = "support-process-due.css"
DUE_SCRIPTS = tuple(f"support-process-{part}.js" for part in ("clock", "due"))
TASK_SCRIPT = "support-process-checklist.js"
FILTER_STYLE = "support-process-filters.css"
FILTER_SCRIPT = "support-process-filters.js"
CONTROL_STYLE = "support-process-controls.css"
REPLY_STYLE = "support-process-replies.css"
REPLY_SCRIPT = "support-process-replies.js"
LEVEL_SCRIPT = "support-process-levels.js"

PARTS = {
    LANES: ((CHART_STYLE,), (CHART_SCRIPT,)),
    TASKS: ((TASK_STYLE,), (TASK_SCRIPT,)),
    LEVELLED: ((), (LEVEL_SCRIPT,)),
    WALKED: ((WALK_STYLE,), (WALK_SCRIPT,)),
    REPLIES: ((REPLY_STYLE,), (REPLY_SCRIPT,)),
    LOOKED_UP: ((FILTER_STYLE,), (FILTER_SCRIPT,)),
    DUE: ((DUE_STYLE,), DUE_SCRIPTS),
}
"""The styles and scripts of what can be worked with, beside those that they share."""

READ = (LANES, WALKED, LOOKED_UP)
"""The parts that look different on pages that are only read, too."""

_BLOCKS = "dl.spp-facts, .spp-chart-region, .spp-overview, .spp-overview :is(.sd-col, .sd-card)"
_CELLS = (
    "font-size: 0.75em; hyphens: auto; overflow-wrap: anywhere; padding: 0.3em 0.4em !important;"
)
_PAPER_RULES = (
    f"{_BLOCKS} {{ display: block !important; height: auto !important; }}",
    ".spp-overview .sd-card { break-inside: avoid; }",
    ".spp-facts > dd, .spp-wide :is(th, td, p) { text-align: start; }",
    f".spp-wide :is(th, td) {{ {_CELLS} }}",
    ".spp-wide tr { break-inside: avoid; }",
)
"""How boxes fit pages of paper."""


def add_folder(app: Sphinx) -> None:
    if app.builder.format == "html":
        app.config.html_static_path.append(str(STATIC / "style"))
    if has_script(app.builder):
        app.config.html_static_path.append(str(STATIC / "script"))


def add_files(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is None:
        return
    tables = support_of(app.env).tables
    builder: Any = app.builder  # what the application adds stays for its next build, on all pages
    views = tables.data["views"]
    pages = list(views) if app.builder.name in ONE_PAGE else [pagename]
    styles = tables.of_pages("styles", pages)
    if any(page in views for page in pages):
        builder.add_css_file(STYLE)
    if has_script(app.builder) and any(page in views for page in pages):
        builder.add_css_file(CONTROL_STYLE)
    if any(tables.data["full"].get(page) for page in pages):
        builder.add_css_file(STEPS_STYLE)
    if app.builder.name == PAPER:
        context["metatags"] += f"\n<style>{' '.join(_paper_rules(app))}</style>"
    for part, (sheets, scripts) in PARTS.items():
        if part in styles and (part in READ or has_script(app.builder)):
            for sheet in sheets:
                builder.add_css_file(sheet)
        if part in styles and has_script(app.builder):
            for script in (*SHARED_SCRIPTS, *scripts):
                builder.add_js_file(script, defer="defer")
    for id, colour in sorted(tables.of_pages("tones", pages)):
        builder.add_css_file(role_style(id, colour))


def _paper_rules(app: Sphinx) -> Iterator[str]:
    """What WeasyPrint does not do of itself: count from a number, break cards, fit tables."""
    processes = support_of(app.env).known.support.processes.values()
    for number in range(2, max((len(process.steps) for process in processes), default=0) + 1):
        yield f'ol[start="{number}"] {{ counter-reset: list-item {number - 1}; }}'
    yield from _PAPER_RULES
