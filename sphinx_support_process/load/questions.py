"""Which texts inside `{…}` or `[…]` should be quoted, since they hold a `?`?"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from ..text.named import NamedTuple
from .parsers import tokens

_OPENING = {yaml.FlowMappingStartToken: "{…}", yaml.FlowSequenceStartToken: "[…]"}
_CLOSING = (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


class Question(NamedTuple):
    """A text as it is written, where it stands in the file, and in which brackets.

    `line` and `column` count from 1, `start` is the number of characters before it.
    """

    text: str
    line: int
    column: int
    start: int
    brackets: str

    @property
    def quoted(self) -> str:
        """The same text in quotation marks."""
        if '"' in self.text or "\\" in self.text:
            return "'" + self.text.replace("'", "''") + "'"
        return f'"{self.text}"'


def questions(source: str) -> Iterator[Question]:
    """Those of a file, from its beginning to its end; `source` must be YAML."""
    around: list[str] = []
    for token in tokens(source):
        if type(token) in _OPENING:
            around.append(_OPENING[type(token)])
        elif isinstance(token, _CLOSING):
            around.pop()
        elif around and isinstance(token, yaml.ScalarToken) and token.plain and "?" in token.value:
            mark = token.start_mark
            text = source[mark.index : token.end_mark.index]
            yield Question(text, mark.line + 1, mark.column + 1, mark.index, around[-1])
