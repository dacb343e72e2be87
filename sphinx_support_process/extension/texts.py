"""How does a MyST text from YAML become nodes on a page, be it Markdown or reStructuredText?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from sphinx.util import logging

from ..text.text import Text
from .embedded import EMBEDDED, settle
from .links import WALK
from .mistakes import exactly, unknown_name, warn
from .nameless import without_targets

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode
    from myst_parser.config.main import MdParserConfig
    from sphinx.environment import BuildEnvironment

    from .translation import Translation

logger = logging.getLogger(__name__)

KEY = "support-process:texts"
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;?!%]|-(?![->])|\.(?=\s|$)(?!\.))*")
"""Texts without any markup, whatever extensions of Markdown are switched on."""
_UNSAFE = ("html_block", "html_inline", "substitution_inline", "substitution_block")
"""What would put a text into the page unescaped, or evaluate it."""


class _Renderer(SphinxRenderer):
    """Renders texts whose lines are those of a YAML file."""

    translation: Translation
    footnotes: dict[str, tuple[str, int]]
    """Where each footnote of the page is written that a text defines."""

    def move_to(self, document: nodes.document, env: dict[str, Any]) -> None:
        """Render into another document from now on."""
        self.md_options["document"] = self.document = self.current_node = document
        self.md_env, self.reporter = env, document.reporter
        self._level_to_section = {0: document}
        self._heading_slugs = {}
        self.footnotes = {}

    def _render_tokens(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.type == "inline" and self.translation:
                said = self.translation(token.content)
                if said != token.content:
                    token.content = said
                    token.children = self.md.parseInline(said, self.md_env)[0].children
        super()._render_tokens(tokens)

    def render_heading(self, token: SyntaxTreeNode) -> None:
        super().render_heading(token)
        for rubric in self.current_node.children[-1:]:
            if isinstance(rubric, nodes.rubric) and token.children:
                rubric.rawsource = token.children[0].content  # what MyST leaves out

    def render_footnote_reference(self, token: SyntaxTreeNode) -> None:
        """Define a footnote once, though the page may show the text that does so twice."""
        label, place = token.meta["label"], (self.document["source"], token_line(token))
        known = self.footnotes.setdefault(label, place)
        if known != place or label not in self.document.nameids:
            super().render_footnote_reference(token)

    def create_warning(
        self,
        message: str,
        subtype: Any,
        *,
        wtype: str | None = None,
        line: int | None = None,
        append_to: nodes.Element | None = None,  # noqa: ARG002
    ) -> None:
        kind = getattr(subtype, "value", subtype)
        file, env = self.document["source"], self.sphinx_env
        name, meant = unknown_name(kind, message, env)
        logger.warning(
            "%s%s",
            message.rstrip("."),
            f" (did you mean `{meant}`?)" if meant else "",
            location=exactly(file, line or 0, name and f"{{{name}}}", env),
            type=wtype or "myst",
            subtype=kind,
        )


def _renderer(env: BuildEnvironment, config: MdParserConfig) -> _Renderer:
    """The one of the build, made again for a page that has other settings."""
    domain: Any = env.get_domain("support")
    if domain.renderer is None or domain.renderer.md_config != config:
        parser = create_md_parser(config, _Renderer)
        parser.disable(_UNSAFE, True)
        domain.renderer = parser.renderer
        domain.renderer.setup_render(parser.options, {})
    return domain.renderer  # type: ignore[no-any-return]


class Texts:
    """Parses texts into one document."""

    def __init__(self, document: nodes.document, env: BuildEnvironment, page: Any) -> None:
        self.document = document
        self.env = env
        self.page_is_myst = page is not None
        config = page.md_config if page is not None else env.myst_config  # type: ignore[attr-defined]
        self.renderer: Any = _renderer(env, config)
        self.renderer.move_to(document, page.md_env if page is not None else {})
        domain: Any = env.get_domain("support")
        self.translate: Translation = domain.translation(env.docname)
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
            warn("text-in-itself", "this text shows itself", help, ":".join(map(str, text.place)))
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
                settle(node, text, self.env)
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


def texts_of(document: nodes.document, env: BuildEnvironment, page: Any) -> Texts:
    """The parser of a document; made at the first call."""
    texts = env.temp_data.get(KEY)
    if texts is None or texts.document is not document:
        texts = env.temp_data[KEY] = Texts(document, env, page)
    return texts
