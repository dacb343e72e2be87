"""Which pieces of a document have a box to tick that is typed as a sign? They are items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

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

BOXES = {"☐": False, "☑": True, "☒": True, "□": False}
"""What each sign says of what stands behind it: whether it is done."""

BULLETS = {
    **dict.fromkeys("☐□❏❐❑❒\uf06f\uf071\uf072\uf0a8", False),
    **dict.fromkeys("☑☒\uf0fd\uf0fe", True),
}
"""Bullets of lists that are boxes to tick, some of them signs of Word's own font."""

_AS_PICTURE = "\ufe0f"
"""What follows a sign that is to be shown in colour."""


def ticked(blocks: Iterable[Block]) -> list[Block]:
    """Blocks in which lines that begin with a box are items, and such items have one."""
    found: list[Block] = []
    for block in blocks:
        pieces = _pieces(block) if isinstance(block, Paragraph) else [block]
        for piece in pieces:
            last = found[-1] if found else None
            if not isinstance(piece, Item):
                _look_into(piece)
                found.append(piece)
            elif isinstance(last, Listing) and not last.written and last.items[-1].done is not None:
                last.items.append(piece)
            else:
                found.append(Listing(at=piece.at, items=[piece]))
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


def _pieces(block: Paragraph) -> Iterator[Block]:
    """A paragraph, cut before each line that begins with a box: these are items."""
    lines = _lines(block.text)
    starts = [at for at, line in enumerate(lines) if _box(trimmed(line)) is not None]
    if not starts:
        yield block
        return
    for start, end in pairwise([*([0] if starts[0] else []), *starts, len(lines)]):
        at = replace(block.at, line=block.at.line + start) if block.at.line else block.at
        text = trimmed(_joined(lines[start:end]))
        piece = Paragraph(at=at, text=text, anchors=[] if start else block.anchors)
        done = _box(text)
        if done is None:
            yield piece
        else:
            yield Item(at=at, anchors=piece.anchors, done=done, blocks=[_without(piece)])


def _box(text: Inline) -> bool | None:
    """What the sign says that a text begins with; None without one, or without words."""
    first = text[0].text if text else ""
    return BOXES.get(first[:1]) if said(text)[1:].strip(_AS_PICTURE) else None


def _without(block: Paragraph) -> Paragraph:
    """A paragraph without the sign that it begins with, and without anchors."""
    shown = 1 + block.text[0].text.startswith(_AS_PICTURE, 1)
    text = trimmed(behind(block.text, shown))
    return replace(block, text=text, written=block.written[shown:].lstrip(), anchors=[])


def _joined(lines: list[list[Run]]) -> list[Run]:
    """Lines as the runs of one text."""
    found = [*lines[0]]
    for line in lines[1:]:
        found[-1] = replace(found[-1], text=f"{found[-1].text}\n")
        found += line
    return found


def _lines(text: Inline) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in text:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    return lines
