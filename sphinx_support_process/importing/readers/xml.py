"""Which tags stand in which in a document in XML? Read with limits, and nothing from outside."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from .failure import ReadingError

MAX_LEVELS = 200
MAX_ELEMENTS = 600_000
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class _Limited(TreeBuilder):
    """Builds a tree that is neither too deep nor too large, with the line of each element."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.count = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        self.count += 1
        if self.depth > MAX_LEVELS:
            raise ReadingError(f"the file is nested deeper than {MAX_LEVELS} levels", _MADE)
        if self.count > MAX_ELEMENTS:
            raise ReadingError(f"the file has more than {MAX_ELEMENTS:,} elements", "split it")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag)


_MADE = "save it anew from the program that made it"


def element_tree(data: bytes, what: str) -> Element:
    """The root element of a file in XML that has no DTD."""
    if _DOCTYPE.search(data[:10_000].replace(b"\0", b"")) or b"<!ENTITY" in data:
        raise ReadingError(f"{what} declares a document type, which is not read", _MADE)
    parser = XMLParser(target=_Limited())  # noqa: S314 - a DTD is refused above
    try:
        parser.feed(data)
        root: Element = parser.close()
    except ParseError as error:
        line, column = error.position
        raise ReadingError(
            f"{what} is no whole XML: {error.args[0].partition(':')[0]}", _MADE, line, column + 1
        ) from None
    except (LookupError, ValueError) as error:
        raise ReadingError(f"{what} is in no encoding that is known: {error}", _MADE) from None
    return root
