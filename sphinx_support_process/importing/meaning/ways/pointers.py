"""Which step of which part does a text point to? `step 4 of section 2`, `The contract, 2`, `→ B1`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ....text.named import NamedTuple
from ...draft.draft import Process, Step
from ...draft.noted import Noted
from ...words.jumps import ARROW
from ...words.patterns import late
from ...words.prose import changed_outside_code, excerpt
from ...words.table import pattern
from .parts import Part
from .places import LINK, Places

JOIN = r"(?:, | and | or | to | und | bis | et | \u00e0 | y | a | ?[-\u2013] ?)"
"""What stands between the numbers of several steps."""

_SUB = r"(?:\.?\s?[a-h]\))?"
_NAMES = rf"(?:{pattern('section')}|{pattern('step')})"
_TARGET = r"(?:<[^<>]+>|[^()\s]+)"
_END = (
    r"(?![.,]?\d)(?=[.,;:)!?\u2013\n]|\s?\(|\s*\Z|"
    rf"\s(?:{pattern('prepositions')}|{pattern('joins')}|{pattern('clause')})\b)"
)
_POINTS = late(
    rf"(?<![\w-])(?:{pattern('step')} )?(?P<link>\[\(?\d{{1,3}}[.)]?(?:[a-h]\))?\]\({_TARGET}\)){_SUB}"
    rf"|(?<![\w-]){pattern('step')}(?:s|e|n|en)? "
    rf"(?P<numbers>\d{{1,3}}(?!\.?\d)(?:{JOIN}\d{{1,3}}(?!\w))*){_SUB}(?!\w)"
    rf"|(?<![\w-])(?:(?:{_NAMES}|{pattern('prepositions')}) (?P<chapter>\d{{1,2}}(?:\.\d{{1,2}})+)"
    rf"|{_NAMES} (?P<letter>(?-i:[A-Z])\d{{0,2}}))(?!\w)"
    rf"|(?<![\w-]){pattern('section')} (?P<section>\d{{1,2}})(?!\.?\w)"
    rf"|(?:(?<![\w-]){pattern('leads-to')} |{ARROW} ?)"
    rf"(?P<to>\d{{1,3}}(?:\.\d{{1,3}}){{0,2}}|(?-i:[A-Z])\d{{0,2}}){_SUB}{_END}"
    rf"|(?<=[\w)*\"\u201d\u00bb]),? (?P<behind>\d{{1,3}}){_SUB}{_END}"
    r"|(?<![\w.])(?P<label>(?-i:[A-Z])\d{1,2})(?!\w)",
    re.IGNORECASE,
)
_MARK = r"[\"\u201c\u201d\u201e\u00ab\u00bb*_]"
_QUOTED = rf"{_MARK}{{1,2}}\s?(?P<quoted>[^\"\u201c-\u201e\u00ab\u00bb*_\n]{{2,60}}?)\s?{_MARK}{{1,2}}"
_NUMBER = r"(?P<number>\d{1,2}(?:\.\d{1,2})*)"
_WORD = r"[^\W_][\w'\u2019&/-]*"
_LINKED = rf"(?P<link>\[[^\[\]]*\]\({_TARGET}\))"
_INSIDE = late(
    rf"(?:,? (?P<open>\()(?:{pattern('see')} )?|,? (?:{pattern('of')}|{pattern('prepositions')}) )"
    rf"(?:{pattern('articles')} ?)?(?:{pattern('section')} )?"
    rf"(?:{_QUOTED}|{_MARK}?{_LINKED}{_MARK}?|{_NUMBER}(?!\w)|(?P<words>{_WORD}(?: {_WORD}){{0,7}}))",
    re.IGNORECASE,
)
_BEFORE = late(
    rf"(?:{pattern('section')} )?(?:{_QUOTED}|{_MARK}?{_LINKED}{_MARK}?|(?<![\w.]){_NUMBER}"
    rf"|(?<!\w)(?P<words>{_WORD}(?: {_WORD}){{0,7}}))[,:]? ?\Z",
    re.IGNORECASE,
)
_THEN = late(r"(?:,| and| und| et| y) (?P<words>[^\W\d][\w'\u2019-]*(?: [\w'\u2019-]+){1,7})")
_FARTHEST = 120
_ENDS = (",", ":", ")", '"', "\u201d", "\u201c", "\u00bb", "*", "_")
_DIGITS = late(r"\d+")


class _Found(NamedTuple):
    """What a text points to between two places: steps, or a part whose first step is meant."""

    begin: int
    end: int
    steps: tuple[tuple[Process, Step], ...] = ()
    part: Part | None = None


def pointed(places: Places, process: Process, about: Noted, key: str, text: str) -> str:
    """A text in which what points to steps and parts by a number or a title leads there."""

    def change(piece: str) -> str:
        done, at = [], 0
        for one in _found(places, process, about, piece):
            names = [_name(process, *step) for step in one.steps]
            words = piece[one.begin : one.end]
            if one.part is not None and one.part.first:
                names = [_name(process, one.part.process, one.part.first)]
            meant = names or [one.part.process.id if one.part else ""]
            told = " and ".join(f"`{name}`" for name in meant)
            said = piece[max(at, one.begin - 40) : one.end]
            about.todo(f"{excerpt(said)}: {'are' if meant[1:] else 'is'} {told} meant?", key)
            marks = re.findall(JOIN, words) if len(names) > 1 else []
            put = [f"{{support:step}}`{name}`" for name in names] or [f"[{words}](#{meant[0]})"]
            joined = "".join(a + b for a, b in zip(put, [*marks, *[", "] * len(put)], strict=False))
            done += [piece[at : one.begin], joined[: len(joined) - 2] if len(put) > len(marks) else joined]
            at = one.end
        return "".join([*done, piece[at:]])

    return changed_outside_code(change, text)


def pointed_at(places: Places, process: Process, about: Step, where: str) -> str | None:
    """The target that the words for a place mean, if they are a pointer and no more."""
    found = next(_found(places, process, about, f"\u2192 {where}"), None)
    if found is None or found.begin > 2 or where[found.end - 2 :].strip(" .!)"):
        return None
    part = Part(*found.steps[0]) if found.steps else found.part
    return None if part is None else places.parts.target(process, part)


def _name(home: Process, process: Process, step: Step) -> str:
    return step.id if process is home else f"{process.id}.{step.id}"


def _found(places: Places, process: Process, about: Noted, text: str) -> Iterator[_Found]:
    """What a text points to, from left to right."""
    at = done = 0
    while match := _POINTS.search(text, at):
        found = _read(places, process, about, match, done)
        at = found.end if found else match.end()
        done = found.end if found else done
        if found and not (found.steps and any(step is about for _, step in found.steps)):
            yield found


def _read(
    places: Places, process: Process, about: Noted, match: re.Match[str], at: int
) -> _Found | None:
    """What a match points to, with the part that is named around it."""
    begin, end, text = match.start(), match.end(), match.string
    numbers = [int(one) for one in _DIGITS.findall(match["numbers"] or match["behind"] or "")]
    if match["link"]:
        link = LINK.search(match["link"])
        linked = places.linked_step(process, link) if link else None
        if linked is None or linked[1].phase:
            return None
        part, begin, end = _around(places, process, text, at, begin, end)
        is_one = part is None or part.process is linked[0]
        return _Found(begin if is_one else match.start(), end if is_one else match.end(), (linked,))
    if numbers:
        part, begin, end = _around(places, process, text, at, begin, end, only_before=bool(match["behind"]))
        steps = places.parts.steps(part) if part else {}
        if part is None or not all(number in steps for number in numbers):
            return None
        return _Found(begin, end, tuple((part.process, steps[number]) for number in numbers))
    return _single(places, process, about, match)


def _single(
    places: Places, process: Process, about: Noted, match: re.Match[str]
) -> _Found | None:
    """What a number, a letter or a label points to that stands alone."""
    groups = ("chapter", "letter", "section", "to", "label")
    said = next(match[name] for name in groups if match[name])
    begin, end = match.start(), match.end()
    below = _BEHIND.match(match.string, end)
    is_number = match["to"] is not None and said.isdigit() and not (below and below["word"])
    begin = match.start("to") if match["to"] else begin
    if is_number:
        part, first, last = _around(places, process, match.string, begin, begin, end)
        name = _numbered(places, process, about, part, int(said))
        if name:
            return _Found(first, last, (name,))
    known = None if said.isdigit() else places.parts.labelled(process.page, said)
    if known:
        return _Found(begin, end, (known,))
    part = None if match["label"] else places.parts.named(process.page, said)
    if part is None or (part.process is process and part.first is None):
        part = None
        home, _, own = places.numbered(process, about, int(said)).rpartition(".") if is_number else ("", "", "")
        there = next((one for one in places.processes if one.id == home), process)
        step = next((one for one in there.steps if own and one.id == own), None)
        return _Found(begin, end, ((there, step),)) if step else None
    step = places.parts.steps(part).get(int(below["number"])) if below else None
    if below and step:
        return _Found(begin, below.end(), ((part.process, step),))
    then = _THEN.match(match.string, end)
    step = places.parts.told(part, then["words"]) if then else None
    return _Found(begin, end, ((part.process, step),) if step else (), part)


def _numbered(
    places: Places, process: Process, about: Noted, part: Part | None, number: int
) -> tuple[Process, Step] | None:
    """The step of a part that has a number, or else of what speaks of it."""
    if part:
        step = places.parts.steps(part).get(number)
        return (part.process, step) if step else None
    step = places.parts.around(about).get(number) or process.numbers.get(number)
    return (process, step) if step else None


_BEHIND = late(rf",? (?P<word>{pattern('step')} )?(?P<number>\d{{1,3}}){_SUB}{_END}", re.IGNORECASE)


def _around(
    places: Places, process: Process, text: str, at: int, begin: int, end: int, *, only_before: bool = False
) -> tuple[Part | None, int, int]:
    """The part that is named behind a pointer, or before it; and where both begin and end."""
    behind = None if only_before else _INSIDE.match(text, end)
    if behind and (found := _part(places, process, behind, is_prefix=True)):
        part, last = found
        is_closed = behind["open"] and text[last : last + 1] == ")"
        return part, begin, last + bool(is_closed)
    start = max(at, begin - _FARTHEST)
    is_joined = only_before or text[begin - 2 : begin].rstrip().endswith(_ENDS)
    before = _BEFORE.search(text[start:begin]) if is_joined else None
    if before and (found := _part(places, process, before, is_prefix=False)):
        part, first = found
        return part, start + first, end
    return None, begin, end


def _part(
    places: Places, process: Process, match: re.Match[str], *, is_prefix: bool
) -> tuple[Part, int] | None:
    """The part that a match names, and where its name ends, or begins where that is asked."""
    edge = match.end() if is_prefix else match.start()
    if match["link"]:
        link = LINK.search(match["link"])
        part = places.linked(process, link) if link else None
        return (part, edge) if part else None
    name = match["quoted"] or match["number"]
    if name:
        part = places.parts.named(process.page, name)
        return (part, edge) if part else None
    words = match["words"].split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count] if is_prefix else words[-count:])
        part = places.parts.named(process.page, name)
        if part:
            start = match.start("words")
            return part, start + len(name) if is_prefix else match.end("words") - len(name)
    return None
