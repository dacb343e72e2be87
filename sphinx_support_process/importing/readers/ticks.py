"""Which pieces of a document have a box to tick that is typed as a sign? They are items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .blocks import (
    Block,
    Box,
    Cell,
    Definition,
    Inline,
    Item,
    Listing,
    Paragraph,
    Run,
    inside,
    said,
)
from .inline import behind, trimmed

BOXES = {"☐": False, "☑": True, "☒": True, "□": False, "✓": True, "✔": True}
"""What each sign says of what stands behind it: whether it is done."""


def ticked(blocks: Iterable[Block]) -> list[Block]:
    """Blocks in which lines that begin with a box are items, and such items have one.

    A box without words is left out: the form that it belongs to is filled in elsewhere.
    """
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and said(block.text) in BOXES:
            continue
        items = list(_items(block)) if isinstance(block, Paragraph) else []
        last = found[-1] if found else None
        if not items:
            _look_into(block)
            found.append(block)
        elif isinstance(last, Listing) and not last.written and last.items[-1].done is not None:
            last.items += items
        else:
            found.append(Listing(at=block.at, items=items))
    return found


def _look_into(block: Block) -> None:
    if isinstance(block, Item | Definition | Cell | Box):
        if isinstance(block, Item) and block.done is None:
            _tick(block)
        block.blocks = ticked(block.blocks)
    else:
        for one in inside(block):
            _look_into(one)


def _tick(item: Item) -> None:
    """Let an item have the box that its first paragraph begins with."""
    first = item.blocks[0] if item.blocks else None
    if isinstance(first, Paragraph) and (done := _box(first.text)) is not None:
        item.done = done
        item.blocks[0] = _without(first)


def _items(block: Paragraph) -> Iterator[Item]:
    """The lines of a paragraph as items, if each begins with a box."""
    if _box(block.text) is None:
        return
    lines = [trimmed(line) for line in _lines(block.text)]
    states = [_box(line) for line in lines]
    if None in states:
        lines, states = [block.text], states[:1]
    for row, (line, done) in enumerate(zip(lines, states, strict=True)):
        at = replace(block.at, line=block.at.line + row) if block.at.line else block.at
        anchors = [] if row else block.anchors
        text = _without(Paragraph(at=at, text=line))
        yield Item(at=at, anchors=anchors, done=done, blocks=[text])


def _box(text: Inline) -> bool | None:
    """What the sign says that a text begins with; None without one, or without words."""
    first = text[0].text if text else ""
    return BOXES.get(first[:1]) if said(text)[1:] else None


def _without(block: Paragraph) -> Paragraph:
    """A paragraph without the sign that it begins with."""
    text = trimmed(behind(block.text, 1))
    return replace(block, text=text, written=block.written[1:].lstrip())


def _lines(text: Inline) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in text:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    return lines
