"""What do lists of words, fields and tables of docutils hold?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes

from ..blocks import At, Block, Cell, Definition, Definitions, Other, Paragraph, Run, Table
from ..inline import laid_out
from .words import runs

_ABOUT = {
    *("author", "authors", "contact", "copyright", "date", "dedication", "abstract", "version"),
    *("organization", "address", "revision", "status", "orphan", "tocdepth", "nosearch"),
}
Place = Callable[[nodes.Node], At]
Inside = Callable[[Any], list[Block]]


def definitions(node: Any, at: At, place: Place, inside: Inside) -> Definitions:
    """Words, each with what kind it is, and what they mean."""
    found = Definitions(at=at)
    for item in node.children:
        text: list[Run] = []
        entry = Definition(at=place(item), term=())
        for one in item.children:
            if isinstance(one, nodes.definition):
                entry.blocks += inside(one)
            else:
                text += [*([Run(" : ")] if text else []), *runs(one)]
        entry.term = laid_out(text)
        found.entries.append(entry)
    return found


def fields(node: Any, place: Place, inside: Inside) -> Iterator[Block]:
    """Fields as paragraphs, `Owner: Ada`, but for those about the page itself."""
    for field in node.children:
        name, *body = field.children
        at = place(field)
        words = " ".join(name.astext().split())
        if words.casefold() in _ABOUT:
            text = f"{words}: {' '.join(one.rawsource or one.astext() for one in body)}".strip()
            yield Other(at=at, kind="fields", text=text)
            continue
        blocks = [block for one in body for block in inside(one)]
        if blocks and isinstance(blocks[0], Paragraph):
            blocks[0].text = (Run(f"{words}: "), *blocks[0].text)
        else:
            blocks.insert(0, Paragraph(at=at, text=(Run(f"{words}:"),)))
        yield from blocks


def table(node: Any, at: At, place: Place, inside: Inside) -> Table:
    """A table with the cells that reach over others."""
    title = next((one for one in node.children if isinstance(one, nodes.title)), None)
    found = Table(at=at, title=laid_out(runs(title)) if title is not None else ())
    for row in node.findall(nodes.row):
        is_head = isinstance(row.parent, nodes.thead)
        cells = []
        for one in row.children:
            cell = Cell(at=place(one), head=is_head, blocks=inside(one))
            cell.rows = one.get("morerows", 0) + 1
            cell.columns = one.get("morecols", 0) + 1
            cells.append(cell)
        found.rows.append(cells)
    return found
