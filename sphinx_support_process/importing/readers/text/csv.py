"""What does a file of comma separated values hold? A table, as spreadsheets save it."""

from __future__ import annotations

import csv
import re

from ..blocks import At, Cell, Document, Paragraph, Run, Table
from ..failure import MAX_BLOCKS, ReadingError, too_long

_SEPARATORS = ";,\t|"


def read(text: str, name: str) -> Document:
    """The document that holds the table of a file."""
    document = Document(name)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=_separator(text), strict=False)
    rows: list[list[Cell]] = []
    last = count = 0
    try:
        for record in reader:
            at, last = last + 1, reader.line_num
            values = [value.strip() for value in record]
            count += len(values)
            if count > 10 * MAX_BLOCKS:
                raise too_long("rows")
            if any(values):
                rows.append([_cell(value, at, n, not rows) for n, value in enumerate(values, 1)])
                document.said += values
    except csv.Error as error:
        help = "is a quotation mark missing?"
        raise ReadingError(f"the file is no table: {error}", help, last + 1) from None
    if rows:
        document.blocks = [Table(at=rows[0][0].at, rows=rows)]
    return document


def _separator(text: str) -> str:
    """The sign that stands most often in the first line, outside quotation marks."""
    first = next((line for line in text.splitlines() if line.strip(_SEPARATORS + " ")), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(_SEPARATORS, key=bare.count)


def _cell(value: str, line: int, column: int, is_head: bool) -> Cell:
    at = At(line=line, part=f"column {column}")
    blocks = [Paragraph(at=at, text=(Run(value),))] if value else []
    return Cell(at=at, head=is_head, blocks=[*blocks])
