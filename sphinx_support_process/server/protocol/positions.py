"""Where is a place in the units of the client? Lines from 0, and UTF-16 unless it asks else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...known.symbols.index import lines_of
from ...text.text import Place
from .wire import Json

_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""The encodings of the protocol: that of Python, and how many bytes a unit has."""


class Positions:
    """The positions of one text, in the encoding of the client."""

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.codec, self.size = _CODECS[encoding]
        self.is_plain = text.isascii()

    def offset(self, position: Mapping[str, Any]) -> int:
        """Where a position is; the nearest place in the text for one outside it."""
        line = position["line"] + 1
        if line > len(self.lines.breaks) + 1:
            return len(self.text)
        start, end = self.lines.start(line), self.lines.end(line)
        units: int = position["character"]
        if not self.is_plain:
            before = self.text[start:end].encode(self.codec, "surrogatepass")
            units = len(before[: units * self.size].decode(self.codec, "ignore"))
        return min(start + units, end)

    def position(self, offset: int) -> Json:
        line = self.lines.line(offset)
        start = self.lines.start(line)
        units = min(offset, self.lines.end(line)) - start
        if not self.is_plain:
            before = self.text[start : start + units]
            units = len(before.encode(self.codec, "surrogatepass")) // self.size
        return {"line": line - 1, "character": units}

    def range(self, start: int, end: int) -> Json:
        return {"start": self.position(start), "end": self.position(end)}

    def at(self, place: Place, length: int = 0) -> Json:
        """The range of some characters at a place, all in its line."""
        end = self.lines.end(place.line)
        start = min(self.lines.offset(place), end)
        return self.range(start, min(start + length, end))
