"""Which cell stands where? The places of a table, with those that a cell covers."""

from __future__ import annotations

from ...text.named import NamedTuple
from ..readers.blocks import Cell, Table


class Place(NamedTuple):
    """A place of a table: the cell over it, and whether the cell begins here."""

    cell: Cell | None
    begins: bool


def grid(table: Table) -> list[list[Place]]:
    """The places of a table in rows of one length."""
    rows: list[dict[int, Place]] = [{} for _ in table.rows]
    for at, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while column in rows[at]:
                column += 1
            for below in range(at, min(at + max(cell.rows, 1), len(rows))):
                for right in range(column, column + max(cell.columns, 1)):
                    rows[below][right] = Place(cell, (below, right) == (at, column))
    width = max((max(row, default=-1) + 1 for row in rows), default=0)
    return [[row.get(column, Place(None, False)) for column in range(width)] for row in rows]
