"""How does a line become nodes of mystmd? Texts, words and links, in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, ClassVar

from ..pages.pieces import (
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
from ..pages.process.places import place
from ..text.markup import plain
from .nodes import Node, link, merged, node, strong, text, without_stop, words
from .places import Places, Wanted
from .texts import words_of


class Lines:
    """Writes pieces: of a view in the `process` that it shows, in the walkthrough of `walk`."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.process: str | None = None
        self.walk: str | None = None
        self.titles: Mapping[int, str] = {}
        """The steps whose titles are links meanwhile, by the identity of the titles."""

    def line(self, pieces: Pieces) -> list[Node]:
        return merged(self.pieces(pieces))

    def pieces(self, pieces: Iterable[Piece]) -> list[Node]:
        found: list[Node] = []
        for piece in pieces:
            if isinstance(piece, str):
                found += [text(str(piece))] if piece else []
            else:
                found += self.WRITERS[type(piece)](self, piece)
        return found

    def phrase(self, phrase: Phrase) -> list[Node]:
        """A message: each `{name}` is replaced by the pieces given for it."""
        parts = dict(phrase.parts)
        found: list[Node] = []
        for index, said in enumerate(_split(phrase.message)):
            if index % 2:
                found += self.pieces(parts[said])
            elif said:
                found.append(text(said))
        return found

    def ref(self, ref: Ref) -> list[Node]:
        said = self.places.said(ref.kind, ref.name, ref.process, ref.form)
        return [self._wanted(ref.kind, ref.name, [text(said)])]

    def badge(self, badge: Badge) -> list[Node]:
        return self.ref(Ref("role", badge.role))

    def _wanted(self, kind: str, name: str, said: Iterable[Node]) -> Node:
        """A link that is led to its target when all pages are written."""
        found = link("", *said)
        self.places.wanted.append(Wanted(found, kind, name, bool(self.walk)))
        return found

    def plain(self, piece: Plain) -> list[Node]:
        return [text(" ".join(piece.text.split()))]

    def bare(self, piece: Bare) -> list[Node]:
        return [text(plain(piece.text))]

    def inline(self, piece: Inline) -> list[Node]:
        return words_of(piece.text, self.process, walking=bool(self.walk))

    def title(self, title: Title) -> list[Node]:
        step = self.titles.get(id(title.text))
        if step:
            return [self._wanted("step", step, [text(plain(title.text))])]
        said = words_of(title.text, self.process, walking=bool(self.walk))
        return [strong(*said)] if title.strong else said

    def time(self, time: Time) -> list[Node]:
        said = (f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in time.parts)
        return [text(" ".join(said) or str(time.text))]

    def strong(self, piece: Strong) -> list[Node]:
        return [strong(*self.line(piece.pieces))]

    def emphasis(self, piece: Emphasis) -> list[Node]:
        return [node("emphasis", *self.line(piece.pieces))]

    def code(self, piece: Code) -> list[Node]:
        return [{"type": "inlineCode", "value": words(self.pieces(piece.pieces))}]

    def clause(self, clause: Clause) -> list[Node]:
        return without_stop(self.pieces(clause.pieces))

    def link(self, link: Link) -> list[Node]:
        return [node("link", *self.line(link.pieces), url=link.url)]

    def toned(self, piece: Toned) -> list[Node]:
        return self.line(piece.pieces)

    def share(self, _share: Share) -> list[Node]:
        return []  # a number beside it says the same

    def marked(self, piece: Marked) -> list[Node]:
        return self.line(piece.pieces)

    def way(self, way: Way) -> list[Node]:
        """What is chosen, where it leads as a link, and what else is said of it."""
        label = self.line(way.label)
        found = label if label[0]["type"] == "strong" else [strong(*label)]
        kind, name = way.to or ("", "")
        target = self.line(way.target)
        if kind == "card":
            target = [self._wanted(kind, place(self.walk or "", name), target)]
        elif kind:
            target = [self._wanted(kind, name, target)]
        more = [text(" · "), *self.line(way.more)] if way.more else []
        return [*found, text(": "), *target, *more]

    WRITERS: ClassVar[Mapping[type, Callable[[Any, Any], list[Node]]]] = {
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
        Link: link,
        Toned: toned,
        Share: share,
        Marked: marked,
        Way: way,
    }
    """How each kind of piece is written."""


@lru_cache(maxsize=512)
def _split(message: str) -> list[str]:
    """A message cut at its `{placeholders}`, every other piece the name of one."""
    return re.split(r"\{(\w+)\}", message)
