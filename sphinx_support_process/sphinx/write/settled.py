"""What is settled when a page is read? Footnotes that lead somewhere, links by anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mdit_to_docutils.transforms import ResolveAnchorIds
from sphinx.transforms import SphinxTransform

from ..warnings import location, warn
from .texts import read_on

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class UndefinedFootnotes(SphinxTransform):
    """Turns a reference to a footnote that nobody wrote into text.

    One such reference would break the numbers of all footnotes of the page.
    """

    default_priority = 600  # before docutils numbers footnotes at 620

    def apply(self, **kwargs: Any) -> None:  # noqa: ARG002
        texts = read_on(self.env)
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
            place = location(reference, written, texts.build.sources)
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
    texts = read_on(app.env)
    if texts is not None and texts.document is doctree and not texts.page_is_myst:
        ResolveAnchorIds(doctree).apply()
