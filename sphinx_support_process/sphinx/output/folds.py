"""How is something folded? By an element of HTML; everywhere else it stands open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..build import PAPER
from ..write.writer import FOLD

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def fold_boxes(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Let what is folded be unfolded by its summary, on pages that are read on a screen."""
    if app.builder.format != "html" or app.builder.name in ("epub", PAPER):
        return
    for box in doctree.findall(nodes.container):
        if FOLD in box["classes"]:
            summary, *blocks = box.children
            opening = "<details open>" if box["spp_open"] else "<details>"
            box.children = []
            box += [_html(f"{opening}<summary>"), *summary.children, _html("</summary>")]
            box += [*blocks, _html("</details>")]


def _html(tags: str) -> nodes.raw:
    return nodes.raw("", tags, format="html")
