"""What is an item called? A title cut out of a sentence, and the names by which links know it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..passages.passage import Point
from ..words.patterns import late
from ..words.prose import bare

LONGEST_TITLE = 100
_UNDERLINED = late(r"</?(?:u|ins|span|font)\b[^<>]*>", re.IGNORECASE)
_STRONG = late(r"(?<!\w)\*\*([^*]+)\*\*(?!\w)")


def anchors(item: Point) -> Iterator[str]:
    """What links call an item, and the items of lists in it."""
    yield from item.anchors
    for block in item.blocks:
        for one in block.items:
            yield from anchors(one)


def short(sentence: str) -> tuple[str, bool]:
    """A sentence as a title, and whether nothing of it was left out."""
    plain = _UNDERLINED.sub("", _STRONG.sub(r"\1", sentence.strip())).rstrip(".:")
    if len(plain) <= LONGEST_TITLE and "[^" not in plain:
        return plain, bool(plain)
    cut = bare(plain)
    if len(cut) > LONGEST_TITLE:
        cut = cut[:LONGEST_TITLE].rpartition(" ")[0] or cut[:LONGEST_TITLE]
        cut += "…"
    return cut, False


def without(text: str, sentence: str) -> str:
    """A text without its first sentence, its other lines as they were."""
    count = len(sentence.split())
    return "".join(text.split(maxsplit=count)[count:])
