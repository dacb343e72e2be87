"""Which tags stand out on a page? Admonitions, quotations, and what can be opened."""

from __future__ import annotations

import re

from ..blocks import Box, Inline
from .reading import Reading
from .tree import Node

_KINDS = {
    "attention",
    "caution",
    "danger",
    "error",
    "hint",
    "important",
    "note",
    "tip",
    "warning",
    "information",
    "info",
}
_OURS = {"information": "note", "info": "note"}
_TITLES = {"title", "admonition-title", "markdown-alert-title", "panelHeader", "expand-control"}


def box(page: Reading, node: Node) -> Box | None:
    """The box that a tag is, None if it is none."""
    kind = _kind(node)
    if kind is None:
        return None
    heads = [one for one in node.nodes() if one.tag == "summary" or one.classes & _TITLES]
    inside = node
    if not heads and kind not in ("quote", "details"):
        heads = [one for one in node.walk() if one.classes & _TITLES][:1]
    title: Inline = page.runs(heads[:1])
    for one in heads[:1]:
        inside = without(node, one)
    found = Box(at=node.at, anchors=page.anchors(), kind=kind, title=title)
    found.blocks = page.blocks(inside)
    return found


def without(node: Node, left: Node) -> Node:
    """A tag without one of those in it."""
    if all(one is not left for one in node.walk()):
        return node
    children = [
        without(child, left) if isinstance(child, Node) else child
        for child in node.children
        if child is not left
    ]
    return Node(node.tag, node.at, node.attributes, children)


def _kind(node: Node) -> str | None:
    classes = node.classes
    if node.tag == "blockquote":
        return "quote"
    if node.tag == "details" or "expand-container" in classes:
        return "details"
    if node.get("data-box"):
        return node.get("data-box")
    if "callout" in classes or "panel" in classes:
        return "note"
    if classes & {"admonition", "markdown-alert", "confluence-information-macro", "alert"}:
        words = set(re.findall(r"[a-z]+", " ".join(sorted(classes)).casefold()))
        found = sorted((words & _KINDS) - {"information"}) or sorted(words & _KINDS)
        return _OURS.get(found[0], found[0]) if found else "note"
    return None
