"""Where in the YAML of a file does a value stand, and where can a key be added to a mapping?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml

from ..load.compose import compose
from ..load.nodes import parts, shared
from ..text.lines import Lines
from ..text.named import NamedTuple
from ..text.problem import Problem

_BEFORE = re.compile(r"(?:&\S+\s+)?[\"']?")


class Span(NamedTuple):
    """A scalar from `start` to `end`, its anchor and quotes included.

    `holder` is the mapping that it stands in, None in a list; `in_flow` says that it is within
    brackets.
    """

    start: int
    end: int
    node: yaml.ScalarNode
    holder: yaml.MappingNode | None
    in_flow: bool


class KeyPlace(NamedTuple):
    """Where a key can be added to a mapping: in flow style, or in a line of its own."""

    offset: int
    flow: bool
    column: int
    line_break: str

    def written(self, key: str, value: str) -> str:
        if self.flow:
            return f", {key}: {value}"
        return f"{self.line_break}{' ' * self.column}{key}: {value}"


class Spans:
    """Everything that stands in a YAML text."""

    def __init__(self, source: str) -> None:
        self.lines = Lines(source)
        composed = compose(source, "")
        self.root = root = None if isinstance(composed, Problem) else composed
        self.spans: list[Span] = []
        self.shared: set[int] = set()
        if root is not None:
            self.shared = shared(root)
            for node, holder, in_flow in _scalars(root):
                start, end = self._offset(node.start_mark), self._offset(node.end_mark)
                self.spans.append(Span(start, end, node, holder, in_flow))
        self.spans.sort(key=lambda span: span.start)

    def at(self, offset: int) -> Span | None:
        """The scalar that an offset is in, None if it is in none."""
        number = bisect_right(self.spans, offset, key=lambda span: span.start)
        span = self.spans[number - 1] if number else None
        return span if span is not None and offset < max(span.end, span.start + 1) else None

    def inside(self, span: Span) -> int:
        """Where the text of a scalar begins, behind its anchor and its quotation mark."""
        found = _BEFORE.match(self.lines.source, span.start)
        return found.end() if found else span.start

    def is_shared(self, node: yaml.Node) -> bool:
        """Whether an alias repeats a node, or something that it is in."""
        return id(node) in self.shared

    def start(self, node: yaml.Node) -> int:
        """Where a node begins, with its anchor; that of an alias is elsewhere."""
        return self._offset(node.start_mark)

    def end(self, node: yaml.Node) -> int:
        """Where a scalar, or a collection in brackets, ends."""
        return self._offset(node.end_mark)

    @property
    def line_break(self) -> str:
        return self.lines.breaks[0][0] if self.lines.breaks else "\n"

    def key_place(self, mapping: yaml.MappingNode) -> KeyPlace | None:
        """Where a key can be added after the others of a mapping, if there is such a place."""
        last = _last(mapping)
        if last is None:
            return None
        source = self.lines.source
        offset = self._offset(last.end_mark)
        if mapping.flow_style:
            return KeyPlace(offset, True, 0, "")
        if isinstance(last, yaml.ScalarNode) and last.style in ("|", ">"):
            if last.value.rstrip() != last.value.removesuffix("\n"):
                return None  # empty lines at its end belong to the text
            offset = len(source[:offset].rstrip())
        else:
            offset = self.lines.end(last.end_mark.line + 1)
        column = mapping.value[0][0].start_mark.column
        return KeyPlace(offset, False, column, self.line_break)

    def _offset(self, mark: yaml.Mark) -> int:
        return self.lines.start(mark.line + 1) + int(mark.column)


def _scalars(root: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, yaml.MappingNode | None, bool]]:
    """Each scalar once, with the mapping that it is in, and whether it is within brackets."""
    seen = {id(root)}
    work: list[tuple[yaml.Node, yaml.MappingNode | None, bool]] = [(root, None, False)]
    while work:
        node, holder, in_flow = work.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node, holder, in_flow
            continue
        inside = in_flow or bool(getattr(node, "flow_style", False))
        for part in parts(node):
            if id(part) not in seen:
                seen.add(id(part))
                work.append((part, node if isinstance(node, yaml.MappingNode) else None, inside))


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
