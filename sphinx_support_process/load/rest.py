"""What can be read of a file that is no YAML? The definitions that are YAML by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml import MappingNode

from ..model import Support
from ..model.fields import MapOf, keys
from .compose import compose

MAX_LINES = 100_000
"""The longest file of which anything is read before all of it is YAML."""

_KEY = r"""(?:[\w-]+|"[\w-]+"|'[\w-]+'):(?=\s)"""
_TOP = rf"(?m)^(?:{_KEY}|[\w-]+[ \t]*$|---|\.\.\.)"
"""Where something begins that stands under nothing: a key, one without `:`, another document."""
_HEAD = r"([\w-]+):[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( +)(?=[^\s#])"
"""A key with its definitions on the lines below it, and how far these are indented."""


def rest_of(text: str) -> tuple[str, str]:
    """A text with empty lines for what is no YAML in it, and what that is.

    Each definition is tried by itself: a bracket or quotation mark that is not closed then takes
    nothing with it that stands below, and there is nothing to guess. What begins like no
    definition belongs to the one above, which is read as a whole or not at all. No character is
    tried more than twice.
    """
    if text.count("\n") > MAX_LINES:
        return "", text
    kept, cut = [], []
    for piece, is_sound in _pieces(text):
        if is_sound:
            kept.append(piece)
        else:
            kept.append(re.sub(r"[^\r\n]", "", piece))
            cut.append(piece)
    return "".join(kept), "".join(cut)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text from first to last, and whether each is YAML by itself."""
    first, *blocks = _parted(text, _TOP)
    yield first, compose(first, "") is None
    for block in blocks:
        if _is_mapping(block):
            yield block, True
            continue
        head = re.match(_HEAD, block)
        key = keys(Support).get(head[1]) if head else None
        if head is None or key is None or not isinstance(key.shape, MapOf):
            yield block, False
            continue
        begin = head.start(2)
        if re.search(rf"(?m)^ {{1,{len(head[2])}}}(?<!^{head[2]})[^\s#]", block[begin:]):
            yield block, False  # the first definition is indented more than others
            continue
        above, *entries = _parted(block[begin:], f"(?m)^{head[2]}{_KEY}")
        sound = [_is_mapping(entry) for entry in entries]
        yield block[:begin], any(sound)
        yield above, not above
        yield from zip(entries, sound, strict=True)


def _parted(text: str, start: str) -> list[str]:
    """What stands before the first start, and what begins at each."""
    starts = [match.start() for match in re.finditer(start, text)]
    ends = [*starts, len(text)]
    return [text[begin:end] for begin, end in zip([0, *starts], ends, strict=True)]


def _is_mapping(piece: str) -> bool:
    return isinstance(compose(piece, ""), MappingNode)
