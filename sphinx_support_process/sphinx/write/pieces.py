"""How does a line become nodes? Texts, words and references in the language of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, ClassVar

from docutils import nodes
from sphinx import addnodes

from ...pages.leaves import Line
from ...pages.pieces import (
    Badge,
    Bare,
    Clause,
    Code,
    Emphasis,
    Inline,
    Link,
    Marked,
    Phrase,
    Piece,
    Pieces,
    Plain,
    Ref,
    Share,
    Strong,
    Time,
    Title,
    Toned,
    Way,
)
from ...text.markup import plain
from ...text.text import Text
from ..links.roles import PROCESS
from ..links.walks import Walked
from ..words import _, cut, length
from .texts.texts import Texts
from .texts.whence import at, copied, joined, placed
from .ways import way_nodes


class Lines:
    """Writes pieces onto one page, or into the `walk` on it that is written at the moment."""

    def __init__(self, texts: Texts, docname: str) -> None:
        self.texts = texts
        self.docname = docname
        self.tables = texts.build.tables
        self.walk: Walked | None = None
        self.titles: dict[int, str] = {}
        """What each title came to say, by the identity of its text."""

    def line(self, line: Line) -> nodes.paragraph:
        """A line made by us: its words are translated already."""
        said = self.merged(line.pieces)
        element = nodes.paragraph("", "", *said, translatable=False, classes=list(line.classes))
        return placed(element)

    def merged(self, pieces: Pieces) -> list[nodes.Node]:
        """The nodes of a line, with neighbouring texts made one: fewer nodes are built faster."""
        found: list[nodes.Node] = []
        for node in self.pieces(pieces):
            joint = joined(found[-1], node) if found else None
            if joint is None:
                found.append(node)
            else:
                found[-1] = joint
        return found

    def pieces(self, pieces: Iterable[Piece]) -> list[nodes.Node]:
        found: list[nodes.Node] = []
        for piece in pieces:
            if isinstance(piece, str):
                if piece:
                    said = nodes.Text(piece)
                    found.append(at(piece, said) if isinstance(piece, Text) else said)
            else:
                found += self.WRITERS[type(piece)](self, piece)
        return found

    def phrase(self, phrase: Phrase) -> list[nodes.Node]:
        """A translated message: each `{name}` is replaced by the pieces given for it."""
        parts = dict(phrase.parts)
        found: list[nodes.Node] = []
        for index, said in enumerate(cut(_(phrase.message))):
            if index % 2:
                found += self.pieces(parts[said])
            elif said:
                found.append(nodes.Text(said))
        return found

    def ref(self, ref: Ref) -> list[nodes.Node]:
        return [self.reference(ref.kind, ref.name, ref.process, form=ref.form)]

    def badge(self, badge: Badge) -> list[nodes.Node]:
        self._note_tone(badge)
        return [self.reference("role", badge.role, None, ("spp-who", *badge.classes))]

    def toned(self, piece: Toned) -> list[nodes.Node]:
        self._note_tone(piece.badge)
        classes = ["spp-toned", *piece.badge.classes]
        return [placed(nodes.inline("", "", *self.merged(piece.pieces), classes=classes))]

    def _note_tone(self, badge: Badge) -> None:
        if badge.colour:
            self.tables.note_tone(self.docname, badge.role, badge.colour)

    def share(self, piece: Share) -> list[nodes.Node]:
        bar = f'<meter value="{piece.value:.3f}" aria-hidden="true"></meter>'
        return [nodes.raw("", bar, format="html")]

    def reference(
        self,
        kind: str,
        name: str,
        process: str | None,
        classes: Iterable[str] = (),
        form: str = "",
    ) -> addnodes.pending_xref:
        """A reference to a definition.

        It holds a bare text, and so does the link that it becomes: builds take as long as there
        are nodes.
        """
        reference = addnodes.pending_xref(
            "",
            nodes.Text(name),
            classes=[f"support-{kind}", *classes],
            refdomain="support",
            reftype=kind,
            reftarget=name,
            refexplicit=False,
            refwarn=False,
            refdoc=self.docname,
            generated=True,
            support_smartquotes=False,  # what it holds is not what it will say
            **{PROCESS: process},
        )
        if form:
            reference["support_form"] = form
        return reference

    def plain(self, piece: Plain) -> list[nodes.Node]:
        return [at(piece.text, nodes.Text(self.texts.said(piece.text)))]

    def said(self, piece: Bare) -> str:
        """What a text without marks says in the language of the page."""
        return plain(self.texts.said(piece.text))

    def bare(self, piece: Bare) -> list[nodes.Node]:
        return [at(piece.text, nodes.Text(self.said(piece)))]

    def inline(self, piece: Inline) -> list[nodes.Node]:
        found = self.texts.inline(piece.text)
        for node in found:
            if isinstance(node, nodes.Text):
                at(piece.text, node)
        return found

    def title(self, title: Title) -> list[nodes.Node]:
        element: nodes.TextElement = nodes.strong() if title.strong else nodes.inline()
        self.fill(element, title)
        if not title.strong:
            # Sphinx moves the text of a translatable inline to the end of the element around it
            outer = nodes.inline("", "", element)
            outer.source, outer.line = element.source, element.line
            return [outer]
        return [element]

    def fill(self, element: nodes.TextElement, title: Title) -> None:
        """Fill an element with a title, and keep what it says."""
        self.texts.titled(element, title.text)
        self.titles[id(title.text)] = element.astext()

    def name_of(self, title: Title | Plain | Bare) -> str:
        """What a definition is called: its title as it stands on the page, if it does."""
        said = self.titles.get(id(title.text)) if isinstance(title, Title) else ""
        if said:
            return said
        if isinstance(title, Title):
            return plain(title.text)
        said = self.texts.said(title.text)
        return plain(said) if isinstance(title, Bare) else said

    def time(self, time: Time) -> list[nodes.Node]:
        return [nodes.Text(self.said_time(time))]

    def said_time(self, time: Time) -> str:
        """A length of time in the language of the build; as written where it is none."""
        if not time.parts:
            return str(time.text)
        english = self.texts.build.is_english
        return length(time.parts, lambda said: self.texts.said(time.text, said), is_english=english)

    def strong(self, piece: Strong) -> list[nodes.Node]:
        return [placed(nodes.strong("", "", *self.merged(piece.pieces)))]

    def emphasis(self, piece: Emphasis) -> list[nodes.Node]:
        return [placed(nodes.emphasis("", "", *self.merged(piece.pieces)))]

    def code(self, piece: Code) -> list[nodes.Node]:
        return [placed(nodes.literal("", "", *self.merged(piece.pieces)))]

    def clause(self, clause: Clause) -> list[nodes.Node]:
        inner = nodes.inline("", "", *self.pieces(clause.pieces))
        last = inner.children[-1] if inner.children else None
        _without_stop(last if isinstance(last, nodes.strong) else inner)
        return list(inner.children)

    def link(self, link: Link) -> list[nodes.Node]:
        said = self.merged(link.pieces)
        return [placed(nodes.reference("", "", *said, refuri=link.url, internal=False))]

    def marked(self, piece: Marked) -> list[nodes.Node]:
        said = self.merged(piece.pieces)
        return [placed(nodes.inline("", "", *said, classes=list(piece.classes)))]

    def way(self, way: Way) -> list[nodes.Node]:
        label, target, more = self.pieces(way.label), self.merged(way.target), self.merged(way.more)
        return way_nodes(label, target, more, partial(self._onward, way))

    def _onward(self, way: Way, content: Iterable[nodes.Node]) -> nodes.Node:
        said = nodes.inline("", "", *content)
        if way.to is None:
            return said
        kind, name = way.to
        classes = ["spp-way", *way.classes]
        if kind == "card":
            assert self.walk is not None
            id = self.walk.place(name)
            return nodes.reference("", "", said, internal=True, refid=id, classes=classes)
        link = self.reference(kind, name, None, classes)
        link.children = []
        link += said
        return link

    WRITERS: ClassVar[Mapping[type, Callable[[Any, Any], list[nodes.Node]]]] = {
        Ref: ref,
        Badge: badge,
        Plain: plain,
        Bare: bare,
        Inline: inline,
        Title: title,
        Time: time,
        Phrase: phrase,
        Strong: strong,
        Emphasis: emphasis,
        Code: code,
        Clause: clause,
        Toned: toned,
        Share: share,
        Link: link,
        Marked: marked,
        Way: way,
    }
    """How each kind of piece is written."""


def _without_stop(node: nodes.TextElement) -> None:
    """Take the full stop off the end of a text that stands inside a sentence."""
    last = node.children[-1] if node.children else None
    if isinstance(last, nodes.Text) and last.rstrip().endswith("."):
        node.replace(last, copied(last, last.rstrip()[:-1]))
