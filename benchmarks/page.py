"""What does a reader see of an HTML page? The words of its body, markup and navigation aside."""

from __future__ import annotations

from html.parser import HTMLParser


def visible_words(html: str) -> int:
    """The number of words in the sections of a page; what the theme puts around is left out."""
    reader = _Reader()
    reader.feed(html)
    return len(" ".join(reader.texts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self.depth += tag == "section"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "section"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.texts.append(data)
