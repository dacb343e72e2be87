"""Which item stands in which? Items in a row, each with its level, as lists in lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .blocks import Block, Item, Listing


@dataclass(frozen=True, slots=True)
class Leveled:
    """An item with its level; those of one `source` are of one list, whatever their numbers."""

    item: Item
    level: int
    ordered: bool
    source: object = None


@dataclass(frozen=True, slots=True)
class More:
    """A block that goes on with the item above it on a level."""

    block: Block
    level: int


Piece = Block | Leveled | More


def nested(pieces: Iterable[Piece]) -> list[Block]:
    """Blocks and items as blocks: each item in a list, deeper ones in the item above them."""
    found: list[Block] = []
    open_: list[tuple[Leveled, Listing]] = []
    for piece in pieces:
        if not isinstance(piece, Leveled | More):
            open_ = []
            found.append(piece)
            continue
        while open_ and open_[-1][0].level > piece.level:
            open_.pop()
        if isinstance(piece, More):
            (open_[-1][1].items[-1].blocks if open_ else found).append(piece.block)
            continue
        if open_ and open_[-1][0].level == piece.level:
            last, listing = open_.pop()
            if _goes_on(last, piece):
                listing.items.append(piece.item)
                open_.append((piece, listing))
                continue
        listing = Listing(at=piece.item.at, items=[piece.item], ordered=piece.ordered)
        (open_[-1][1].items[-1].blocks if open_ else found).append(listing)
        open_.append((piece, listing))
    return found


def _goes_on(last: Leveled, piece: Leveled) -> bool:
    """Whether an item belongs to the list of the one before it on its level."""
    if last.source is not None and last.source is piece.source:
        return True
    if last.ordered != piece.ordered:
        return False
    if not piece.ordered:
        return True
    return last.item.number[:-1] == piece.item.number[:-1] and (
        last.item.number[-1:] < piece.item.number[-1:]
    )
