"""What does a page carry besides its text? Our styles and our script, where it uses them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .chart import LANES
from .walkthrough import has_script

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

FOLDER = Path(__file__).parent / "static"
STYLE = "support-process.css"
CHART_STYLE = "support-process-chart.css"
SCRIPT_FOLDER = Path(__file__).parent / "script"
WALK_STYLE = "support-process-walkthrough.css"
WALK_SCRIPT = "support-process-walkthrough.js"


def add_folder(app: Sphinx) -> None:
    if app.builder.format == "html":
        app.config.html_static_path.append(str(FOLDER))
    if has_script(app.builder):
        app.config.html_static_path.append(str(SCRIPT_FOLDER))


def add_files(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is None:
        return
    domain: Any = app.env.get_domain("support")
    shown = domain.data["parts"]  # by page
    pages = shown if app.builder.name == "singlehtml" else [pagename]
    keys = {key for page in pages for key in shown.get(page, ())}
    if keys:
        app.add_css_file(STYLE)
    if LANES in keys:
        app.add_css_file(CHART_STYLE)
    if any(key.startswith("walk:") for key in keys):
        app.add_css_file(WALK_STYLE)
        if has_script(app.builder):
            app.add_js_file(WALK_SCRIPT, loading_method="defer")
    own = [
        f":where(.spp-role-{id}) {{ --spp-tone: {tone.colour}; }}"
        for id, tone in domain.site.tones.items()
        if tone.number is None and keys & {LANES, f"tone:{id}"}
    ]
    if own:
        context["metatags"] += f"\n<style>{' '.join(own)}</style>"
