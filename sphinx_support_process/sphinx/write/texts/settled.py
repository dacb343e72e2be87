"""What is settled when a page is read? The numbers of footnotes, the targets of links by anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from myst_parser.mdit_to_docutils.transforms import ResolveAnchorIds
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

READ_ON = "support-process:texts"
"""Where Sphinx keeps, while a page is read, what parsed texts into it."""


class JoinTexts(SphinxTransform):
    """Lets the page know of what is in texts; docutils numbers their footnotes with its own."""

    default_priority = 600  # before MyST sorts footnotes at 618 and docutils numbers them at 620

    def apply(self, **kwargs: Any) -> None:  # noqa: ARG002
        texts = _read_on(self.env)
        if texts is not None:
            self.document.ids = texts.ids | self.document.ids
            texts.notes.join(self.document)


def tell_names(app: Sphinx, doctree: nodes.document) -> None:
    """Let extensions that look for what they have made find its names on the page, as always.

    Sphinx has noted the labels and the index entries of the page by then: those of texts may belong
    to another page.
    """
    texts = _read_on(app.env)
    if texts is not None:
        doctree.nameids = texts.nameids | doctree.nameids
        entries = app.env.domaindata["index"]["entries"]
        mine = [it for it in entries[app.env.docname] if it not in texts.indexed]
        entries[app.env.docname] = mine


def resolve_anchors(app: Sphinx, doctree: nodes.document) -> None:
    """Let `[](#target)` in our texts work on reStructuredText pages, as on Markdown pages."""
    if _read_on(app.env) is not None and not hasattr(doctree, "myst_slugs"):
        ResolveAnchorIds(doctree).apply()


def _read_on(env: BuildEnvironment) -> Any:
    """What parsed texts into the page that is read, None if nothing did."""
    return env.temp_data.get(READ_ON)
