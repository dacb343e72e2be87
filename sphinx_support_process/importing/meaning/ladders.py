"""Who is called after how long? The rungs that a table or a list tells, one above the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ...clock.durations import Clock
from ..draft.draft import Process, Rung
from ..passages.passage import Passage
from ..words.offices import is_office_in_any_case
from ..words.patterns import late
from ..words.people import People
from ..words.prose import ORDER, bare
from ..words.table import pattern
from ..words.times import DURATION, duration

_AFTER = late(pattern("after-head"), re.IGNORECASE)
_ESCALATION = late(pattern("escalation"), re.IGNORECASE)
_TO = late(pattern("to-head"), re.IGNORECASE)
_RUNG = late(
    rf"(?P<after>{pattern('after')} .{{1,40}}?)(?:[:,]| \u2013) "
    r"(?P<who>[^.,;:]{1,60})\.?",
    re.IGNORECASE,
)
_ARTICLE = late(rf"{pattern('articles')} ", re.IGNORECASE)


def rungs_of(block: Passage, title: str) -> list[tuple[str, str]]:
    """After how long a table calls whom; empty if it is no ladder."""
    rows = block.rows
    if block.kind in ("bullets", "numbers"):
        return _rungs_in(block)
    if len(rows) < 2 or len(rows[0]) != 2:
        return []
    heads = [bare(cell) for cell in rows[0]]
    swapped = bool(_TO.fullmatch(heads[0]) and _AFTER.fullmatch(heads[1]))
    if not swapped and not (_AFTER.fullmatch(heads[0]) and _TO.fullmatch(heads[1])):
        return []
    if not _ESCALATION.search(f"{title} {' '.join(heads)}"):
        return []
    found = [(bare(row[swapped]), _callee(bare(row[not swapped]))) for row in rows[1:]]
    return _rising(found)


def _rungs_in(block: Passage) -> list[tuple[str, str]]:
    """The rungs of items such as `After 15 minutes: page the Duty Manager`."""
    pairs: list[tuple[str, str]] = []
    for item in block.items:
        match = _RUNG.fullmatch(bare(item.blocks[0].text)) if len(item.blocks) == 1 else None
        if match is None:
            return []
        pairs.append((match["after"], _callee(match["who"])))
    are_offices = len(pairs) > 1 and all(is_office_in_any_case(who) for _, who in pairs)
    return _rising(pairs) if are_offices else []


def _callee(words: str) -> str:
    """Whom words such as `page the Duty Manager` name."""
    order = ORDER.match(words)
    return _ARTICLE.sub("", words[order.end() :].lstrip() if order else words, count=1)


def _rising(found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Rungs in their own times; empty if one has none, or they do not rise."""
    times = [DURATION.search(after) for after, _ in found]
    exact = [duration(one) if one else "" for one in times]
    if not all(exact) or not all(who for _, who in found) or not _rise(exact):
        return []
    return [(time, who) for time, (_, who) in zip(exact, found, strict=True)]


def _rise(times: Sequence[str]) -> bool:
    """Whether each time is later than the one above it, all in one unit or those of a clock."""
    parsed = [re.fullmatch(r"(\d+) (minute|hour)s?", str(Clock().parse(time))) for time in times]
    minutes = [int(one[1]) * (60 if one[2] == "hour" else 1) for one in parsed if one]
    return len(minutes) == len(times) and all(one < other for one, other in pairwise(minutes))


def climb(process: Process, rungs: Sequence[tuple[str, str]], people: People) -> None:
    """Let a process have a ladder."""
    for after, who in rungs:
        process.escalate.append(Rung(at=process.at, after=after, to=people.add(who)))
    process.todo("taken from a table: are these called when the process is not over?", "escalate")
