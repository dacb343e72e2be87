"""Where do references to what a page shows lead? Ids, labels and doors on that page."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from ...pages.leaves import Anchor
from ...text.text import Text
from ..build import Build
from ..labels import label_part, label_process
from .ids import add_id, free_id
from .pieces import Lines


class Targets:
    """The targets on the page on which a directive stands."""

    def __init__(self, document: nodes.document, build: Build, lines: Lines) -> None:
        self._document = document
        self._build = build
        self._lines = lines
        self._docname = lines.docname

    def anchor(self, anchor: Anchor | None, node: nodes.Element) -> None:
        """Make an element the target of references to a definition."""
        if anchor is None:
            return
        kind, name, id, title, old = anchor
        tables, walk = self._build.tables, self._lines.walk
        if not walk and self._lines.texts.nameless:
            return
        wanted = walk.place(id) if walk else id
        place = free_id(wanted, kind, self._document.ids)
        add_id(node, place, self._document.ids)
        if kind != "card":
            table = walk.table(name) if walk else "objects"
            said = self._lines.name_of(title)
            tables.note_place(table, kind, name, self._docname, place, said)
        for before in old:
            add_id(node, wanted.removesuffix(name) + before, self._document.ids)
            tables.note_old(self._docname, kind, before, name)

    def labels(self, labels: Iterable[Text], anchor: Anchor, box: nodes.Element) -> None:
        """Let labels of Sphinx lead to the box of a process that is a target."""
        title = self._lines.name_of(anchor.title)
        for label in labels:
            label_process(self._build, label, box["ids"][0], title)
            add_id(box, nodes.make_id(label), self._document.ids)

    def part(self, id: str, head: nodes.Element) -> None:
        """Make the heading of a part the target of links to it."""
        anchor = free_id(id, "part", self._document.ids)
        add_id(head, anchor, self._document.ids)
        label_part(self._build, id, anchor, head.astext())

    def door(self, view: str, process: str, box: nodes.Element) -> None:
        """Let pages that show a process lead to where one can work with it."""
        for id in box["ids"]:
            self._build.tables.note_place("doors", view, process, self._docname, id, "")
