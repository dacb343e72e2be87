"""Which lists of a section are steps? Not tables of contents, and not what begins anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..passages.myst import BOX
from ..passages.passage import Passage, Point, Section
from ..words.offices import begins_with_actor
from ..words.patterns import late
from ..words.people import OWNER_LINE
from ..words.prose import ORDER, bare, is_bold, sentences, topic
from ..words.table import pattern
from ..words.ways.conditions import condition
from ..words.ways.jumps import ARROW
from .deeds import STRONG, deed
from .topics import begins_with_doing

ARE_STEPS = "{} on the page: are these steps, in order?"
_LINK = late(r"\W*!?\[[^\[\]]*\]\(<?(#?)[^()]*\)\W*")
_CONTENTS = late(pattern("contents-head"), re.IGNORECASE)
_NO_STEPS = late(pattern("no-steps-head"), re.IGNORECASE)
_ASIDES = late(pattern("asides-head"), re.IGNORECASE)
_DUTIES = late(pattern("duties-head"), re.IGNORECASE)
_HOW_TOLD = late(rf"{pattern('prepositions')} (?!.*,)", re.IGNORECASE)
_CRITERIA = late(rf"(?<!\w){pattern('criteria')}\s?:$", re.IGNORECASE)
_QUESTIONS = late(rf"\b{pattern('questions-head')}\b", re.IGNORECASE)
_CLAUSE = late(rf"^{pattern('clause')} [^,;.]{{2,80}}, ", re.IGNORECASE)
_FIRST = late(
    rf"{pattern('first-words')},? |{pattern('always')} \w"
    rf"|{pattern('you')} {pattern('modals')} (?!be\b)",
    re.IGNORECASE,
)
_WHEN = late(rf"{pattern('if')} ", re.IGNORECASE)
_HOW_OFTEN = late(pattern("how-often"), re.IGNORECASE)
GENERIC = late(pattern("generic-head"), re.IGNORECASE)
"""Headings that say no more than that there are steps: `Steps to take`."""

FEW_WORDS = 6
_SHORT = 10
_FARTHEST = 200
_ENOUGH = 40
_FOLLOW = late(pattern("steps-follow"), re.IGNORECASE)
_WITH_IT = late(
    rf"\S+ (?:{pattern('articles')}|{pattern('it')}|{pattern('with-it')})\b", re.IGNORECASE
)
_THINGS = late(rf"(?<!\w){pattern('these-things')}[^.:]*:$", re.IGNORECASE)
_MUST_NOT = late(rf"{pattern('must-not')}(?!\w)", re.IGNORECASE)
_CHECKLIST = late(pattern("checklist-head"), re.IGNORECASE)
_CHECKS = late(rf"\b{pattern('checks-follow')}[^.:]*:$", re.IGNORECASE)
_ACTIONS = late(pattern("actions-line"), re.IGNORECASE)
_THEN = late(rf"(?:{pattern('if')}|{pattern('clause')}) [^:]{{3,120}}:", re.IGNORECASE)
_TASKS = late(rf"(?:.+ )?{pattern('own-tasks')}", re.IGNORECASE)
_ANSWERABLE = late(rf"\b{pattern('answerable')}:$", re.IGNORECASE)
_THESE = late(rf"{pattern('these')}[^.:]*:$", re.IGNORECASE)


def is_title(block: Passage) -> bool:
    """Whether a paragraph is a title for what stands below it: some words in bold, and no more."""
    return block.kind == "paragraph" and is_bold(block.text)


def filled(block: Passage) -> list[Point]:
    """The items of a list that are not empty."""
    return [item for item in block.items if item.blocks]


def is_contents(section: Section, block: Passage) -> bool:
    """Whether a list only leads to the sections of a page."""
    texts = [item.blocks[0].text for item in filled(block)]
    links = [_LINK.fullmatch(text) for text in texts]
    if not texts or not all(links):
        return False
    return _CONTENTS.fullmatch(bare(section.title)) is not None or all(
        match is not None and match[1] for match in links
    )


def are_steps(section: Section, at: int) -> bool:
    """Whether a list says what to do: not what there is, what is asked, or what has to be true."""
    block = section.blocks[at]
    texts = [bare(item.blocks[0].text) for item in filled(block)]
    above = section.blocks[at - 1] if at else None
    if not texts or is_contents(section, block):
        return False
    if any(_names_owner(item) for item in filled(block)):
        return True
    if _is_aside(section, at):
        return False
    if len(texts) > 1 and all(text.endswith("?") for text in texts):
        is_faq = _QUESTIONS.search(section.title) is not None
        return _are_answered(block) or (are_asked(block) and not is_faq)
    if all(_HOW_TOLD.match(text) and len(text.split()) <= _SHORT for text in texts):
        return False
    said = bare(above.text) if above and above.kind == "paragraph" else ""
    if _CRITERIA.search(said) or (len(texts) > 1 and all(map(_MUST_NOT.match, texts))):
        return False
    if (_is_object(said) or _THINGS.search(said)) and _are_named(texts):
        return False
    asked = (
        bare(section.title).endswith("?")
        and section.parent
        and _QUESTIONS.search(section.parent.title)
    )
    return not ((section.has_orders or asked) and _are_things(block, texts))


def _is_object(above: str) -> bool:
    """Whether a line orders something to be done with what is listed below it."""
    is_order = ORDER.match(above) is not None and _FOLLOW.match(above) is None
    return is_order and _THESE.search(above) is not None


def _are_named(texts: Sequence[str]) -> bool:
    """Whether less than half of the items of a list order something to be done with a thing."""
    orders = [ORDER.match(text) is not None and _WITH_IT.match(text) for text in texts]
    return sum(map(bool, orders)) * 2 < len(texts)


def _are_answered(block: Passage) -> bool:
    """Whether most items of a list are questions with the ways that their answers lead."""
    lists = [one for item in filled(block) for one in item.blocks[1:] if one.items]
    led = [
        one
        for one in lists
        if all(re.search(ARROW, bare(item.blocks[0].text)) for item in one.items if item.blocks)
    ]
    return len(led) * 2 > len(filled(block))


def are_asked(block: Passage) -> bool:
    """Whether the items of a list ask something, and most say what is done then."""
    told = [_done_then(item) for item in filled(block)]
    asked = ["?" in item.blocks[0].text for item in filled(block)]
    return len(told) > 1 and all(asked) and sum(told) * 3 >= len(told) * 2


def _done_then(item: Point) -> bool:
    """Whether an item says behind its question, or in a list below it, what is done."""
    below = bare(item.blocks[0].text).partition("? ")[2]
    lists = [filled(block) for block in item.blocks[1:] if block.items]
    texts = [below, *(one.blocks[0].text for points in lists for one in points)]
    return any(deed(sentences(text)[0]) == "order" for text in texts if text.strip())


def _is_aside(section: Section, at: int) -> bool:
    """Whether a heading, or the line in bold above a list, says that there are no steps below."""
    above_it = reversed(section.blocks[max(0, at - _FARTHEST) : at])
    title = topic(next((block.text for block in above_it if is_title(block)), section.title))
    if _NO_STEPS.fullmatch(title) and not (_DUTIES.fullmatch(title) and _are_orders(section, at)):
        return True
    above: Section | None = section
    while above is not None and not _ASIDES.fullmatch(topic(above.title)):
        above = above.parent
    return above is not None


def _are_orders(section: Section, at: int) -> bool:
    """Whether a numbered list orders in most of its items, in sentences."""
    items = filled(section.blocks[at])
    texts = [item.blocks[0].text for item in items]
    orders = [_orders(text) or _WHEN.match(text) is not None for text in texts]
    ends = [bare(text).endswith((".", ":", ",")) for text in texts]
    is_numbered = section.blocks[at].kind == "numbers"
    is_told = (is_numbered and sum(ends) * 2 > len(items)) or _is_told_at(section, at)
    return is_told and sum(orders) * 3 >= len(items) * 2


def _is_told_at(section: Section, at: int) -> bool:
    """Whether the line above a list says when it is done: `Daily:`."""
    above = bare(section.blocks[at - 1].text) if at else ""
    return _HOW_OFTEN.match(above) is not None and above.endswith(":")


def _names_owner(item: Point) -> bool:
    """Whether an item says who does it, and what."""
    match = OWNER_LINE.match(item.blocks[0].text) if item.blocks[0].kind == "paragraph" else None
    return match is not None and (len(item.blocks) > 1 or match.end() < len(item.blocks[0].text))


def _are_things(block: Passage, texts: Sequence[str]) -> bool:
    """Whether items are names of things: short, without a full stop, and hardly any an order."""
    are_short = len(texts) > 1 and all(
        len(item.blocks) == 1
        and not item.is_task
        and not item.blocks[0].text.startswith(("**", "__", "`", "["))
        and len(text.split()) <= FEW_WORDS
        and not text.endswith((".", "!", ":"))
        for item, text in zip(filled(block), texts, strict=True)
    )
    told = [deed(text) in STRONG or _is_order(text) for text in texts] if are_short else []
    return are_short and sum(told) * 3 <= len(texts)


def _is_order(text: str) -> bool:
    return ORDER.match(text) is not None and " " in text


def begins_with_order(block: Passage) -> bool:
    """Whether a list without numbers is one of steps: tasks, or what begins with an order.

    Half of its items have to tell deeds then, and two thirds where it begins with who does one; of
    a long list its first ones say it.
    """
    items = filled(block)[:_ENOUGH]
    texts = [item.blocks[0].text for item in items]
    if items[0].is_task:
        return True
    kinds = [deed(sentences(text)[0]) if text.strip() else "" for text in texts]
    weak = [kind in ("done", "may") for kind in kinds]
    does = [
        bool(_orders(text) or acts_first(text) or _orders_then(text)) or kind in STRONG
        for text, kind in zip(texts, kinds, strict=True)
    ]
    told = [one or _WHEN.match(text) is not None for one, text in zip(does, texts, strict=True)]
    is_begun = bool(told[0] or weak[0]) or sum(told) == len(told) - 1 > 1
    told = [one or other for one, other in zip(told, weak, strict=True)]
    if _orders(texts[0]) or kinds[0] == "order":
        return sum(told) * 2 >= len(told)
    return any(does) and is_begun and len(told) > 1 and sum(told) * 3 >= len(told) * 2


def are_announced(section: Section, at: int) -> bool:
    """Whether a heading, or the line above a list, says that what stands in it is to be done.

    Where the line says when, most items have to say what. Below the heading of tasks it may say who
    is responsible for what most of them name.
    """
    titles = [block.text for block in section.blocks[:at] if is_title(block)]
    above = section.blocks[at - 1] if at else None
    said = bare(above.text) if above and above.kind == "paragraph" else ""
    title = topic(titles[-1] if titles else section.title)
    texts = [item.blocks[0].text for item in filled(section.blocks[at])]
    done = [deed(sentences(text)[0]) != "" for text in texts if text.strip()]
    is_then = _THEN.fullmatch(said.rpartition(". ")[2]) and sum(done) * 3 >= len(texts) * 2
    is_named = _CHECKLIST.fullmatch(title) or _CHECKS.search(said) or _ACTIONS.fullmatch(said)
    are_doings = sum(map(begins_with_doing, texts)) * 3 >= len(texts) * 2
    is_task = are_doings and _TASKS.fullmatch(title) and _ANSWERABLE.search(said)
    return is_named is not None or bool(is_then or is_task)


def acts_first(text: str) -> bool:
    """Whether an item begins with who does something, perhaps behind when: `By noon, HR must …`."""
    words = bare(text)
    return begins_with_actor(words) or begins_with_actor(_CLAUSE.sub("", words, count=1))


def _orders_then(text: str) -> bool:
    """Whether an item orders something if something holds."""
    found = condition(sentences(text)[0]) if text.strip() else None
    return found is not None and found.is_order


def _orders(text: str) -> bool:
    begins = BOX.match(text) or ORDER.match(bare(text)) or _FIRST.match(text)
    return begins is not None


def actions_of(item: Point) -> list[Point]:
    """The steps in an item that only says that they follow: `Actions:`; empty for another."""
    title = bare(item.blocks[0].text).rstrip(":")
    lists = [block for block in item.blocks[1:] if block.items]
    return filled(lists[0]) if len(item.blocks) == 2 and lists and GENERIC.fullmatch(title) else []


def joined(point: Point, block: Passage) -> Point:
    """An item with a block that stands below the list."""
    below = point.below or len(point.blocks)
    return replace(point, blocks=(*point.blocks, block), below=below)
