"""Which tags stand in which? A tree of a page in HTML, with tags that are not closed.

Only what decides where text belongs is repaired, as a browser does it: an item ends at the next
one, a paragraph at the next block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ..blocks import At
from ..failure import MAX_DEPTH, too_long

MAX_NODES = 400_000
_SEEN = re.compile(r"[^\n]")
_VOID = frozenset(
    re.findall(r"\w+", "area base br col embed hr img input link meta param source track wbr")
)
BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote center details dialog dd div dl dt fieldset figcaption
        figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section
        summary table ul""",
    )
)
_ENDS = {
    "li": ("li", {"ol", "ul", "menu"}),
    "dt": ("dt dd", {"dl"}),
    "dd": ("dt dd", {"dl"}),
    "tr": ("tr td th caption colgroup", {"table"}),
    "td": ("td th", {"tr", "table"}),
    "th": ("td th", {"tr", "table"}),
    "thead": ("tbody thead tr td th", {"table"}),
    "tbody": ("thead tbody tr td th caption colgroup", {"table"}),
    "tfoot": ("thead tbody tr td th", {"table"}),
    "option": ("option", {"select"}),
}
"""Which open tags a new one ends, and in which it looks for them."""


@dataclass(slots=True)
class Node:
    """A tag and what is in it; a text is a str with its place."""

    tag: str
    at: At
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | Text] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def nodes(self) -> Iterator[Node]:
        """The tags directly in it."""
        return (child for child in self.children if isinstance(child, Node))

    def walk(self) -> Iterator[Node]:
        """The tag and all that are in it."""
        open_ = [self]
        while open_:
            node = open_.pop()
            yield node
            open_ += [child for child in reversed(node.children) if isinstance(child, Node)]

    def first(self, *tags: str) -> Node | None:
        """The first tag of these names in it."""
        return next((node for node in self.walk() if node.tag in tags), None)

    def text(self) -> str:
        """All its text."""
        found: list[str] = []
        open_: list[Node | Text] = [self]
        while open_:
            node = open_.pop()
            if isinstance(node, Text):
                found.append(node.text)
            else:
                open_ += reversed(node.children)
        return "".join(found)


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    at: At


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", At(line=1))
        self.open = [self.root]
        self.count = 0
        self.skipped: list[str] = []

    def place(self) -> At:
        line, column = self.getpos()
        return At(line, column + 1)

    def add(self, node: Node | Text) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise too_long("pieces")
        self.open[-1].children.append(node)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_open(tag)
        node = Node(tag, self.place(), {name: value or "" for name, value in attrs})
        self.add(node)
        if tag not in _VOID:
            if len(self.open) < MAX_DEPTH:
                self.open.append(node)
            else:
                self.skipped.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_open(tag)
        self.add(Node(tag, self.place(), {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.skipped and self.skipped[-1] == tag:
            self.skipped.pop()
            return
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].tag == tag:
                del self.open[at:]
                return
            if self.open[at].tag in ("td", "th", "table") and tag not in ("table", "tr", "tbody"):
                return

    def handle_data(self, data: str) -> None:
        self.add(Text(data, self.place()))

    def _end_open(self, tag: str) -> None:
        """End what cannot hold a tag: a paragraph no block, an item no item."""
        if tag in BLOCKS and self.open[-1].tag == "p":
            self.open.pop()
        ended, within = _ENDS.get(tag, ("", set()))
        names = ended.split()
        for at in range(len(self.open) - 1, 0, -1) if names else ():
            if self.open[at].tag in within:
                break
            if self.open[at].tag in names:
                last = at
                while last > 1 and self.open[last - 1].tag in names:
                    last -= 1
                del self.open[last:]
                break


def _without_comments(text: str) -> str:
    """A text with spaces for its comments; one that is not closed goes on to the end."""
    first, *others = text.split("<!--")
    found = [first]
    open_ = ""
    for part in others:
        comment, end, rest = part.partition("-->")
        open_ += "    " + _SEEN.sub(" ", comment)
        if end:
            found += [open_, "   ", rest]
            open_ = ""
    return "".join(found)


def parsed(text: str) -> Node:
    """The tree of a page."""
    builder = _Builder()
    builder.feed(_without_comments(text))
    builder.close()
    return builder.root
