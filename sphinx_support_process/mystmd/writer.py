"""How does content become nodes of mystmd? One method for each kind of block.

They are kinds that every output of mystmd can write: no grids, cards or containers of our own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, ClassVar

from ..pages.content import (
    Block,
    Box,
    Bullets,
    Cards,
    Checklist,
    DueTimes,
    Entries,
    Fields,
    Filter,
    Fold,
    Item,
    Letter,
    Matrix,
    Numbered,
    Picture,
    Quote,
    Table,
    Walk,
    Warned,
)
from ..pages.leaves import Anchor, Blocks, Doors, Heading, Line, Mistake, Part, Verbatim
from ..pages.process.places import place
from ..text.named import NamedTuple
from ..text.text import Text
from .drawing import Drawing
from .glossary import glossary
from .lines import Lines
from .nodes import (
    Node,
    bullets,
    definitions,
    item,
    node,
    paragraph,
    strong,
    target,
    term,
    text,
)
from .places import Places
from .tables import table
from .texts import MYST, blocks_of, is_paragraph


class Asking(NamedTuple):
    """Where a page asks for a view; `name` is what it calls a picture of its own.

    Without a page a text asks for it: then nothing in it is a target.
    """

    page: str
    line: int
    name: str = ""


class Writer:
    """Writes the blocks of one view, where a page asks for it."""

    def __init__(self, places: Places, drawing: Drawing, asking: Asking) -> None:
        self.places = places
        self.drawing = drawing
        self.asking = asking
        self.lines = Lines(places)
        self.mistakes: list[Mistake] = []
        self.in_full: list[str] = []
        """The processes of which all steps are shown."""

    def blocks(self, blocks: Iterable[Block]) -> list[Node]:
        return [node for block in blocks for node in self.WRITERS[type(block)](self, block)]

    def line(self, line: Line) -> list[Node]:
        said = self.lines.line(line.pieces)
        return [paragraph(*said)] if said else []

    def text(self, block: Blocks) -> list[Node]:
        return blocks_of(block.text, self.lines.process, walking=bool(self.lines.walk))

    def verbatim(self, block: Verbatim) -> list[Node]:
        return [{"type": "code", "lang": "text", "value": block.text.rstrip()}]

    def letter(self, block: Letter) -> list[Node]:
        return self.blocks(block.plain)

    def heading(self, heading: Heading) -> list[Node]:
        said = self.lines.line((heading.piece,))
        return [paragraph(said[0] if said[0]["type"] == "strong" else strong(*said))]

    def part(self, part: Part) -> list[Node]:
        """A line in bold, to which links lead: headings are those of the page."""
        is_target = self.asking.page and self.places.take(part.id.lower())
        [line] = self.heading(Heading(part.piece))
        return [line | target(part.id, part.id) if is_target else line]

    def item(self, one: Item) -> Node:
        return item(*self._anchored(one.anchor, self.blocks(one.blocks)))

    def bullets(self, block: Bullets) -> list[Node]:
        return [bullets(map(self.item, block.items))]

    def numbered(self, block: Numbered) -> list[Node]:
        """A list with numbers where each item is one paragraph, else with numbers as its terms.

        Typst begins a numbered list anew behind a second paragraph, and JATS begins each at 1.
        """
        numbers = range(block.first, block.first + len(block.items))
        if all(map(_is_one_paragraph, block.items)):
            items = map(self.item, block.items)
            return [node("list", *items, ordered=True, start=block.first, spread=False)]
        pairs = zip(numbers, block.items, strict=True)
        return [definitions(self._step(number, it) for number, it in pairs)]

    def _step(self, number: int, it: Item) -> tuple[Node, Iterable[Node]]:
        """Its number as words, and what it is; links may name the number of a step."""
        blocks, is_step = self.blocks(it.blocks), bool(it.anchor or self.lines.titles)
        counted = {"kind": "step", "enumerated": True, "enumerator": str(number)}
        said = f"Step {number}" if is_step else f"{number}."
        return term(text(said)), self._anchored(it.anchor, blocks, counted)

    def fields(self, block: Fields) -> list[Node]:
        return [
            definitions((term(text(name)), self.blocks(blocks)) for name, blocks in block.fields)
        ]

    def table(self, block: Table) -> list[Node]:
        """A table; the targets in its cells stand before it, since cells of Markdown hold none."""
        anchors = [cell.anchor for row in block.rows for cell in row if cell.anchor]
        targets = [paragraph(**each) for anchor in anchors for each in self._targets(anchor)]
        return [*targets, table(block, self.lines.line, self.blocks)]

    def inner(self, block: Matrix | Filter) -> list[Node]:
        return self.blocks(block.blocks)

    def fold(self, block: Fold) -> list[Node]:
        """All of it, if there is anything: mystmd writes what is folded into sites alone."""
        found = self.blocks(block.blocks)
        return [paragraph(strong(*self.lines.line(block.summary))), *found] if found else []

    def due_times(self, block: DueTimes) -> list[Node]:
        """What is due when, without what only a script can count."""
        if block.only_to_count:
            return []
        named = self._named(f"due.{block.process}") if block.process else []
        with self._inside(block.process):
            return [*named, *self.blocks(block.blocks)]

    def quote(self, block: Quote) -> list[Node]:
        return [node("blockquote", *self.blocks(block.blocks))]

    def warned(self, block: Warned) -> list[Node]:
        title = node("admonitionTitle", text("Warning"))
        return [node("admonition", title, *self.blocks(block.blocks), kind="warning")]

    def box(self, block: Box) -> list[Node]:
        labels = [
            paragraph(**target(label)) for label in block.labels if self.places.take(label.lower())
        ]
        with self._inside(block.process):
            if block.process:
                self.in_full.append(block.process)
            return [*labels, *self._anchored(block.anchor, self.blocks(block.blocks))]

    def walk(self, block: Walk) -> list[Node]:
        found: list[Node] = []
        for part in block.parts:
            with self._inside(part.process, walk=block.parts[0].process):
                found += self._anchored(part.anchor, self.blocks(part.blocks))
        return found

    def checklist(self, block: Checklist) -> list[Node]:
        """The list with a box before each line, which nobody can tick without a script."""
        with self._inside(block.process):
            ticked = (node for plain in block.plain for node in self._ticked(plain))
            return [*self._named(f"checklist.{block.process}"), *ticked]

    def _ticked(self, block: Block) -> list[Node]:
        if not isinstance(block, Numbered):
            return self.blocks([block])
        items = []
        for number, it in enumerate(block.items, block.first):
            first, *others = self.blocks(it.blocks)
            first["children"].insert(0, text(f"{number}. "))
            items.append(item(first, *others, checked=False))
        return [bullets(items)]

    def cards(self, block: Cards) -> list[Node]:
        return [
            bullets(
                item(paragraph(strong(*self.lines.ref(card.title))), *self.blocks(card.blocks))
                for card in block.cards
            )
        ]

    def picture(self, picture: Picture) -> list[Node]:
        """A file, in which no link lives: the steps or processes below it are links."""
        drawn = self.drawing.image(picture)
        named = target(self.asking.name) if picture.nameable and self.asking.name else {}
        if picture.caption is not None:
            said = Text(picture.caption, self.asking.page, self.asking.line, 1)
            caption = node("caption", *blocks_of(said, None, walking=False))
            drawn = node("container", drawn, caption, kind="figure", **named)
        elif named:
            drawn |= named
        with self._inside(picture.process):
            self.lines.titles = self.places.titles
            listed = self.blocks(picture.blocks)
            self.lines.titles = {}
        return [drawn, *listed]

    def entries(self, block: Entries) -> list[Node]:
        return [glossary(block, self.places, self.blocks)]

    def mistake(self, mistake: Mistake) -> list[Node]:
        self.mistakes.append(mistake)
        return []

    def _named(self, id: str) -> list[Node]:
        """An anchor of its own, where nothing has it yet."""
        is_free = self.asking.page and self.places.take(id.lower())
        return [paragraph(**target(id, id))] if is_free else []

    def _anchored(
        self,
        anchor: Anchor | None,
        blocks: list[Node],
        more: Mapping[str, Any] = MappingProxyType({}),
    ) -> list[Node]:
        """Blocks with the targets of a definition, the first of which is a paragraph if it can be.

        Themes show what a link leads to before anybody follows it. `more` is said of the first.
        """
        targets = self._targets(anchor)
        if not targets:
            return blocks
        first, *others = targets
        holds = blocks and blocks[0]["type"] in ("paragraph", MYST) and "label" not in blocks[0]
        head = {**(blocks.pop(0) if holds else paragraph()), **first, **more}
        return [head, *(paragraph(**each) for each in others), *blocks]

    def _targets(self, anchor: Anchor | None) -> list[dict[str, Any]]:
        """The targets of a definition under its name and its old ones; none if it has them."""
        if anchor is None or not self.asking.page:
            return []
        (kind, name, id, _title, old), walk = anchor, self.lines.walk
        id = place(walk, id) if walk else id
        ids = [id, *(id.removesuffix(name) + before for before in old)]
        if not self.places.take(ids[0].lower()):
            return []
        table = self.places.walks if walk else self.places.shown
        table.setdefault((kind, name), ids[0])
        free = (it for it in ids[1:] if self.places.take(it.lower()))
        return [target(ids[0], ids[0]), *(target(it, it) for it in free)]

    @contextmanager
    def _inside(self, process: str | None, *, walk: str | None = None) -> Iterator[None]:
        """Let names of steps in texts be relative to a process meanwhile, if there is one."""
        lines = self.lines
        outer = lines.process, lines.walk
        lines.process, lines.walk = process or lines.process, walk or lines.walk
        try:
            yield
        finally:
            lines.process, lines.walk = outer

    WRITERS: ClassVar[Mapping[type, Callable[[Any, Any], list[Node]]]] = {
        Line: line,
        Blocks: text,
        Verbatim: verbatim,
        Letter: letter,
        Heading: heading,
        Part: part,
        Bullets: bullets,
        Numbered: numbered,
        Fields: fields,
        Table: table,
        Matrix: inner,
        Filter: inner,
        Fold: fold,
        DueTimes: due_times,
        Quote: quote,
        Warned: warned,
        Box: box,
        Walk: walk,
        Checklist: checklist,
        Cards: cards,
        Picture: picture,
        Doors: lambda *_: [],  # there is no script with which one could work in another view
        Entries: entries,
        Mistake: mistake,
    }
    """How each kind of block is written."""


def _is_one_paragraph(it: Item) -> bool:
    """Whether an item holds nothing else."""
    (block, *others) = it.blocks
    is_text = isinstance(block, Blocks) and is_paragraph(block.text)
    return not others and (is_text or isinstance(block, Line))
