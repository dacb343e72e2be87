"""Who reads YAML here? libyaml where it can; where it refuses, or is missing, one in Python.

The releases of libyaml differ in what they refuse, in what they say then, and at which place. So
the reader in Python has the last word on every file that libyaml refuses, and reads all that
libyaml reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, TypeVar

import yaml

MAX_DEPTH = 100

_Result = TypeVar("_Result")
_BaseLoader: Any = yaml.BaseLoader
_HANDLE = r"(?a)![\w-]*!"


class TooDeepError(yaml.YAMLError):
    """The YAML is nested too deep; the argument is the node around what is too deep."""


class _Plainly:
    """Reads every scalar as a text; a node has a tag only where one is written.

    The composer calls `descend_resolver` before and `ascend_resolver` after each node. libyaml's
    composer recurses in C without a limit of its own, and crashes where the stack ends. Plain
    functions are called faster than methods.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)  # type: ignore[call-arg]
        around: list[yaml.Node | None] = []

        def descend(parent: Any, _index: object) -> None:
            around.append(parent)
            if len(around) > MAX_DEPTH:
                raise TooDeepError(parent)

        self.descend_resolver = descend
        self.ascend_resolver = around.pop

    @staticmethod
    def resolve(_kind: type, _value: object, _implicit: object) -> None:
        return None


class Python(_Plainly, _BaseLoader):  # type: ignore[misc]
    """The reader in Python, which takes tabs, `?`, `#` and `!` where libyaml takes them."""

    line: int
    column: int
    peek: Callable[..., str]

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.has_tabs = "\t" in text

    def dispose(self) -> None:
        """Let go of itself as well: a server reads at each keystroke, and collects seldom."""
        super().dispose()
        self.__dict__.pop("peek", None)

    def scan_to_next_token(self) -> None:
        if not self.has_tabs:  # the way of most files, and the fast one
            super().scan_to_next_token()
            return
        with self._tabs_as_spaces(lambda: bool(self.flow_level or not self.allow_simple_key)):
            super().scan_to_next_token()

    def scan_directive_name(self, start_mark: yaml.Mark) -> Any:
        name = super().scan_directive_name(start_mark)
        if name not in ("YAML", "TAG"):
            raise yaml.scanner.ScannerError(
                "while scanning a directive", start_mark, "unknown directive", self.get_mark()
            )
        return name

    def scan_tag(self) -> Any:
        table = {}
        if self.flow_level and self.peek(1) != "<":
            table[","] = " "
        if not re.compile(_HANDLE).match(self.buffer, self.pointer):
            table["!"] = "."
        with self._tabs_as_spaces(), self._seeing(table):
            return super().scan_tag()

    def scan_block_scalar_indicators(self, start_mark: yaml.Mark) -> Any:
        with self._tabs_as_spaces(), self._seeing({"#": " "}):
            return super().scan_block_scalar_indicators(start_mark)

    def scan_block_scalar_ignored_line(self, start_mark: yaml.Mark) -> None:
        with self._tabs_as_spaces():
            super().scan_block_scalar_ignored_line(start_mark)

    def scan_plain(self) -> Any:
        if not self.flow_level:
            return super().scan_plain()
        with self._seeing({"?": "."}):
            return super().scan_plain()

    def scan_plain_spaces(self, indent: int, start_mark: yaml.Mark) -> Any:
        if not self.has_tabs:
            return super().scan_plain_spaces(indent, start_mark)
        first = self.line
        with self._tabs_as_spaces(lambda: self.line == first or self.column >= indent):
            return super().scan_plain_spaces(indent, start_mark)

    def parse_flow_mapping_value(self) -> yaml.Event:
        return self._placed(super().parse_flow_mapping_value())

    def parse_flow_sequence_entry_mapping_value(self) -> yaml.Event:
        return self._placed(super().parse_flow_sequence_entry_mapping_value())

    def _placed(self, event: yaml.Event) -> yaml.Event:
        """A value; one that is missing stands where the text goes on."""
        if event.start_mark is event.end_mark:
            event.start_mark = event.end_mark = self.peek_token().start_mark
        return event

    def fetch_stream_end(self) -> None:
        if self.column:
            self.line, self.column = self.line + 1, 0
        super().fetch_stream_end()

    def _tabs_as_spaces(
        self, where: Callable[[], bool] = lambda: True
    ) -> AbstractContextManager[None]:
        return self._seeing({"\t": " "} if self.has_tabs else {}, where)

    @contextmanager
    def _seeing(
        self, table: Mapping[str, str], where: Callable[[], bool] = lambda: True
    ) -> Iterator[None]:
        """Let the scanner take characters for others when it looks at them."""
        peek = self.peek

        def look(index: int = 0) -> str:
            character = peek(index)
            return table[character] if character in table and where() else character

        if table:
            self.peek = look
        try:
            yield
        finally:
            self.peek = peek


class _LibYAML(_Plainly, getattr(yaml, "CBaseLoader", _BaseLoader)):  # type: ignore[misc]
    """The reader in C."""


quick: Any = _LibYAML if yaml.__with_libyaml__ else None
"""The reader that is asked first, if there is one."""


def compose(text: str) -> yaml.Node | None:
    """The root node of a text, None if it is empty; raises YAMLError where it is no YAML."""

    def read(kind: Any) -> yaml.Node | None:
        reader = kind(text)
        try:
            return reader.get_single_node()  # type: ignore[no-any-return]
        finally:
            reader.dispose()

    return _with_either(read)


def blamed(text: str) -> int | None:
    """The line (from 0) that keeps the first reader from reading a text, None if nothing does.

    Of what is not closed that is the line in which it begins.
    """
    try:
        reader = (quick or Python)(text)
        try:
            reader.get_single_node()
        finally:
            reader.dispose()
    except yaml.MarkedYAMLError as error:
        opened = re.search("quoted|flow", error.context or "")
        mark = error.context_mark if opened else error.problem_mark
        return mark.line if mark else 0
    except yaml.YAMLError:
        return 0
    return None


def tokens(text: str) -> list[yaml.Token]:
    """The tokens of a text that is YAML."""
    return _with_either(lambda kind: list(yaml.scan(text, kind)))


def open_bracket(text: str, end: yaml.Mark | None) -> yaml.Mark | None:
    """Where the last bracket opens that is not closed before a place."""
    opened: list[yaml.Mark] = []
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Python):
            mark = token.start_mark
            if end is not None and (mark.line, mark.column) >= (end.line, end.column):
                break
            if isinstance(token, (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)):
                opened.append(token.start_mark)
            elif isinstance(token, (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)):
                del opened[-1:]
    return opened[-1] if opened else None


def _with_either(read: Callable[[Any], _Result]) -> _Result:
    if quick is not None:
        with suppress(yaml.YAMLError):
            return read(quick)
    return read(Python)
