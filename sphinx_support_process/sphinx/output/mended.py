"""What does a format need of our nodes? Links, labels and tables as its writer knows them."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..build import ONE_PAGE


class SinglePageLinks(SphinxPostTransform):
    """Lets links to labels and terms of other pages lead somewhere in singlehtml.

    Sphinx 9 writes `#document-page#anchor` there (its issue 14221); the anchor alone is right.
    """

    default_priority = 900
    builders = ONE_PAGE

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for node in self.document.findall(nodes.reference):
            page, _, anchor = str(node.get("refuri", ""))[1:].partition("#")
            if page.startswith("document-") and anchor:
                node["refuri"] = f"#{anchor}"


class GlossaryTargets(SphinxPostTransform):
    """Keeps a label that stands before a glossary, of which writers write only the lists in it."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for glossary in self.document.findall(addnodes.glossary):
            terms: Any = glossary[0]
            terms["ids"] += glossary["ids"]
            glossary["ids"] = []


class LatexTargets(SphinxPostTransform):
    """Gives our elements labels in LaTeX, whose writer knows none for containers and items."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        ours = (nodes.container, nodes.list_item, nodes.entry)
        found: list[Any] = [node for node in self.document.findall() if isinstance(node, ours)]
        for node in found:
            for id in node.get("ids", ()):
                node.insert(0, nodes.target("", "", refid=id))


class LatexTables(SphinxPostTransform):
    """Keeps the line before one of our tables on the page of the table, which no page breaks."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for box in list(self.document.findall(nodes.container)):
            if "spp-wide" not in box["classes"]:
                continue
            place = box.parent.index(box)
            if place and isinstance(box.parent[place - 1], nodes.paragraph):
                lines = min(45, 5 + 2 * len(list(box.findall(nodes.row))))
                space = f"\\needspace{{{lines}\\baselineskip}}"
                box.parent.insert(place - 1, nodes.raw("", space, format="latex"))
