"""Which cells has a table on a page?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import Block, Cell, Inline, Table
from ..levels import Leveled
from .reading import Reading
from .tree import Node

_MOST = 200
"""No cell reaches over more rows or columns."""


def table(page: Reading, node: Node) -> Iterator[Block | Leveled]:
    """A table; one of a single cell is a box, and only what stands in it."""
    rows: list[list[Cell]] = []
    anchors = page.anchors()
    title: Inline = ()
    for one in _rows(node):
        if one.tag == "caption":
            title = page.runs([one])
        else:
            rows.append([_cell(page, cell) for cell in one.nodes() if cell.tag in ("td", "th")])
    rows = [row for row in rows if row]
    if sum(map(len, rows)) == 1:
        yield from rows[0][0].blocks
    elif any(cell.blocks for row in rows for cell in row) or title:
        yield page.add(Table(at=node.at, anchors=anchors, rows=rows, title=title))


def _rows(node: Node) -> Iterator[Node]:
    for one in node.nodes():
        if one.tag in ("tr", "caption"):
            yield one
        elif one.tag in ("thead", "tbody", "tfoot", "colgroup"):
            yield from _rows(one)


def _cell(page: Reading, node: Node) -> Cell:
    page.note(node)
    cell = Cell(at=node.at, anchors=page.anchors(), head=node.tag == "th")
    cell.rows, cell.columns = (_span(node.get(name)) for name in ("rowspan", "colspan"))
    cell.blocks = page.blocks(node)
    page.add(cell)
    return cell


def _span(value: str) -> int:
    return min(int(value), _MOST) if re.fullmatch(r"[1-9]\d{0,8}", value.strip()) else 1
