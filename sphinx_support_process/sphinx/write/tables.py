"""How does a table become nodes? With one line of heads, in a box in which it can scroll."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docutils import nodes
from sphinx import addnodes

from ...pages.content import Anchor, Block, Cell, Table
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
    wide = 8 if block.numbers else 16
    group += [nodes.colspec(colwidth=wide if index else 30) for index in range(len(block.head))]
    group += nodes.thead("", nodes.row("", *heads))
    body = nodes.tbody()
    for row in block.rows:
        body += nodes.row("", *(_entry(cell, blocks, add_anchor) for cell in row))
    group += body
    table = nodes.table("", group, classes=["spp-table", "colwidths-auto"])
    return nodes.container(
        "", table, classes=["spp-wide", *(["spp-count"] if block.numbers else [])]
    )


def _entry(cell: Cell, blocks: Blocks, add_anchor: AddAnchor) -> nodes.entry:
    node = nodes.entry("", *blocks(cell.blocks))
    add_anchor(cell.anchor, node)
    return node


def matrix_nodes(table: list[nodes.Node], said: list[nodes.Node]) -> list[nodes.Node]:
    """A table where a page may have room for it, lines where it may have none."""
    box = nodes.container("", *said, classes=["spp-sentences"])
    return [
        addnodes.only("", nodes.container("", *table, classes=["spp-matrix"]), expr=_ROOMY),
        addnodes.only("", box, expr=_NARROW),
    ]


_ROOMY = "(html and not epub) or latex"
_NARROW = "not (latex or simplepdf)"
