"""In which language is a text? In that of most of its small words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .table import languages, words_of

ENGLISH = "en"
_SMALL = (
    *("articles", "if", "go", "and", "negative", "yes", "no", "next-words", "prepositions"),
    *("section", "step", "else", "states", "modals"),
)


@lru_cache(maxsize=2048)
def spoken(text: str, near: str = "") -> str:
    """The name of the language of a text, or of what is near it: English if that may be in any."""
    counts = {name: len(small.findall(text)) for name, small in _small().items()}
    best = [name for name, count in counts.items() if count == max(counts.values())]
    if len(best) > 1 and near:
        return spoken(near)
    return best[0] if len(best) == 1 else ENGLISH


def said_like(text: str, kind: str, near: str = "") -> str:
    """The first word of a kind in the language of a text, or of what is near it."""
    return words_of(languages()[spoken(text, near)], kind)[0]


@cache
def _small() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for name, one in languages().items():
        small = "|".join(word for kind in _SMALL for word in words_of(one, kind))
        found[name] = re.compile(rf"(?<!\w)(?:{small})(?!\w)", re.IGNORECASE)
    return found
