"""What would a hand-written page be as YAML? A first draft, with a note at each guess."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .draft.draft import Draft
from .meaning.completion import complete
from .meaning.sections import Reader
from .passages.outline import sections
from .readers import markdown

__all__ = ["Draft", "draft_of"]


def draft_of(pages: Iterable[tuple[str, str]]) -> Draft:
    """The draft that pages become, each a name for notes and a text in Markdown."""
    reader = Reader()
    found = [sections(markdown.read(clean(text), name)) for name, text in pages]
    for page in found:
        reader.people.gather(page)
    for page in found:
        reader.read(page)
    complete(reader.draft, reader.definitions)
    return reader.draft


def clean(text: str) -> str:
    """A text with the line breaks that YAML knows, and without the characters that it forbids."""
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text).replace("\ufeff", " ")
    text = re.sub("[\x0b\x0c\x1c-\x1f]", " ", text)
    return re.sub("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
