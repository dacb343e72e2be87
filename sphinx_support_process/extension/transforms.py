"""What does a page need that holds our texts? Footnotes that lead somewhere, links by anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mdit_to_docutils.transforms import ResolveAnchorIds
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from .mistakes import location, warn
from .texts import KEY, Texts

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class UndefinedFootnotes(SphinxTransform):
    """Turns a reference to a footnote that nobody wrote into text.

    One such reference would break the numbers of all footnotes of the page.
    """

    default_priority = 600  # before docutils numbers footnotes at 620

    def apply(self, **kwargs: Any) -> None:  # noqa: ARG002
        texts: Texts | None = self.env.temp_data.get(KEY)
        if texts is None or texts.document is not self.document:
            return
        document = self.document
        if not (document.autofootnote_refs or document.footnote_refs):
            return
        for reference in list(document.findall(nodes.footnote_reference)):
            name = reference.get("refname")
            if name is None or name in document.nameids:
                continue
            written = f"[^{name}]"
            help = f"write `{written}: …` in the same text"
            place = location(reference, written, self.env)
            warn("undefined-footnote", f"the footnote `{written}` is not defined", help, place)
            for found in (document.autofootnote_refs, document.footnote_refs.get(name, [])):
                if reference in found:
                    found.remove(reference)
            for id in reference["ids"]:
                document.ids.pop(id, None)
            reference["ids"] = []
            reference.replace_self(nodes.Text(written))


def resolve_anchors(app: Sphinx, doctree: nodes.document) -> None:
    """Let `[](#target)` in our texts work on reStructuredText pages, as on Markdown pages."""
    env: Any = app.env
    texts: Texts | None = env.temp_data.get(KEY)
    if texts is not None and texts.document is doctree and not texts.page_is_myst:
        ResolveAnchorIds(doctree).apply()


class SinglePageLinks(SphinxPostTransform):
    """Lets links to labels and terms of other pages lead somewhere in singlehtml.

    Sphinx 9 writes `#document-page#anchor` there (its issue 14221); the anchor alone is right.
    """

    default_priority = 900
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for node in self.document.findall(nodes.reference):
            page, _, anchor = str(node.get("refuri", ""))[1:].partition("#")
            if page.startswith("document-") and anchor:
                node["refuri"] = f"#{anchor}"


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
