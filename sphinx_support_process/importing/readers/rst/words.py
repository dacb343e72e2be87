"""Which words stand in a node of docutils? Its text as runs, with marks, links and roles."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ..blocks import MYST, Run
from ..inline import picture, ticks

_MARKS: dict[type[nodes.Node], str] = {
    nodes.strong: "strong",
    nodes.emphasis: "emphasis",
    nodes.title_reference: "emphasis",
    nodes.literal: "code",
}


def runs(
    node: nodes.Node, marks: frozenset[str] = frozenset(), link: str | None = None
) -> Iterator[Run]:
    """The words in a node; a role that docutils does not know is the same role of MyST."""
    if isinstance(node, nodes.Text):
        yield Run(node.astext(), marks, link)
        return
    if not isinstance(node, nodes.Element) or isinstance(node, nodes.system_message):
        return
    if isinstance(node, nodes.inline) and node.get("role"):
        yield Run(_role(node["role"], node.astext()), frozenset({MYST}))
        return
    if isinstance(node, nodes.footnote_reference | nodes.citation_reference):
        yield Run(f"[^{node.astext()}]", frozenset({MYST}))
        return
    if isinstance(node, nodes.image):
        if words := node.get("alt", ""):
            yield picture(words, node.get("uri", "#"))
        return
    if isinstance(node, nodes.math):
        yield Run(_role("math", node.astext()), frozenset({MYST}))
        return
    if isinstance(node, nodes.reference):
        target = node.get("refid")
        link = node.get("refuri") or (f"#{target}" if target else link)
    mark = _MARKS.get(type(node))
    inner = marks | {mark} if mark else marks
    for child in node.children:
        yield from runs(child, inner, link)


def _role(name: str, content: str) -> str:
    fence = ticks(content)
    return f"{{{name}}}{fence}{content}{fence}"
