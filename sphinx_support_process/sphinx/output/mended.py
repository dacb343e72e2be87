"""What does a format need of our nodes? Links and labels as its writer knows them."""

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
