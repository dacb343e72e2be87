"""How do tables and cards become nodes? A table in a box in which it scrolls, cards in a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docutils import nodes
from sphinx import addnodes
from sphinx_design.shared import create_component

from ...pages.content import Block, Cell, Table
from ...pages.leaves import Anchor
from ..marks import MATRIX, WIDE
from .pieces import Lines

Blocks = Callable[[Iterable[Block]], list[nodes.Node]]
AddAnchor = Callable[[Anchor | None, nodes.Element], None]


def table_nodes(
    block: Table, lines: Lines, blocks: Blocks, add_anchor: AddAnchor
) -> nodes.container:
    """A table whose first column is the widest."""
    heads = (
        nodes.entry("", nodes.paragraph("", "", *lines.merged(said), translatable=False))
        for said in block.head
    )
    group = nodes.tgroup("", cols=len(block.head))
    wide = 10 if block.numbers else 16
    group += [nodes.colspec(colwidth=wide if index else 30) for index in range(len(block.head))]
    group += nodes.thead("", nodes.row("", *heads))
    body = nodes.tbody()
    for row in block.rows:
        body += nodes.row("", *(_entry(cell, blocks, add_anchor) for cell in row))
    group += body
    table = nodes.table("", group, classes=["spp-table", "colwidths-auto"])
    return nodes.container("", table, classes=[WIDE, *(["spp-count"] if block.numbers else [])])


def _entry(cell: Cell, blocks: Blocks, add_anchor: AddAnchor) -> nodes.entry:
    node = nodes.entry("", *blocks(cell.blocks))
    add_anchor(cell.anchor, node)
    return node


def matrix_nodes(table: list[nodes.Node], said: list[nodes.Node]) -> list[nodes.Node]:
    """A table where a page may have room for it, what says the same where it may have none."""
    parts = ((table, MATRIX, _ROOMY), (said, "spp-sentences", _NARROW))
    return [
        addnodes.only("", nodes.container("", *part, classes=[name]), expr=expr)
        for part, name, expr in parts
        if part
    ]


_ROOMY = "(html and not epub) or latex"
_NARROW = "not (latex or simplepdf)"


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
