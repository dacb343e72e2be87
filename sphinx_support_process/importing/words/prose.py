"""What do the words of a text say? Sentences, and the same words without their markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ...text.markup import plain
from .patterns import late
from .table import listed, orders_before_objects

_CODE = late(
    r"^[ \t]*(`{3,}|~{3,}).*?(?:^[ \t]*\1|\Z)|(\{[\w:.+-]+\})?(?<!`)(`+)(?!`).+?(?<!`)\3(?!`)",
    re.MULTILINE | re.DOTALL,
)
_END = late(
    r"(?<=[.!?])[\"”\u2019)*_]*\s+(?=[\W_]{0,20}[A-Z\u00c0-\u00de])|(?<=[.!?])\s+(?=[*`{\[(\"“])"
)
LINKED = late(r"\[[^\[\]]*\]\((?:<[^<>]*>|[^()\s]*)\)")
"""Words that are a link, with where it leads."""

_SIGNS = frozenset("*`_")
_MARKS = late(r"(?<![\w*`_])[*`_]+|[*`_]+(?![\w*`_])")
"""What may be left of marks where a sentence is cut out of its text."""


_SHORTENED = late(
    r"[\"\u201c\u201e\u00ab(]\s?\d{1,2}\.$|(?<!\w)(?:e\.g|i\.e|vs|cf|approx|incl|resp|ca|dr|mrs?|ms|z\.b|d\.h|bzw)\.$",
    re.IGNORECASE,
)
"""A word cut short, whose full stop ends no sentence."""

_DRAWN = late(
    r"^ *(`{3,})\{(?:(?:list-table|dropdown)\}|admonition\}[^\n]*\n *:class: dropdown).*?^ *\1 *$"
    r"|^ *\|[^\n]*$",
    re.MULTILINE | re.DOTALL,
)
_BOLD = late(r"(?:\*\*|__)[^\W_](?:[^*_\n]{0,60}[^*_\n.])?(?:\*\*|__):?")
CHAPTER = late(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[^\W\d])")
"""The number of a heading."""

_SIGN = late(r"^[^\w\s\"'(\[\u201c\u00ab#@`<{}\\$%*_~]+\s+(?=\w)")
"""A sign before the words of a heading."""

_BRACKETS = late(r"\s*\([^()]*\)$")

_RUN = late(r"[^\W\d_](?:[\w'\u2019-]*\w)?")
_CUT = late(r"['\u2019-](?=\w+$)")
_ORDERS = frozenset(listed("orders"))
_NO_ORDERS = frozenset(listed("no-orders"))
_LONGEST_ORDER = 40
_JOINED = late(r"(.+[aei]r)(?:l[aeo]s?|se)")
"""A verb in Spanish and what is joined to it: `enviarlo`."""

_TOLD = late(r"(\w{3,}?)e?t")
"""A verb in German that several are told: `fragt`, `meldet`."""


class _Order:
    """The verbs with which steps begin."""

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The word with which a text begins, if that, or what stands before a hyphen, is one."""
        found = _RUN.match(text, at)
        word = found[0][:_LONGEST_ORDER].lower() if found else ""
        return found if _begins_with_order(word) or _looks_like_order(word, text, at) else None

    def fullmatch(self, word: str) -> re.Match[str] | None:
        found = _RUN.fullmatch(word)
        return found if found and _is_order(word.lower()) else None


ORDER = _Order()


def _looks_like_order(word: str, text: str, at: int) -> bool:
    """Whether a word has the shape of a verb, and the beginning of its object behind it."""
    if word in _NO_ORDERS:
        return False
    return any(way.match(text, at) for way in orders_before_objects())


@lru_cache(maxsize=2048)
def _begins_with_order(word: str) -> bool:
    while not _is_order(word) and (cut := _CUT.search(word)):
        word = word[: cut.start()]
    return _is_order(word)


def _is_order(word: str) -> bool:
    if word in _ORDERS or word.removeprefix("re-") in _ORDERS:
        return True
    joined = _JOINED.fullmatch(word)
    told = _TOLD.fullmatch(word)
    return (joined is not None and joined[1] in _ORDERS) or (
        told is not None and f"{told[1]}en" in _ORDERS
    )


def ends_with_order(words: str) -> bool:
    """Whether the first clause of some words ends with an order, as in German: `Büro anrufen`."""
    clause = re.split(r"[,;]| und ", words.rstrip(". !"), maxsplit=1)[0].rsplit(" ", 1)
    last = clause[-1]
    return len(clause) > 1 and last.islower() and last.endswith("n") and bool(ORDER.fullmatch(last))


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each in one line; nothing between them is left out."""
    return list(_sentences(text))


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[str, ...]:
    flat = " ".join(text.split())
    found, begin = [], 0
    link_end = link_ends(flat)
    for end in _END.finditer(flat):
        if link_end(end.start()):
            continue
        if _SHORTENED.search(flat, max(0, end.start() - 12), end.start()):
            continue
        found.append(flat[begin : end.end()].strip())
        begin = end.end()
    return (*found, flat[begin:]) if flat[begin:] else tuple(found)


def without_tables(text: str) -> str:
    """A text without its tables, and what can be opened: these speak of other cases."""
    return _DRAWN.sub("", text) if "|" in text or "```" in text else text


def link_ends(text: str) -> Callable[[int], int]:
    """What tells, of places from left to right, where the link around each ends; 0 for none."""
    links = LINKED.finditer(text) if "](" in text else iter(())
    link = next(links, None)

    def end_around(at: int) -> int:
        nonlocal link
        while link and link.end() <= at:
            link = next(links, None)
        return link.end() if link and link.start() < at else 0

    return end_around


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The words of a text, or of a piece of one, without markup in one line."""
    words = plain(text)
    if _SIGNS.isdisjoint(words):
        return words
    return " ".join(_MARKS.sub("", words).split())


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
    """A text with a pattern replaced wherever it stands in no code, no inline role and no link."""

    def change(part: str) -> str:
        found, begin = [], 0
        for link in LINKED.finditer(part) if "](" in part else ():
            found += [found_by.sub(put, part[begin : link.start()]), link[0]]
            begin = link.end()
        return "".join([*found, found_by.sub(put, part[begin:])])

    return changed_outside_code(change, text)


def changed_outside_code(change: Callable[[str], str], text: str) -> str:
    """A text with a change made to each part that is no code and no inline role."""
    found, begin = [], 0
    for code in _CODE.finditer(text):
        found += [change(text[begin : code.start()]), code[0]]
        begin = code.end()
    return "".join([*found, change(text[begin:])])


def around(text: str, begin: int, end: int) -> str:
    """What stands between two places of a paragraph, with a few words on both sides."""
    before, after = text[max(0, begin - 40) : begin], text[end : end + 20]
    before = before.partition(" ")[2] if begin > 40 else before
    after = after.rpartition(" ")[0] if end + 20 < len(text) else after
    return bare(before.rpartition("\n\n")[2] + text[begin:end] + after.partition("\n\n")[0])


def quoted(text: str) -> str:
    """All words of a text in quotation marks, for a note."""
    return f"“{' '.join(text.split())}”"


def shortened(text: str) -> str:
    """The first words of a text."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 120 else f"{flat[:119]}…"


def excerpt(text: str) -> str:
    """The first words of a text in quotation marks, for a note on what stands elsewhere as well."""
    return quoted(shortened(text))
