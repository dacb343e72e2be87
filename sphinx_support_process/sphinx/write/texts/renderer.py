"""What reads a MyST text of the YAML? A renderer that keeps its lines, whatever page it is for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.mocking import MockRSTParser
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.warnings_ import MystWarnings

from ...build import Build, support_of
from ...links.unknown import unknown_name
from ...translation import Translation
from ...warnings import exactly, logger, warn
from .foreign import shown_by
from .own import own_document
from .places import from_root, toctree_from, warn_of_the_page

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode
    from myst_parser.config.main import MdParserConfig

_UNSAFE = ("html_block", "html_inline", "substitution_inline", "substitution_block")
"""What would put a text into the page unescaped, or evaluate it."""


_PLACES = ("_level_to_section", "_heading_slugs", "_heading_offset")
"""Where MyST keeps which headings it saw."""


class Renderer(SphinxRenderer):
    """Renders texts whose lines are those of a YAML file."""

    translation: Translation
    shown_again: bool = False
    """Whether the text that is read is shown elsewhere too, or the one around it is."""

    @contextmanager
    def into(self, document: nodes.document, *, shown_again: bool) -> Iterator[None]:
        """Render into another document, which knows of no link definition and no heading."""
        names = ("document", "current_node", "md_env", "reporter", "shown_again", *_PLACES)
        before = {name: getattr(self, name) for name in names}
        self.shown_again = shown_again or self.shown_again
        self.md_options["document"] = self.document = document
        self.current_node = document.children[-1]  # type: ignore[assignment]
        self.md_env, self.reporter = {}, document.reporter
        self._level_to_section, self._heading_slugs = {0: document}, {}
        self._heading_offset, first = 0, document.current_line or 0
        try:
            yield
            for twice in self.md_env.get("duplicate_refs", ()):
                line = first + twice["map"][0]
                message = f"Duplicate reference definition: {twice['label']}"
                self.create_warning(message, MystWarnings.MD_DEF_DUPE, line=line)
        finally:
            vars(self).update(before)
            self.md_options["document"] = self.document

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

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *args: Any, **more: Any
    ) -> list[nodes.Element]:
        """Run a directive; one that fails is told, and leaves what it holds."""
        around = self.current_node
        if self.shown_again:
            directive, _ = directives.directive(name, self.language_module_rst, self.document)
            if shown := shown_by(directive, name, first_line, content):
                name, first_line, content, offset = shown
                position += offset
        run = partial(super().run_directive, name, first_line, content, position, *args, **more)
        try:
            if name == "toctree":
                return toctree_from(self.sphinx_env, self.document["source"], run)
            return run()
        except Exception as error:  # whatever extension it is of
            self.current_node = around
            message = f"the directive `{name}` fails: {error}"
            place = exactly(self.document["source"], position, "", {})
            warn("failing-directive", message, "fix or remove it", place)
            return [nodes.literal_block(content, content)]

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        """Read reStructuredText as a part of the text, with which it shares ids and references."""
        inner = own_document(self.document)
        inner.refnames = self.document.refnames
        MockRSTParser().parse("\n" * token_line(token) + token.content, inner)
        for node in inner.children:
            if isinstance(node, nodes.Element) and node["names"]:
                self.document.note_explicit_target(node, node)
        self.current_node.extend(inner.children)

    def _handle_relative_docs(self, destination: str) -> str:
        """A link as seen from the documentation, if it is to a file as seen from the YAML."""
        found = from_root(support_of(self.sphinx_env), self.document["source"], destination)
        return found + destination[len(destination.partition("#")[0]) :] if found else destination

    def render_link_unknown(self, token: SyntaxTreeNode) -> None:
        if not self._is_of_the_page(token):
            super().render_link_unknown(token)

    def render_link_project(self, token: SyntaxTreeNode) -> None:
        if not self._is_of_the_page(token):
            super().render_link_project(token)

    def _is_of_the_page(self, token: SyntaxTreeNode) -> bool:
        """Whether a link leads somewhere from the page alone: then it is told, and stays text."""
        target = self.md.normalizeLinkText(str(token.attrGet("href") or ""))
        target = target.removeprefix("project:")
        build, file = support_of(self.sphinx_env), self.document["source"]
        if from_root(build, file, target) is not None:
            return False
        told = warn_of_the_page(build, file, token_line(token), target)
        if told:
            self.render_children(token)
        return told

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
    if config.commonmark_only or config.gfm_only:  # of the Markdown pages, which may be none
        config = config.copy(commonmark_only=False, gfm_only=False)
    if build.renderer is None or build.renderer.md_config != config:
        parser = create_md_parser(config, Renderer)
        parser.disable(_UNSAFE, True)
        build.renderer = parser.renderer
        build.renderer.setup_render(parser.options, {})
    return build.renderer  # type: ignore[no-any-return]
