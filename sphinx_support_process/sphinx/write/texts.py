"""How does a MyST text from YAML become nodes on a page, be it Markdown or reStructuredText?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ...text.text import Text
from ..build import Build
from ..links.roles import WALK
from ..warnings import warn
from .embedded import EMBEDDED, settle
from .nameless import without_targets
from .renderer import renderer_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_KEY = "support-process:texts"
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;?!%]|-(?![->])|\.(?=\s|$)(?!\.))*")
"""Texts without any markup, whatever extensions of Markdown are switched on."""


class Texts:
    """Parses texts into one document."""

    def __init__(self, document: nodes.document, build: Build, page: Any) -> None:
        self.document = document
        self.build = build
        self.env = build.env
        self.page_is_myst = page is not None
        config = page.md_config if page is not None else build.env.myst_config  # type: ignore[attr-defined]
        self.renderer: Any = renderer_of(build, config)
        self.renderer.move_to(document, page.md_env if page is not None else {})
        self.translate = build.translation(build.env.docname)
        self.renderer.translation = self.translate
        self.open: list[Text] = []

    @property
    def nameless(self) -> bool:
        """Whether texts make no targets of links: those of a walkthrough stand elsewhere too."""
        return bool(self.env.ref_context.get(WALK))

    def blocks(self, text: Text) -> list[nodes.Node]:
        """The paragraphs, lists and all else of a text."""
        source = text.rstrip()
        if _PLAIN.fullmatch(source):
            said = self.translate(source)
            if said == source or _PLAIN.fullmatch(said):
                paragraph = nodes.paragraph(said, said)
                paragraph.source, paragraph.line = text.file, text.first_line
                self.translate.mark(paragraph)
                return [paragraph]
        return self._parse(text, inline=False)

    def inline(self, text: Text) -> list[nodes.Node]:
        """A text of one paragraph, without the paragraph."""
        self.translate.note(text)
        return self._inline(text)

    def said(self, text: Text, message: str | None = None) -> str:
        """A text without markup in the language of the page; a `message` word for word."""
        self.translate.note(text, message)
        if message is None:
            return self.translate(" ".join(text.split()))
        return self.translate.verbatim(message)

    def _inline(self, text: Text) -> list[nodes.Node]:
        source = " ".join(text.split())
        if _PLAIN.fullmatch(source) and not self.translate:
            return [nodes.Text(source)]
        return self._parse(text, inline=True)

    def titled(self, node: nodes.TextElement, text: Text) -> nodes.TextElement:
        """Fill an element with an inline text, and let it be translated on its own."""
        node.rawsource = self.translate(" ".join(text.split()))
        node.source, node.line = text.file, text.first_line
        node["translatable"] = True
        node += self._inline(text)
        self.translate.mark(node)
        return node

    def _parse(self, text: Text, inline: bool) -> list[nodes.Node]:
        if any(text is other for other in self.open):
            help = "take the directive that does so out of it"
            warn("text-in-itself", "this text shows itself", help, text.place)
            return []
        box = nodes.Element()
        box.document = self.document
        source = " ".join(text.split()) if inline else str(text)
        self.open.append(text)
        try:
            named = (
                without_targets(box, self.document, self.env) if self.nameless else nullcontext()
            )
            with self._at(text), self.renderer.current_node_context(box), named:
                self.renderer.nested_render_text(source, text.first_line - 1, inline=inline)
        finally:
            self.open.pop()
        marks = self.translate.marks
        for node in list(box.findall(nodes.Element)):
            if marks and isinstance(node, nodes.TextElement):
                self.translate.mark(node)
            if isinstance(node, EMBEDDED) or "svg" in node:
                settle(node, text, self.build)
        children = list(box.children)
        for child in children:
            child.parent = None
        return children

    @contextmanager
    def _at(self, text: Text) -> Iterator[None]:
        """Let everything that is parsed stand in the YAML file, and read no other file."""
        document, settings = self.document, self.document.settings
        reporter: Any = document.reporter
        before = document["source"], document.current_source, document.current_line
        switches = settings.file_insertion_enabled, settings.raw_enabled
        places = reporter.source, getattr(reporter, "get_source_and_line", None)
        document["source"] = document.current_source = reporter.source = text.file
        document.current_line = text.first_line
        settings.file_insertion_enabled = settings.raw_enabled = False
        reporter.get_source_and_line = lambda line=None: (text.file, line or text.first_line)
        try:
            yield
        finally:
            document["source"], document.current_source, document.current_line = before
            settings.file_insertion_enabled, settings.raw_enabled = switches
            reporter.source, reporter.get_source_and_line = places


def texts_of(document: nodes.document, build: Build, page: Any) -> Texts:
    """The parser of a document; made at the first call."""
    texts = read_on(build.env)
    if texts is None or texts.document is not document:
        texts = build.env.temp_data[_KEY] = Texts(document, build, page)
    return texts


def read_on(env: BuildEnvironment) -> Texts | None:
    """What parsed texts into the page that is read, if anything did."""
    return env.temp_data.get(_KEY)
