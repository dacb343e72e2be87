"""Where does it stand in the YAML? Texts on a page, and the elements around them, tell so.

A bare text cannot tell for long: smart quotes make a new one of it. The element around it does.
"""

from __future__ import annotations

from typing import TypeVar

from docutils import nodes

from ....text.text import Text

Element = TypeVar("Element", bound=nodes.TextElement)


def at(text: Text, node: nodes.Text) -> nodes.Text:
    """What a text says, with the place of the text."""
    node.source, node.line = text.file, text.first_line
    return node


def copied(node: nodes.Text, said: str) -> nodes.Text:
    """Other words at the place of a node."""
    found = nodes.Text(said)
    found.source, found.line = node.source, node.line
    return found


def joined(before: nodes.Node, node: nodes.Node) -> nodes.Text | None:
    """Two neighbouring texts as one, unless they stand at different places."""
    if not (isinstance(before, nodes.Text) and isinstance(node, nodes.Text)):
        return None
    if before.source is None:
        return copied(node, before + node)
    return copied(before, before + node) if _is_at(node, before) else None


def placed(element: Element) -> Element:
    """An element at the place of its first text; texts from elsewhere become parts of it."""
    for child in list(element.children):
        if not isinstance(child, nodes.Text) or child.source is None:
            continue
        if element.source is None:
            element.source, element.line = child.source, child.line
        elif not _is_at(child, element):
            element.replace(child, placed(nodes.inline("", "", child)))
    return element


def _is_at(node: nodes.Text, other: nodes.Node) -> bool:
    return node.source is None or (node.source, node.line) == (other.source, other.line)
