"""Where is what stood in a text before it was changed? In the lines that stayed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

from ...known.symbols.index import lines_of
from ...text.text import Place


class Drift:
    """From one text to the next. Lines above the first change and below the last are found fast."""

    def __init__(self, before: str, after: str) -> None:
        old, new = (_lines(text) for text in (before, after))
        above = _same(old, new)
        below = _same(old[above:][::-1], new[above:][::-1])
        one, two = (lines[above : len(lines) - below] for lines in (old, new))
        found = SequenceMatcher(None, one, two).get_matching_blocks() if one and two else []
        blocks = [(above + first, above + now, size) for first, now, size in found]
        blocks = [(0, 0, above), *blocks, (len(old) - below, len(new) - below, below)]
        self.blocks = [block for block in blocks if block[2]]

    def line(self, line: int) -> int | None:
        """Where a line (counted from 1) is now, None if it was changed."""
        number = bisect_right(self.blocks, line - 1, key=lambda block: block[0])
        if not number:
            return None
        first, now, size = self.blocks[number - 1]
        return line - first + now if line - 1 < first + size else None

    def place(self, place: Place) -> Place | None:
        line = self.line(place.line)
        return None if line is None else place._replace(line=line)


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines are the same at the beginning."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (one, two) in pairs if one != two), min(len(old), len(new)))


def _lines(text: str) -> list[str]:
    lines = lines_of(text)
    return [text[lines.start(n) : lines.end(n)] for n in range(1, len(lines.breaks) + 2)]
