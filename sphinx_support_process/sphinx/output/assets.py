"""What does a page carry besides its text? Our styles and our script, where it uses them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..build import ONE_PAGE, PAPER, support_of
from ..write.letters import REPLIES
from ..write.tasks import TASKS
from ..write.writer import LANES, LEVELLED, WALKED
from .colours import role_style
from .scripts import add_scripts
from .trail import has_script

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

FOLDER = Path(__file__).parent.parent / "static"
STYLE = "support-process.css"
CHART_STYLE = "support-process-chart.css"
WALK_STYLE = "support-process-walkthrough.css"
WALK_SCRIPT = "support-process-walkthrough.js"
SHARED_SCRIPTS = ("support-process-core.js", "support-process-bars.js")
TASK_STYLE = "support-process-checklist.css"
TASK_SCRIPT = "support-process-checklist.js"
LEVEL_SCRIPT = "support-process-levels.js"
CONTROL_STYLE = "support-process-controls.css"
REPLY_STYLE = "support-process-replies.css"
REPLY_SCRIPT = "support-process-replies.js"
SCRIPTS = {
    TASKS: TASK_SCRIPT,
    REPLIES: REPLY_SCRIPT,
    LEVELLED: LEVEL_SCRIPT,
    WALKED: WALK_SCRIPT,
}
"""The script of each part that has one, after those that it uses."""

STYLES = {TASKS: TASK_STYLE, REPLIES: REPLY_STYLE}
"""The style of what pages have only with a script."""

_BLOCKS = "dl.spp-facts, .spp-overview, .spp-overview :is(.sd-col, .sd-card)"
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
        app.config.html_static_path.append(str(FOLDER))
    if has_script(app.builder):
        add_scripts(app)


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
    if app.builder.name == PAPER:
        context["metatags"] += f"\n<style>{' '.join(_paper_rules(app))}</style>"
    if LANES in styles:
        builder.add_css_file(CHART_STYLE)
    used = [part for part in SCRIPTS if part in styles] if has_script(app.builder) else []
    if used:
        builder.add_css_file(CONTROL_STYLE)
    for part in used:
        if part in STYLES:
            builder.add_css_file(STYLES[part])
    for script in (*SHARED_SCRIPTS, *(SCRIPTS[part] for part in used)) if used else ():
        builder.add_js_file(script, defer="defer")
    if WALKED in styles:
        builder.add_css_file(WALK_STYLE)
    for id, colour in sorted(tables.of_pages("tones", pages)):
        builder.add_css_file(role_style(id, colour))


def _paper_rules(app: Sphinx) -> Iterator[str]:
    """What WeasyPrint does not do of itself: count from a number, break cards, fit tables."""
    processes = support_of(app.env).known.support.processes.values()
    for number in range(2, max((len(process.steps) for process in processes), default=0) + 1):
        yield f'ol[start="{number}"] {{ counter-reset: list-item {number - 1}; }}'
    yield from _PAPER_RULES
