"""Why can a document not be read, and what is the way to go?"""

from __future__ import annotations


class ReadingError(Exception):
    """A document that cannot be read: where, what is wrong with it, and what to do."""

    def __init__(self, message: str, help: str = "", line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.line = line
        self.column = column


MAX_BLOCKS = 20_000
"""A document of more pieces is none that people read."""

MAX_DEPTH = 100
"""What is nested deeper than this is read as if it stood on this level."""


def too_long(what: str) -> ReadingError:
    return ReadingError(f"the document has more than {MAX_BLOCKS:,} {what}", "split it")
