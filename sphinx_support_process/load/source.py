"""Where does a YAML node stand, and what is told about its file?"""

from __future__ import annotations

import re
from functools import cached_property

import yaml

from ..problem import Note, Problem
from ..text import Place, Position, Text
from .advice import kind_advice

MAX_PROBLEMS = 1_000
"""The most problems that are told of one file before the rest of it is left unread."""


_BLOCK = re.compile(r"\|[-+0-9]*(?=\s*(?:$|\s#))")
"""The indicator of a block, which can stand below the anchor with which its node begins."""


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
    ) -> None:
        if self.told == MAX_PROBLEMS:
            raise GiveUpError(
                f"the file has more than {MAX_PROBLEMS:,} problems", "mend the first ones"
            )
        self.told += 1
        self.problems.append(Problem(rule, place, message, help, length=length, related=related))

    def about(self, text: Text, message: str, help: str = "") -> None:
        """Tell a problem of a text, which is underlined."""
        self.problem(text.place, message, help, length=max(1, len(short(text))))

    def wrong_kind(self, node: yaml.Node, what: str, wanted: str, help: str = "") -> None:
        """Tell that something is not `wanted`: `a list`, `a mapping`, or a kind of text."""
        found = {yaml.ScalarNode: "a text", yaml.SequenceNode: "a list"}
        self.problem(
            self.place(node),
            f"{what} is {found.get(type(node), 'a mapping')}, not {wanted}",
            help or kind_advice(node, wanted),
        )

    def missing_value(self, key: yaml.ScalarNode) -> str:
        """What to write where a key has no value; what looks like one may be a comment."""
        line, column = key.end_mark.line, key.end_mark.column
        if re.match(r":\s+#\S", self.lines[line][column:]):
            return "quote a value that begins with `#`: YAML takes it for a comment"
        return "write one, or remove the key"

    def place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def text(self, node: yaml.ScalarNode) -> Text:
        return Text.read(node.value, self, (node.start_mark, node.end_mark, node.style))

    def of(self, text: Text) -> Position:
        """The position of a text that was read from this file."""
        start, end, style = text.marks
        place = Place(self.file, start.line + 1, start.column + 1)
        if style != "|":
            written = end.column - start.column if start.line == end.line else -1
            quotes = written - len(text)
            exact = quotes == (2 if style else 0)
            return Position(place, place.line, start.column + quotes // 2 if exact else None)
        line, column = start.line, start.column
        while not (header := _BLOCK.search(self.lines[line], column)):
            line, column = line + 1, 0
        place = Place(self.file, line + 1, header.start() + 1)
        return Position(place, line + 2, self._indent(line, text))

    def _indent(self, header: int, value: str) -> int:
        """The indentation of a `|` block, which YAML takes away from each of its lines."""
        inside = value.split("\n")
        row = next((row for row, line in enumerate(inside) if line.strip()), 0)
        written = self.lines[header + 1 + row : header + 2 + row]
        return max(0, len("".join(written)) - len(inside[row]))


def short(text: str) -> str:
    """The beginning of a text, in one line, for a message."""
    line = " ".join(text[:200].split())
    return line if len(line) <= 60 else line[:59] + "…"
