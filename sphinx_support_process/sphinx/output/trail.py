"""How is a walkthrough shown card by card? A script does so, and shows the way so far."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..build import ONE_PAGE
from ..links.roles import WALK
from ..words import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

CARDS = "spp-cards"
"""The class of one that a script may show card by card."""


def has_script(builder: Builder) -> bool:
    """Whether a script shows one step at a time; not in what is read as a whole."""
    return builder.format == "html" and builder.name not in ("epub", *ONE_PAGE)


def add_trail(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Make each walkthrough one of cards, with what the script needs to say, hidden without it."""
    if not has_script(app.builder):
        return
    for box in doctree.findall(nodes.container):
        lists: list[Any] = [part for part in box.children if isinstance(part, nodes.Sequential)]
        steps = [item for part in lists if "spp-steps" in part["classes"] for item in part]
        if WALK in box["classes"] and steps:
            first = escape(steps[0]["ids"][0])
            shown = [part for part in lists if {"spp-steps", "spp-ends"} & {*part["classes"]}]
            trail = (
                f'<div class="spp-trail" hidden><p>{escape(_("Your way so far"))}</p><ol></ol>'
                f'<p><a class="spp-again" href="#{first}">{escape(_("Start again"))}</a></p></div>'
            )
            box["classes"].append(CARDS)
            box.insert(box.index(shown[-1]) + 1, nodes.raw("", trail, format="html"))
