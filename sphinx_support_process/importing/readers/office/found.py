"""What does a paragraph of a text document hold?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ..blocks import At, Run


@dataclass(slots=True)
class Found:
    """Its words, its bookmarks, its box to tick, its text boxes, and what is in doubt."""

    runs: list[Run] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    done: bool | None = None
    boxes: list[Element] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def outermost(element: Element, tag: str) -> Iterator[Element]:
    """The tags of a name in another, without those within them."""
    open_ = [*reversed(element)]
    while open_:
        one = open_.pop()
        if one.tag == tag:
            yield one
        else:
            open_ += reversed(one)


def left_out(margins: dict[str, str]) -> Iterator[tuple[At, str]]:
    """What is told of the words above and below each page, which are none of the text."""
    for words, kind in margins.items():
        if number := len(words.split()):
            yield At(), f"a {kind} was left out, {number:,} words"
