"""What has to be decided by a person? Notes on what is drafted, each under its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

from ..readers.blocks import At


class Mistake(str):
    """A note on what the page itself got wrong."""

    __slots__ = ()


@cache
def in_yaml(key: str) -> str:
    """The key of the format for an attribute."""
    return key.rstrip("_").replace("_", "-")


@dataclass(kw_only=True)
class Noted:
    """Something with notes of what a person has to decide; under a key, or `` for all of it.

    `page` and `at` say where it is from.
    """

    notes: dict[str, list[str]] = field(default_factory=dict)
    page: str = ""
    at: At = At()  # noqa: RUF009 - frozen

    keys: ClassVar[tuple[str, ...]]
    """What is written, in this order; under the name that `in_yaml` gives it."""

    texts: ClassVar[tuple[str, ...]] = ()
    """The keys that hold Markdown, or a list of it."""

    def todo(self, words: str, key: str = "") -> None:
        self.notes.setdefault(key, []).append(words)

    def take_notes(self, other: Noted) -> None:
        """Add the notes of something that became part of this."""
        for key, notes in other.notes.items():
            self.notes.setdefault(key, []).extend(notes)

    def replace(self, keys: Iterable[str], put: Callable[[str, str], str]) -> None:
        """Change each text under some of its keys: from the key and the text to another."""
        for key in keys:
            value = getattr(self, key)
            if not value:
                continue
            if isinstance(value, list):
                setattr(self, key, [put(key, one) for one in value])
            elif isinstance(value, dict):
                setattr(self, key, {name: put(key, one) for name, one in value.items()})
            else:
                setattr(self, key, put(key, value))
