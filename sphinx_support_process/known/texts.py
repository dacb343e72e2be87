"""What do the texts say? Fast search through all of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from itertools import accumulate

from ..model import Process, Step
from ..text.attached import ATTACHING
from ..text.choice import one_of
from ..text.markup import without_verbatim
from ..text.text import Place
from .values import Column, Written

_REFERENCE = re.compile(r"\{([a-zA-Z][\w:.+-]*\}`[^`\0]+)`")
_EXPLICIT = r"<([^<>]*)>\s*$"
_EDGE = "\0 "
"""Stands before each text, so that no search goes beyond one; a word begins behind it."""
_WORDS = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(1, 128)}


class Prose:
    """All texts of a support process."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self._last = list(accumulate(len(column.values) for column in columns))
        self._texts = [text for column in columns for text in column.values]
        self._all = _EDGE.join(["", *self._texts])
        self._words = _words(self._all)
        self._contents: dict[str, list[str]] = {}
        for reference in set(_REFERENCE.findall(self._all)):
            role, _, content = reference.partition("}`")
            self._contents.setdefault(role, []).append(content)
        self._named: dict[str, dict[str, list[tuple[Written, int]]]] = {}

    def targets(self, role: str) -> Set[str]:
        """What the inline roles of a name refer to, as in {term}`Incident`."""
        return {_target(content)[0] for content in self._contents.get(role, ())}

    def unknown(self, role: str, known: Container[str]) -> list[str]:
        """What they refer to that is not among those known; sorted."""
        contents = self._contents.get(role, ())
        unknown = (content for content in contents if content not in known)
        return sorted({name for name, _ in map(_target, unknown) if name not in known})

    def occurrences(self, role: str, target: str) -> list[tuple[Written, Place]]:
        """Where an inline role with a target stands, outside code."""
        return [(passage, passage.value.at(at)) for passage, at in self.naming(role, target)]

    def naming(self, role: str, target: str) -> list[tuple[Written, int]]:
        """The texts in which an inline role with a target stands, and the offset of the target."""
        if role not in self._named:
            found: dict[str, list[tuple[Written, int]]] = {}
            for passage, offset in self.find(f"{{{role}}}`"):
                match = _REFERENCE.match(passage.value, offset)
                if match is None or without_verbatim(passage.value)[offset] != "{":
                    continue
                content = match[1].removeprefix(f"{role}}}`")
                name, start = _target(content)
                at = match.end(1) - len(content) + start
                found.setdefault(name, []).append((passage, at))
            self._named[role] = found
        return self._named[role].get(target, [])

    def mentions(self, name: str) -> bool:
        """Whether a name stands anywhere in the texts, in any case."""
        return f" {_words(name)}" in self._words

    def quotes(self, name: str) -> bool:
        """Whether a name stands anywhere in the texts just so."""
        return name in self._all

    def find(self, literal: str) -> Iterator[tuple[Written, int]]:
        """Each place at which a literal stands just so."""
        if not all(character in self._all for character in literal):  # which is found at once
            return
        yield from map(self._at, _places(literal, self._all))

    @cached_property
    def attaching(self) -> Collection[Written]:
        """The texts that may show a picture or hand out a file, each once."""
        braced = (match.start() for match in re.finditer(ATTACHING, self._all))
        found = (passage for passage, _ in (*self.find("!["), *map(self._at, braced)))
        return {(id(passage.value), passage.owner.about): passage for passage in found}.values()

    def words(
        self, beginnings: Collection[str], patterns: Iterable[str]
    ) -> Iterator[list[tuple[Written, int]]]:
        """For each pattern the places at which it matches and a word begins in one of some ways.

        All see lower case, and a space for each character that is no letter or digit; they capture
        nothing. To look once for several patterns takes little longer than for one.
        """
        looks = [f"(?=({pattern})?)" for pattern in patterns]
        found = [*re.finditer(f" (?={one_of(beginnings)}){''.join(looks)}", self._words)]
        for number in range(1, len(looks) + 1):
            yield [self._at(match.end()) for match in found if match[number] is not None]

    def uses(self, words: str) -> Iterator[tuple[Written, int]]:
        """Each place at which words stand, in any case, and begin as a word."""
        wanted = words.casefold().split()
        for at in _places(f" {_words(words)}", self._words):
            passage, offset = self._at(at + 1)
            if passage.value[offset : offset + len(words)].casefold().split() == wanted:
                yield passage, offset

    @cached_property
    def _starts(self) -> list[int]:
        """Where each text begins in all of them."""
        lengths = [len(text) + len(_EDGE) for text in self._texts]
        return list(accumulate(lengths, initial=len(_EDGE)))

    def _at(self, place: int) -> tuple[Written, int]:
        """The text that holds a place in all of them, and the offset in it."""
        number = bisect_right(self._starts, place) - 1
        column = bisect_right(self._last, number)
        row = number - (self._last[column - 1] if column else 0)
        found = self.columns[column]
        written = Written(found.values[row], found.key, found.owners[row])
        return written, place - self._starts[number]


def _places(literal: str, text: str) -> Iterator[int]:
    """Each place at which a literal stands in a text."""
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def _words(text: str) -> str:
    """A text of the same length in lower case, with spaces for all but letters and digits."""
    if text.isascii():
        return text.translate(_WORDS)
    lower = text.replace("\u0130", "I").lower()  # the one letter that would grow
    return re.sub(r"[^\w\0]|_", " ", lower)


def sentence(text: str, offset: int) -> tuple[int, int]:
    """Begin and end of the sentence around an offset, or of its next thousand characters."""
    stops = spans(_STOP, text)
    next_ = bisect_left(stops, (offset, offset))
    begin = max(offset - 1000, stops[next_ - 1][1] if next_ else 0)
    stop = stops[next_][0] + 1 if next_ < len(stops) else len(text)
    return begin, min(stop, offset + 1000)


@lru_cache(maxsize=8)
def spans(pattern: str, text: str) -> list[tuple[int, int]]:
    """Where a pattern matches in a text, from first to last: begin and end of each place."""
    return [match.span() for match in re.finditer(pattern, text)]


def _target(content: str) -> tuple[str, int]:
    """The target of an inline role, and its offset in the content."""
    explicit = re.search(_EXPLICIT, content) if "<" in content else None
    target = explicit[1] if explicit else content
    return " ".join(target.split()), explicit.start(1) if explicit else 0


_STOP = r"[.!?:;][\"')*_]*(?=\s)|\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])\s)"


def titled(process: Process | None, text: str, here: object = None) -> Step | None:
    """The step of a process whose title stands in a text, the longest first."""
    if process is None:
        return None
    words = " ".join(text.casefold().split())
    titles, lengths = _titles(process)
    found = [
        step
        for at in range(len(words))
        for length in lengths.get(words[at : at + _BEGIN], ())
        for step in titles.get(words[at : at + length], ())
        if step is not here
    ]
    return max(found, key=lambda step: (len(step.title), -step.number), default=None)


_BEGIN = 3
"""So many characters of titles are looked up first; shorter titles could stand anywhere."""


@lru_cache(maxsize=1)
def _titles(process: Process) -> tuple[Mapping[str, list[Step]], Mapping[str, set[int]]]:
    """The steps by their titles, and the lengths of the titles by their first characters."""
    titles: dict[str, list[Step]] = {}
    lengths: dict[str, set[int]] = {}
    for step in process.steps:
        title = step.title.casefold().rstrip("?")
        if len(step.title) > _BEGIN and len(title) >= _BEGIN:
            titles.setdefault(title, []).append(step)
            lengths.setdefault(title[:_BEGIN], set()).add(len(title))
    return titles, lengths
