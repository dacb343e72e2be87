"""How do lists become pages to work with? By folds, headings, and fields to look something up in.

Everywhere else what is folded stands open, and headings are lines of their own.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from ..build import PAPER
from ..marks import FOLD, HEAD, LOOKED_UP
from ..words import _
from .tags import bare, depth
from .trail import has_script

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LOWEST = 6
"""The lowest heading that HTML has."""


def work_with_lists(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Fold, head and fit out what a page of HTML shows."""
    if app.builder.format != "html":
        return
    for rubric in doctree.findall(nodes.rubric):
        if HEAD in rubric["classes"]:
            rubric["heading-level"] = min(depth(rubric) + 1, LOWEST)
    for box in doctree.findall(nodes.container):
        if LOOKED_UP in box["classes"] and has_script(app.builder):
            _give_words(box)
        elif FOLD in box["classes"] and app.builder.name not in ("epub", PAPER):
            _fold(box)


def _fold(box: nodes.container) -> None:
    """Let the blocks of a container be unfolded by the summary before them."""
    summary, *blocks = box.children
    open_ = " open" if box["spp_open"] else ""
    box.children = []
    box += [
        bare(f'<details class="spp-fold"{open_}><summary>'),
        *summary.children,
        bare("</summary>"),
    ]
    box += [*blocks, bare("</details>")]


def _give_words(box: nodes.container) -> None:
    """Tell the script what is looked up, and what it says."""
    by = box["spp_by"]
    words = escape(json.dumps({"by": by, **_words(by, box)}, ensure_ascii=False))
    told = f'<div class="spp-words" data-words="{words}" hidden></div>'
    box.insert(0, bare(told))


def _words(by: str, box: nodes.container) -> dict[str, str | list[str]]:
    if by == "role":
        heads = (row.children[1:] for head in box.findall(nodes.thead) for row in head)
        return {
            "label": _("Only steps of"),
            "all": _("all roles"),
            "roles": sorted({head.astext() for row in heads for head in row}),
            "count": _("{shown} of {all} steps"),
        }
    if by == "word":
        return {"label": _("Find a word"), "count": _("{shown} of {all}")}
    speaks = _("{name} speaks for {communities}.")
    return {
        "label": _("Name or community"),
        "yes": [_("Yes."), speaks],
        "former": [_("No longer."), _("{name} spoke for {communities}.")],
        "part": [_("Perhaps."), f"{speaks} {_('Compare the whole name.')}"],
        "several": _("Several match:"),
        "none": _("Not in this list."),
    }
