"""What does a page in reStructuredText hold? Its blocks, as docutils parses them.

Nothing is included from another file, and nothing is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import count
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree

from ..blocks import (
    At,
    Block,
    Box,
    Document,
    Heading,
    Inline,
    Item,
    Listing,
    Other,
    Paragraph,
    Run,
)
from ..failure import MAX_BLOCKS, ReadingError, too_long
from ..inline import BREAK, laid_out
from ..numerals import shown
from .enumerators import numbered
from .lines import first_line
from .parts import definitions, fields, table
from .unknown import box, taken_as_they_are, verbatim
from .words import runs

_SETTINGS = {
    "report_level": 5,
    "halt_level": 5,
    "warning_stream": False,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "syntax_highlight": "none",
    "doctitle_xform": False,
    "sectsubtitle_xform": False,
    "docinfo_xform": False,
    "_disable_config": True,
    "line_length_limit": 1_000_000,
}
_LISTS = (nodes.enumerated_list, nodes.bullet_list)
_KINDS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}
_ROLE = re.compile(r":([A-Za-z][\w:+.-]*?):`")
_REFERENCE = re.compile(r"[\w`|\]]_\b|\w\||[\w`|\]]_(?!\w)")
MAX_REFERENCES = 5_000
"""What docutils does with references grows with the square of their number."""

_SKIPPED = (nodes.substitution_definition, nodes.transition, nodes.target, nodes.pending)


def read(text: str, name: str) -> Document:
    """The document that a page in reStructuredText is."""
    if len(_REFERENCE.findall(text)) > MAX_REFERENCES:
        raise ReadingError(f"the page has more than {MAX_REFERENCES:,} references", "split it")
    with taken_as_they_are(text):
        tree = publish_doctree(text, source_path=name, settings_overrides=_SETTINGS)
    return Reader(tree, name).document


class Reader:
    """Reads a tree of docutils."""

    def __init__(self, tree: nodes.document, name: str) -> None:
        self._tree = tree
        self._count = count()
        self._line = 1
        self.document = Document(name)
        self.document.blocks = self._blocks(tree, 0)
        self.document.said += [
            text.astext()
            for text in tree.findall(nodes.Text)
            if not isinstance(text.parent, nodes.system_message | nodes.comment)
            and not isinstance(text.parent.parent, nodes.system_message)
            and not _is_generated(text.parent)
        ]

    def _blocks(self, node: nodes.Element, level: int) -> list[Block]:
        return [block for child in node.children for block in self._block(child, level)]

    def _at(self, node: nodes.Node) -> At:
        self._line = first_line(node) or self._line
        return At(line=self._line)

    def _block(self, node: nodes.Node, level: int) -> Iterator[Block]:
        if next(self._count) > MAX_BLOCKS:
            raise too_long("paragraphs and items")
        if not isinstance(node, nodes.Element) or isinstance(node, _SKIPPED):
            return
        if isinstance(node, nodes.section):
            yield from self._section(node, level + 1)
            return
        found = list(self._plain(node, level))
        for block in found[:1]:
            block.labels, block.anchors = self._names(node)
        yield from found

    def _names(self, node: nodes.Element) -> tuple[list[str], list[str]]:
        """The labels of a node, and the other names by which links lead to it."""
        explicit = self._tree.nametypes
        names: list[str] = node.get("names", [])
        ids: list[str] = node.get("ids", [])
        labels = [name for name in names if explicit.get(name)]
        return labels, [id for id in ids if id not in labels]

    def _section(self, node: nodes.section, level: int) -> Iterator[Block]:
        title = node.next_node(nodes.title)
        if title is not None:
            labels, anchors = self._names(node)
            at = At(line=max(1, (node.line or title.line or 2) - 1))
            text = laid_out(runs(title))
            yield Heading(at=at, labels=labels, anchors=anchors, text=text, level=level)
        for child in node.children:
            if child is not title:
                yield from self._block(child, level)

    def _plain(self, node: nodes.Element, level: int) -> Iterator[Block]:
        at = self._at(node)
        match node:
            case nodes.paragraph() | nodes.attribution() | nodes.caption():
                yield from numbered(tuple(runs(node)), at)
            case nodes.rubric():
                yield Paragraph(at=at, text=laid_out(runs(node, frozenset({"strong"}))))
            case nodes.line_block():
                yield Paragraph(at=at, text=laid_out(self._lines(node)))
            case nodes.enumerated_list() if _is_initial(node):
                yield from self._initial(node, level)
            case nodes.enumerated_list() | nodes.bullet_list():
                yield self._list(node, at, level)
            case nodes.definition_list():
                yield definitions(node, at, self._at, partial(self._blocks, level=level))
            case nodes.field_list() | nodes.option_list():
                yield from fields(node, self._at, partial(self._blocks, level=level))
            case nodes.table():
                yield table(node, at, self._at, partial(self._blocks, level=level))
            case nodes.literal_block() | nodes.doctest_block() | nodes.math_block():
                yield Other(at=at, kind="code", text=node.astext(), name=_language(node))
            case verbatim():
                text = _ROLE.sub(r"{\1}`", node["text"])
                yield Other(at=at, kind="directive", name=node["name"], text=text)
                self.document.said.append(text)
            case nodes.image():
                words = node.get("alt", "")
                if words:
                    self.document.said.append(words)
                    yield Other(at=at, kind="image", text=words, name=node.get("uri", "#"))
            case nodes.comment():
                yield Other(at=at, kind="comment", text=node.astext())
            case nodes.footnote() | nodes.citation():
                yield from self._note(node, at)
            case nodes.block_quote() if all(isinstance(one, _LISTS) for one in node):
                yield from self._blocks(node, level)
            case nodes.block_quote():
                yield Box(at=at, kind="quote", blocks=self._blocks(node, level))
            case nodes.topic() if "contents" in node.get("classes", ()):
                title = node.next_node(nodes.title)
                if title is not None and title.rawsource:
                    yield Other(at=at, kind="comment", text=title.astext())
            case box() | nodes.Admonition() | nodes.sidebar() | nodes.topic():
                yield from self._box(node, at, level)
            case nodes.system_message():
                for one in node.findall(nodes.literal_block):
                    self.document.said.append(one.astext())
                    yield Other(at=at, kind="code", text=one.astext())
            case _:
                yield from self._blocks(node, level)

    def _lines(self, node: nodes.Element) -> Inline:
        found: list[Run] = []
        for line in node.findall(nodes.line):
            found += [*([Run(BREAK)] if found else []), *runs(line)]
        return tuple(found)

    def _list(self, node: Any, at: At, level: int) -> Listing:
        ordered = isinstance(node, nodes.enumerated_list)
        listing = Listing(at=at, ordered=ordered)
        for number, one in enumerate(node.children, node.get("start", 1)):
            item = Item(at=self._at(one), blocks=self._item(one, level))
            labels, anchors = self._names(one)
            item.anchors = [*labels, *anchors]
            if ordered:
                sign = shown(number, _KINDS.get(node.get("enumtype", ""), "1"))
                item.label = f"{node.get('prefix', '')}{sign}{node.get('suffix', '.')}"
                item.number = (number,)
            listing.items.append(item)
        return listing

    def _initial(self, node: Any, level: int) -> list[Block]:
        """What docutils takes for the only item of a list, with the initial before it."""
        blocks = self._blocks(node.children[0], level)
        sign = shown(node.get("start", 1), _KINDS[node["enumtype"]])
        begin = Run(f"{node['prefix']}{sign}{node['suffix']} ")
        if blocks and isinstance(blocks[0], Paragraph):
            blocks[0].text = (begin, *blocks[0].text)
            return blocks
        return [Paragraph(at=self._at(node), text=(begin,)), *blocks]

    def _item(self, node: Any, level: int) -> list[Block]:
        """What is in an item; a list that is indented deeper does not make its text a term."""
        first = node.children[0] if node.children else None
        if isinstance(first, nodes.definition_list) and len(first.children) == 1:
            entry: Any = first.children[0]
            below: Any = entry.children[-1]
            if isinstance(below.children[0], _LISTS):
                head = Paragraph(at=self._at(node), text=laid_out(runs(entry.children[0])))
                rest = [b for child in node.children[1:] for b in self._block(child, level)]
                return [head, *self._blocks(below, level), *rest]
        return self._blocks(node, level)

    def _note(self, node: nodes.Element, at: At) -> Iterator[Block]:
        label = node.next_node(nodes.label)
        name = label.astext() if label is not None else ""
        parts = [one.astext() for one in node.children if one is not label]
        yield Other(at=at, kind="footnote", name=f"^{name}", text="\n\n".join(parts))

    def _box(self, node: nodes.Element, at: At, level: int) -> Iterator[Block]:
        """A box; one without a title that docutils does not know is only what stands in it."""
        title: Inline = ()
        inside = list(node.children)
        if inside and _is_title(node, inside):
            title = laid_out(runs(inside.pop(0)))
        blocks = [block for one in inside for block in self._block(one, level)]
        kind = node["name"] if isinstance(node, box) else type(node).__name__
        if title or not isinstance(node, box):
            kind = "details" if kind in ("dropdown", "tab-item", "details", "collapse") else kind
            yield Box(at=at, kind=kind, title=title, blocks=blocks)
        else:
            yield from blocks


def _is_initial(node: Any) -> bool:
    """Whether a list is none, but a text that begins with the initial of a name: `R. J. Poole`."""
    if node.get("enumtype") not in ("upperalpha", "upperroman") or len(node) > 1:
        return False
    inner = node.children[0].children[:1]
    is_double = bool(inner) and isinstance(inner[0], nodes.enumerated_list) and len(inner[0]) == 1
    is_second = isinstance(node.parent, nodes.list_item) and node.parent.index(node) == 0
    return isinstance(node.parent, nodes.field_body) or is_double or is_second


def _is_generated(node: nodes.Node) -> bool:
    """Whether a title is one that docutils gives to the contents of a page."""
    is_title_ = isinstance(node, nodes.title) and not node.rawsource
    return is_title_ and isinstance(node.parent, nodes.topic)


def _is_title(node: nodes.Element, inside: list[nodes.Node]) -> bool:
    """Whether a box begins with its title, or with words on the line of its name."""
    first = inside[0]
    if isinstance(first, nodes.title):
        return True
    on_line = isinstance(first, nodes.paragraph) and first.line == node.line
    return len(inside) > 1 and isinstance(node, nodes.Admonition) and on_line


def _language(node: nodes.Element) -> str:
    classes: list[str] = node.get("classes", [])
    return next((name for name in classes if name != "code"), "")
