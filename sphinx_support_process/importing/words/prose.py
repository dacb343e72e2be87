"""What do the words of a text say? Sentences, and the same words without their markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ...text.markup import plain
from .table import initials

_CODE = re.compile(
    r"^[ \t]*(`{3,}|~{3,}).*?(?:^[ \t]*\1|\Z)|(\{[\w:.+-]+\})?(?<!`)(`+)(?!`).+?(?<!`)\3(?!`)",
    re.MULTILINE | re.DOTALL,
)
_END = re.compile(
    r"(?<=[.!?])[\"”\u2019)*_]*\s+(?=[\W_]{0,20}[A-Z\u00c0-\u00de])|(?<=[.!?])\s+(?=[*`{\[(\"“])"
)
_MARKS = re.compile(r"(?<![\w*`_])[*`_]+|[*`_]+(?![\w*`_])")
"""What may be left of marks where a sentence is cut out of its text."""


_SHORTENED = re.compile(
    r"(?<!\w)(?:e\.g|i\.e|vs|cf|approx|incl|resp|ca|dr|mrs?|ms|z\.b|d\.h|bzw)\.$", re.IGNORECASE
)
"""A word cut short, whose full stop ends no sentence."""

_BOLD = re.compile(r"(?:\*\*|__)[^\W_](?:[^*_\n]{0,60}[^*_\n.])?(?:\*\*|__):?")
CHAPTER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[^\W\d])")
"""The number of a heading."""

_SIGN = re.compile(r"^[^\w\s\"'(\[\u201c\u00ab#@`<{}\\$%*_~]+\s+(?=\w)")
"""A sign before the words of a heading."""

_BRACKETS = re.compile(r"\s*\([^()]*\)$")

ORDER = re.compile(rf"(?:re-)?{initials('orders')}(?:(?<=[aei]r)(?:l[aeo]s?|se))?\b", re.IGNORECASE)
"""The verbs with which steps begin, in Spanish with what is joined to them: `enviarlo`."""


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each in one line; nothing between them is left out."""
    return list(_sentences(text))


@lru_cache(maxsize=512)
def _sentences(text: str) -> tuple[str, ...]:
    flat = " ".join(text.split())
    found, begin = [], 0
    for end in _END.finditer(flat):
        if _SHORTENED.search(flat, max(0, end.start() - 12), end.start()):
            continue
        found.append(flat[begin : end.end()].strip())
        begin = end.end()
    return (*found, flat[begin:]) if flat[begin:] else tuple(found)


@lru_cache(maxsize=2048)
def bare(text: str) -> str:
    """The words of a text, or of a piece of one, without markup in one line."""
    return " ".join(_MARKS.sub("", plain(text)).split())


@lru_cache(maxsize=2048)
def headline(title: str) -> str:
    """The words of a heading without markup, number and colon."""
    return CHAPTER.sub("", _SIGN.sub("", bare(title))).rstrip(" :")


def topic(title: str) -> str:
    """The words of a heading without number, question mark, and brackets behind them."""
    return _BRACKETS.sub("", headline(title)).rstrip("?")


def is_bold(text: str) -> bool:
    """Whether a text is some words in bold, and no more."""
    return _BOLD.fullmatch(text) is not None


def outside_code(found_by: re.Pattern[str], put: Callable[[re.Match[str]], str], text: str) -> str:
    """A text with a pattern replaced wherever it stands in no code and no inline role."""
    found, begin = [], 0
    for code in _CODE.finditer(text):
        found += [found_by.sub(put, text[begin : code.start()]), code[0]]
        begin = code.end()
    return "".join([*found, found_by.sub(put, text[begin:])])


def quoted(text: str) -> str:
    """All words of a text in quotation marks, for a note."""
    return f"“{' '.join(text.split())}”"


def excerpt(text: str) -> str:
    """The first words of a text in quotation marks, for a note on what stands elsewhere as well."""
    flat = " ".join(text.split())
    return quoted(flat if len(flat) <= 120 else f"{flat[:119]}…")
