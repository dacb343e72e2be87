"""How is a text changed at some places, with every other character left as it is?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..text.named import NamedTuple


class Edit(NamedTuple):
    """Characters of a text from `start` to `end`, and what to write in their place."""

    start: int
    end: int
    text: str


class Left(NamedTuple):
    """A place in a file that is left as it is although there is something to mend, and why."""

    file: str
    line: int
    reason: str


def apply(source: str, edits: Iterable[Edit]) -> str:
    """A text after some edits, of which those that overlap an earlier one are left out."""
    parts, at = [], 0
    for edit in sorted(set(edits)):
        if edit.start >= at:
            parts += [source[at : edit.start], edit.text]
            at = edit.end
    return "".join([*parts, source[at:]])


def shown(file: str, old: str, new: str, done: str) -> Iterator[str]:
    """What changes in a file as a unified diff, line by line; `done` says what was done to it."""
    from difflib import unified_diff

    lines = unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), file, f"{file} ({done})"
    )
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
