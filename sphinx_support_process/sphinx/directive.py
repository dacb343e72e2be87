"""How does a view get onto a page? One class for all directives of the domain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.util.docutils import SphinxDirective

from ..pages.view import Asked, OptionKind, View, digest, files
from ..pages.views import VIEWS
from .build import support_of
from .write.writer import Writer


class ViewDirective(SphinxDirective):
    """Shows a view, and notes what it answered."""

    view: ClassVar[View]

    def run(self) -> list[nodes.Node]:
        build = support_of(self.env)
        argument = self.arguments[0].strip() if self.arguments else ""
        given = sorted((name, str(value or "")) for name, value in self.options.items())
        asked = Asked(self.view.name, argument, tuple(given))
        searches = build.known.searches
        content = self.view.content(build.known, asked)
        if build.known.searches > searches:
            build.tables.note_search(self.env.docname)
        build.tables.note_view(self.env.docname, asked, digest(content))
        build.tables.note_sources(self.env.docname, files(content))
        writer = Writer(self, build)
        with writer.texts.shown(writer.document, writer.page, self.view.home):
            return writer.blocks(content)


def directive_of(view: View) -> type[ViewDirective]:
    """The directive that shows a view: its argument and options as the view declares them."""
    options = {name: _parser(kind) for name, kind in view.options.items()}
    members = {
        "__doc__": view.doc,
        "view": view,
        "required_arguments": int(view.of is not None and not view.optional),
        "optional_arguments": int(view.optional),
        "option_spec": options,
    }
    return type(view.name.title(), (ViewDirective,), members)


def _parser(kind: OptionKind) -> Callable[[str], Any]:
    """What reads the text of an option."""
    if kind == "flag":
        return directives.flag
    if kind == "name":
        return directives.unchanged
    if isinstance(kind, tuple):
        return lambda written: directives.choice(written or "", kind)
    return directives.unchanged_required


DIRECTIVES: dict[str, type[Directive]] = {name: directive_of(view) for name, view in VIEWS.items()}
"""The directive of each view."""
