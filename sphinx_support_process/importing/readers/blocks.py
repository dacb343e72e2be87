"""What does a document hold? Blocks with inline runs, each with the place where it stands.

All readers of texts fill this form. It keeps what a person sees: the label at each item, boxes that
are ticked, cells that span others; and of each piece where it stands in the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MYST = "myst"
"""The mark of a run that is written as MyST in the document itself."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike.

    `marks` are `strong`, `emphasis`, `code`, `strike`, `key` or `myst`; `link` is `#anchor`,
    `page:Title#anchor` or an address.
    """

    text: str
    marks: frozenset[str] = frozenset()
    link: str | None = None


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class At:
    """Where a piece stands: in a text its line and column, in an office file its paragraph.

    All count from 1. `part` is more exact, or another part: `table 2, row 3, column 1`,
    `text box`, `footnote 1`.
    """

    line: int = 0
    column: int = 0
    paragraph: int = 0
    part: str = ""

    def __str__(self) -> str:
        found = [
            f"line {self.line}" if self.line else "",
            f"paragraph {self.paragraph}" if self.paragraph else "",
            self.part,
        ]
        return ", ".join(filter(None, found))

    def within(self, file: str) -> str:
        """The place with the name of its file."""
        if self.line and not self.part:
            return f"{file}:{self.line}"
        return f"{file}: {self}" if str(self) else file


@dataclass(slots=True, kw_only=True)
class Block:
    """`anchors` are the names by which links lead here, `labels` those that Sphinx knows.

    `written` is all of it as MyST, where the document is written in that.
    """

    at: At
    anchors: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    written: str = ""


@dataclass(slots=True, kw_only=True)
class Heading(Block):
    text: Inline
    level: int = 1
    label: str = ""


@dataclass(slots=True, kw_only=True)
class Paragraph(Block):
    text: Inline


@dataclass(slots=True, kw_only=True)
class Item(Block):
    """An item of a list.

    `label` is what a reader sees before it: `3.`, `2.1`, `b)`, `Step 2:`, empty for a bullet.
    `number` is the same as numbers, (2, 1) for `2.1`; `meant` the number that the writer wrote
    where that is another one. `done` is set where it has a box.
    """

    label: str = ""
    number: tuple[int, ...] = ()
    meant: int | None = None
    done: bool | None = None
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Listing(Block):
    items: list[Item] = field(default_factory=list)
    ordered: bool = False


@dataclass(slots=True, kw_only=True)
class Definition(Block):
    """A word and what it means."""

    term: Inline
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Definitions(Block):
    entries: list[Definition] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Cell(Block):
    """A cell of a table, over so many `rows` and `columns`."""

    rows: int = 1
    columns: int = 1
    head: bool = False
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Table(Block):
    rows: list[list[Cell]] = field(default_factory=list)
    title: Inline = ()


@dataclass(slots=True, kw_only=True)
class Box(Block):
    """Blocks that stand out: a `quote`, `details` to open, or an admonition of some kind.

    `content` is what is said in it, where the document is written as MyST.
    """

    kind: str
    title: Inline = ()
    content: str = ""
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Other(Block):
    """A text of its own kind.

    `code`, `image` (its words), `comment`, `footnote`, `link` (a definition), `label`, `fields`,
    `directive`, `raw`; `name` is the language, the name of the note, of the directive.
    """

    kind: str
    text: str = ""
    name: str = ""


@dataclass(slots=True)
class Document:
    """A document that was read.

    `title` is what it is called where no heading says it. `said` are its texts as the file has
    them, read apart from the blocks: what is in no block was lost. `doubts` are what a reader was
    not sure of, each with its place.
    """

    name: str
    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    doubts: list[tuple[At, str]] = field(default_factory=list)


def said(runs: Inline) -> str:
    """The words of runs, in one line."""
    return " ".join("".join(run.text for run in runs).split())


def inside(block: Block) -> list[Block]:
    """The blocks directly in a block."""
    match block:
        case Listing(items=items):
            return list(items)
        case Definitions(entries=entries):
            return list(entries)
        case Table(rows=rows):
            return [cell for row in rows for cell in row]
        case Item() | Definition() | Cell() | Box():
            return block.blocks
        case _:
            return []


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks and those in them, in the order of the document."""
    for block in blocks:
        yield block
        yield from walk(inside(block))


def depth(blocks: Iterable[Block]) -> int:
    """How many blocks stand in each other at the deepest place."""
    row, found = list(blocks), 0
    while row:
        found += 1
        row = [one for block in row for one in inside(block)]
    return found
