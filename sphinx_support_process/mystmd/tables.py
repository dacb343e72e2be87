"""How is a table made whose cells hold no blocks? Few outputs have room for them in tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..pages.content import Block, Cell, Table
from ..pages.pieces import Pieces
from .nodes import Node, node, text
from .texts import MYST

Writing = Callable[[Iterable[Block]], list[Node]]


def table(block: Table, line: Callable[[Pieces], list[Node]], write: Writing) -> Node:
    """A table with one line of heads; each cell is one line, as far as that goes."""

    def cell(one: Cell) -> Node:
        return node("tableCell", *_in_one_line(write(one.blocks)))

    heads = (node("tableCell", *line(said), header=True) for said in block.head)
    rows = (node("tableRow", *map(cell, row)) for row in block.rows)
    return node("table", node("tableRow", *heads), *rows)


def _in_one_line(blocks: Iterable[Node]) -> list[Node]:
    """Paragraphs and lists of them as words of one line, as long as nothing else is there."""
    found: list[Node] = []
    for block in blocks:
        parts = [block]
        if block["type"] == "list":
            parts = [each for it in block["children"] for each in it["children"]]
        for part in parts:
            if found:
                found.append(
                    text("; " if block["type"] == "list" and part is not parts[0] else " · ")
                )
            inline = part["type"] == MYST
            found += (
                part["children"] if part["type"] == "paragraph" else [{**part, "inline": inline}]
            )
    return found
