"""Which step of which part does a text point to? `step 4 of section 2`, `Booking, 2`, `→ B1`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from ....text.named import NamedTuple
from ...draft.draft import Process, Step
from ...draft.noted import Noted
from ...words.prose import around, changed_outside_code, excerpt, link_ends
from ...words.ways.jumps import ORDINALS
from .parts import Part
from .places import LINK, Places
from .signs import (
    ALONE,
    BEFORE,
    BEHIND,
    DIGITS,
    ENDS,
    FARTHEST,
    GOES_ON,
    INSIDE,
    JOIN,
    MOST_WORDS,
    POINTS,
    SINGLE,
    SMALL,
    THEN,
)

_NEAR = 40


class _Found(NamedTuple):
    """What a text points to between two places: steps, or a part of a page."""

    begin: int
    end: int
    parts: tuple[Part, ...]


class _Named(NamedTuple):
    """A part that is named beside a pointer, and where both begin and end."""

    part: Part
    begin: int
    end: int


def pointed(places: Places, process: Process, about: Noted, key: str, text: str) -> str:
    """A text in which what points to steps and parts by a number or a title leads there."""

    def change(piece: str) -> str:
        done, at = [], 0
        for one in _Reading(places, process, about, piece).found():
            names = [places.parts.target(process, part) for part in one.parts]
            words = piece[one.begin : one.end]
            told = " and ".join(f"`{name}`" for name in names)
            said = excerpt(around(piece, one.begin, one.end))
            about.todo(f"{said}: {'are' if names[1:] else 'is'} {told} meant?", key)
            if one.parts[0].first is None:
                put = [f"[{words}](#{names[0]})"]
            else:
                marks = re.findall(JOIN, words)[-len(names) + 1 :] if names[1:] else []
                roles = (f"{{support:step}}`{name}`" for name in names)
                put = [f"{role}{mark}" for role, mark in zip_longest(roles, marks, fillvalue="")]
                put += [" "] * piece[one.end : one.end + 1].isalpha()
            done += [piece[at : one.begin], *put]
            at = one.end
        return "".join([*done, piece[at:]])

    return changed_outside_code(change, text)


def pointed_at(places: Places, process: Process, about: Step, where: str) -> str | None:
    """The target that the words for a place mean, if they are a pointer and no more."""
    text = f"\u2192 {where}"
    found = next(_Reading(places, process, about, text).found(), None)
    before = text[len("\u2192 ") : found.begin].split() if found else []
    if found is None or not all(map(SMALL.fullmatch, before)) or text[found.end :].strip(" .!)"):
        return None
    return places.parts.target(process, found.parts[0])


class _Reading:
    """Reads what a text about a step of a process, or about this, points to."""

    def __init__(self, places: Places, process: Process, about: Noted, text: str) -> None:
        self._places = places
        self._parts = places.parts
        self._process = process
        self._about = about
        self._text = text
        self._done = 0

    def found(self) -> Iterator[_Found]:
        """What the text points to, from left to right."""
        at = 0
        link_end = link_ends(self._text)
        while match := POINTS.search(self._text, at):
            if end := link_end(match.start()):
                at = end
                continue
            found = self._read(match)
            missed = match.start("words") if match["words"] else match.end()
            at = found.end if found else missed
            self._done = found.end if found else self._done
            if found and not any(part.first is self._about for part in found.parts):
                yield found

    def _read(self, match: re.Match[str]) -> _Found | None:
        """What a match points to, with the part that is named beside it."""
        ordinal = ORDINALS.get((match["ordinal"] or "").casefold(), "")
        numbers = match["numbers"] or match["behind"] or ordinal
        if match["into"]:
            return self._into(match)
        if match["link"]:
            return self._linked(match)
        if match["title"] or match["words"]:
            return self._titled(match)
        if match["labels"]:
            return self._labelled(match)
        if not numbers:
            return self._single(match)
        beside = self._beside(match.start(), match.end(), is_behind=bool(match["behind"]))
        if beside is None and ordinal:
            return None
        if beside is None and match["numbers"] and numbers.isdigit():
            near = self._text[max(0, match.start() - _NEAR) : match.start()]
            own = self._own(int(numbers)) if not near or ALONE.search(near) else None
            return _Found(*match.span(), (Part(self._process, own),)) if own else None
        if beside is None:
            return None
        steps = self._parts.steps(beside.part)
        meant = [steps.get(int(number)) for number in DIGITS.findall(numbers)]
        if ordinal and not meant[0]:
            meant = [self._parts.item(beside.part.process, beside.part.first, ordinal)]
        parts = tuple(Part(beside.part.process, step) for step in meant if step)
        return _Found(beside.begin, beside.end, parts) if len(parts) == len(meant) else None

    def _into(self, match: re.Match[str]) -> _Found | None:
        """The step of the part to which a link leads that is named behind it."""
        link = LINK.search(match["into"])
        part = self._places.linked(self._process, link) if link else None
        step = self._parts.step(part, match["inner"]) if part else None
        if part is None or step is None:
            return None
        return _Found(match.start(), match.end(), (Part(part.process, step),))

    def _linked(self, match: re.Match[str]) -> _Found | None:
        """The step to which a number leads as a link."""
        link = LINK.search(match["link"])
        step = self._places.linked_step(self._process, link) if link else None
        if step is None or step[1].phase:
            return None
        beside = self._beside(match.start(), match.end())
        if beside and beside.part.process is step[0]:
            return _Found(beside.begin, beside.end, (Part(*step),))
        return _Found(match.start(), match.end(), (Part(*step),))

    def _labelled(self, match: re.Match[str]) -> _Found | None:
        """The steps that have labels such as `1.1`; of a letter below a step, the step itself."""
        said = re.split(JOIN, match["labels"])
        if len(said) == 1 and said[0][-1].isalpha():
            one = self._parts.labelled(self._process, self._about, said[0])
            step = self._own(int(said[0][:-1]))
            found = one or (Part(self._process, step) if step else None)
            return _Found(match.start(), match.end() - (one is None), (found,)) if found else None
        known = [self._parts.labelled(self._process, self._about, one) for one in said]
        if len(said) == 1 and known[0] is None:
            part = self._parts.named(self._process.page, said[0])
            return self._within(part, *match.span()) if part else None
        parts = tuple(part for part in known if part)
        return _Found(*match.span(), parts) if len(parts) == len(said) else None

    def _titled(self, match: re.Match[str]) -> _Found | None:
        """The part or the step whose title stands behind words that lead there."""
        if match["title"]:
            part = self._named(match["quoted"], is_marked=True)
            return self._within(part, *match.span("title")) if part else None
        words = match["words"].split(" ")
        begin = match.start("words")
        while words and not words[0].isdigit():
            most = min(len(words), MOST_WORDS) if self._parts.begins(words[0]) else 0
            for count in range(most, 0, -1):
                name = " ".join(words[:count])
                part = self._named(name, is_marked=False)
                if part and (not words[count:] or GOES_ON.fullmatch(words[count])):
                    return self._within(part, begin, begin + len(name))
            if not SMALL.fullmatch(words[0]):
                return None
            begin += len(words.pop(0)) + 1
        return None

    def _named(self, title: str, *, is_marked: bool) -> Part | None:
        """The part of that title, or the step; a marked one may have more words."""
        part = self._parts.named(self._process.page, title)
        if part is not None and part != (self._process, None):
            return part
        step = self._parts.titled(self._process.page, title, is_whole=not is_marked)
        return Part(*step) if step else None

    def _single(self, match: re.Match[str]) -> _Found | None:
        """What a number, a letter or a label points to that stands alone."""
        kind = next(name for name in SINGLE if match[name])
        said, end = match[kind], match.end()
        is_alone = kind == "to" or (kind == "chapter" and not match["kind"])
        begin = match.start(kind if is_alone else 0)
        below = BEHIND.match(self._text, end)
        is_number = bool(match["to"]) and said.isdigit() and not (below and below["word"])
        if is_number and (found := self._numbered(begin, end, int(said))):
            return found
        if not said.isdigit() and (known := self._parts.labelled(self._process, self._about, said)):
            return _Found(begin, end, (known,))
        part = None if match["label"] else self._parts.named(self._process.page, said)
        if part is None or part == (self._process, None):
            other = self._places.around(self._process, int(said)) if is_number else None
            return _Found(begin, end, (Part(*other),)) if other else None
        return self._within(part, begin, end)

    def _within(self, part: Part, begin: int, end: int) -> _Found:
        """A part, or the step of it that is named behind it, by its number or its title."""
        below = BEHIND.match(self._text, end)
        numbers = [below["number"], *DIGITS.findall(below["more"])] if below else []
        steps = [step for one in numbers if (step := self._parts.step(part, one))]
        if below and steps and len(steps) == len(numbers):
            return _Found(begin, below.end(), tuple(Part(part.process, one) for one in steps))
        then = THEN.match(self._text, end)
        step = self._parts.told(part, then["words"]) if then else None
        return _Found(begin, end, (Part(part.process, step) if step else part,))

    def _numbered(self, begin: int, end: int, number: int) -> _Found | None:
        """The step with a number: in the part that is named beside it, else in what speaks."""
        beside = self._beside(begin, end)
        if beside:
            step = self._parts.steps(beside.part).get(number)
            part = Part(beside.part.process, step)
            return _Found(beside.begin, beside.end, (part,)) if step else None
        step = self._own(number)
        return _Found(begin, end, (Part(self._process, step),)) if step else None

    def _own(self, number: int) -> Step | None:
        """The step with a number in the phase or the process that speaks."""
        return self._parts.around(self._about).get(number) or self._process.numbers.get(number)

    def _beside(self, begin: int, end: int, *, is_behind: bool = False) -> _Named | None:
        """The part that is named behind a pointer, or before it; only there if this `is_behind`."""
        text = self._text
        behind = None if is_behind else INSIDE.match(text, end)
        if behind and (found := self._part(behind, is_prefix=True)):
            part, last = found
            is_closed = behind["open"] and text[last : last + 1] == ")"
            return _Named(part, begin, last + bool(is_closed))
        start = max(self._done, begin - FARTHEST)
        is_joined = is_behind or text[begin - 2 : begin].rstrip().endswith(ENDS)
        before = BEFORE.search(text[start:begin]) if is_joined else None
        if before and (found := self._part(before, is_prefix=False)):
            part, first = found
            return _Named(part, start + first, end)
        return None

    def _part(self, match: re.Match[str], *, is_prefix: bool) -> tuple[Part, int] | None:
        """The part that a match names, and where its name ends, or begins if it is no prefix."""
        edge = match.end() if is_prefix else match.start()
        link = LINK.search(match["link"]) if match["link"] else None
        name = match["quoted"] or match["number"]
        if link or name:
            page = self._process.page
            part = (
                self._places.linked(self._process, link) if link else self._parts.named(page, name)
            )
            return (part, edge) if part else None
        words = match["words"].split(" ")
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count] if is_prefix else words[-count:])
            part = self._parts.named(self._process.page, name)
            if part:
                start, end = match.span("words")
                return part, start + len(name) if is_prefix else end - len(name)
        return None
