"""How is a text changed at some places, with every other character left as it is?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Characters of a text from `start` to `end`, and what to write in their place."""

    start: int
    end: int
    text: str


def apply(source: str, edits: Iterable[Edit]) -> str:
    """A text after some edits, of which those that overlap an earlier one are left out."""
    parts, at = [], 0
    for edit in sorted(set(edits)):
        if edit.start >= at:
            parts += [source[at : edit.start], edit.text]
            at = edit.end
    return "".join([*parts, source[at:]])
