"""Where in a YAML text does each character of a scalar stand? In any style, escapes included."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from ...text.lines import Lines

_BEFORE = re.compile(r"(?:&[^\s,\[\]{}]+(?:\s|#[^\n]*\n)*)?")
_HEADER = re.compile(r"[|>][^\n\r]*(?:\r\n|[\n\r])")
_ESCAPE = re.compile(r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^xuU])", re.DOTALL)
_SIGNS = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}
_SIGNS |= {"e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\t": "\t"}


def inside(node: yaml.ScalarNode, lines: Lines) -> tuple[int, int]:
    """Where the content of a scalar begins and ends, without anchor, header and quotation marks."""
    start, end = (
        lines.start(mark.line + 1) + int(mark.column) for mark in (node.start_mark, node.end_mark)
    )
    before = _BEFORE.match(lines.source, start, end)
    start = before.end() if before else start
    if node.style in ("'", '"'):
        return start + 1, end - 1
    header = _HEADER.match(lines.source, start, end) if node.style in ("|", ">") else None
    return (header.end() if header else start), end


class Placed:
    """The characters of one scalar."""

    def __init__(self, node: yaml.ScalarNode, lines: Lines) -> None:
        self.node = node
        self.lines = lines
        self.source = lines.source
        self.start, self.end = inside(node, lines)
        whole = self.start + len(node.value) == self.end or node.style is None
        self._is_plain = whole and self.source.startswith(node.value, self.start)
        self._found: list[tuple[int, int]] = []
        self._left = self._characters()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where some characters of the value stand that are no spaces at either end."""
        if self._is_plain:
            return self.start + start, self.start + end
        if self.node.style == "|":
            return self._in_block(start), self._in_block(end - 1) + 1
        while len(self._found) < end:
            found = next(self._left, None)
            if found is None:
                return self.start, self.start
            self._found.append(found)
        return self._found[start][0], self._found[end - 1][1]

    def _in_block(self, offset: int) -> int:
        """Where a character of a `|` block stands, whose lines are written as they are."""
        value = str(self.node.value)
        begin = value.rfind("\n", 0, offset) + 1
        line, _, _ = value[begin:].partition("\n")
        number = self.lines.line(self.start) + value.count("\n", 0, offset)
        return self.lines.end(number) - len(line) + offset - begin

    def _characters(self) -> Iterator[tuple[int, int]]:
        """Each character of the value; spaces, which may be folded, stand where they may."""
        at = self.start
        for character in self.node.value:
            if character.isspace():
                yield at, at
                continue
            while at < self.end:
                sign, length = self._sign(at)
                at += length
                if sign == character:
                    yield at - length, at
                    break
                if sign.strip():
                    return
            else:
                return

    def _sign(self, at: int) -> tuple[str, int]:
        """The character that is written at an offset, and how long that is."""
        source, style = self.source, self.node.style
        if style == "'" and source.startswith("''", at):
            return "'", 2
        escape = _ESCAPE.match(source, at, self.end) if style == '"' else None
        if escape is None:
            return source[at], 1
        sign = escape[0][1:]
        if len(sign) > 1:
            return chr(int(sign[1:], 16)), len(escape[0])
        return ("" if sign in "\r\n" else _SIGNS.get(sign, sign)), 2
