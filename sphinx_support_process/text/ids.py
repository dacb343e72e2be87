"""Which id could this be? Kebab-case made from what was written."""

from __future__ import annotations

import re
import unicodedata

MAX_ID = 60
"""The longest id that is made, in characters."""


def kebab(text: str) -> str:
    """A text in kebab-case, as in `is-it-broken`; empty if it holds no Latin letter."""
    letters = unicodedata.normalize("NFKD", text[: 10 * MAX_ID].casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    slug = re.sub("^[0-9-]+", "", re.sub("[^a-z0-9]+", "-", plain))
    return slug[:MAX_ID].strip("-")


def made_from(title: str) -> str:
    """An id for something that has only a title, in letters of any script; empty if it has none."""
    words = re.findall(r"[^\W_]+", title[:MAX_ID].casefold())
    return kebab(title) or "-".join(words)
