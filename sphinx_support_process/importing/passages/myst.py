"""What does a document say as MyST? Each of its blocks as a passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from textwrap import indent

from ..readers.blocks import (
    Block,
    Box,
    Definitions,
    Heading,
    Item,
    Listing,
    Other,
    Paragraph,
    Table,
)
from .grid import grid
from .inline import in_line, myst, opening_escaped
from .passage import Passage, Point

BOX = re.compile(r"^\[[ xX]\]\s+")
_PLAIN_NUMBER = re.compile(r"\d{1,9}[.)]")
_ADMONITIONS = frozenset(
    {
        *("attention", "caution", "danger", "error", "hint"),
        *("important", "note", "seealso", "tip", "warning"),
    }
)
_OTHERS = {"link": "definition", "footnote": "definition", "directive": "fence", "code": "fence"}


def passages(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Blocks as passages; those that say nothing are none."""
    return tuple(passage for block in blocks for passage in _passages(block))


def _passages(block: Block) -> Iterator[Passage]:
    """A block as a passage, below the labels that lead to it."""
    for label in block.labels:
        yield Passage("label", f"({label})=", block.at, label)
    found = _passage(block)
    if found.text.strip():
        yield replace(found, anchors=(*block.anchors, *block.labels)) if block.anchors else found


def _passage(block: Block) -> Passage:
    match block:
        case Paragraph(text=text):
            words = block.written or myst(text)
            return Passage("paragraph", words, block.at, content=words)
        case Heading(text=text, level=level):
            words = f"{block.label} {in_line(text)}".strip()
            whole = block.written or f"{'#' * max(1, min(level, 6))} {words}"
            return Passage("heading", whole, block.at, str(level), words)
        case Listing(items=items, ordered=ordered):
            return _list(block, items, "numbers" if ordered else "bullets")
        case Definitions():
            return _definitions(block)
        case Table():
            return _table(block)
        case Box():
            return _box(block)
        case Other():
            return _other(block)
        case _:
            inside = passages(getattr(block, "blocks", ()))
            return Passage("other", _joined(inside), block.at)


def _list(block: Listing, items: Iterable[Item], kind: str) -> Passage:
    points = tuple(_point(item) for item in items)
    is_loose = any(_is_loose(point) for point in points)
    text = block.written or ("\n\n" if is_loose else "\n").join(
        _item(point, kind, number) for number, point in enumerate(points, 1)
    )
    return Passage(kind, text, block.at, items=points)


def _is_loose(point: Point) -> bool:
    kinds = [one.kind for one in point.blocks]
    return kinds[1:] not in ([], ["bullets"], ["numbers"])


def _point(item: Item) -> Point:
    blocks = passages(item.blocks)
    number = item.number[-1] if item.number else None
    return Point(
        blocks,
        item.at,
        number if item.meant is None else item.meant,
        label=item.label,
        is_task=item.done is not None,
        anchors=(*item.anchors, *(name for block in blocks for name in block.anchors)),
    )


def _item(point: Point, kind: str, number: int) -> str:
    """An item as MyST; a label that MyST has not stands before its text."""
    marker = "-"
    text = _joined(point.blocks)
    if point.is_task:
        text = text if BOX.match(text) else f"[ ] {text}"
    elif kind == "numbers" and _PLAIN_NUMBER.fullmatch(point.label):
        marker = point.label
    elif kind == "numbers" and not point.label:
        marker = f"{number}."
    elif point.label:
        text = f"{point.label} {text}"
    room = " " * (len(marker) + 1)
    return f"{marker} {indent(text, room).removeprefix(room)}".rstrip()


def _joined(blocks: Iterable[Passage]) -> str:
    """Passages below each other; a list directly below a paragraph stays tight."""
    text = ""
    for block in blocks:
        gap = "\n" if block.kind in ("bullets", "numbers") and "\n\n" not in block.text else "\n\n"
        text += (gap if text else "") + block.text
    return text


def _definitions(block: Definitions) -> Passage:
    points, texts = [], []
    for entry in block.entries:
        blocks = passages(entry.blocks)
        term = in_line(entry.term)
        points.append(Point(blocks, entry.at, term=term))
        body = indent(_joined(blocks), "  ").removeprefix("  ")
        texts.append(f"{term}\n: {body}" if body else term)
    text = block.written or "\n\n".join(texts)
    return Passage("definitions", text, block.at, items=tuple(points))


def _table(block: Table) -> Passage:
    placed = grid(block)
    texts = {id(cell): _joined(passages(cell.blocks)) for row in block.rows for cell in row}
    whole = tuple(tuple(texts[id(p.cell)] if p.cell else "" for p in row) for row in placed)
    shown = [[texts[id(p.cell)] if p.cell and p.begins else "" for p in row] for row in placed]
    text = block.written or _written_table(block, shown)
    return Passage("table", text, block.at, rows=whole)


def _written_table(block: Table, lines: list[list[str]]) -> str:
    """A table with bars where it has a head and lines only, else one made of lists."""
    has_head = bool(block.rows) and any(cell.head for cell in block.rows[0])
    title = in_line(block.title)
    if has_head and not any("\n" in cell for line in lines for cell in line):
        bars = ["| " + " | ".join(c.replace("|", "\\|") for c in line) + " |" for line in lines]
        bars.insert(1, "|" + " --- |" * len(lines[0]))
        return "\n".join([*([f"{title}\n"] if title else []), *bars])
    rows = [
        "\n".join(
            f"{'  -' if at else '* -'} {indent(cell, '    ').strip()}".rstrip()
            for at, cell in enumerate(line)
        )
        for line in lines
    ]
    head = ":header-rows: 1\n\n" if has_head else ""
    return fenced(f"{{list-table}} {title}".rstrip(), head + "\n".join(rows)) if rows else title


def _box(block: Box) -> Passage:
    inside = passages(block.blocks)
    title = in_line(block.title)
    body = _joined(inside)
    if block.kind == "quote":
        lines = [title, body] if title else [body]
        plain = "\n\n".join(filter(None, lines))
        text = block.written or indent(plain, "> ", lambda _: True).replace("> \n", ">\n")
        return Passage("quote", text, block.at, content=block.content or spoken(block))
    name, option = block.kind, ""
    if name == "details":
        name, option, title = "admonition", ":class: dropdown\n\n", title or "Details"
    elif title or name not in _ADMONITIONS:
        option = f":class: {name}\n\n" if name in _ADMONITIONS else ""
        name = "admonition"
        title = title or block.kind.capitalize()
    text = block.written or fenced(f"{{{name}}} {title}".rstrip(), option + body)
    return Passage(
        "box", text, block.at, block.kind, block.content or body, title=in_line(block.title)
    )


def spoken(block: Block) -> str:
    """The words in a block as a message says them: without marks, its paragraphs apart."""
    match block:
        case Paragraph(text=text):
            return "\n".join(line.strip() for line in "".join(r.text for r in text).split("\n"))
        case Other(text=text):
            return text
        case Listing(items=items):
            return "\n".join(f"{item.label or '-'} {spoken(item)}" for item in items)
        case Item() | Box():
            return "\n\n".join(map(spoken, block.blocks))
        case _:
            return _passage(block).text


def _other(block: Other) -> Passage:
    kind = _OTHERS.get(block.kind, block.kind)
    name = block.name if block.kind != "code" else ""
    text = block.written
    if text:
        pass
    elif block.kind == "code":
        text = fenced(block.name, block.text)
    elif block.kind == "directive":
        text = fenced(f"{{{block.name}}}", block.text)
    elif block.kind == "footnote":
        text = f"[{block.name}]: {indent(block.text, '    ').strip()}"
    elif block.kind == "image":
        text = f"![{opening_escaped(block.text)}]({block.name or '#'})"
    else:
        text = opening_escaped(block.text)
    return Passage(kind, text, block.at, name, block.text)


def fenced(head: str, body: str) -> str:
    """A text in a fence that is longer than all those in it."""
    ticks = max((len(found) for found in re.findall(r"^\s*(`{3,})", body, re.MULTILINE)), default=2)
    fence = "`" * (ticks + 1)
    return f"{fence}{head}\n{body}\n{fence}" if body else f"{fence}{head}\n{fence}"
