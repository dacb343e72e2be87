"""What reads a MyST text of the YAML? A renderer that keeps its lines, whatever page it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser

from ..build import Build, support_of
from ..links.roles import WALK
from ..links.unknown import unknown_name
from ..translation import Translation
from ..warnings import exactly, logger
from .foreign import shown_by

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode
    from myst_parser.config.main import MdParserConfig

_UNSAFE = ("html_block", "html_inline", "substitution_inline", "substitution_block")
"""What would put a text into the page unescaped, or evaluate it."""


class Renderer(SphinxRenderer):
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

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *args: Any, **more: Any
    ) -> list[nodes.Element]:
        if self.sphinx_env.ref_context.get(WALK):  # others show the text in full
            directive, _ = directives.directive(name, self.language_module_rst, self.document)
            if shown := shown_by(directive, name, first_line, content):
                name, (first_line, content, offset) = "admonition", shown
                position += offset
        return super().run_directive(name, first_line, content, position, *args, **more)

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
            location=exactly(file, line or 0, name and f"{{{name}}}", support_of(env).sources),
            type=wtype or "myst",
            subtype=kind,
        )


def renderer_of(build: Build, config: MdParserConfig) -> Renderer:
    """The one of the build, made again for a page that has other settings."""
    if build.renderer is None or build.renderer.md_config != config:
        parser = create_md_parser(config, Renderer)
        parser.disable(_UNSAFE, True)
        build.renderer = parser.renderer
        build.renderer.setup_render(parser.options, {})
    return build.renderer  # type: ignore[no-any-return]
