"""Which pages have charts? What draws them is loaded with the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...build import support_of
from ...marks import CHART, LANES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def add_package(app: Sphinx, env: BuildEnvironment) -> None:
    """Let LaTeX load TikZ, if any page has a chart."""
    styles = support_of(env).tables.data["styles"].values()
    if app.builder.format == "latex" and any(LANES in found for found in styles):
        app.add_latex_package("tikz")


def draw_charts(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put pictures into their places on a page whose references are resolved.

    A page as it once was, which Sphinx may write again, can ask for a process that is gone: it
    keeps the list in place of the picture.
    """
    build = support_of(app.env)
    boxes = [
        box
        for box in doctree.findall(nodes.container)
        if CHART in box["classes"]
        and box.get("spp_process") in (None, *build.known.support.processes)
    ]
    if boxes:
        from .drawing import draw

        draw(app, boxes, doctree, docname)
