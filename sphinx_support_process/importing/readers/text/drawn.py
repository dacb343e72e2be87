"""Which tables and boxes of a page in Markdown are drawn with tags of HTML?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..blocks import Block, Table, walk
from ..web import html

_AROUND = r"(?:div|center|figure|section)"
_OPENS = rf"(?:<{_AROUND}\b[^<>]*>\s*){{0,3}}"
_CLOSES = rf"(?:\s*</{_AROUND}>){{0,3}}"
_BEGINS = re.compile(rf"\s*{_OPENS}<table\b", re.IGNORECASE)
_TABLE = re.compile(
    rf"{_OPENS}<table\b(?:(?!<table\b).)*?</table>{_CLOSES}", re.IGNORECASE | re.DOTALL
)
_BOX = re.compile(
    r"\s*<(?P<tag>div|aside|section|p)\b[^<>]*\bclass=[\"'](?:[^\"'<>]*[\s-])?"
    r"(?P<kind>warning|caution|danger|attention)\b[^<>]*>",
    re.IGNORECASE,
)
_MOST_BOXED = 40
_WORDS = re.compile(
    r"</?(?:a|b|big|br|center|details|div|em|font|i|ins|mark|p|s|small|span|strong|sub|summary|sup"
    r"|u)\b[^<>]*>",
    re.IGNORECASE,
)
_MOST_ABOVE = 4


def framed(lines: Sequence[str], start: int) -> tuple[str, str, int]:
    """The kind of a box that tags draw from a line on, its text, and where it ends; else empty."""
    opens = _BOX.match(lines[start])
    if not opens:
        return "", "", 0
    closes = f"</{opens['tag'].casefold()}>"
    for at in range(start, min(len(lines), start + _MOST_BOXED)):
        before, is_end, _ = lines[at].casefold().partition(closes)
        if is_end:
            inside = [*lines[start:at], lines[at][: len(before)]]
            inside[0] = inside[0][opens.end() :]
            return opens["kind"].casefold(), _WORDS.sub("", "\n".join(inside)).strip(), at + 1
    return "", "", 0


def tables(lines: Sequence[str], start: int, line: int) -> tuple[int, list[Block]]:
    """Where a table of tags ends that begins on a line, and its blocks; none if it is no table.

    `line` is where the lines begin on their page.
    """
    if not _BEGINS.match("\n".join(lines[start : start + _MOST_ABOVE])):
        return 0, []
    ends = (at + 1 for at in range(start, len(lines)) if "</table>" in lines[at].casefold())
    end = next(ends, start)
    while end < len(lines) and lines[end].strip() and re.fullmatch(_CLOSES, lines[end].rstrip()):
        end += 1
    blocks = html.read("\n".join(lines[start:end]), "").blocks
    if not all(isinstance(block, Table) for block in blocks):
        return 0, []
    for block in walk(blocks):
        block.at = replace(block.at, line=line + start + block.at.line - 1)
    return end, blocks


def without_tags(text: str) -> str:
    """A text in which tables of tags are only what is said in them, without tags around words."""
    text = _TABLE.sub(lambda table: "\n".join(html.read(table[0], "").said), text)
    return _WORDS.sub(" ", text)
