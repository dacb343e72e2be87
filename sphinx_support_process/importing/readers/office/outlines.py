"""Which number does OpenDocument show before an item or a heading?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ..numerals import shown

_MOST = 10


@dataclass(slots=True)
class Level:
    """A level of a list: how it counts, what stands around it, how many levels it shows."""

    kind: str = ""
    before: str = ""
    after: str = ""
    shows: int = 1
    start: int = 1
    format: str = ""
    numbered: bool = True
    bullet: str = ""


@dataclass(slots=True)
class Counter:
    """How far a list has counted on each level; it may go on after other blocks."""

    style: str = ""
    numbers: list[int | None] = field(default_factory=lambda: [None] * (_MOST + 1))


class Lists:
    """The styles of lists, and how far each list has counted."""

    def __init__(self) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        self._by_id: dict[str, Counter] = {}
        self._by_style: dict[str, Counter] = {}
        self.outline: dict[int, Level] = {}
        self._outline = Counter()

    def define(self, roots: list[Element]) -> None:
        """Take up the styles of lists that stand in the parts of a file."""
        for root in roots:
            for style in root.iter("list-style"):
                self._styles[style.get("name", "")] = dict(_levels(style))
            for style in root.iter("outline-style"):
                self.outline = dict(_levels(style))

    def begin(self, element: Element, style: str) -> Counter:
        """The counter of an outermost list: that of an earlier one, or a new one.

        The paragraphs of a list that are numbered by themselves name it by `list-id`.
        """
        own = element.get("list-id", "")
        name = own or element.get("id", "")
        earlier = self._by_id.get(element.get("continue-list", own))
        if earlier is None and element.get("continue-numbering") == "true":
            earlier = self._by_style.get(style)
        counter = earlier or Counter()
        counter.style = style
        self._by_style[style] = counter
        if name:
            self._by_id[name] = counter
        return counter

    def next(
        self, counter: Counter, level: int, start: str | None
    ) -> tuple[str, tuple[int, ...], bool]:
        """The label of the next item on a level, its numbers, and whether it is numbered."""
        levels = self._styles.get(counter.style, {})
        return _counted(levels, counter, level, start)

    def bullet(self, counter: Counter, level: int) -> str:
        """The sign before the items of a level."""
        return self._styles.get(counter.style, {}).get(level, Level()).bullet

    def heading(self, level: int) -> str:
        """The label of the next heading that no list holds."""
        if not self.outline.get(level, Level(numbered=False)).kind:
            return ""
        return _counted(self.outline, self._outline, level, None)[0]


def _counted(
    levels: dict[int, Level], counter: Counter, level: int, start: str | None
) -> tuple[str, tuple[int, ...], bool]:
    level = min(level, _MOST)
    style = levels.get(level, Level("1", after="."))
    last = counter.numbers[level]
    if start and re.fullmatch(r"\d{1,9}", start):
        counter.numbers[level] = int(start)
    else:
        counter.numbers[level] = style.start if last is None else last + 1
    counter.numbers[level + 1 :] = [None] * (_MOST - level)
    if not style.numbered or not style.kind:
        return "", (), False

    def one(at: int) -> str:
        found = levels.get(at, Level("1"))
        value = counter.numbers[at]
        numbers.append(found.start if value is None else value)
        return shown(numbers[-1], found.kind)

    numbers: list[int] = []
    if style.format:
        text = re.sub(r"%(\d{1,2})%", lambda match: one(min(int(match[1]), _MOST)), style.format)
    else:
        first = max(1, level - style.shows + 1)
        text = ".".join(
            one(at) for at in range(first, level + 1) if levels.get(at, Level("1")).kind
        )
        text = f"{style.before}{text}{style.after}"
    return text.strip(), tuple(numbers), True


def _levels(style: Element) -> Iterator[tuple[int, Level]]:
    for one in style:
        level = one.get("level", "")
        if not re.fullmatch(r"\d{1,2}", level):
            continue
        start = one.get("start-value", "1")
        shows = one.get("display-levels", "1")
        made = Level(
            one.get("num-format", ""),
            one.get("num-prefix", ""),
            one.get("num-suffix", ""),
            int(shows) if re.fullmatch(r"\d{1,2}", shows) else 1,
            int(start) if re.fullmatch(r"\d{1,9}", start) else 1,
            one.get("num-list-format", ""),
            one.tag not in ("list-level-style-bullet", "list-level-style-image"),
            one.get("bullet-char", ""),
        )
        yield int(level), made
