"""Which paragraphs are items whose numbers were typed? `Step 1: Look`, and below it `Step 2: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..readers.blocks import Block, Definitions, Heading, Item, Listing, Paragraph, Run
from ..readers.inline import behind
from ..words.patterns import late
from ..words.table import pattern

_STEP = f"(?:{pattern('step-word')}|{pattern('stage-word')})"
_LABEL = late(
    rf"""\s*(?P<open>\*\*|__)?
    (?P<label>{_STEP}\ ?(?P<step>\d{{1,4}})\ ?(?:[:.)\u2013\u2014-]|(?=\*\*|__))
      |{pattern("step-word")}\ (?P<letter>[a-h])[:.)]
      |\d{{1,2}}(?:\.\d{{1,2}})*\.(?P<part>\d{{1,2}})(?:\\?[.)])?
      |(?P<alpha>[a-h])\\?\)|(?P<low>(?-i:[a-h]))\.(?=\ [A-Z\u00c0-\u00de])
      |(?P<upper>(?-i:[A-H]))\\?\.
      |(?-i:[A-Z])(?P<coded>\d{{1,2}})\\?[.)]
      |(?-i:[A-OQRT-Z])(?P<apart>\d{{1,2}})(?=\ (?-i:[A-Z\u00c0-\u00de]))
      |(?P<number>\d{{1,3}})\\?[.)])
    (?P<close>\*\*|__)?(?(close)\s?[:.)\u2013\u2014-]?)\s+(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)
_INITIAL = late(r"[B-Z]\.")


def with_typed_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which paragraphs with typed numbers that grow are lists of one item each.

    What stands between two of them belongs to the first, and where something does between all, the
    paragraphs below the last one to that.
    """
    found: list[Block] = []
    told = [_told(block) for block in blocks]
    for part in _parts([one for block in told for one in _lines(block)]):
        numbers = [(at, typed) for at, block in enumerate(part) if (typed := _typed(block))]
        kept = _growing(numbers)
        if len(kept) < 2:
            found += part
            continue
        found += part[: kept[0][0]]
        last = kept[-1][0] + 1
        if all(other - at > 1 for (at, _), (other, _) in pairwise(kept)):
            while last < len(part) and isinstance(part[last], Paragraph):
                last += 1
        ends = [*(at for at, _ in kept[1:]), last]
        for (at, item), end in zip(kept, ends, strict=True):
            item.blocks += part[at + 1 : end]
            found.append(Listing(at=item.at, items=[item], ordered=True))
        found += part[last:]
    return found


def _told(block: Block) -> Block:
    """Steps, where a list of words and what they mean has their numbers: `Step 1: Look`."""
    if isinstance(block, Listing) and not block.ordered and len(block.items) > 1:
        return _numbered(block)
    if not isinstance(block, Definitions) or len(block.entries) < 2:
        return block
    items: list[Item] = []
    for one in block.entries:
        item = _typed(Paragraph(at=one.at, text=one.term))
        if item is None:
            return block
        item.blocks += one.blocks
        items.append(item)
    return Listing(at=block.at, items=items, ordered=True)


def _numbered(block: Listing) -> Listing:
    """A list, with the numbers that stand behind its bullets: `- Step 1: Look`."""
    items: list[Item] = []
    for one in block.items:
        item = _typed(one.blocks[0]) if one.blocks else None
        if item is None or item.number != (len(items) + 1,):
            return block
        item.blocks += one.blocks[1:]
        items.append(item)
    return Listing(at=block.at, items=items, ordered=True)


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks cut before each heading."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield part
            part = []
        part.append(block)
    yield part


def _lines(block: Block) -> list[Block]:
    """The lines of a paragraph as paragraphs, if each of them begins with a number."""
    if not isinstance(block, Paragraph) or "\n" not in block.written:
        return [block]
    lines = block.written.split("\n")
    if not all(map(_LABEL.match, lines)):
        return [block]
    runs: list[list[Run]] = [[]]
    for run in block.text:
        first, *others = run.text.split("\n")
        runs[-1].append(replace(run, text=first))
        runs += [[replace(run, text=other)] for other in others]
    if len(runs) != len(lines):
        return [block]
    at = block.at.line
    return [
        replace(
            block,
            at=replace(block.at, line=at + number if at else at),
            text=tuple(found),
            written=line,
        )
        for number, (line, found) in enumerate(zip(lines, runs, strict=True))
    ]


def _growing(numbers: list[tuple[int, Item]]) -> list[tuple[int, Item]]:
    """The first items, each with the number after that of the one before.

    Letters begin with `A.`, as names do with any.
    """
    kept: list[tuple[int, Item]] = []
    for at, item in numbers:
        if not kept and item.number != (1,) and _INITIAL.fullmatch(item.label):
            continue
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
    number = match["step"] or match["part"] or match["coded"] or match["apart"] or match["number"]
    letter = (match["letter"] or match["alpha"] or match["low"] or match["upper"] or "a").lower()
    count = int(number) if number else 1 + "abcdefgh".index(letter)
    return Item(
        at=block.at,
        anchors=block.anchors,
        labels=block.labels,
        label=match["label"].replace("\\", "").strip(),
        number=(count,),
        blocks=[rest],
    )
