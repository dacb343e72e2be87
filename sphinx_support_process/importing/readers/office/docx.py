"""What does a document of Word hold? Its blocks, with the numbers that Word shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..blocks import (
    At,
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Other,
    Paragraph,
    Run,
    Table,
    walk,
)
from ..failure import MAX_BLOCKS, too_long
from ..inline import trimmed
from ..levels import Leveled, More, Piece, nested
from ..ticks import BULLETS
from .apart import apart, is_code, joined
from .archive import Archive
from .found import Found, left_out
from .numbering import Label, Numbers, numbers
from .runs import Runs
from .word import Parts, Style, number, parts, value

_HEADING = re.compile(r"heading (\d)$")
_WRAPPERS = {"ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml"}
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MOST = 200
_DEEPEST = 30
"""No style is based on more others."""


def read(data: bytes, name: str) -> Document:
    """The document that a file of Word holds."""
    return Reader(parts(Archive(data)), name).document


class Reader:
    """Reads a file paragraph by paragraph; `document` gets what it finds."""

    def __init__(self, files: Parts, name: str) -> None:
        self.document = Document(name)
        self._parts = files
        lists = {id: style.list_ for id, style in files.styles.items() if style.list_}
        self._numbers: Numbers = numbers(files.numbering, lists)
        self._runs = Runs(files.links, files.diagrams)
        self._paragraph = self._total = 0
        self._tables = 0
        self._has_contents = False
        self._part = ""
        body = files.document.find("body")
        pieces = list(self._pieces(body)) if body is not None else []
        self.document.blocks = joined(nested(pieces))
        self.document.blocks += self._notes()
        self.document.said += self._runs.said
        for kind in sorted(self._numbers.strange):
            told = f"numbers of the kind `{kind}` were read as 1, 2, 3"
            self.document.doubts.append((At(), told))
        self.document.doubts += left_out(files.margins)
        self._resolve()

    def _pieces(self, element: Element) -> Iterator[Piece]:
        for one in element:
            if one.tag == "p":
                yield from self._paragraph_of(one)
            elif one.tag == "tbl":
                yield self._table(one)
            elif one.tag in _WRAPPERS:
                yield from self._pieces(one)
            elif one.tag == _ALTERNATE and len(one):
                yield from self._pieces(one[0])
            elif one.tag == "altChunk":
                told = "a document that is embedded here was not read: save the file in Word"
                self.document.doubts.append((self._place(), told))

    def _place(self, part: str = "") -> At:
        return At(paragraph=0 if self._part else self._paragraph, part=part or self._part)

    def _count(self) -> None:
        self._paragraph += not self._part
        self._total += 1
        if self._total > MAX_BLOCKS:
            raise too_long("paragraphs")

    def _paragraph_of(self, element: Element) -> Iterator[Piece]:
        self._count()
        about = element.find("pPr")
        styles = [style.name for _, style in self._styles(about)]
        if any(name.startswith("toc ") for name in styles):
            if not self._has_contents:
                told = "the table of contents was left out"
                self.document.doubts.append((self._place(), told))
            self._has_contents = True
            return
        found = self._runs.of(element)
        text = trimmed(found.runs)
        at = self._place()
        self.document.doubts += [(at, told) for told in found.doubts]
        is_deleted = about is not None and about.find("rPr/del") is not None
        label = self._label(about) if text or not is_deleted else None
        if text and label and re.search(r"[^\W\d_]{2}", label.bullet or ""):
            self._runs.said.append(label.bullet or "")
            found.runs.insert(0, Run(f"{label.bullet} "))
        if text or is_code(styles):
            yield self._block(about, found, label, at)
        for box in found.boxes:
            yield from self._text_box(box)

    def _block(self, about: Element | None, found: Found, label: Label | None, at: At) -> Piece:
        text, anchors = trimmed(found.runs), found.anchors
        level = self._heading(about)
        if level is not None:
            shown = label.text if label else ""
            return Heading(at=at, anchors=anchors, text=text, level=level, label=shown)
        styles = [style.name for _, style in self._styles(about)]
        if label and label.bullet != "":
            item = Item(at=at, anchors=anchors, label=label.text, number=label.number)
            item.done = BULLETS.get(label.bullet or "")
            item.blocks = [Paragraph(at=at, text=text)]
            return Leveled(item, label.level, ordered=label.bullet is None)
        block = apart(Paragraph(at=at, anchors=anchors, text=text), tuple(found.runs), styles)
        return More(block, label.level) if label else block

    def _styles(self, about: Element | None) -> Iterator[tuple[str, Style]]:
        """The style of a paragraph, and those on which it is based."""
        id = value(about, "pStyle") or self._parts.default
        seen: set[str] = set()
        while id in self._parts.styles and id not in seen and len(seen) < _DEEPEST:
            seen.add(id)
            yield id, self._parts.styles[id]
            id = self._parts.styles[id].based_on

    def _heading(self, about: Element | None) -> int | None:
        """The level of a heading, 0 for a title, None for another paragraph."""
        outline = number(value(about, "outlineLvl"))
        if outline is not None:
            return outline + 1 if outline < 9 else None
        for id, style in self._styles(about):
            named = _HEADING.match(style.name) or _HEADING.match(id.casefold())
            if named:
                return int(named[1])
            if style.name == "title":
                return 0
            if style.outline is not None and style.outline < 9:
                return style.outline + 1
        return None

    def _label(self, about: Element | None) -> Label | None:
        """What a paragraph has by its list, None outside of any."""
        list_ = value(about, "numPr/numId")
        level = number(value(about, "numPr/ilvl"))
        for id, style in self._styles(about):
            if list_ is None and style.list_ is not None:
                list_ = style.list_
                if level is None:
                    level = style.level
                if level is None:
                    level = self._numbers.level_of_style(list_, id)
        if list_ is None or list_ == "0":
            return None
        return self._numbers.next(list_, level or 0)

    def _text_box(self, box: Element) -> Iterator[Block]:
        before, self._part = self._part, f"paragraph {self._paragraph}, text box"
        yield from nested(self._pieces(box))
        self._part = before

    def _table(self, element: Element) -> Table:
        self._tables += 1
        table = Table(at=self._place())
        before, where = self._part, f"table {self._tables}"
        open_: dict[int, Cell] = {}
        for row, line in enumerate(_inner(element, "tr"), 1):
            cells: list[Cell] = []
            column = 1 + (number(value(line.find("trPr"), "gridBefore")) or 0)
            for one in _inner(line, "tc"):
                about = one.find("tcPr")
                width = min(max(number(value(about, "gridSpan")) or 1, 1), _MOST)
                merged = value(about, "vMerge")
                if merged is not None and merged != "restart" and column in open_:
                    open_[column].rows += 1
                else:
                    self._part = f"{where}, row {row}, column {column}"
                    cell = Cell(at=At(part=self._part), columns=width)
                    cell.head = line.find("trPr/tblHeader") is not None
                    cell.blocks = nested(self._pieces(one))
                    cells.append(cell)
                    open_.pop(column, None)
                    if merged == "restart":
                        open_[column] = cell
                column += width
            table.rows.append(cells)
        self._part = before
        return table

    def _notes(self) -> Iterator[Block]:
        """Footnotes and comments, which stand in parts of their own."""
        for kind, root in self._parts.others.items():
            name = kind.removesuffix("s")
            for one in root.iter(name):
                if one.get("type") in ("separator", "continuationSeparator", "continuationNotice"):
                    continue
                self._part = f"{name} {one.get('id', '')}"
                inside = walk(nested(self._pieces(one)))
                told = [block for block in inside if isinstance(block, Paragraph)]
                text = "\n\n".join("".join(run.text for run in one.text) for one in told)
                if not text.strip():
                    continue
                at = At(part=self._part)
                if name == "comment":
                    who = f"{one.get('author')}: " if one.get("author") else ""
                    yield Other(at=at, kind="comment", text=f"{who}{text}")
                else:
                    note = f"^{name[0]}{one.get('id')}"
                    yield Other(at=at, kind="footnote", name=note, text=text)
        self._part = ""

    def _resolve(self) -> None:
        """Nothing refers to what is not there: bookmarks that no text uses are no anchors."""
        used = self._runs.targets
        for block in walk(self.document.blocks):
            block.anchors = [name for name in block.anchors if name in used]


def _inner(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, be they wrapped or not."""
    for one in element:
        if one.tag == tag:
            yield one
        elif one.tag in _WRAPPERS:
            yield from _inner(one, tag)
