"""Which texts without a list are steps? The headings of a procedure, and paragraphs that order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..passages.passage import Passage, Point, Section
from ..words.conditions import condition
from ..words.offices import begins_with_actor, is_office_in_any_case
from ..words.prose import ORDER, bare, headline, sentences, topic
from ..words.replies import names_reply
from ..words.table import pattern
from ..words.times import WITHIN
from .conditional import apart
from .lists import ARE_STEPS, are_steps, begins_with_order, filled

_PROCEDURE = re.compile(rf"(?<![\w-]){pattern('procedure-head')}(?![\w-])", re.IGNORECASE)
_HOW = re.compile(rf"{pattern('how-head')}(?!\w)", re.IGNORECASE)
_NO_STEPS = re.compile(
    "|".join(
        pattern(kind)
        for kind in (
            *("no-steps-head", "asides-head", "chapter-head", "contents-head", "questions-head"),
            *("words-head", "roles-head", "people-head"),
        )
    ),
    re.IGNORECASE,
)
_SOFT = re.compile(rf"{pattern('soft-orders')}(?!\w)", re.IGNORECASE)
_FIRST = re.compile(
    rf"(?:(?:{pattern('next-words')}|{pattern('first-words')}|{pattern('always')}),? |"
    rf"{pattern('you')} {pattern('modals')} |{pattern('one-of')} )+",
    re.IGNORECASE,
)
_MUST_BE = re.compile(rf"\b{pattern('must-be')}", re.IGNORECASE)
_CLAUSE = re.compile(rf"{pattern('clause')} [^,;.]{{3,160}}, ", re.IGNORECASE)
_FEWEST = 3


def told_by_headings(
    sections: Sequence[Section], at: int, end: int
) -> tuple[list[Point], list[int], str]:
    """The steps that the headings below that of a procedure are, which they are, and a note.

    One with no text of its own is a phase; what is no step is left where it stands.
    """
    inside = sections[at + 1 : end]
    level = min((one.level for one in inside), default=0)
    titles = [bare(one.title) for one in inside if one.level == level]
    are_orders = sum(map(_is_order, titles)) * 3 >= len(titles) * 2
    if not (_is_procedure(sections[at]) or are_orders) or any(map(_has_steps, inside)):
        return [], [], ""
    parts = [one for one in inside if _is_procedure(one)]
    above = [sum(other.parent is one for other in inside) > 1 for one in parts]
    guides = sum(_HOW.match(title) is not None for title in titles)
    if (sum(above) > 1 or guides * 2 > len(titles)) and not are_orders:
        return [], [], ""
    points: list[Point] = []
    used: list[int] = []
    phase: list[Passage] = []
    names: list[str] = []
    works = 0
    for number, section in enumerate(inside, at + 1):
        if _is_other(section):
            continue
        head = Passage("heading", section.heading, section.at, content=headline(section.title))
        if not section.blocks:
            phase = [Passage("phase", section.title, section.at, content=headline(section.title))]
            names = list(section.anchors)
        else:
            works += any(_works(one, 2) for one in section.blocks)
            labels = [Passage("label", f"({name})=", section.at) for name in section.labels]
            blocks = (*phase, head, *labels, *section.blocks)
            names += [*section.labels, *section.anchors]
            points.append(Point(blocks, section.at, anchors=tuple(names)))
            phase, names = [], []
        used.append(number)
    if len(points) < _FEWEST or works * 3 < len(points) * 2:
        return [], [], ""
    return apart(points), used, ARE_STEPS.format("headings")


def told_by_paragraphs(section: Section) -> tuple[list[Passage], list[Point], str]:
    """What stands before the paragraphs of a section that say what to do, these, and a note.

    What orders only if something holds, or within a time, is told anywhere; other orders are it
    where the page speaks of a procedure.
    """
    blocks = section.blocks
    is_procedure = any(map(_is_procedure, (section, *_above(section))))
    if _is_other(section) or (section.parent and _NO_STEPS.fullmatch(topic(section.parent.title))):
        return list(blocks), [], ""
    blocks = [one for block in blocks for one in _timed_first(block)]
    works = [at for at, one in enumerate(blocks) if one.kind == "paragraph" and _works(one, 1)]
    sure = [at for at in works if _is_sure(blocks[at])]
    paragraphs = sum(one.kind == "paragraph" for one in blocks)
    is_told = is_procedure and len(works) > 1 and len(works) * 2 >= paragraphs
    is_told = is_told or (_is_procedure(section) and works[:1] == [0])
    starts = works if is_told else sure
    timed = any(_is_timed(sentences(blocks[at].text)[0]) for at in sure)
    if not starts or not (is_told or is_procedure or timed or len(sure) > 1):
        return section.blocks, [], ""
    ends = [*starts[1:], len(blocks)]
    points = [Point(tuple(blocks[a:b]), blocks[a].at) for a, b in zip(starts, ends, strict=True)]
    return blocks[: starts[0]], apart(points), ARE_STEPS.format("paragraphs")


def _above(section: Section) -> list[Section]:
    found: list[Section] = []
    while section.parent is not None:
        section = section.parent
        found.append(section)
    return found


def _is_procedure(section: Section) -> bool:
    """Whether a heading speaks of what is done: `Response process`, `How to report`."""
    title = headline(section.title)
    return _PROCEDURE.search(title) is not None or _HOW.match(title) is not None


def _is_other(section: Section) -> bool:
    """Whether a heading is one of something else: of words, roles, messages, or a question."""
    words = topic(section.title)
    asks = bare(section.title).endswith("?") and not _HOW.match(words)
    is_role = is_office_in_any_case(words) or names_reply(section.title)
    return asks or is_role or _NO_STEPS.fullmatch(words) is not None


def _is_order(title: str) -> bool:
    return ORDER.match(title) is not None and " " in title


def _has_steps(section: Section) -> bool:
    """Whether a section has a list of steps, and is a process or a phase of its own."""
    return any(
        len(filled(one)) > 1 and are_steps(section, at)
        for at, one in enumerate(section.blocks)
        if one.kind == "numbers" or (one.kind == "bullets" and begins_with_order(one))
    )


def _works(block: Passage, most: int) -> bool:
    """Whether a list, or a paragraph in its first sentences, says what to do, or who does what."""
    if block.kind == "paragraph":
        first = sentences(block.text)[:most]
        return any(map(_orders, first)) or (most > 1 and any(map(_MUST_BE.search, first)))
    return any(_orders(item.blocks[0].text) for item in filled(block))


def _orders(sentence: str) -> bool:
    words = bare(sentence)
    found = condition(sentence)
    if found is not None:
        return found.is_order and not _SOFT.match(found.order)
    for text in dict.fromkeys((words, _CLAUSE.sub("", words, count=1))):
        text = _FIRST.sub("", text, count=1)
        if ORDER.match(text) and " " in text and not _SOFT.match(text):
            return True
        if begins_with_actor(text):
            return True
    return False


def _timed_first(block: Passage) -> list[Passage]:
    """A paragraph in which a later sentence orders within a time, that sentence apart from it."""
    parts = sentences(block.text) if block.kind == "paragraph" else []
    timed = [at for at, one in enumerate(parts) if _is_timed(one)]
    if not timed or timed[0] == 0:
        return [block]
    texts = [" ".join(parts[: timed[0]]), " ".join(parts[timed[0] :])]
    return [replace(block, text=text, content=text) for text in texts]


def _is_sure(block: Passage) -> bool:
    """Whether a paragraph orders if something holds, or within a time."""
    first = sentences(block.text)[0]
    return _is_timed(first) or (condition(first) is not None and _orders(first))


def _is_timed(sentence: str) -> bool:
    """Whether a sentence says within which time something is to be done."""
    words = bare(sentence)
    return bool(WITHIN.search(words) and (_orders(sentence) or _MUST_BE.search(words)))
