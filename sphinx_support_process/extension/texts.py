"""How does a MyST text from YAML become nodes on a page, be it Markdown or reStructuredText?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from sphinx import addnodes
from sphinx.util import logging

from ..text import Text
from .translation import Translation

if TYPE_CHECKING:
    from markdown_it.token import Token
    from myst_parser.config.main import MdParserConfig
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

KEY = "support-process:texts"
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;?!%]|-(?![->])|\.(?=\s|$)(?!\.))*")
"""Texts without any markup, whatever extensions of Markdown are switched on."""
_UNSAFE = ("html_block", "html_inline", "substitution_inline", "substitution_block")
"""What would put a text into the page unescaped, or evaluate it."""
_SCHEMES = {"javascript", "vbscript", "data", "file"}


class _Renderer(SphinxRenderer):
    """Renders texts whose lines are those of a YAML file."""

    translation: Translation

    def move_to(self, document: nodes.document, env: dict[str, Any]) -> None:
        """Render into another document from now on."""
        self.md_options["document"] = self.document = self.current_node = document
        self.md_env, self.reporter = env, document.reporter
        self._level_to_section = {0: document}
        self._heading_slugs = {}

    def _render_tokens(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.type == "inline" and self.translation:
                said = self.translation(token.content)
                if said != token.content:
                    token.content = said
                    token.children = self.md.parseInline(said, self.md_env)[0].children
        super()._render_tokens(tokens)

    def create_warning(
        self,
        message: str,
        subtype: Any,
        *,
        wtype: str | None = None,
        line: int | None = None,
        append_to: nodes.Element | None = None,  # noqa: ARG002
    ) -> None:
        logger.warning(
            message,
            location=f"{self.document['source']}:{line}",
            type=wtype or "myst",
            subtype=getattr(subtype, "value", subtype),
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
        self.renderer.translation = self.translate = Translation(
            env,
            env.get_domain("support").use_catalogs,  # type: ignore[attr-defined]
        )

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
        source = " ".join(text.split())
        if _PLAIN.fullmatch(source) and not self.translate:
            return [nodes.Text(source)]
        return self._parse(text, inline=True)

    def titled(self, node: nodes.TextElement, text: Text) -> nodes.TextElement:
        """Fill an element with an inline text, and let it be translated on its own."""
        node.rawsource = self.translate(" ".join(text.split()))
        node.source, node.line = text.file, text.line
        node["translatable"] = True
        node += self.inline(text)
        self.translate.mark(node)
        return node

    def _parse(self, text: Text, inline: bool) -> list[nodes.Node]:
        box = nodes.Element()
        box.document = self.document
        source = " ".join(text.split()) if inline else str(text)
        with self._at(text), self.renderer.current_node_context(box):
            self.renderer.nested_render_text(source, text.first_line - 1, inline=inline)
        for node in list(box.findall(nodes.Element)):
            if self.translate and isinstance(node, nodes.TextElement):
                self.translate.mark(node)
            if isinstance(node, (nodes.image, addnodes.download_reference)):
                self._local_file(node, text)
            elif isinstance(node, nodes.reference) and _scheme(node) in _SCHEMES:
                logger.warning(
                    "the link `%s` is left out (link to `https://` or `http://`)",
                    str(node["refuri"])[:60],
                    location=node,
                    type="support-process",
                    subtype="unsafe-link",
                )
                node.parent.replace(node, node.children)
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

    def _local_file(self, node: nodes.Element, text: Text) -> None:
        """Make the name of a file relative to the YAML; leave out one that is not there."""
        field = "uri" if isinstance(node, nodes.image) else "reftarget"
        uri = str(node[field])
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", uri):
            return
        home = Path(text.file).parent
        root = Path(self.env.srcdir)
        path = root / uri.lstrip("/") if uri.startswith("/") else home / uri
        real = path.resolve()
        inside = any(real.is_relative_to(folder.resolve()) for folder in (root, home))
        if inside and (real.is_file() or real.name.endswith(".*")):
            node[field] = "/" + Path(os.path.relpath(real, root)).as_posix()
            return
        known = [p.name for p in real.parent.iterdir()] if inside and real.parent.is_dir() else []
        near = get_close_matches(real.name, known, n=1)
        logger.warning(
            "file `%s` %s%s",
            uri,
            "does not exist" if inside else "lies outside the project",
            f" (did you mean `{Path(uri).with_name(near[0]).as_posix()}`?)" if near else "",
            location=node,
            type="support-process",
            subtype="missing-file",
        )
        said = node.get("alt") or uri
        inside_text = isinstance(node.parent, nodes.TextElement)
        node.parent.replace(node, nodes.Text(said) if inside_text else nodes.paragraph("", said))


def _scheme(node: nodes.reference) -> str:
    try:
        return urlsplit(re.sub(r"\s", "", str(node.get("refuri", "")))).scheme.lower()
    except ValueError:
        return "javascript"


def texts_of(document: nodes.document, env: BuildEnvironment, page: Any) -> Texts:
    """The parser of a document; made at the first call."""
    texts = env.temp_data.get(KEY)
    if texts is None or texts.document is not document:
        texts = env.temp_data[KEY] = Texts(document, env, page)
    return texts
