"""Where does a YAML node stand, and what is told about its file?"""

from __future__ import annotations

import re
from functools import cached_property

from yaml import Node, ScalarNode, SequenceNode

from ..text.problem import Note, Problem, short
from ..text.text import Place, Position, Text
from .advice import kind_advice

MAX_PROBLEMS = 1_000
"""The most problems that are told of one file before the rest of it is left unread."""

_ANCHOR = r"&[^\s,\[\]{}]+"
_NOTHING = r"\s*(?:#.*)?"


class GiveUpError(Exception):
    """The rest of a file is not worth reading; the arguments are why and what to do."""


class Source:
    """One file: its text, and the problems found in it."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self.file = file
        self.whole = text
        self.problems = problems
        self.told = 0

    @cached_property
    def lines(self) -> list[str]:
        return self.whole.splitlines()

    def problem(
        self,
        place: Place,
        message: str,
        help: str = "",
        *,
        rule: str = "schema",
        length: int = 1,
        related: tuple[Note, ...] = (),
        cause: str = "",
    ) -> None:
        if self.told == MAX_PROBLEMS:
            raise GiveUpError(
                f"the file has more than {MAX_PROBLEMS:,} problems", "fix the first ones"
            )
        self.told += 1
        self.problems.append(
            Problem(rule, place, message, help, length=length, related=related, cause=cause)
        )

    def about(self, text: Text, message: str, help: str = "", cause: str = "") -> None:
        """Tell a problem of a text, which is underlined."""
        self.problem(text.place, message, help, length=max(1, len(short(text))), cause=cause)

    def wrong_kind(
        self, node: Node, what: str, wanted: str, help: str = "", cause: str = ""
    ) -> None:
        """Tell that something is not `wanted`: `a list`, `a mapping`, or a kind of text."""
        found = {ScalarNode: "a text", SequenceNode: "a list"}
        self.problem(
            self.place(node),
            f"{what} is {found.get(type(node), 'a mapping')}, not {wanted}",
            help or kind_advice(node, wanted),
            cause=cause,
        )

    def missing_value(self, key: ScalarNode, is_target: bool) -> str:
        """What to write where a key has no value; what looks like one may be a comment."""
        line, column = key.end_mark.line, key.end_mark.column
        if re.match(r":\s+#\S", self.lines[line][column:]):
            return "quote a value that begins with `#`: YAML takes it for a comment"
        if is_target:
            return "write where it leads: a step, `next`, an outcome such as `done`, or a process"
        return "write one, or remove the key"

    def is_cut(self, key: ScalarNode) -> bool:
        """Whether a key without a value is the rest of a text, cut off at a comma in `{…}`."""
        begin, end = key.start_mark, key.end_mark
        before = self._line(begin.line)[: begin.column].rstrip()
        before = before or self._line(begin.line - 1).rstrip()
        rest = self._line(end.line)[end.column :].lstrip()
        return before.endswith(",") and rest.startswith((",", "}"))

    def tell_cut(self, key: ScalarNode, cause: str = "") -> None:
        """Tell of the rest of a text that is cut off at a comma."""
        self.about(
            self.text(key),
            f"`{short(key.value)}` has no value: inside `{{…}}` a text ends at its comma",
            "put the whole text in quotation marks, with what is before the comma",
            cause,
        )

    def place(self, node: Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def text(self, node: ScalarNode) -> Text:
        return Text.read(node.value, self, node.start_mark)

    def of(self, text: Text) -> Position:
        """The position of a text that was read from this file."""
        line, column = text.mark.line, text.mark.column
        place = Place(self.file, line + 1, column + 1)
        anchored = self._line(line).startswith("&", column)
        line, column = self._behind_anchor(line, column) if anchored else (line, column)
        written = self._line(line)
        style = written[column : column + 1]
        if style == "|":
            return Position(
                Place(self.file, line + 1, column + 1), line + 2, self._indent(line, text)
            )
        quote = style if style in ("'", '"') else ""
        begin = column + len(quote)
        exact = not anchored and style != ">" and written.startswith(text + quote, begin)
        return Position(place, place.line, begin if exact else None)

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def _behind_anchor(self, line: int, column: int) -> tuple[int, int]:
        """Where a node begins behind its anchor, which may stand on a line of its own."""
        rest = re.compile(_ANCHOR).match(self._line(line), column)
        column = rest.end() if rest else column
        while line < len(self.lines) and re.compile(_NOTHING).fullmatch(self._line(line), column):
            line, column = line + 1, 0
        return line, len(self._line(line)) - len(self._line(line)[column:].lstrip())

    def _indent(self, header: int, value: str) -> int:
        """The indentation of a `|` block, which YAML takes away from each of its lines."""
        inside = value.split("\n")
        row = next((row for row, line in enumerate(inside) if line.strip()), 0)
        written = self.lines[header + 1 + row : header + 2 + row]
        return max(0, len("".join(written)) - len(inside[row]))
