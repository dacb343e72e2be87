"""Which files does a text show or hand out? Pictures and downloads, by the names written there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from .markup import ESCAPED, SPAN, without_verbatim
from .named import NamedTuple

ATTACHING = r"\{(?:image|figure|download)\}"
"""What a text that attaches a file holds, if it does not hold the `![` of a picture."""

_ATTACHED = (
    r"(?m)^[ \t]*%.*$"
    r"|^[ \t]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{(?:image|figure)\}[ \t]*(?P<opened>.*?)[ \t]*$"
    rf"|(?:\{{(?P<role>[a-zA-Z][\w:.+-]*)\}})?{SPAN}"
    rf"|{ESCAPED}"
    r"|!\[(?:[^\[\]\\]|\\.)*\]\(\s*(?:<(?P<within>[^<>\n]*)>|(?P<bare>(?:[^\s()]|\([^\s()]*\))+))"
)
_TARGET = r"<([^<>]*)>\s*$"

Kind = Literal["image", "download"]


class Attached(NamedTuple):
    """A file that a text names, and where its name stands."""

    kind: Kind
    name: str
    offset: int
    length: int


def attached(text: str) -> Iterator[Attached]:
    """The files that a text attaches, but for those in code or in reStructuredText."""
    for match in re.finditer(_ATTACHED, without_verbatim(text, with_pictures=True)):
        for group in ("opened", "within", "bare"):
            if match[group]:
                yield _attached("image", match[group], match.start(group))
        if match["role"] == "download":
            target = re.search(_TARGET, match["span"])
            name, start = (target[1], target.start(1)) if target else (match["span"], 0)
            yield _attached("download", name, match.start("span") + start)


def _attached(kind: Kind, written: str, offset: int) -> Attached:
    return Attached(kind, re.sub(ESCAPED, r"\1", written), offset, len(written))
