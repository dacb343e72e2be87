"""What does a page in HTML hold? Its blocks, as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..blocks import (
    Block,
    Definition,
    Definitions,
    Document,
    Heading,
    Inline,
    Other,
    Paragraph,
    Run,
    said,
)
from ..failure import MAX_BLOCKS, too_long
from ..inline import laid_out
from ..levels import Leveled, nested
from . import boxes, lists, tables
from .saved import lead_home
from .styles import Styles
from .tree import BLOCKS, Node, Text, parsed
from .words import image, is_unseen, runs

_LEFT_OUT = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|toc|table-?of-?contents|page-metadata|navbox|navbar|sidebar"
    r"|printfooter|catlinks|pagination|skip-?link|page-?history)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"(?:(?:language|highlight|brush)[-:]\s?|\bsourceCode\s+|\b(?=mermaid\b))([\w+#-]+)"
)
_LAYOUT = re.compile(
    r"(?:^|\s)(?:(?:has|no|with|without|two|three|show|hide|left|right)[_-][\w-]+"
    r"|[\w-]+[_-](?:layout|enabled|visible|page)(?=\s|$))",
    re.IGNORECASE,
)
"""What a class says of the parts beside a tag: `has-toc`, `two-right-sidebar`."""

_LEFT_ROLES = {"navigation", "contentinfo", "search", "banner"}


def read(text: str, name: str) -> Document:
    """The document that a page in HTML is."""
    root = parsed(text)
    lead_home(root, text)
    return document(root, name)


def document(root: Node, name: str) -> Document:
    """The document of a tree of tags."""
    return Page(root, name).document


class Page:
    """Reads a tree; `document` gets its blocks, its text, and what was left out."""

    def __init__(self, root: Node, name: str) -> None:
        self.styles = Styles(root)
        self.document = Document(name)
        self._anchors: list[str] = []
        self._count = 0
        self._is_below_heading = False
        mains = [node for node in root.walk() if node.tag == "main"]
        self.document.blocks = self.blocks(mains[0] if len(mains) == 1 else root)
        if not any(isinstance(block, Heading) for block in self.document.blocks[:1]):
            title = root.first("title")
            self.document.title = " ".join(title.text().split()) if title else ""

    def blocks(self, node: Node) -> list[Block]:
        """The blocks in a tag."""
        return nested(self._pieces(node.children))

    def runs(self, nodes: Iterable[Node | Text]) -> Inline:
        """The words of tags in a line."""
        found = [run for node in nodes for run in runs(node, self.styles)]
        self.document.said.append("".join(run.text for run in found))
        return laid_out(found)

    def anchors(self) -> list[str]:
        """The names by which links lead to the next block."""
        found, self._anchors = self._anchors, []
        return found

    def add(self, block: Block) -> Block:
        self._count += 1
        if self._count > MAX_BLOCKS:
            raise too_long("paragraphs and items")
        self._is_below_heading = isinstance(block, Heading)
        return block

    def note(self, node: Node) -> None:
        """Remember the names of a tag."""
        for one in (node.get("id"), node.get("name") if node.tag == "a" else ""):
            if one and one not in self._anchors:
                self._anchors.append(one)

    def paragraph(self, nodes: list[Node | Text]) -> Iterator[Block]:
        """The paragraph that tags in a line are, or an image that stands alone."""
        shown = [n for n in nodes if not isinstance(n, Text) or n.text.strip()]
        if len(shown) == 1 and isinstance(shown[0], Node) and shown[0].tag == "img":
            yield from self._image(shown[0])
            return
        text = self.runs(nodes)
        if text:
            for node in nodes:
                for one in node.walk() if isinstance(node, Node) else ():
                    self.note(one)
            yield self.add(Paragraph(at=shown[0].at, anchors=self.anchors(), text=text))

    def _pieces(self, nodes: Iterable[Node | Text]) -> Iterator[Block | Leveled]:
        line: list[Node | Text] = []
        for node in nodes:
            if isinstance(node, Text) or not self._is_block(node):
                line.append(node)
                continue
            yield from self.paragraph(line)
            line = []
            if not is_unseen(node) and not self._is_left_out(node):
                self.note(node)
                yield from self._piece(node)
        yield from self.paragraph(line)

    def _is_block(self, node: Node) -> bool:
        if node.tag in BLOCKS or node.tag in ("html", "body", "tbody", "tr", "td"):
            return True
        return node.tag not in ("a", "img", "br", "svg") and any(
            inner.tag in BLOCKS for inner in node.walk()
        )

    def _is_left_out(self, node: Node) -> bool:
        """Whether a tag only leads through the site."""
        names = f"{_LAYOUT.sub('', node.get('class'))} {node.get('id')}"
        left = (
            node.tag in ("nav", "footer")
            or node.get("role") in _LEFT_ROLES
            or (_LEFT_OUT.search(names) is not None and node.tag not in ("html", "body", "main"))
        )
        if left and (words := len(node.text().split())):
            what = "a footer" if node.tag == "footer" else "what leads through the site"
            self.document.doubts.append((node.at, f"{what} was left out, {words:,} words"))
        return left

    def _piece(self, node: Node) -> Iterator[Block | Leveled]:
        match node.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                yield from self._heading(node, int(node.tag[1]))
            case "div" if comment := _comment(node):
                yield self.add(self._remark(comment))
            case "p" if "title" in node.classes and not self._is_below_heading:
                yield from self._heading(node, 0)
            case "p" if label := lists.typed(node):
                yield from lists.word_item(self, node, label)
            case "p":
                yield from self._pieces(node.children)
            case "ol" | "ul" | "menu":
                yield from lists.items(self, node)
            case "li":
                yield from lists.items(self, Node("ul", node.at, {}, [node]))
            case "dl":
                yield from self._definitions(node)
            case "table":
                yield from tables.table(self, node)
            case "pre":
                yield from self._code(node)
            case "hr":
                pass
            case "figure" if "callout" not in node.classes:
                yield from self._figure(node)
            case _:
                box = boxes.box(self, node)
                if box is None:
                    yield from self._pieces(node.children)
                elif box.blocks or box.title:
                    yield self.add(box)

    def _heading(self, node: Node, level: int) -> Iterator[Block]:
        for inner in node.walk():
            self.note(inner)
        text = self.runs([node])
        if text:
            yield self.add(Heading(at=node.at, anchors=self.anchors(), text=text, level=level))

    def _code(self, node: Node) -> Iterator[Block]:
        text = node.text().replace("\xa0", " ").strip("\n")
        names = " ".join(f"{one.get('class')} {one.get('data-lang')}" for one in node.walk())
        language = _LANGUAGE.search(names)
        name = language[1] if language else ""
        if text.strip():
            self.document.said.append(text)
            plain = name.casefold() in ("plain", "text", "none", "default", "notranslate")
            yield self.add(Other(at=node.at, kind="code", text=text, name="" if plain else name))

    def _remark(self, node: Node) -> Block:
        """A comment that somebody wrote beside the text."""
        self.note(node)
        words = " ".join(re.sub(r"^\s*\[\w+\]", "", node.text()).split())
        self.document.said.append(words)
        return Other(at=node.at, anchors=self.anchors(), kind="comment", text=words)

    def _image(self, node: Node) -> Iterator[Block]:
        words = " ".join(node.get("alt").split())
        if words:
            self.document.said.append(words)
            yield self.add(Other(at=node.at, kind="image", text=words, name=image(node)))

    def _figure(self, node: Node) -> Iterator[Block | Leveled]:
        for one in node.walk():
            if one.tag == "img":
                yield from self._image(one)
        inside = [c for c in node.children if not isinstance(c, Node) or not _is_image(c)]
        yield from self._pieces(inside)

    def _definitions(self, node: Node) -> Iterator[Block]:
        entries: list[Definition] = []
        for one in _entries(node):
            self.note(one)
            if one.tag == "dt":
                term = self.runs([one])
                entries.append(Definition(at=one.at, anchors=self.anchors(), term=term))
            elif entries:
                entries[-1].blocks += self.blocks(one)
            else:
                yield from self.blocks(one)
        if entries:
            yield self.add(Definitions(at=node.at, entries=_shared(entries)))


def _comment(node: Node) -> Node | None:
    """A tag that holds a comment, as an office web application exports it at the end."""
    link = node.first("a")
    return node if link and re.fullmatch(r"cmnt\d+", link.get("id")) else None


def _is_image(node: Node) -> bool:
    return node.tag in ("img", "picture") or (node.tag == "a" and not node.text().strip())


def _entries(node: Node) -> Iterator[Node]:
    """The words and definitions of a list, which may stand in groups."""
    for one in node.nodes():
        if one.tag in ("dt", "dd"):
            yield one
        elif one.tag == "div":
            yield from _entries(one)


def _shared(entries: list[Definition]) -> list[Definition]:
    """Definitions in which words that follow each other share the one below the last of them."""
    for one, other in zip(reversed(entries[:-1]), reversed(entries[1:]), strict=True):
        if not one.blocks and other.blocks:
            one.blocks = [Paragraph(at=one.at, text=(Run(f"See {said(other.term)}."),))]
    return entries
