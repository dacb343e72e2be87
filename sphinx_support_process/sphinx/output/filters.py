"""How is something looked up on a page? A script makes the field, of what the page shows."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from ..words import _
from ..write.writer import LOOKED_UP
from .trail import has_script

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add_words(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Give the script what it says."""
    if not has_script(app.builder):
        return
    for box in doctree.findall(nodes.container):
        if LOOKED_UP in box["classes"]:
            by = box["spp_by"]
            words = escape(json.dumps(_words(by), ensure_ascii=False))
            told = f'<div class="spp-words" data-by="{by}" data-words="{words}" hidden></div>'
            box.insert(0, nodes.raw("", told, format="html"))


def _words(by: str) -> dict[str, str]:
    if by == "role":
        return {
            "label": _("Only steps of"),
            "all": _("all roles"),
            "count": _("{shown} of {all} steps"),
        }
    if by == "word":
        return {"label": _("Find a word"), "count": _("{shown} of {all}")}
    return {
        "label": _("Name or community"),
        "yes": _("Yes."),
        "speaks": _("{name} speaks for {communities}."),
        "former": _("No longer."),
        "spoke": _("{name} spoke for {communities}."),
        "part": _("Perhaps."),
        "whole": _("Compare the whole name."),
        "several": _("Several match:"),
        "none": _("Not in this list."),
    }
