"""Which id could this be? Kebab-case made from what was written."""

from __future__ import annotations

import re
import unicodedata

MAX_ID = 60
"""The longest id that is made, in characters."""


def kebab(text: str) -> str:
    """A text in kebab-case, as in `is-it-broken`; empty if it holds no Latin letter."""
    letters = text[: 10 * MAX_ID].casefold()
    if not letters.isascii():
        apart = unicodedata.normalize("NFKD", letters)
        letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    slug = re.sub("[^a-z0-9]+", "-", letters).lstrip("-0123456789")
    return slug[:MAX_ID].strip("-")


def made_from(title: str) -> str:
    """An id for something that has only a title, in letters of any script; empty if it has none."""
    words = re.findall(r"[^\W_]+", title[:MAX_ID].casefold())
    return kebab(title) or "-".join(words)
