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
from .made import template
from .tags import bare, depth, element, void
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
            _give_field(box)
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


def _give_field(box: nodes.container) -> None:
    """Let the script ask what is looked up, and tell it what it says."""
    by = box["spp_by"]
    words = json.dumps({"by": by, **_words(by)}, ensure_ascii=False)
    label, field = _("Name or community"), void("input", {"type": "search"})
    if by == "word":
        label = _("Find a word")
    elif by == "role":
        label, field = _("Only steps of"), _roles(box)
    asked = element("label", {}, escape(label), " ", field)
    found = element("div", {"class": "spp-found", "role": "status"})
    told = {"class": "spp-made spp-find", "data-words": words}
    box.insert(0, template(element("div", told, asked, found)))


def _roles(box: nodes.container) -> str:
    """A choice of the roles of all tables."""
    heads = (row.children[1:] for head in box.findall(nodes.thead) for row in head)
    names = sorted({head.astext() for row in heads for head in row})
    options = [element("option", {}, escape(name)) for name in names]
    return element("select", {}, element("option", {"value": ""}, escape(_("all roles"))), *options)


def _words(by: str) -> dict[str, str | list[str]]:
    if by == "role":
        return {"count": _("{shown} of {all} steps")}
    if by == "word":
        return {"count": _("{shown} of {all}")}
    speaks = _("{name} speaks for {communities}.")
    return {
        "yes": [_("Yes."), speaks],
        "former": [_("No longer."), _("{name} spoke for {communities}.")],
        "part": [_("Perhaps."), f"{speaks} {_('Compare the whole name.')}"],
        "several": _("Several match:"),
        "none": _("Not in this list."),
    }
