"""Which number does Word show before a paragraph?

Counters belong to the definition of a list, which several lists may share; a list may begin one of
its levels anew, once, where it is first used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ....text.named import NamedTuple
from ..numerals import repeated, shown

_FORMATS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "decimalZero": "01",
}
_SILENT = {"bullet", "none"}
_DEEPEST = 9


@dataclass(slots=True)
class Level:
    """A level of a list: how it counts, and what is shown, with `%1` for a number."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str = ""


class Label(NamedTuple):
    """What is shown before a paragraph of a list: its number as `text`, or a `bullet`."""

    level: int
    text: str = ""
    number: tuple[int, ...] = ()
    bullet: str | None = None


@dataclass(slots=True)
class Numbers:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    own: dict[tuple[str, int], Level] = field(default_factory=dict)
    strange: set[str] = field(default_factory=set)
    """Kinds of numbers that were shown as decimal ones."""
    _counted: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level(self, list_: str, at: int) -> Level | None:
        abstract = self.lists.get(list_, "")
        return self.own.get((list_, at)) or self.levels.get(abstract, {}).get(at)

    def level_of_style(self, list_: str, style: str) -> int:
        """The level at which a definition names a style of paragraphs."""
        levels = self.levels.get(self.lists.get(list_, ""), {})
        return next((at for at, level in levels.items() if level.style == style), 0)

    def next(self, list_: str, at: int) -> Label | None:
        """The label of the next paragraph of a list, None if there is no such list."""
        level = self.level(list_, at)
        if level is None or not 0 <= at < _DEEPEST:
            return None
        abstract = self.lists.get(list_, "")
        counted = self._counted.setdefault(abstract, [None] * _DEEPEST)
        start = self.starts.get((list_, at))
        if start is not None and (list_, at) not in self._begun:
            counted[at] = start
        else:
            last = counted[at]
            counted[at] = level.start if last is None else last + 1
        self._begun.add((list_, at))
        for deeper in range(at + 1, _DEEPEST):
            below = self.level(list_, deeper)
            if below is None or below.restart is None or at < below.restart:
                counted[deeper] = None
        if level.kind in _SILENT or "%" not in level.text:
            return Label(at, bullet=re.sub(r"%\d", "", level.text).strip())
        numbers: list[int] = []

        def put(match: re.Match[str]) -> str:
            wanted = int(match[1]) - 1
            one = self.level(list_, wanted) or Level()
            value = counted[wanted]
            value = one.start if value is None else value
            numbers.append(value)
            kind = "decimal" if level.is_legal else one.kind
            if kind != "decimal" and kind not in _FORMATS:
                self.strange.add(kind)
            return shown(value, _FORMATS.get(kind, "1"), repeated)

        label = re.sub(r"%([1-9])", put, level.text).strip()
        return Label(at, label, tuple(numbers))


def numbers(root: Element | None, styles: Mapping[str, str]) -> Numbers:
    """The lists of the part that defines them, `styles` says which list a style belongs to."""
    found = Numbers()
    if root is None:
        return found
    links: dict[str, str] = {}
    named: dict[str, str] = {}
    for definition in root.iter("abstractNum"):
        id = definition.get("abstractNumId", "")
        found.levels[id] = dict(map(_level, definition.iter("lvl")))
        for link in definition.iter("numStyleLink"):
            links[id] = link.get("val", "")
        for link in definition.iter("styleLink"):
            named[link.get("val", "")] = id
    for num in root.iter("num"):
        id = num.get("numId", "")
        abstract = next((one.get("val", "") for one in num.iter("abstractNumId")), "")
        found.lists[id] = abstract
        for override in num.iter("lvlOverride"):
            at = _int(override.get("ilvl"), 0)
            for start in override.iter("startOverride"):
                found.starts[id, at] = _int(start.get("val"), 1)
            for level in override.iter("lvl"):
                found.own[id, at] = _level(level)[1]
    for id, abstract in found.lists.items():
        style = links.get(abstract)
        if style is not None:
            other = found.lists.get(styles.get(style, ""), "")
            found.lists[id] = named.get(style) or other or abstract
    return found


def _level(element: Element) -> tuple[int, Level]:
    level = Level()
    for one in element:
        value = one.get("val", "")
        match one.tag:
            case "start":
                level.start = _int(value, 1)
            case "numFmt":
                level.kind = value
            case "lvlText":
                level.text = value
            case "lvlRestart":
                level.restart = _int(value, 0)
            case "isLgl":
                level.is_legal = value not in ("0", "false", "off")
            case "pStyle":
                level.style = value
    return _int(element.get("ilvl"), 0), level


def _int(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"-?\d{1,9}", value) else otherwise
