"""Which parts of a process are sections? All of them, where nothing but sections follows it.

A section takes in all that follows it. So where anything else comes after the process, its parts
are parted by headings that open none.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ...marks import PART


class Sections(SphinxTransform):
    """Makes sections of the parts of a process, in the contents of the page and of the site."""

    default_priority = 700  # before Sphinx collects the contents of the page, at 880

    def apply(self, **kwargs: Any) -> None:  # noqa: ARG002
        for box in list(self.document.findall(nodes.container)):
            if "spp-process" in box["classes"] and is_last(box):
                self._divide(box)

    def _divide(self, box: nodes.container) -> None:
        children = box.children
        heads = [index for index, node in enumerate(children) if is_head(node)]
        if heads:
            sections = [
                self._section(children[start], children[start + 1 : end], box)
                for start, end in pairwise([*heads, len(children)])
            ]
            box.children = children[: heads[0]]
            box.parent.insert(box.parent.index(box) + 1, sections)

    def _section(self, head: Any, content: list[nodes.Node], box: nodes.Element) -> nodes.section:
        title = nodes.title(head.rawsource, "", *head.children, **head.attributes)
        title.source, title.line = head.source, head.line
        title["ids"] = []
        section = nodes.section("", title, *content, ids=head["ids"], classes=["spp-part"])
        section["spp_process"] = box["spp_process"]
        for id in section["ids"]:
            self.document.ids[id] = section
        for node in (section, title):
            node.document = self.document
        return section


def is_head(node: Any) -> bool:
    """Whether a node stands over a part of a process."""
    return isinstance(node, nodes.rubric) and PART in node


def is_last(box: nodes.Element) -> bool:
    """Whether nothing but sections follows in a section."""
    if not isinstance(box.parent, nodes.section):
        return False
    after = box.parent.children[box.parent.index(box) + 1 :]
    return all(isinstance(node, (nodes.section, nodes.Invisible)) for node in after)
