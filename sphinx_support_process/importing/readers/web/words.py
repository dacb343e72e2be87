"""Which words stand in a tag? Its text as runs, with their marks and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from ..blocks import Run
from ..inline import BREAK, picture
from .styles import Styles
from .tree import Node, Text

_MARKS = {
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "code": "code",
    "tt": "code",
    "samp": "code",
    "kbd": "key",
    "s": "strike",
    "del": "strike",
    "strike": "strike",
}
UNSEEN = frozenset(
    re.findall(
        r"\w+",
        """head script style template noscript iframe object audio video canvas select
        button""",
    )
)
_SIGNS = {"headerlink", "anchor-link", "mw-editsection", "footnote-backref", "copybtn"}


def is_unseen(node: Node) -> bool:
    """Whether a tag shows nothing, or only a sign to click on."""
    return (
        node.tag in UNSEEN
        or not _SIGNS.isdisjoint(node.classes)
        or (node.tag == "a" and node.get("id").startswith("cmnt_ref"))
        or "hidden" in node.attributes
        or "display:none" in node.get("style").replace(" ", "")
    )


def runs(
    node: Node | Text, styles: Styles, marks: frozenset[str] = frozenset(), link: str | None = None
) -> Iterator[Run]:
    """The words of a tag in a line."""
    if isinstance(node, Text):
        yield Run(node.text, marks, link)
        return
    if is_unseen(node):
        return
    if node.tag == "br":
        yield Run(BREAK, marks, link)
    elif node.tag == "img":
        yield from _image(node, link)
    elif node.tag == "svg":
        yield from _drawing(node, link)
    else:
        mark = {_MARKS[node.tag]} if node.tag in _MARKS else set()
        inner = marks | mark | styles.marks(node)
        if node.tag == "a" and node.get("href"):
            link = address(node.get("href"))
        if node.tag == "q":
            yield Run("“", marks, link)
        for child in node.children:
            yield from runs(child, styles, frozenset(inner), link)
        if node.tag == "q":
            yield Run("”", marks, link)


def _image(node: Node, link: str | None) -> Iterator[Run]:
    """What stands for an image: a sign of a face as itself, another with its words."""
    words = " ".join(node.get("alt").split())
    sign = node.get("data-emoji-fallback")
    if sign:
        yield Run(sign, link=link)
    elif words:
        yield picture(words.replace("`", "'"), image(node), link)


def _drawing(node: Node, link: str | None) -> Iterator[Run]:
    """What is written in a drawing; one without words is an ornament."""
    shown = (one for one in node.walk() if one.tag in ("text", "foreignobject"))
    texts = (" ".join(_texts(one)) for one in shown)
    words = ", ".join(filter(None, (" ".join(text.split()) for text in texts)))
    if words:
        yield picture(words.replace("`", "'"), link=link)


def _texts(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, Text):
            yield child.text
        else:
            yield from _texts(child)


def image(node: Node) -> str:
    """The file of an image, `#` for one that stands in the page itself."""
    source = node.get("src").strip()
    return source if source and not source.startswith("data:") and " " not in source else "#"


def address(target: str) -> str:
    """Where a link leads, without a stop in between."""
    parts = urlsplit_or_none(target)
    if parts and parts[0].endswith("google.com") and parts[1] == "/url":
        wanted = parse_qs(parts[2]).get("q")
        return wanted[0] if wanted else target
    return target


def urlsplit_or_none(target: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    return parts.netloc, parts.path, parts.query
