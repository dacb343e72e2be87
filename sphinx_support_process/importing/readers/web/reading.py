"""What can the parts of a page's reader ask of the whole?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from ..blocks import Block, Inline
from .styles import Styles
from .tree import Node, Text


class Reading(Protocol):
    """A page that is being read."""

    styles: Styles

    def blocks(self, node: Node) -> list[Block]:
        """The blocks in a tag."""

    def runs(self, nodes: Iterable[Node | Text]) -> Inline:
        """The words of tags in a line."""

    def paragraph(self, nodes: list[Node | Text]) -> Iterator[Block]:
        """The paragraph that tags in a line are, nothing if they say nothing."""

    def note(self, node: Node) -> None:
        """Remember the names of a tag, by which links lead to the next block."""

    def anchors(self) -> list[str]:
        """The names that were remembered."""

    def add(self, block: Block) -> Block:
        """Count a block."""
