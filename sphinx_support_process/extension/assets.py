"""What does a page carry besides its text? Our style, on pages that use it and on no other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from .chart import CHART

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .site import Site

FOLDER = Path(__file__).parent / "static"
STYLE = "support-process.css"
CHART_STYLE = "support-process-chart.css"


def add_folder(app: Sphinx) -> None:
    if app.builder.format == "html":
        app.config.html_static_path.append(str(FOLDER))


def add_style(
    app: Sphinx,
    pagename: str,  # noqa: ARG001
    templatename: str,  # noqa: ARG001
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is None:
        return
    classes: set[str] = set()
    for node in doctree.findall(nodes.Element):
        classes.update(node.get("classes", ()))
    if any(name.startswith("spp-") for name in classes):
        app.add_css_file(STYLE)
    if CHART in classes:
        app.add_css_file(CHART_STYLE)
    site: Site = app.env.get_domain("support").site  # type: ignore[attr-defined]
    own = [
        f":where(.{tone.classes[0]}) {{ --spp-tone: {tone.colour}; }}"
        for tone in site.tones.values()
        if tone.number is None and (CHART in classes or tone.classes[0] in classes)
    ]
    if own:
        context["metatags"] += f"\n<style>{' '.join(own)}</style>"
