"""What do the texts say? Fast search through all of them, and what in them is no prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from ..text import Place
from .written import Written

_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:.|\n(?!\s*\n))*?(?<!`)\1(?!`)")
_REFERENCE = re.compile(r"\{([a-zA-Z][\w:.+-]*)\}`([^`\0]+)`")
_EXPLICIT = re.compile(r"<([^<>]*)>\s*$")
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_LINK = re.compile(r"\]\([^()\s]*\)|<[^<>\s]+>|https?://\S+|\S+@\S+\.\S+")
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,}|:{3,})[ \t]*(\{[\w:.+-]+\})?(.*)$")
_VERBATIM = re.compile(r"code|image|math|mermaid|figure|include|button|raw|literal|graphviz")
_OPTION = re.compile(r"^[ \t]*:[\w-]+:.*$")


class Prose:
    """All texts of a support process."""

    def __init__(self, passages: Iterable[Written]) -> None:
        self.passages = list(passages)
        texts = [passage.value for passage in self.passages]
        self._ends = list(accumulate(len(text) + 1 for text in texts))
        self._all = "\0".join(texts)
        self._lower = self._all.translate(_LOWER).replace("\n", " ")
        self._targets: dict[str, dict[str, str]] = {}
        for role, content in set(_REFERENCE.findall(self._all)):
            explicit = _EXPLICIT.search(content)
            target = " ".join((explicit[1] if explicit else content).split())
            self._targets.setdefault(role, {})[target] = content

    def targets(self, role: str) -> Mapping[str, str]:
        """What the inline roles of a name refer to, as in {term}`Incident`; sorted."""
        return dict(sorted(self._targets.get(role, {}).items()))

    def occurrences(self, role: str, target: str) -> Iterator[tuple[Written, Place]]:
        """Where an inline role with a target stands, outside code."""
        for passage, offset in self.find(f"{{{role}}}`"):
            match = _REFERENCE.match(passage.value, offset)
            if match is None or " ".join(match[2].split()) != target:
                explicit = match and _EXPLICIT.search(match[2])
                if not match or not explicit or " ".join(explicit[1].split()) != target:
                    continue
                start = match.start(2) + explicit.start(1)
            else:
                start = match.start(2)
            if _without_verbatim(passage.value)[offset] == "{":
                yield passage, passage.value.at(start)

    def mentions(self, name: str) -> bool:
        """Whether a name stands anywhere in the texts, in any case."""
        return name.translate(_LOWER) in self._lower

    def find(self, words: str) -> Iterator[tuple[Written, int]]:
        """Each place at which words stand, in any case; literals are searched as well."""
        needle = words.translate(_LOWER)
        at = self._lower.find(needle)
        while at >= 0:
            number = bisect_right(self._ends, at)
            begin = self._ends[number - 1] if number else 0
            yield self.passages[number], at - begin
            at = self._lower.find(needle, at + 1)

    def holding(self, pattern: re.Pattern[str]) -> Iterator[Written]:
        """The texts in which a pattern is found, once all is in lower case and in one line."""
        last = -1
        for match in pattern.finditer(self._lower):
            first = bisect_right(self._ends, match.start())
            end = bisect_right(self._ends, max(match.start(), match.end() - 1))
            for number in range(max(first, last + 1), end + 1):
                last = number
                yield self.passages[number]

    def found(
        self, candidate: re.Pattern[str], pattern: re.Pattern[str]
    ) -> Iterator[tuple[Written, re.Match[str]]]:
        """Each match of a pattern in prose, sought only in texts that hold the candidate."""
        for passage in self.holding(candidate):
            for match in pattern.finditer(plain(passage.value)):
                yield passage, match


def plain(text: str) -> str:
    """A text of the same length with spaces for what is no prose: code, roles, links, options."""
    text = _without_verbatim(text)
    if "`" in text:
        text = _SPAN.sub(_blank, text)
        text = re.sub(r"\{[\w:.+-]+\}(?= )", _blank, text)
    if "://" in text or "](" in text or "<" in text or "@" in text:
        text = _LINK.sub(_blank, text)
    return text


def sentence(text: str, offset: int) -> tuple[int, int]:
    """Begin and end of the sentence around an offset."""
    begin = 0
    for match in _STOP.finditer(text):
        if match.end() > offset:
            return begin, match.start() + 1
        begin = match.end()
    return begin, len(text)


_STOP = re.compile(r"[.!?:;][\"')*_]*(?=\s)|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_verbatim(text: str) -> str:
    """A text with spaces for code blocks and for the lines that open or close a directive."""
    if "```" not in text and "~~~" not in text and ":::" not in text:
        return text
    lines = text.split("\n")
    open_: list[tuple[str, bool]] = []
    head = False
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence is not None and open_ and fence[1].startswith(open_[-1][0]) and not fence[3]:
            open_.pop()
        elif fence is not None and not (open_ and open_[-1][1]):
            verbatim = fence[2] is None or _VERBATIM.search(fence[2]) is not None
            open_.append((fence[1], verbatim and not fence[1].startswith(":")))
            if fence[2] is not None and not verbatim:
                lines[number] = " " * fence.start(3) + fence[3]
                head = True
                continue
        elif head and _OPTION.match(line):
            pass
        elif not (open_ and open_[-1][1]):
            head = False
            continue
        lines[number] = " " * len(line)
    return "\n".join(lines)
