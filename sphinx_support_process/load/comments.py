"""Which comments look like the end of a text? `#support` after a text without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from .parsers import tokens

_LINE = re.compile(
    r"""[ ]*(?:-[ ]+|[\w-]+:[ ]+){1,3}[^\s"'|>{\[\#&*!](?:[^\#]|(?<!\s)\#)*[ \t](\#[^\s\#]\S*)""",
    re.VERBOSE,
)
"""A line that may hold one after a text; only a file with such a line is scanned."""


def lost_texts(source: str) -> Iterator[tuple[int, int, str]]:
    """Line and column of each, both from 1, and its first word; `source` must be YAML."""
    found: list[tuple[int, int, re.Match[str]]] = []
    line = counted = 0
    at = source.find("#")
    while at >= 0:
        start = source.rfind("\n", 0, at) + 1
        end = source.find("\n", at)
        end = end if end >= 0 else len(source)
        comment = _LINE.match(source, start, end)
        if comment is not None:
            line, counted = line + source.count("\n", counted, start), start
            found.append((line, start, comment))
        at = source.find("#", end)
    if not found:
        return
    ends = {
        token.end_mark.line: token.end_mark.column
        for token in tokens(source)
        if isinstance(token, yaml.ScalarToken) and token.plain
    }
    for line, start, comment in found:
        text_end = ends.get(line)
        if text_end is not None and not source[start + text_end : comment.start(1)].strip():
            yield line + 1, comment.start(1) - start + 1, comment[1]
