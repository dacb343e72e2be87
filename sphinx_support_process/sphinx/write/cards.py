"""How is a grid of cards made? Of components of sphinx-design, which every builder can write."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx_design.shared import create_component


def card_nodes(cards: Iterable[tuple[list[nodes.Node], list[nodes.Node]]]) -> nodes.container:
    """Cards of a title and a body: a grid in HTML, paragraphs everywhere else.

    A project that does not use sphinx-design gets plain ones by our own style.
    """
    classes = ["sd-row", "sd-row-cols-1", "sd-row-cols-md-2", "sd-g-3", "spp-overview"]
    row = create_component("grid-row", classes)
    row += [_card(title, blocks) for title, blocks in cards]
    return create_component("grid-container", ["sd-container-fluid", "sd-mb-4"], children=[row])


def _card(title: list[nodes.Node], blocks: list[nodes.Node]) -> nodes.container:
    body = create_component("card-body", ["sd-card-body"])
    head = nodes.strong("", "", *title)
    body += nodes.paragraph("", "", head, translatable=False, classes=["sd-card-title"])
    body += blocks
    classes = ["sd-card", "sd-sphinx-override", "sd-h-100", "sd-w-100"]
    card = create_component("card", classes, children=[body])
    return create_component("grid-item", ["sd-col", "sd-d-flex-row"], children=[card])
