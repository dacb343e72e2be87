"""How does HTML of our own get onto a page? As tags, with all that is written in them escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from docutils import nodes


def bare(html: str) -> nodes.raw:
    """Tags that hold nothing that somebody wrote, or only what is escaped already."""
    return nodes.raw("", html, format="html")


def opening(tag: str, attributes: Mapping[str, str]) -> nodes.raw:
    """The beginning of an element, whose attributes may hold whatever is written."""
    return bare(void(tag, attributes))


def closing(tag: str) -> nodes.raw:
    """The end of an element."""
    return bare(f"</{tag}>")


def element(tag: str, attributes: Mapping[str, str], *inside: str) -> str:
    """An element around HTML."""
    return f"{void(tag, attributes)}{''.join(inside)}</{tag}>"


def void(tag: str, attributes: Mapping[str, str]) -> str:
    """An element that holds nothing; its attributes may hold whatever is written."""
    said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{said}>"


def depth(node: nodes.Node) -> int:
    """In how many sections a node stands, which says of which level its headings are."""
    sections = 0
    while node.parent is not None:
        node = node.parent
        sections += isinstance(node, nodes.section)
    return sections
