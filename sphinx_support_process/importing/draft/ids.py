"""Which id may it have? Short ones, made of the words of a title that carry meaning."""

from __future__ import annotations

import re
from collections.abc import Container

from ...text.ids import kebab

_FILLERS = frozenset(
    re.findall(
        r"\w+",
        """
        a an and are as at by can do does for from has have if in into is it its of on or our own
        so that the their them there they this to was we whether with you your
        """,
    )
)


def telling(slug: str) -> list[str]:
    """The words of a text in kebab-case that carry meaning; all of them if none does."""
    parts = slug.split("-")
    return [part for part in parts if part not in _FILLERS] or parts


class Ids:
    """Short ids, each given once, and none of those that are taken already."""

    def __init__(self, taken: Container[str] = frozenset()) -> None:
        self._taken = taken
        self._count = dict.fromkeys(("next", "done", "start"), 1)

    def new(self, title: str, fallback: str, words: int = 6) -> str:
        """An id made of the first words of a title that carry meaning."""
        id = free = kebab("-".join(telling(kebab(title))[:words])) or fallback
        while free in self._count or free in self._taken:
            self._count[id] = self._count.get(id, 1) + 1
            free = f"{id}-{self._count[id]}"
        self._count[free] = 1
        return free
