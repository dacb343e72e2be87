"""How is a walkthrough shown card by card? A script does so, with what it is told here to say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..build import ONE_PAGE
from ..links.walks import WALK
from ..words import _
from .made import button, status, template
from .tags import element

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
            known: dict[str, Any] = box["spp_told"]
            told = {"titles": known["titles"], "words": _words()}
            said = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
            box.insert(0, template(_head(said)))
            below = (_trail(), _note(), status(), element("pre", {"class": "spp-made spp-paper"}))
            within = (_band(box["ids"][0]), *_copies(), *_scales(known["scales"]))
            box += template(*below, element("div", {"hidden": ""}, *within))


def _head(told: str) -> str:
    """Where one is, and the way back."""
    where, back = element("p", {"class": "spp-where"}), button(f"\u2039 {_('Back')}")
    return element("div", {"class": "spp-made spp-head", "data-told": told}, where, back)


def _trail() -> str:
    """The way so far."""
    every = button("", "spp-quiet")
    line = element("p", {}, element("strong", {}, escape(_("So far"))), every, _fresh())
    return element("div", {"class": "spp-made spp-trail"}, line, element("ol", {}))


def _note() -> str:
    summary = element("summary", {}, escape(_("Note for the ticket")))
    copy = button(_("Copy the note for the ticket"), "spp-noted")
    inside = (summary, element("pre", {}), copy)
    return element("details", {"class": "spp-made spp-fold spp-note"}, *inside)


def _band(id: str) -> str:
    """Says in a card what is another than at the step before."""
    handed = button(_("Copy the hand-over note"), "spp-noted spp-handed")
    return element("div", {"class": "spp-made spp-band", "id": f"band.{id}"}, handed)


def _copies() -> Iterator[str]:
    """Copies the note in the card of an end, and in one that waits."""
    copy = button(_("Copy the note for the ticket"), "spp-noted spp-primary")
    yield element("div", {"class": "spp-made spp-acts"}, copy, _fresh())
    waiting = button(_("Still waiting: copy a note"), "spp-noted spp-quiet spp-waiting")
    yield element("ul", {}, element("li", {"class": "spp-made"}, waiting))


def _scales(scales: Mapping[str, Any]) -> Iterator[str]:
    """Asks in a card for a level."""
    for id, scale in scales.items():
        ways = [
            element("li", {}, button(name, "spp-way", {"value": level}))
            for level, name in scale["levels"].items()
        ]
        title = scale["title"]
        asked = element("p", {}, escape(_("{scale}?").replace("{scale}", title)))
        told = {"class": "spp-made spp-level spp-scale", "data-id": id, "data-title": title}
        yield element("div", told, asked, element("ul", {"class": "spp-ways"}, *ways))


def _fresh() -> str:
    return button(_("Next ticket"), "spp-quiet")


def _words() -> dict[str, str]:
    """What the script says."""
    return {
        "label": _("Step by step: {process}"),
        "step": _("step {number} of {count}"),
        "every": _("Show all {count}"),
        "now": _("Now at: {step}"),
        "here": _("From here on: {role}."),
        "hand": _("Is that not you? Hand over, and you are done."),
        "on": _("Now in {process}."),
        "stay": _("You stay in charge."),
        "into": _("In {process}."),
        "return": _("You come back afterwards."),
        "back": _("Back in {process}."),
        "returns": _("back to {step}"),
        "waits": _("Still waiting."),
        "lost": _("The way so far cannot go along. Copy the note first, then press again."),
    }
