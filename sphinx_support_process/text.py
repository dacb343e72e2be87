"""What does a scalar hold, and where does it stand? Texts that carry their position."""

from __future__ import annotations

from typing import NamedTuple, NewType


class Place(NamedTuple):
    """Where something stands in a file; `line` and `column` count from 1."""

    file: str
    line: int
    column: int


class Text(str):
    """A scalar as it was written in YAML, with the place where it stands.

    `indent` is the indentation of the lines of a `|` block, the only texts whose inner lines are
    told exactly; it is None for all others.
    """

    __slots__ = ("column", "file", "indent", "line")

    file: str
    line: int
    column: int
    indent: int | None

    def __new__(
        cls, value: str, file: str, line: int, column: int, indent: int | None = None
    ) -> Text:
        text = super().__new__(cls, value)
        text.file = file
        text.line = line
        text.column = column
        text.indent = indent
        return text

    def __getnewargs__(self) -> tuple[str, str, int, int, int | None]:  # type: ignore[override]
        return str(self), self.file, self.line, self.column, self.indent

    @property
    def place(self) -> Place:
        return Place(self.file, self.line, self.column)

    @property
    def first_line(self) -> int:
        """The line of the file on which the first line of the content stands."""
        return self.line if self.indent is None else self.line + 1

    def at(self, offset: int) -> Place:
        """The place of the character at `offset`; of the whole text where lines are not exact."""
        if self.indent is None:
            return self.place
        before = self[:offset]
        column = offset - (before.rfind("\n") + 1) + self.indent + 1
        return Place(self.file, self.first_line + before.count("\n"), column)


Name = NewType("Name", Text)
Inline = NewType("Inline", Text)
Markdown = NewType("Markdown", Text)
Plain = NewType("Plain", Text)
Id = NewType("Id", Text)
Label = NewType("Label", Text)
RoleId = NewType("RoleId", Text)
ProcessId = NewType("ProcessId", Text)
StepId = NewType("StepId", Text)
StepName = NewType("StepName", Text)
TemplateId = NewType("TemplateId", Text)
Status = NewType("Status", Text)
Since = NewType("Since", Text)
Target = NewType("Target", Text)
Order = NewType("Order", Text)
Rule = NewType("Rule", Text)
Duration = NewType("Duration", Text)
Date = NewType("Date", Text)
Url = NewType("Url", Text)
Colour = NewType("Colour", Text)
