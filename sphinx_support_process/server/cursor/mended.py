"""How can a text be read that is half typed? Without what is being typed."""

from __future__ import annotations

from ...load.parsers import blamed

_TRIES = 4


def mended(text: str, line: int) -> str | None:
    """A text with empty lines for what keeps it from being YAML, None if that is too much.

    What is tried first is the line (from 0) in which somebody types, with what is indented below
    it, then the lines that the parser blames.
    """
    lines, number = text.split("\n"), line
    for _ in range(_TRIES):
        _blank(lines, number)
        mended = "\n".join(lines)
        found = blamed(mended)
        if found is None:
            return mended
        number = found
    return None


def _blank(lines: list[str], number: int) -> None:
    """Take out a line and what is indented below it."""
    if number >= len(lines):
        return
    indent = _indent(lines[number])
    lines[number] = ""
    for below in range(number + 1, len(lines)):
        if lines[below].strip() and _indent(lines[below]) <= indent:
            break
        lines[below] = ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
