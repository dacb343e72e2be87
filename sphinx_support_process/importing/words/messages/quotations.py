"""Which messages does a text quote? `Answer “Hello, we look into it.” within the hour.`"""

from __future__ import annotations

from ..patterns import late
from ..prose import bare, sentences
from .placeholders import has_place
from .replies import SHOWN
from .signs import GREETING, NAMES_REPLY, SAID

_WORDS = r"[^\"\u201c-\u201f\u00ab\u00bb]{25,}?"
_QUOTED = late(rf"[\"\u201c\u201e\u00ab]\s?(?=[\w@\[])({_WORDS})\s?[\"\u201c\u201d\u00bb]")
_OPENING = frozenset('"\u201c\u201e\u00ab')
_MORE = late(r"[\"\u201d\u201c\u00bb],?(?: \w+)? $")
_FEWEST_WORDS = 6
_NEAR = 80


def quotations(text: str) -> list[str]:
    """The messages that a text quotes: what greets or calls somebody, or is said to be one."""
    found: list[str] = []
    if _OPENING.isdisjoint(text):
        return found
    flat = " ".join(text.split())
    for match in _QUOTED.finditer(flat):
        words, before = match[1], flat[: match.start()]
        is_more = bool(found) and _MORE.search(before) is not None
        if len(words.split()) >= _FEWEST_WORDS and (is_more or _is_message(words, before)):
            found.append(words)
    return found


def _is_message(words: str, before: str) -> bool:
    """Whether a quotation is one to send, by its words and by those before it."""
    last = bare(sentences(before)[-1])[-_NEAR:] if before.strip() else ""
    if SHOWN.search(last):
        return False
    is_whole = has_place(words) or len(sentences(words)) > 1
    is_told = NAMES_REPLY.search(last) or (is_whole and SAID.search(last))
    is_called = words[0] == "@" and before.rstrip().endswith(":")
    return bool(GREETING.match(words) or is_called or is_told)


def beginning(words: str) -> str:
    """The first words of a message, by which it is called."""
    return bare(" ".join(words.split()[:_FEWEST_WORDS])).rstrip(".,;:!?")
