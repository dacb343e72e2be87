"""What would a hand-written page be as YAML? A first draft, with a note at each guess."""

from __future__ import annotations

from collections.abc import Iterable

from .draft.draft import Draft
from .formats import clean
from .meaning.completion import complete
from .meaning.sections import Reader
from .readers.blocks import Document
from .readers.charts.chart import Chart
from .structure.outline import sections

__all__ = ["Draft", "draft_of", "drafted", "read_into"]


def draft_of(pages: Iterable[tuple[str, str]]) -> Draft:
    """The draft that pages become, each a name for notes and a text in Markdown."""
    from .readers.text import markdown

    return drafted(markdown.read(clean(text), name) for name, text in pages)


def drafted(found: Iterable[Document | Chart]) -> Draft:
    """The draft that documents and charts become; links between them are resolved."""
    return read_into(found).draft


def read_into(found: Iterable[Document | Chart]) -> Reader:
    """What read documents and charts: it has the draft, and the sections in which it stood."""
    reader = Reader()
    pages = [one if isinstance(one, Chart) else sections(one) for one in found]
    for page in pages:
        if not isinstance(page, Chart):
            reader.people.gather(page)
    for page in pages:
        if isinstance(page, Chart):
            reader.draw(page)
        else:
            reader.read(page)
    complete(reader.draft, reader.definitions, reader.people)
    return reader
