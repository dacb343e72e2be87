"""What does a page hold? Sections, and in them blocks and items."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Block:
    """A paragraph, list, fence and so on.

    `text` is all of it as written. `content` is what is in it: the words of a heading, the lines
    of a fence or quotation. `name` is the level of a heading, the directive of a fence, the name
    of a footnote or link definition.
    """

    kind: str
    text: str
    line: int
    name: str = ""
    content: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Item:
    """An item of a list, with the number that was written; or a term and what it means.

    From the line `below` on its blocks stand below the list.
    """

    blocks: tuple[Block, ...]
    line: int
    number: int | None = None
    term: str = ""
    below: int = 0


@dataclass
class Section:
    """A heading and what stands below it, up to the next heading; the first one may have none.

    `title` are the words of the heading, `heading` all of it as written, with its labels.
    """

    file: str
    line: int
    level: int = 0
    title: str = ""
    labels: list[str] = field(default_factory=list)
    heading: str = ""
    blocks: list[Block] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The last part of its first label, else its title."""
        return self.labels[0].rpartition(":")[2] if self.labels else self.title
