"""By what is a message known? Its greeting, its closing, and what is said above it."""

from __future__ import annotations

import re

from ..patterns import late
from ..prose import headline, topic
from ..table import pattern

GREETING = late(
    rf"\s*(?:[*_]*{pattern('subject')} ?:.*\n\s*)?(?:{pattern('greeting')}|{pattern('thanks')})\b",
    re.IGNORECASE,
)
SAID = late(rf"(?<![\w-]){pattern('says')}(?![\w-])", re.IGNORECASE)
SUBJECT = late(rf"\s*[*_]*{pattern('subject')} ?:[*_]* *(.+)\n+", re.IGNORECASE)
CLOSING = late(rf"^[ \t]*{pattern('closing')}[,.!]?[ \t]*$", re.IGNORECASE | re.MULTILINE)
NAMES_REPLY = late(rf"(?<!\w){pattern('reply-head')}(?!\w)", re.IGNORECASE)
OF_REPLIES = late(pattern("replies-head"), re.IGNORECASE)
HEAD = late(rf"{pattern('reply-head')}\s?[:\u2013\u2014-]\s*(?=\S)", re.IGNORECASE)
FIELD = late(r"[\W_]*[A-Z][\w /&'()-]{1,40}[*_]*:[*_]*\s*(?:[<\[{(].*[>\]})]|[\u2026_.-]*)\s*$")
_BLANK = late(r"\[[^\[\]]*\w[^\[\]]*\](?!\()|<[^<>@/:]*\w>|\{\{?[^{}]*\w[^{}]*\}")
FEW_WORDS = 6
LONGEST = 80
OPEN = "open"
"""The name of a message of which nothing says where it ends."""

ESCAPED = late(r"\\(?=[<>\[\]{}_*$])")


def unfenced(content: str) -> str:
    """What is in a box without the fence around all of it."""
    first, *lines = content.strip().split("\n")
    fence = first[:3]
    is_fenced = fence in ("```", "~~~") and len(lines) > 1 and lines[-1].strip() == fence
    return "\n".join(lines[:-1]) if is_fenced else content


def names_reply(title: str) -> bool:
    """Whether a title says that a message to copy stands below it."""
    words = headline(title) if len(title) < LONGEST else ""
    return bool(NAMES_REPLY.search(words) or OF_REPLIES.fullmatch(topic(title)))


def is_form(content: str) -> bool:
    """Whether a text is one to fill in: most of its lines are names with nothing behind them."""
    lines = [line for line in content.split("\n") if line.strip() and line[0] != "#"]
    return sum(map(_is_open, lines)) * 5 >= len(lines) * 3 > 6


def _is_open(line: str) -> bool:
    """Whether a line is a name with nothing behind it, or says no more than what to write there."""
    is_blank = _BLANK.search(line) is not None and not re.search(r"\w", _BLANK.sub("", line))
    return is_blank or FIELD.match(line) is not None
