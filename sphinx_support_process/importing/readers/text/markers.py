"""What does an item or a definition say without the sign before it?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import dedent

_MARKER = re.compile(r"( *)([-*+]|(\d{1,9})[.)])( *)(.*)")
_COLON = re.compile(r"^( {0,3})[:~](?=\s)")


def without_colon(lines: Sequence[str]) -> str:
    """The text of a definition, which begins behind a colon."""
    start = next((n for n, line in enumerate(lines) if _COLON.match(line)), 0)
    head = _COLON.sub(r"\1 ", lines[start]).expandtabs(4)
    return dedent("\n".join([head, *lines[start + 1 :]]))


def without_marker(lines: Sequence[str]) -> tuple[int | None, str]:
    """The number of an item, and its text without marker and indentation."""
    head = lines[0].expandtabs(4)
    match = _MARKER.match(head)
    assert match, head
    room, rest = len(match[4]), match[5]
    inside = match.end(2) + (room if rest and room <= 4 else 1)
    cut = [head[inside:]]
    for row in lines[1:]:
        blank = row[: len(row) - len(row.lstrip(" \t"))].expandtabs(4)
        cut.append(blank[inside:] + row.lstrip(" \t"))
    return int(match[3]) if match[3] else None, "\n".join(cut).rstrip()
