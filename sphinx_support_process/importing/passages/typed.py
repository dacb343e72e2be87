"""Which paragraphs are items whose numbers were typed? `Step 1: Look`, and below it `Step 2: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..readers.blocks import Block, Heading, Item, Listing, Paragraph
from ..readers.inline import behind
from ..words.table import pattern

_LABEL = re.compile(
    rf"""\s*(?P<open>\*\*|__)?
    (?P<label>{pattern('step-word')}\ ?(?P<step>\d{{1,4}})\ ?(?:[:.)\u2013\u2014-]|(?=\*\*|__))
      |(?P<number>\d{{1,3}})[.)])
    (?P<close>\*\*|__)?(?(close)\s?[:.)\u2013\u2014-]?)\s+(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)


def with_typed_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which paragraphs with typed numbers that grow are lists of one item each.

    What stands between two of them belongs to the first.
    """
    found: list[Block] = []
    for part in _parts(blocks):
        numbers = [(at, typed) for at, block in enumerate(part) if (typed := _typed(block))]
        kept = _growing(numbers)
        if len(kept) < 2:
            found += part
            continue
        found += part[: kept[0][0]]
        ends = [*(at for at, _ in kept[1:]), kept[-1][0] + 1]
        for (at, item), end in zip(kept, ends, strict=True):
            item.blocks += part[at + 1 : end]
            found.append(Listing(at=item.at, items=[item], ordered=True))
        found += part[kept[-1][0] + 1 :]
    return found


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks cut before each heading."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield part
            part = []
        part.append(block)
    yield part


def _growing(numbers: list[tuple[int, Item]]) -> list[tuple[int, Item]]:
    """The first items, each with the number after that of the one before."""
    kept: list[tuple[int, Item]] = []
    for at, item in numbers:
        if not kept or item.number[0] == kept[-1][1].number[0] + 1:
            kept.append((at, item))
    return kept


def _typed(block: Block) -> Item | None:
    """The item that a paragraph is by the number with which it begins."""
    if not isinstance(block, Paragraph):
        return None
    words = "".join(run.text for run in block.text)
    match = _LABEL.match(words)
    if match is None or (match["open"] and not block.written):
        return None
    runs = behind(block.text, match.end())
    if match["open"] and not match["close"]:
        runs = (replace(runs[0], text=match["open"] + runs[0].text), *runs[1:])
    rest = Paragraph(at=block.at, text=runs)
    number = int(match["step"] or match["number"])
    return Item(
        at=block.at,
        anchors=block.anchors,
        labels=block.labels,
        label=match["label"].strip(),
        number=(number,),
        blocks=[rest],
    )
