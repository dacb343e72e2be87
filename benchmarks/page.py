"""What does a reader see of an HTML page? The words of its body, markup and navigation aside."""

from __future__ import annotations

import re
from html.parser import HTMLParser

UNSEEN = {"headerlink", "spp-by", "spp-number"}
"""Permalinks, the owner whom only a screen reader says again, and numbers, which a browser counts
for a list that is written by hand. Each is an element that holds nothing but text."""


def visible_words(html: str) -> int:
    """The number of words in the sections of a page; what the theme puts around is left out."""
    reader = _Reader()
    reader.feed(html)
    return sum(bool(re.search(r"\w", word)) for word in " ".join(reader.texts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.templates = 0
        self.is_seen = True
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "section"
        self.templates += tag == "template"
        classes = (dict(attributes).get("class") or "").split()
        self.is_seen = UNSEEN.isdisjoint(classes)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "section"
        self.templates -= tag == "template"
        self.is_seen = True

    def handle_data(self, data: str) -> None:
        if self.depth and self.is_seen and not self.templates:
            self.texts.append(data)
