"""Which texts without a list are steps? The headings of a procedure, and paragraphs that order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from ..passages.passage import Passage, Point, Section
from ..words.offices import is_office_in_any_case
from ..words.patterns import late
from ..words.prose import ORDER, bare, headline, sentences, topic
from ..words.table import kind_of, pattern
from ..words.times import HOLD, WITHIN, of_all
from ..words.ways.conditions import condition
from .commands import with_comments
from .conditional import apart
from .deeds import KINDS, SOFT, STRONG, deed, orders_in_title
from .groups import by_deed
from .lists import ARE_STEPS, are_steps, begins_with_order, filled
from .topics import (
    NO_STEPS,
    ancestors,
    asks_how,
    is_about_other,
    names_act,
    speaks_of_roles,
    tells_procedure,
)

_NEXT = late(rf"{pattern('next-words')},? ", re.IGNORECASE)
_MUST_BE = late(rf"\b{pattern('must-be')}", re.IGNORECASE)
_MUST = late(rf"\b{pattern('modals')}(?!\w)", re.IGNORECASE)
_PASSIVE = late(rf"\b{pattern('passive')}\b", re.IGNORECASE)
_FEWEST = 3
_BELOW_TOP = 2
_MOST_DEEDS = 2
_STANDS_ABOVE = "it stands above the list: is it a step of its own?"


def told_by_headings(
    sections: Sequence[Section], at: int, end: int
) -> tuple[list[Point], list[int], str]:
    """The steps that the headings below that of a procedure are, which they are, and a note.

    One with no text of its own is a phase, one in a step that names no act belongs to that; what is
    no step is left where it stands.
    """
    inside = sections[at + 1 : end]
    level = min((one.level for one in inside), default=0)
    named = [one for one in inside if one.level == level]
    if len(named) == 1 < len(inside) and not named[0].blocks:
        return [], [], ""  # it is itself the heading of a procedure
    told = [one for one in inside if one.blocks]
    named = [one for one in named if one.blocks]
    named = named if len(named) >= _FEWEST else told
    titles = [bare(one.title) for one in named]
    are_orders = sum(map(orders_in_title, titles)) * 3 >= len(titles) * 2
    are_acts = sum(map(names_act, titles)) * 3 >= len(titles) * 2
    known = set(map(id, named))
    are_acts &= not any(orders_in_title(bare(one.title)) for one in told if id(one) not in known)
    is_procedure = tells_procedure(sections[at]) and not speaks_of_roles(sections[at])
    is_told = are_orders or (is_procedure and are_acts)
    if not is_told or any(map(has_steps, inside)):
        return [], [], ""
    parts = [one for one in inside if tells_procedure(one)]
    below = Counter(id(one.parent) for one in inside)
    above = [below[id(one)] > 1 for one in parts]
    guides = sum(asks_how(title) for title in titles)
    if (sum(above) > 1 or guides * 2 > len(titles)) and not are_orders:
        return [], [], ""
    points: list[Point] = []
    used: list[int] = []
    phase: list[Passage] = []
    names: list[str] = []
    works: list[bool] = []
    for number, section in enumerate(inside, at + 1):
        if is_about_other(section) or speaks_of_roles(section):
            continue
        head = Passage("heading", section.heading, section.at, content=headline(section.title))
        if not section.blocks:
            phase = [Passage("phase", section.title, section.at, content=headline(section.title))]
            names = list(section.anchors)
        elif points and id(section) not in known and not (phase or names_act(bare(section.title))):
            deeper = Passage("other", section.heading, section.at)
            last = points[-1]
            points[-1] = replace(last, blocks=(*last.blocks, deeper, *section.blocks))
        else:
            works += [any(_works(one, 2) for one in section.blocks)] * (id(section) in known)
            labels = [Passage("label", f"({name})=", section.at) for name in section.labels]
            blocks = (*phase, head, *labels, *section.blocks)
            names += [*section.labels, *section.anchors]
            points.append(Point(blocks, section.at, anchors=tuple(names)))
            phase, names = [], []
        used.append(number)
    are_many = not are_orders and sum(map(_deeds, inside)) > _MOST_DEEDS * len(points)
    if len(points) < _FEWEST or sum(works) * 3 < len(works) * 2 or are_many:
        return [], [], ""
    return by_deed(apart(points)), used, ARE_STEPS.format("headings")


def told_by_paragraphs(
    section: Section, *, has_more: bool
) -> tuple[list[Passage], list[Point], str]:
    """What stands before the texts of a section that say what to do, these, and a note.

    What orders only if something holds, or within a time, is told anywhere; other orders are it
    where the page speaks of a procedure. A single one above other sections (`has_more`) is none.
    """
    section = replace(section, blocks=with_comments(section.blocks))
    blocks = section.blocks
    is_top = has_more and section.level < _BELOW_TOP
    is_whole = _tells(section, KINDS, 2, is_top=is_top)
    is_procedure = is_whole or _tells(section, STRONG, 3, is_top=is_top)
    is_procedure = is_procedure or any(map(tells_procedure, (section, *ancestors(section))))
    above = section.parent
    is_aside = above is not None and bool(kind_of(topic(above.title), NO_STEPS))
    is_other = is_about_other(section) and not is_office_in_any_case(topic(section.title))
    if is_other or (is_aside and not tells_procedure(section)):
        return list(blocks), [], ""
    kinds = KINDS if is_whole else STRONG
    blocks = [one for block in blocks for one in _cut(block, kinds if is_procedure else ())]
    told = [at for at, one in enumerate(blocks) if one.kind == "paragraph"]
    sure = [at for at in told if _is_sure(blocks[at])]
    are_sure = set(sure)
    works = [at for at in told if at in are_sure or _works(blocks[at], 1, kinds)]
    share = 3 if is_procedure else 2
    is_told = bool(is_procedure or sure) and len(works) > 1 and len(works) * share >= len(told)
    strong = [at for at in works if at in are_sure or _works(blocks[at], 1)]
    is_told = is_told or (tells_procedure(section) and 0 < len(told) <= len(strong) * share)
    starts = works if is_told else sure
    timed = any(_is_timed(sentences(blocks[at].text)[0]) for at in sure)
    is_intro = is_top and len(sure) == 1 and not timed
    if not starts or (is_intro and not is_told):
        return section.blocks, [], ""
    ends = [*starts[1:], len(blocks)]
    points = [Point(tuple(blocks[a:b]), blocks[a].at) for a, b in zip(starts, ends, strict=True)]
    return blocks[: starts[0]], apart(points), ARE_STEPS.format("paragraphs")


def _deeds(section: Section) -> int:
    """How many sentences in paragraphs of a section tell deeds."""
    texts = [one.text for one in section.blocks if one.kind == "paragraph"]
    return sum(deed(sentence) != "" for text in texts for sentence in sentences(text))


def _tells(section: Section, kinds: Collection[str], share: int, *, is_top: bool) -> bool:
    """Whether so large a share of the sentences of a section tells deeds, several for sure.

    Below the heading of a procedure one of them is enough, and where that is its own, none, but
    not below the title of a page that has more.
    """
    texts = [one.text for one in section.blocks if one.kind == "paragraph"]
    found = [deed(sentence) for text in texts for sentence in sentences(text)]
    sure = sum(kind in STRONG for kind in found)
    are_sure = sure > (not any(map(tells_procedure, ancestors(section))))
    are_sure = are_sure or (tells_procedure(section) and not is_top)
    return are_sure and sum(kind in kinds for kind in found) * share >= len(found)


def told_above(
    section: Section, before: list[Passage], items: list[Point]
) -> tuple[list[Passage], list[Point]]:
    """What stands before the items of a section without the orders in it, and these with them.

    A line with a colon introduces the items, and is none.
    """
    if not before or not items or items[0].number not in (None, 1):
        return before, items
    last = before[-1]
    rest, intro = before, list[Passage]()
    if last.kind == "paragraph" and bare(last.text).endswith(":"):
        *own, line = sentences(last.text)
        text = " ".join(own)
        rest = [*before[:-1], *[replace(last, text=text, content=text)] * bool(own)]
        intro = [replace(last, text=line, content=line)]
    left, points, _ = told_by_paragraphs(replace(section, blocks=rest), has_more=True)
    if not points:
        return before, items
    above = [replace(one, doubt=one.doubt or _STANDS_ABOVE) for one in points]
    return [*left, *intro], [*above, *items]


def has_steps(section: Section) -> bool:
    """Whether a section has a list of steps, and is a process or a phase of its own."""
    return any(
        len(filled(one)) > 1 and are_steps(section, at)
        for at, one in enumerate(section.blocks)
        if one.kind == "numbers" or (one.kind == "bullets" and begins_with_order(one))
    )


def _works(block: Passage, most: int, kinds: Collection[str] = STRONG) -> bool:
    """Whether a list, or a paragraph in its first sentences, says what to do, or who does what."""
    if block.text.startswith("!["):
        return False
    if block.kind == "paragraph":
        first = sentences(block.text)[:most]
        return any(deed(one) in kinds for one in first) or (
            most > 1 and any(map(_MUST_BE.search, first))
        )
    return any(_orders(item.blocks[0].text) for item in filled(block))


def _orders(sentence: str) -> bool:
    return deed(sentence) in STRONG


def _cut(block: Passage, kinds: Collection[str] = ()) -> list[Passage]:
    """A paragraph, or the items of a list, cut before each sentence that orders for sure.

    Where deeds of some kinds are told, also before each of these, or of what is done next.
    """
    items = filled(block) if block.kind in ("bullets", "numbers") else []
    texts = [item.blocks[0].text for item in items]
    if any(_sure(one) for text in texts for one in sentences(text)):
        found = [
            part for item in items for one in item.blocks for part in _cut(replace(one, at=item.at))
        ]
        return [one if _works(one, 1) else _item(one) for one in found]
    parts = sentences(block.text) if block.kind in ("paragraph", "quote") else []
    parts = sentences(block.content) if block.kind == "quote" else parts
    starts = [at for at, one in enumerate(parts) if at and _begins(one, kinds)]
    if kinds and parts and not _orders(parts[0]):
        first = [at for at, one in enumerate(parts) if at and _orders(one)][:1]
        starts = sorted({*starts, *first})
    if not starts and not (block.kind == "quote" and parts and _sure(parts[0])):
        return [block]
    ends = [0, *starts, len(parts)]
    texts = [" ".join(parts[a:b]) for a, b in pairwise(ends)]
    return [Passage("paragraph", text, block.at, content=text) for text in texts]


def _begins(sentence: str, kinds: Collection[str]) -> bool:
    """Whether a sentence begins something else that is done."""
    return _sure(sentence) or (bool(kinds) and _turns(sentence, kinds))


def _turns(sentence: str, kinds: Collection[str]) -> bool:
    """Whether a sentence tells a deed of some kinds, an order only if it is what is done next."""
    words = bare(sentence)
    then = _NEXT.match(words)
    is_next = then is not None and ORDER.match(words, then.end()) is not None
    is_next = is_next and not SOFT.match(words, then.end() if then else 0)
    kind = deed(sentence)
    return is_next or (kind != "order" and kind in kinds)


def _item(block: Passage) -> Passage:
    """What an item says that is none any more, with its mark."""
    text = f"- {block.text}"
    return replace(block, text=text) if block.kind == "paragraph" else block


def _is_sure(block: Passage) -> bool:
    """Whether a paragraph orders if something holds, or within a time."""
    return _sure(sentences(block.text)[0])


def _sure(sentence: str) -> bool:
    return _is_timed(sentence) or (condition(sentence) is not None and _orders(sentence))


@lru_cache(maxsize=2048)
def _is_timed(sentence: str) -> bool:
    """Whether a sentence says within which time something is to be done."""
    words = bare(sentence)
    if of_all(words)[0]:
        return False
    if not WITHIN.search(words):
        return _MUST.search(words) is not None and HOLD.search(words) is not None
    is_passive = _MUST_BE.search(words) or _PASSIVE.search(words)
    return _orders(sentence) or (is_passive is not None and deed(sentence) != "")
