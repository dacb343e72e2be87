"""Where does a link within a walkthrough lead? To what that carries, else to another."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from ...pages.process.places import place
from ...text.named import NamedTuple
from ..build import Build
from ..tables import Shown

WALK = "spp-walk"
"""The class of the container of a walkthrough, whose links lead to walkthroughs."""


class Walked(NamedTuple):
    """A walkthrough on a page: the process that it is of, and those that it carries."""

    process: str
    carried: tuple[str, ...]

    def place(self, anchor: str) -> str:
        """The id of something in it."""
        return place(self.process, anchor)

    def table(self, name: str) -> str:
        """Where it is noted that it shows a step or process."""
        return "walks" if name.partition(".")[0] == self.process else "carried"


def walked(build: Build, docname: str, node: nodes.Node, kind: str, name: str) -> Shown | None:
    """Where a link to a step or process leads that stands in a walkthrough; None elsewhere."""
    box = walk_around(node)
    if box is None or kind not in ("process", "step"):
        return None
    walk: Walked = box["spp_walk"]
    if name.partition(".")[0] in walk.carried:
        return Shown(docname, walk.place(name), "")
    return build.tables.walked(kind, name)


def walk_around(node: nodes.Node) -> Any:
    """The walkthrough in which a node stands; None outside of one."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.container) and "spp_walk" in node:
            return node
    return None
