"""Which line breaks of a plain text are meant? Those that no editor made to fit a line."""

from __future__ import annotations

import re

PLACEHOLDER = r"\{\{([^{}\n]*)\}\}"
"""A place to fill in, and the name of what belongs there."""

_NARROWEST, _WIDEST = 60, 120
"""Lines are wrapped at no fewer and at no more characters."""

_ITEM = r"\s*(?:[-*+•]|\d{1,3}[.)]|[a-z]\))\s+\S"
_WORD = rf"\s*((?:{PLACEHOLDER}|\S)*)"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; each keeps the line breaks that are meant, and has no other.

    A break was made by wrapping where the next word would not have fitted in the longest line of
    the text, addresses apart. Before an item of a list it is always meant, and so is each of a
    text with lines that are longer than any editor leaves them.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    prose = (line for line in lines if not re.search(rf"\S{{{_NARROWEST}}}", line))
    longest = max((_NARROWEST, *map(len, prose)))
    width = None if longest > _WIDEST else longest
    found: list[list[str]] = [[]]
    before = ""
    for line in lines:
        if not line:
            found.append([])
        elif found[-1] and width and _is_wrapped(before, line, width):
            found[-1][-1] += " " + line.lstrip()
        else:
            found[-1].append(line)
        before = line
    return ["\n".join(lines) for lines in found if lines]


def _is_wrapped(line: str, following: str, width: int) -> bool:
    word = re.match(_WORD, following)
    assert word  # it matches whatever stands there
    return not re.match(_ITEM, following) and len(line) + 1 + len(word[1]) > width
