"""Which lines of code are steps? Its comments, where they order: `# Stop the server`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby, pairwise

from ..passages.myst import fenced
from ..passages.passage import Passage
from ..words.patterns import late
from ..words.prose import sentences
from .deeds import STRONG, deed

_COMMENT = late(r"[ \t]*(?:#|//|--|REM)[ \t]+(?P<said>\w.*)")


def with_comments(blocks: Iterable[Passage]) -> list[Passage]:
    """Blocks; code whose comments order is these, as paragraphs, each above its lines of code."""
    return [part for block in blocks for part in _parts(block)]


def _parts(block: Passage) -> list[Passage]:
    lines = block.content.rstrip("\n").split("\n") if _is_code(block) else []
    said = [match["said"] if (match := _COMMENT.fullmatch(line)) else "" for line in lines]
    firsts = [two for one, two in pairwise(["", *said]) if two and not one]
    told = [deed(sentences(first)[0]) in STRONG for first in firsts]
    if not told or not said[0] or sum(told) * 2 < len(told):
        return [block]
    found: list[Passage] = []
    for is_comment, group in groupby(enumerate(lines), key=lambda one: bool(said[one[0]])):
        rows = [(at, line) for at, line in group if line.strip()]
        if is_comment:
            found += [
                _placed(Passage("paragraph", said[at], block.at, content=said[at]), at)
                for at, _ in rows
            ]
        elif rows:
            code = "\n".join(line for _, line in rows)
            text = fenced(block.text.partition("\n")[0].strip("`~: "), code)
            found.append(_placed(replace(block, text=text, content=code), rows[0][0]))
    return found


def _is_code(block: Passage) -> bool:
    return block.kind == "fence" and not block.text.lstrip("`~:").startswith("{")


def _placed(part: Passage, row: int) -> Passage:
    """A part of a code block, with its own line."""
    line = part.at.line
    return replace(part, at=replace(part.at, line=line + 1 + row)) if line else part
