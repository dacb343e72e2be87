"""What does a text of OpenDocument hold? Its blocks, with the numbers that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from ..blocks import (
    At,
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Paragraph,
    Table,
)
from ..failure import MAX_BLOCKS, ReadingError, too_long
from ..inline import trimmed
from ..levels import Leveled, nested
from ..ticks import BULLETS
from .apart import apart, is_code, joined
from .archive import Archive
from .found import left_out
from .outlines import Counter, Lists
from .spans import Words

_UNSEEN = {"tracked-changes", "forms"}
_INDEXES = {
    "table-of-content": "the table of contents",
    "alphabetical-index": "an index",
    "illustration-index": "a list of pictures",
    "object-index": "a list of objects",
    "table-index": "a list of tables",
    "user-index": "an index",
}
_MOST = 200
_DEEPEST = 30
"""No style is based on more others."""


def read(data: bytes, name: str) -> Document:
    """The document that a file of OpenDocument holds."""
    archive = Archive(data)
    content = _short(archive.tree("content.xml"))
    body = content.find("body/text") if content is not None else None
    if content is None or body is None:
        raise ReadingError("the archive holds no text of OpenDocument", "save it as .odt")
    styles = _short(archive.tree("styles.xml"))
    return Reader(content, styles, body, name).document


def _short(root: Element | None) -> Element | None:
    """A tree whose tags and attributes have names without their namespace."""
    for one in root.iter() if root is not None else ():
        if isinstance(one.tag, str):
            one.tag = one.tag.rpartition("}")[2]
        for name in [name for name in one.keys() if "}" in name]:  # noqa: SIM118
            one.set(name.rpartition("}")[2], one.attrib.pop(name))
    return root


class Reader:
    """Reads a text paragraph by paragraph; `document` gets what it finds."""

    def __init__(self, content: Element, styles: Element | None, body: Element, name: str) -> None:
        self.document = Document(name)
        roots = [content] if styles is None else [styles, content]
        self._lists = Lists()
        self._lists.define(roots)
        self._parents: dict[str, str] = {}
        self._style_lists: dict[str, str] = {}
        for style in (style for root in roots for style in root.iter("style")):
            name = style.get("name", "")
            self._parents[name] = style.get("parent-style-name", "")
            self._style_lists[name] = style.get("list-style-name", "")
        self._words = Words(roots)
        self._paragraph = self._total = self._tables = 0
        self._part = ""
        self.document.blocks = joined(nested(self._pieces(body)))
        self.document.blocks += self._words.later
        masters = [one for root in roots for one in root.iter("master-page")]
        margins = (part for one in masters for part in one if part.tag in ("header", "footer"))
        self.document.doubts += left_out({"".join(part.itertext()): part.tag for part in margins})
        self.document.said += self._words.said

    def _at(self) -> At:
        return At(paragraph=0 if self._part else self._paragraph, part=self._part)

    def _pieces(self, element: Iterable[Element]) -> Iterator[Block | Leveled]:
        for one in element:
            match one.tag:
                case "p" | "h":
                    yield from self._block(one)
                case "list":
                    counter = self._lists.begin(one, self._style_of(one))
                    yield from self._list(one, counter, 1)
                case "numbered-paragraph":
                    yield from self._numbered(one)
                case "table":
                    yield self._table(one)
                case tag if tag in _INDEXES:
                    told = f"{_INDEXES[tag]} was left out"
                    self.document.doubts.append((self._at(), told))
                case tag if tag not in _UNSEEN:
                    yield from self._pieces(one)

    def _numbered(self, element: Element) -> Iterator[Block | Leveled]:
        """A paragraph that is an item of a list without standing in one."""
        counter = self._lists.begin(element, self._style_of(element))
        deep = _number(element.get("level"))
        for one in element:
            if one.tag in ("p", "h"):
                yield from self._block(one, (counter, deep, element.get("start-value")))

    def _style_of(self, element: Element) -> str:
        """The style of a list, which only its paragraphs may name."""
        style = element.get("style-name", "")
        first = next(element.iter("p"), None)
        if style or first is None:
            return style
        return next(filter(None, map(self._style_lists.get, self._styles(first))), "")

    def _styles(self, paragraph: Element) -> Iterator[str]:
        """The style of a paragraph, and those on which it is based."""
        name = paragraph.get("style-name", "")
        seen: set[str] = set()
        while name and name not in seen and len(seen) < _DEEPEST:
            seen.add(name)
            yield name
            name = self._parents.get(name, "")

    def _list(self, element: Element, counter: Counter, level: int) -> Iterator[Block | Leveled]:
        for one in element:
            if one.tag not in ("list-item", "list-header"):
                continue
            last: Item | None = None
            labeled = one.tag == "list-item"
            for part in one:
                if part.tag == "list":
                    yield from self._list(part, counter, level + 1)
                elif part.tag in ("p", "h"):
                    place = (counter, level, one.get("start-value")) if labeled else None
                    labeled = False
                    for piece in self._block(part, place):
                        if last is not None and isinstance(piece, Block):
                            last.blocks.append(piece)
                            continue
                        last = piece.item if isinstance(piece, Leveled) else last
                        yield piece
                elif part.tag not in _UNSEEN:
                    inside = nested(self._pieces([part]))
                    if last is None:
                        yield from inside
                    else:
                        last.blocks += inside

    def _block(
        self, element: Element, place: tuple[Counter, int, str | None] | None = None
    ) -> Iterator[Block | Leveled]:
        self._paragraph += not self._part
        self._total += 1
        if self._total > MAX_BLOCKS:
            raise too_long("paragraphs")
        at = self._at()
        found = self._words.of(element, at)
        text, anchors, done = trimmed(found.runs), found.anchors, found.done
        self.document.doubts += [(at, told) for told in found.doubts]
        styles = [name.replace("_20_", " ").casefold() for name in self._styles(element)]
        level = _number(element.get("outline-level")) if element.tag == "h" else 0
        label, numbers, ordered = self._lists.next(*place) if place else ("", (), False)
        if done is None and place:
            done = BULLETS.get(self._lists.bullet(*place[:2]))
        if place is None and level and text:
            label = self._lists.heading(level)
        if text and level:
            yield Heading(at=at, anchors=anchors, text=text, level=level, label=label)
        elif text and "title" in styles:
            yield Heading(at=at, anchors=anchors, text=text, level=0)
        elif text and (place is not None or done is not None):
            deep = place[1] if place is not None else 1
            item = Item(at=at, anchors=anchors, label=label, number=numbers, done=done)
            item.blocks = [Paragraph(at=at, text=text)]
            yield Leveled(item, deep - 1, ordered and done is None)
        elif text or is_code(styles):
            block = Paragraph(at=at, anchors=anchors, text=text)
            yield apart(block, tuple(found.runs), styles)
        for box in found.boxes:
            before, self._part = self._part, f"paragraph {self._paragraph}, text box"
            yield from nested(self._pieces(box))
            self._part = before

    def _table(self, element: Element) -> Table:
        self._tables += 1
        table = Table(at=self._at())
        before, where = self._part, f"table {self._tables}"
        for row, (line, is_head) in enumerate(_rows(element, is_head=False), 1):
            cells = []
            column = 0
            for one in line:
                column += 1
                if one.tag != "table-cell":
                    continue
                self._part = f"{where}, row {row}, column {column}"
                cell = Cell(at=At(part=self._part), head=is_head)
                cell.rows = _number(one.get("number-rows-spanned"))
                cell.columns = _number(one.get("number-columns-spanned"))
                cell.blocks = nested(self._pieces(one))
                cells.append(cell)
            table.rows.append(cells)
        self._part = before
        return table


def _rows(table: Element, *, is_head: bool) -> Iterator[tuple[Element, bool]]:
    for one in table:
        if one.tag == "table-row":
            yield one, is_head
        elif one.tag in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(one, is_head=is_head or one.tag == "table-header-rows")


def _number(value: str | None) -> int:
    """A number from 1 on, 1 for anything else."""
    return min(int(value), _MOST) if value and re.fullmatch(r"[1-9]\d{0,8}", value) else 1
