"""Where do the lines of a text begin? From places to offsets, and back."""

from __future__ import annotations

import re
from bisect import bisect_right
from re import Match

from .text import Place

_BREAK = "\r\n|[\n\r\x85\u2028\u2029]"
"""The line breaks that YAML counts."""

_OF_YAML_ALONE = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")


def seen_by_editors(source: str) -> str:
    """A text of the same length without the line breaks that editors take for characters."""
    return source.translate(_OF_YAML_ALONE)


class Lines:
    """The lines of a text; a line is counted from 1."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.breaks = list(re.finditer(_BREAK, source))

    def start(self, line: int) -> int:
        """Where a line begins."""
        return self.breaks[line - 2].end() if 1 < line <= len(self.breaks) + 1 else 0

    def end(self, line: int) -> int:
        """Where a line ends, without its break."""
        return self.breaks[line - 1].start() if line <= len(self.breaks) else len(self.source)

    def line(self, offset: int) -> int:
        """The line that an offset is in."""
        return bisect_right(self.breaks, offset, key=Match.end) + 1

    def offset(self, place: Place) -> int:
        """Where a place is in the text."""
        return self.start(place.line) + place.column - 1
