"""How does a MyST text from YAML become nodes on a page, be it Markdown or reStructuredText?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils import nodes
from sphinx import addnodes

from ....pages.view import Home
from ....text.text import Text
from ...build import Build
from ...names import Apart, Names
from ...warnings import warn
from .embedded import EMBEDDED, settle
from .nameless import take_names
from .notes import Notes
from .own import as_if_alone, finish, is_unused, own_document
from .renderer import renderer_of
from .settled import READ_ON

_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;?!%]|-(?![->])|\.(?=\s|$)(?!\.))*")
"""Texts without any markup, whatever extensions of Markdown are switched on."""
_NEAR = r"(?:support:\w+|term|ref|doc|download|guilabel|menuselection|kbd|file|abbr)\}`"
"""The roles that name nothing, and take nothing from what stands before them."""
_FAR = re.compile(rf"\{{(?!{_NEAR})|\$|\)=|\[\^")
"""What other roles, directives, targets and footnotes have, which reach beyond their place."""


class Texts:
    """Parses texts into one page."""

    document: nodes.document
    renderer: Any
    home: Home

    def __init__(self, build: Build) -> None:
        self.build = build
        self.env = build.env
        self.translate = build.translation(build.env.docname)
        self.apart = build.apart = build.apart or Apart(build.env)
        self.notes = Notes(build)
        self.open: list[Text] = []
        self.nameless = False
        """Whether a text is read that others show in full, so that nothing in it is a target."""
        self.named: set[tuple[str, str]] = set()
        """The texts that had the chance to name something on the page."""
        self.nameids: dict[str, str] = {}
        """What they named, and the id of each."""
        self.indexed: list[Any] = []
        """Their entries of the index."""
        self.ids: dict[str, nodes.Element] = {}
        """The ids of the page, which `{eval-rst}` reads into documents of their own."""
        self.spare: nodes.document | None = None

    @contextmanager
    def shown(self, document: nodes.document, page: Any, home: Home) -> Iterator[None]:
        """Parse meanwhile for a view in a document, which another parser of MyST may read."""
        before = dict(vars(self))
        config = page.md_config if page is not None else self.env.myst_config  # type: ignore[attr-defined]
        self.document, self.home, self.spare = document, home, None
        if not self.open and document.ids is not self.ids:
            self.ids.update(document.ids)
            document.ids = self.ids
        self.renderer = renderer_of(self.build, config)
        self.renderer.translation = self.translate
        try:
            yield
        finally:
            vars(self).update(before)

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
        own, self.spare = self.spare or own_document(self.document), None
        self.open.append(text)
        try:
            if _FAR.search(text) or self.translate:
                self._read_far(own, text, inline)
            else:
                self._read(own, text, inline)
        finally:
            self.open.pop()
        marks = self.translate.marks
        for node in list(own.findall())[1:]:
            node.document = self.document
            if not isinstance(node, nodes.Element):
                continue
            if marks and isinstance(node, nodes.TextElement):
                self.translate.mark(node)
            if isinstance(node, EMBEDDED) or "svg" in node:
                settle(node, text, self.build)
        *before, box = own.children
        children, own.children = [*before, *box.children], []
        for child in children:
            child.parent = None
        if is_unused(own):
            self.spare = own
        return children

    def _read_far(self, own: nodes.document, text: Text, inline: bool) -> None:
        """Read a text that may name something, or change how what follows it is read."""
        key, nameless = (text.file, str(text)), self.nameless
        repeats = nameless or self.home == "never" or key in self.named
        if repeats:
            own.ids = {}
        self.nameless = repeats
        with as_if_alone(self.env), self.apart.kept(all_of_it=repeats) as names:
            self._read(own, text, inline)
            with self._at(own, text):
                finish(own)
            if own.nametypes and not repeats:
                self.env.get_domain("std").process_doc(self.env, self.env.docname, own)
        self.notes.take(text, own)
        self.nameless, own.ids = nameless, self.document.ids
        if repeats:
            take_names(own, self.document)
            return
        self.nameids.update(own.nameids)
        self.note_names(key, names, own)

    def note_names(self, key: tuple[str, str], names: Names, *made: nodes.Element) -> None:
        """Note what a text of a file names, and what it adds to the index, for one of its pages."""
        self.named.add(key)
        indices = [it for node in made for it in node.findall(addnodes.index)]
        if entries := [entry for index in indices for entry in index["entries"]]:
            self.indexed += entries
            names["index"] = {"entries": {self.env.docname: entries}}
        if names:
            rank = int(self.home == "second")
            self.build.tables.note_names(self.env.docname, key, rank, names)

    def _read(self, own: nodes.document, text: Text, inline: bool) -> None:
        source = " ".join(text.split()) if inline else str(text)
        # directly in a document, a heading would open a section
        own += nodes.TextElement() if inline else nodes.Element()
        again = self.nameless or self.home == "second"
        with self._at(own, text), self.renderer.into(own, shown_again=again):
            self.renderer.nested_render_text(source, text.first_line - 1, inline=inline)

    @contextmanager
    def _at(self, own: nodes.document, text: Text) -> Iterator[None]:
        """Let everything that is parsed stand in the YAML file, and read no other file."""
        settings: Any = own.settings
        reporter: Any = own.reporter
        switches = settings.file_insertion_enabled, settings.raw_enabled
        places = reporter.source, getattr(reporter, "get_source_and_line", None)
        own["source"] = own.current_source = reporter.source = text.file
        own.current_line = text.first_line
        settings.file_insertion_enabled = settings.raw_enabled = False
        reporter.get_source_and_line = lambda line=None: (text.file, line or text.first_line)
        try:
            yield
        finally:
            settings.file_insertion_enabled, settings.raw_enabled = switches
            reporter.source, reporter.get_source_and_line = places


def texts_of(build: Build) -> Texts:
    """The parser of the page that is read; made at the first call."""
    texts: Texts | None = build.env.temp_data.get(READ_ON)
    if texts is None:
        texts = build.env.temp_data[READ_ON] = Texts(build)
    return texts
