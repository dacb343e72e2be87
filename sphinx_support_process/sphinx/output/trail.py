"""How is a walkthrough shown card by card? A script does so, with what it is told here to say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..build import ONE_PAGE
from ..links.walks import WALK
from ..words import _
from .tags import closing, opening

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

CARDS = "spp-cards"
"""The class of one that a script may show card by card."""


def has_script(builder: Builder) -> bool:
    """Whether a script shows one step at a time; not in what is read as a whole."""
    return builder.format == "html" and builder.name not in ("epub", *ONE_PAGE)


def add_trail(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Make each walkthrough one of cards, and tell the script its words."""
    if not has_script(app.builder):
        return
    for box in doctree.findall(nodes.container):
        if WALK in box["classes"]:
            box["classes"].append(CARDS)
            told: dict[str, Any] = box["spp_told"] | {"words": _words()}
            said = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
            box.insert(0, opening("div", {"class": "spp-told", "data-told": said}))
            box.insert(1, closing("div"))


def _words() -> dict[str, str]:
    """What the script says."""
    return {
        "label": _("Step by step: {process}"),
        "step": _("step {number} of {count}"),
        "before": _("Back"),
        "trail": _("So far"),
        "every": _("Show all {count}"),
        "fresh": _("Next ticket"),
        "note": _("Note for the ticket"),
        "copy": _("Copy the note for the ticket"),
        "now": _("Now at: {step}"),
        "here": _("From here on: {role}."),
        "hand": _("Is that not you? Hand over, and you are done."),
        "handed": _("Copy the hand-over note"),
        "on": _("Now in {process}."),
        "stay": _("You stay in charge."),
        "into": _("In {process}."),
        "return": _("You come back afterwards."),
        "back": _("Back in {process}."),
        "returns": _("back to {step}"),
        "waiting": _("Still waiting: copy a note"),
        "waits": _("Still waiting."),
        "level": _("{scale}?"),
        "lost": _("The way so far cannot go along. Copy the note first, then press again."),
        "copied": _("Copied"),
        "select": _("Select the text and press Ctrl+C."),
    }
