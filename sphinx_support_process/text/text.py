"""What does a scalar hold, and where does it stand? Texts that carry their position."""

from __future__ import annotations

from typing import Any, Protocol

from .named import NamedTuple


class Place(NamedTuple):
    """Where something stands in a file; `line` and `column` count from 1."""

    file: str
    line: int
    column: int


class Position(NamedTuple):
    """Where a text begins, and where its characters stand.

    Every line of the content, from `first_line` on, begins behind `indent` columns. That is None
    where only the beginning is known: folded texts, quoted ones with escapes.
    """

    place: Place
    first_line: int
    indent: int | None

    @property
    def file(self) -> str:
        return self.place.file

    def of(self, _: object) -> Position:
        """The position itself, for a text that has it as its source."""
        return self


class Source(Protocol):
    """What can tell where a text stands by the mark that a reader of YAML left at it."""

    @property
    def file(self) -> str: ...

    def of(self, text: Text) -> Position: ...


class Text(str):
    """A scalar as it was written in YAML, which can tell where it stands.

    The position is worked out of its mark when somebody asks first: most texts are never asked.
    """

    __slots__ = ("mark", "source")

    mark: Any
    source: Source

    def __new__(
        cls, value: str, file: str, line: int, column: int, indent: int | None = None
    ) -> Text:
        """A text at a known place, `indent` being that of the lines of a `|` block."""
        first_line = line if indent is None else line + 1
        return cls.read(value, Position(Place(file, line, column), first_line, indent))

    @classmethod
    def read(cls, value: str, source: Source, mark: Any = None) -> Text:
        """A text of which `source` can tell the position by its mark."""
        text = str.__new__(cls, value)
        text.source = source
        text.mark = mark
        return text

    def like(self, value: str) -> Text:
        """Another value at the place of this text."""
        place = self.place
        return Text(value, place.file, place.line, place.column)

    def __reduce__(self) -> tuple[Any, ...]:
        return Text.read, (str(self), self.position)

    @property
    def position(self) -> Position:
        found = self.source = self.source.of(self)
        return found

    @property
    def place(self) -> Place:
        return self.position.place

    @property
    def file(self) -> str:
        return self.source.file

    @property
    def line(self) -> int:
        return self.place.line

    @property
    def column(self) -> int:
        return self.place.column

    @property
    def indent(self) -> int | None:
        return self.position.indent

    @property
    def first_line(self) -> int:
        """The line of the file on which the first line of the content stands."""
        return self.position.first_line

    def at(self, offset: int) -> Place:
        """The place of the character at `offset`; of the whole text where that is not exact."""
        place, first_line, indent = self.position
        if indent is None:
            return place
        before = self[:offset]
        column = offset - (before.rfind("\n") + 1) + indent + 1
        return Place(place.file, first_line + before.count("\n"), column)
