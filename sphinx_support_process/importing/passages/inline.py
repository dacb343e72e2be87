"""How are words with their marks and links written as MyST?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ..readers.blocks import MYST, Inline, Run
from ..readers.inline import ticks

_SPECIAL = re.compile(
    r"[*`]|(?<!\w)_|_(?!\w)|\\(?=[!-/:-@\[-`{-~])|<(?=[A-Za-z/!?])|\[(?=[^\[\]]*\][(\[:])"
    r"|\{(?=[\w:.+-]+\}`)|&(?=#?\w{1,31};)|~(?=~)|\$(?=\S)"
)
_OPENING = re.compile(r"^(\s*)(?:([#>+=|%-])(?=[\s#>+=|%-]|$)|(\d{1,9})([.)])(?=\s|$)|(:::|~~~))")
_SIGNS = {"strong": "**", "emphasis": "*"}


def myst(runs: Inline) -> str:
    """Runs as MyST that shows the same words, as a paragraph."""
    text = in_line(runs)
    return text if any(MYST in run.marks for run in runs[:1]) else opening_escaped(text)


def in_line(runs: Inline) -> str:
    """Runs as MyST behind other signs, such as in a heading."""
    return "".join(_written(runs)).strip()


def opening_escaped(text: str) -> str:
    """A text that opens no list, heading or quotation by its first sign."""

    def put(match: re.Match[str]) -> str:
        if match[3]:
            return f"{match[1]}{match[3]}\\{match[4]}"
        return f"{match[1]}\\{match[2] or match[5]}"

    return "\n".join(_OPENING.sub(put, line, count=1) for line in text.split("\n"))


def _written(runs: Iterable[Run]) -> Iterator[str]:
    """Runs one after the other; those that share a link are one link."""
    for link, group in groupby(runs, key=lambda run: run.link):
        inside = list(group)
        words = "".join(_marked(inside))
        bare = "".join(run.text for run in inside)
        if link is None or not words.strip():
            yield words
        elif bare == link and re.fullmatch(r"[a-z][\w+.-]+:[^\s<>]+", link):
            yield f"<{link}>"
        else:
            before, inner, after = _edges(words)
            yield f"{before}[{inner}]({_target(link)}){after}"


def _target(link: str) -> str:
    """The target of a link; one with spaces or brackets stands in angle brackets."""
    return f"<{link}>" if re.search(r"[\s()]", link) else link


def _marked(runs: list[Run]) -> Iterator[str]:
    for marks, group in groupby(runs, key=lambda run: run.marks):
        text = "".join(run.text for run in group)
        if MYST in marks:
            yield text
            continue
        before, inner, after = _edges(text)
        if not inner:
            yield text
            continue
        if "code" in marks:
            inner = code(inner)
        elif "key" in marks and "`" not in inner:
            inner = f"{{kbd}}`{inner}`"
        else:
            inner = _SPECIAL.sub(lambda match: f"\\{match[0]}", inner)
        if "strike" in marks:
            inner = f"~~{inner}~~"
        for mark, sign in _SIGNS.items():
            if mark in marks:
                inner = f"{sign}{inner}{sign}"
        yield f"{before}{inner}{after}"


def code(text: str) -> str:
    """A text as code in a line."""
    fence = ticks(text)
    room = " " if "`" in text else ""
    return f"{fence}{room}{text}{room}{fence}"


def _edges(text: str) -> tuple[str, str, str]:
    """The space before a text, the text, and the space behind it."""
    inner = text.strip()
    if not inner:
        return "", "", text
    start = text.index(inner)
    return text[:start], inner, text[start + len(inner) :]
