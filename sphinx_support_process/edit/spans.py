"""Where in the text of a file does a value stand? From places and nodes to offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from re import Match

import yaml

from ..load.compose import compose
from ..text.problem import Problem
from ..text.text import Place, Text

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""The line breaks that YAML counts."""


class Lines:
    """The lines of a text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.breaks = list(_BREAK.finditer(source))

    def start(self, line: int) -> int:
        """Where a line begins, counted from 1."""
        return self.breaks[line - 2].end() if 1 < line <= len(self.breaks) + 1 else 0

    def line(self, offset: int) -> int:
        """The line that an offset is in, counted from 1."""
        return bisect_right(self.breaks, offset, key=Match.end) + 1

    def offset(self, place: Place) -> int:
        return self.start(place.line) + place.column - 1

    def end(self, place: Place) -> int:
        """Where the line of a place ends, without its break."""
        if place.line <= len(self.breaks):
            return self.breaks[place.line - 1].start()
        return len(self.source)

    def scalar(self, value: Text) -> tuple[int, int] | None:
        """From where to where a value stands, without quotes; None unless it stands as it is."""
        start = self.offset(value.place)
        if self.source[start : start + 1] in ("'", '"'):
            start += 1
        end = start + len(value)
        return (start, end) if self.source[start:end] == value else None


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where a key can be added to a mapping: in flow style, or in a line of its own."""

    offset: int
    flow: bool
    column: int
    line_break: str

    def written(self, key: str, value: str) -> str:
        if self.flow:
            return f", {key}: {value}"
        return f"{self.line_break}{' ' * self.column}{key}: {value}"


class Mappings:
    """The mappings of a YAML text."""

    def __init__(self, source: str) -> None:
        self.lines = Lines(source)
        composed = compose(source, "")
        self.root = None if isinstance(composed, Problem) else composed

    def end(self, path: tuple[str | int, ...]) -> KeyPlace | None:
        """Where a key can be added after the others of the mapping at a path, if there is one."""
        node = self.root
        for part in path:
            node = _child(node, part)
        if not isinstance(node, yaml.MappingNode) or not node.value:
            return None
        last = _last(node)
        if last is None:
            return None
        if node.flow_style:
            return KeyPlace(self._offset(last.end_mark), True, 0, "")
        source = self.lines.source
        line_break = self.lines.breaks[0][0] if self.lines.breaks else "\n"
        column = node.value[0][0].start_mark.column
        offset = self._offset(last.end_mark)
        if isinstance(last, yaml.ScalarNode) and last.style in ("|", ">"):
            offset = len(source[:offset].rstrip())
        else:
            line = last.end_mark.line + 1
            offset = self.lines.end(Place("", line, 1))
        return KeyPlace(offset, False, column, line_break)

    def _offset(self, mark: yaml.Mark) -> int:
        return self.lines.start(mark.line + 1) + int(mark.column)


def _child(node: yaml.Node | None, part: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return node.value[part] if part < len(node.value) else None
    return None


def _last(node: yaml.CollectionNode) -> yaml.Node | None:
    """The last value in a mapping whose end is known: a scalar, or a collection in brackets.

    None where that is an alias: its node stands at the anchor, before what is written around it.
    """
    before, last = _ends(node)
    while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
        if _start(last) < _start(before):
            return None
        before, last = _ends(last)
    return None if _start(last) < _start(before) else last


def _ends(node: yaml.CollectionNode) -> tuple[yaml.Node, yaml.Node]:
    """The last value in a collection, and the node that is written before it."""
    *others, last = node.value
    if isinstance(last, tuple):
        return last
    return (others[-1] if others else node), last


def _start(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column
