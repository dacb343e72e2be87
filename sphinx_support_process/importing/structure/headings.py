"""Which headings are steps? Those with numbers, and what stands below each of them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from string import ascii_uppercase

from ..passages.passage import Passage, Point, Section
from ..words.messages.replies import is_reply
from ..words.patterns import late
from ..words.prose import CHAPTER, ORDER, bare
from ..words.table import pattern
from ..words.times import WITHIN
from .conditional import apart
from .deeds import orders_in_title
from .groups import by_deed, by_phase
from .lists import ARE_STEPS, filled
from .told import has_steps, told_by_headings
from .worktables import steps_of

_NUMBERED = late(
    rf"(?:(?:{pattern('step-word')}|(?P<stage>{pattern('stage-word')}))\s+(\d{{1,4}})\b(?:\s?[.):\u2013\u2014-])?|(\d{{1,4}})[.):]|(?P<letter>(?-i:[A-Z]))[.)])\s+(?=\S)",
    re.IGNORECASE,
)
_FAQ = late(rf"\b{pattern('questions-head')}\b", re.IGNORECASE)
_CHAPTER = late(rf"{pattern('chapter-head')}(?: (?:and|&|und|et|y) [\w ]+)?", re.IGNORECASE)
_MOST_BLOCKS = 4
_LINKED = late(r"\]\(#([^()\s]+)\)")


def headed(
    sections: Sequence[Section], at: int, linked: Container[str]
) -> tuple[list[Point], Sequence[int], str]:
    """The steps whose headings are numbered below a section, which sections they are, and a note.

    Headings without a number may stand before them, such as one for what is required. A heading
    in a step to which links of the page lead (`linked`) is a step aside, behind all others.
    """
    items: list[Point] = []
    asides: list[Point] = []
    open_ = items
    above, level, first, note = sections[at].level, 0, 0, ""
    end = at + 1
    for end in range(at + 1, len(sections) + 1):
        section = sections[end] if end < len(sections) else None
        if section is None or section.level <= above:
            break
        level = level or section.level
        match = _NUMBERED.match(section.title) if section.level == level else None
        number = _number(match, len(items)) if match else None
        if match and number is not None:
            first = first or end
            is_sure = match[2] and not match["stage"]
            note = note or ("" if is_sure else ARE_STEPS.format("numbers at headings"))
            point = _point(section, section.title[match.end() :], number)
            items.append(replace(point, label=match[0].strip()))
            open_ = items
        elif first and section.level > level and any(name in linked for name in section.anchors):
            asides.append(replace(_point(section, section.title, None), is_aside=True))
            open_ = asides
        elif first and (inside := _inside(open_[-1], section)):
            open_[-1:] = inside
        elif first and section.level > level:
            deeper = Passage("other", section.heading, section.at)
            open_[-1] = replace(open_[-1], blocks=(*open_[-1].blocks, deeper, *section.blocks))
        elif first:
            break
    if not items:
        return _unnumbered(sections, at)
    if (
        len(items) < 2
        or (note and _hold_procedures(items, sections[first:end]))
        or _are_questions(sections[at], items)
        or _are_replies(items)
        or (note and (_are_chapters(items) or _holds_procedure(items)))
    ):
        return [], range(0), ""
    steps = items if phases(items, note) else by_deed(apart(by_phase(items)))
    return [*steps, *asides], range(first, end), note


def _number(match: re.Match[str], before: int) -> int | None:
    """The number of a heading behind so many others; None for a letter that does not follow."""
    if not match["letter"]:
        return int(match[2] or match[3])
    number = ascii_uppercase.index(match["letter"]) + 1
    return number if number == before + 1 else None


def _inside(last: Point, section: Section) -> list[Point]:
    """A phase and the step that begins it, or one that follows in it; empty if it is neither.

    A numbered heading is a phase if there are only headings below it.
    """
    head, *others = last.blocks
    if not section.blocks or head.kind not in ("heading", "phase"):
        return []
    step = replace(_point(section, section.title, None), depth=section.level)
    if last.depth == section.level:
        return [last, step]
    if last.depth or any(one.kind != "label" for one in others):
        return []
    title, *rest = step.blocks
    blocks = (replace(head, kind="phase"), title, *others, *rest)
    names = (*last.anchors, *step.anchors)
    return [replace(step, blocks=blocks, number=last.number, label=last.label, anchors=names)]


def _unnumbered(sections: Sequence[Section], at: int) -> tuple[list[Point], Sequence[int], str]:
    """The steps whose headings are orders below a section, which sections they are, and a note."""
    level = sections[at].level
    end = next(
        (n for n in range(at + 1, len(sections)) if sections[n].level <= level), len(sections)
    )
    inside = sections[at + 1 : end]
    orders = [orders_in_title(bare(section.title)) for section in inside]
    is_flat = len({section.level for section in inside}) == 1 and sections[at].title
    is_short = all(0 < len(section.blocks) <= _MOST_BLOCKS for section in inside)
    lists = [block for section in inside for block in section.blocks if block.items]
    timed = [_within(section) for section in inside]
    are_told = sum(timed) * 3 >= len(inside) * 2
    are_told = are_told or (not lists and sum(orders) * 3 >= len(inside) * 2)
    if len(inside) < 3 or not is_flat or not is_short or not are_told:
        return told_by_headings(sections, at, end)
    points = [_point(section, section.title, None) for section in inside]
    return by_deed(apart(points)), range(at + 1, end), ARE_STEPS.format("headings")


def _within(section: Section) -> bool:
    """Whether a section says within which time something is done, and has no steps of its own."""
    has_steps = any(block.kind == "numbers" for block in section.blocks)
    return not has_steps and any(WITHIN.search(bare(block.text)) for block in section.blocks)


def titled(section: Section) -> list[Point]:
    """The step that a section is whose heading says what is done."""
    return [_point(section, CHAPTER.sub("", section.title), None)] if section.blocks else []


def _point(section: Section, title: str, number: int | None) -> Point:
    head = Passage("heading", section.heading, section.at, content=title)
    labels = [Passage("label", f"({name})=", section.at) for name in section.labels]
    names = (*section.labels, *section.anchors)
    return Point((head, *labels, *section.blocks), section.at, number, anchors=names)


def linked_names(sections: Sequence[Section]) -> set[str]:
    """The anchors to which links on a page lead."""
    texts = (block.text for section in sections for block in section.blocks)
    return {name for text in texts if "](#" in text for name in _LINKED.findall(text)}


def phases(items: Sequence[Point], note: str) -> bool:
    """Whether numbered headings are phases: most have a list or table of steps below them."""
    listed = [sum(map(_listed, item.blocks)) > 1 for item in items]
    return bool(note) and sum(listed) * 2 >= len(listed)


def _listed(block: Passage) -> int:
    """How many steps a list with numbers, a list of tasks, or a table holds."""
    items = filled(block)
    are_steps = block.kind == "numbers" or (items and all(item.is_task for item in items))
    return len(items) if are_steps else len(steps_of(block)) if block.rows else 0


def _are_chapters(items: Sequence[Point]) -> bool:
    """Whether numbered headings are the chapters of a document, such as its purpose and scope."""
    titles = [bare(item.blocks[0].content) for item in items]
    return sum(_CHAPTER.fullmatch(title) is not None for title in titles) > 1


def _holds_procedure(items: Sequence[Point]) -> bool:
    """Whether one of several numbered headings, hardly any an order, has the list of steps."""
    listed = [
        any(block.kind == "numbers" and len(filled(block)) > 2 for block in item.blocks)
        for item in items
    ]
    orders = [ORDER.match(bare(item.blocks[0].content)) is not None for item in items]
    return sum(listed) == 1 and len(items) > _MOST_BLOCKS and sum(orders) * 3 < len(items)


def _hold_procedures(items: Sequence[Point], inside: Sequence[Section]) -> bool:
    """Whether numbered headings, hardly any an order, have headings with lists of steps below."""
    orders = [ORDER.match(bare(item.blocks[0].content)) is not None for item in items]
    deeper = [one for one in inside if one.level > inside[0].level]
    return sum(map(has_steps, deeper)) > 1 and sum(orders) * 3 < len(items)


def _are_replies(items: Sequence[Point]) -> bool:
    """Whether numbered headings, hardly any an order, are the names of the messages below them."""
    orders = [ORDER.match(bare(item.blocks[0].content)) is not None for item in items]
    sent = [any(is_reply(one, "", headed=True) for one in item.blocks[1:]) for item in items]
    return sum(sent) * 2 > len(items) and sum(orders) * 3 < len(items)


def _are_questions(section: Section, items: Sequence[Point]) -> bool:
    """Whether numbered headings are questions that readers ask, and no steps."""
    asked = [item.blocks[0].content.rstrip(" *_").endswith("?") for item in items]
    return all(asked) or (_FAQ.search(section.title) is not None and any(asked))
