"""What do language models get to read? What pages say, where they would be given directives.

The extension sphinx-llms-txt gathers the sources of pages below `_sources` in one file, and links
to each. There, the text of each page that shows or mentions something of ours stands for its
source.
"""

from __future__ import annotations

from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.writers.text import TextTranslator

from ..build import support_of
from ..marks import REPLY

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


_BETWEEN = {"spp_task": "· ", "spp_choice": "→ "}
"""What stands between the parts of a line of a checklist, which a style keeps apart."""


class _Text(TextTranslator):
    """Plain text with addresses, and with the comments that tell that extension what to skip."""

    def visit_inline(self, node: nodes.Element) -> None:
        if "spp-onward" in node["classes"]:  # a link to what is said before it
            raise nodes.SkipNode
        line = node.parent
        item = line.parent.attributes if line.parent and node is not line[0] else ()
        self.add_text(next((mark for name, mark in _BETWEEN.items() if name in item), ""))
        super().visit_inline(node)

    def depart_reference(self, node: nodes.Element) -> None:
        super().depart_reference(node)
        address = node.get("refuri", "")
        if "://" in address and address != node.astext():
            self.add_text(f" <{address}>")

    def visit_field_list(self, node: nodes.Element) -> None:
        if REPLY in node.parent["classes"]:  # what stands before them says them, too
            raise nodes.SkipNode
        super().visit_field_list(node)

    def visit_comment(self, node: nodes.Element) -> None:
        if node.astext().startswith("llms-txt-ignore-"):
            self.new_state(0)
            self.add_text(f".. {node.astext()}")
            self.end_state(wrap=False)
        raise nodes.SkipNode

    def unknown_visit(self, node: nodes.Node) -> None:
        """Say what is in a node that only HTML knows."""

    def unknown_departure(self, node: nodes.Node) -> None:
        pass


def keep_text(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Keep the text of a page that is about to be written, before charts are drawn on it."""
    if "sphinx_llms_txt" not in app.extensions or not _has_ours(app.env, docname):
        return
    builder: Any = copy(app.builder)
    builder.name = builder.format = "text"
    builder.default_translator_class = _Text
    builder.secnumbers = app.env.toc_secnumbers.get(docname, {})
    visitor = builder.create_translator(doctree, builder)
    doctree.walkabout(visitor)
    path = _kept(app, docname)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(visitor.body, encoding="utf-8")


def give_texts(app: Sphinx, exception: Exception | None) -> None:
    """Put the texts of pages into the places of their sources, before these are gathered."""
    if "sphinx_llms_txt" not in app.extensions or exception:
        return
    for docname in app.env.found_docs:
        source = Path(app.outdir, "_sources", _source(app, docname))
        if source.is_file() and _has_ours(app.env, docname):
            with suppress(FileNotFoundError):
                source.write_bytes(_kept(app, docname).read_bytes())


def _has_ours(env: BuildEnvironment, docname: str) -> bool:
    """Whether a page shows or mentions anything of ours."""
    build = support_of(env)
    mentions = build.tables.data["mentions"].get(docname, ())
    is_named = any(name in build.names(kind) for kind, name in mentions)
    return is_named or docname in build.tables.data["views"]


def _kept(app: Sphinx, docname: str) -> Path:
    return Path(app.doctreedir, "support-process", "texts", f"{docname}.txt")


def _source(app: Sphinx, docname: str) -> str:
    """The name that Sphinx gives to the copy of a page's source."""
    name, suffix = str(app.env.doc2path(docname, base=False)), app.config.html_sourcelink_suffix
    return name if Path(name).suffix == suffix else name + suffix
