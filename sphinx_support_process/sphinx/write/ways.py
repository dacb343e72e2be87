"""How does an answer become the link to where it leads?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from docutils import nodes
from sphinx import addnodes

from ..words import _, cut
from .texts.whence import placed


def way_nodes(
    label: Sequence[nodes.Node],
    target: Sequence[nodes.Node],
    more: Sequence[nodes.Node],
    linked: Callable[[Iterable[nodes.Node]], nodes.Node],
) -> list[nodes.Node]:
    """The label and the target as one link, which `linked` makes, and what else is said."""
    named: nodes.TextElement
    named = label[0] if isinstance(label[0], nodes.strong) else nodes.strong("", "", *label)
    to = placed(nodes.inline("", "", *target, classes=["spp-to"]))
    content = _apart(
        node
        for index, said in enumerate(cut(_("{answer}: {target}")))
        for node in ([named if said == "answer" else to] if index % 2 else [nodes.Text(said)])
        if index % 2 or said
    )
    if _can_be_linked(named):
        line = [linked(content)]
    else:  # no link may hold another
        line = [*content[: content.index(to)], linked([to])]
    if more:
        then = nodes.inline("", "", *more, classes=["spp-then"])
        line += [*_apart([nodes.Text(" · ")]), placed(then)]
    return line


def _apart(content: Iterable[nodes.Node]) -> list[nodes.Node]:
    """The same with bare texts as elements, which a style can leave out."""
    return [
        placed(nodes.inline("", "", node, classes=["spp-mark"]))
        if isinstance(node, nodes.Text)
        else node
        for node in content
    ]


def _can_be_linked(label: nodes.TextElement) -> bool:
    """Whether a label can stand in a link: its own links are made plain, if all have a text."""
    kinds = (nodes.reference, nodes.footnote_reference, addnodes.pending_xref)
    found: list[nodes.Element] = [node for node in label.findall() if isinstance(node, kinds)]
    for node in found:
        ours = node.get("refdomain") == "support" and not node.get("refexplicit")
        if ours or isinstance(node, nodes.footnote_reference) or not node.astext().strip():
            return False
    for node in found:
        node.replace_self(node.children)
    return True
