"""Which items only hold others? A role with what it does, a phase with its orders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..passages.passage import Passage, Point
from ..words.offices import is_office_in_any_case, is_thing
from ..words.patterns import late
from ..words.people import is_owner_block
from ..words.prose import ORDER, bare, sentences
from ..words.table import pattern
from ..words.ways.conditions import condition
from .conditional import HIDDEN
from .deeds import STRONG, deed, somebody_acts
from .lists import FEW_WORDS, actions_of, begins_with_order, filled

_NAMED = late(
    rf"(?:{pattern('articles')} )?([^\W\d][\w '\u2019/&*_-]{{1,60}}?)"
    rf"(?: \([^()]*\))?(?: {pattern('modals')}(?: [^:]{{0,40}})?)?"
    r"(?::[*_]{0,2}| ?(?:\u2026|\.\.\.))",
    re.IGNORECASE,
)

_WHOSE = late(
    rf"(?:.*, )?(?:{pattern('articles')} )?(?P<who>[^\W\d][\w '\u2019-]{{1,40}}?)"
    rf" (?:{pattern('answerable')}|{pattern('modals')})(?: [\w-]+){{0,3}}\s?:",
    re.IGNORECASE,
)
_WHEN = late(rf"{pattern('clause')} (?!.*[,:])", re.IGNORECASE)


def by_owner(items: Sequence[Point]) -> list[Point]:
    """Items; where some are a role with a list of what it does, all that is in these lists.

    If all items are such names, one of them may be of a role that only this list names.
    """
    names = [_owner_of(item) for item in items]
    offices = [name for name in names if name and is_office_in_any_case(name)]
    is_told = all(names) and bool(offices) and not any(map(is_thing, filter(None, names)))
    found: list[Point] = []
    for name, item in zip(names, items, strict=True):
        if not name or not (is_told or name in offices):
            found.append(item)
            continue
        for number, one in enumerate(filled(item.blocks[1])):
            step = replace(_of(name, one), number=None, label="")
            found.append(step if number else replace(step, number=item.number, label=item.label))
    return found


def of_line(line: Passage, items: Sequence[Point]) -> list[Point]:
    """The items below a line, done by whom this names: `Later, the clerk is responsible for:`."""
    match = _WHOSE.fullmatch(bare(line.text)) if line.kind == "paragraph" else None
    is_told = match is not None and is_office_in_any_case(match["who"])
    return [_of(match["who"], one) for one in items] if match and is_told else list(items)


def _of(name: str, item: Point) -> Point:
    """An item with the name of who does it."""
    who = Passage("paragraph", f"Who: {name}", item.at, content=name)
    return replace(item, blocks=(who, *item.blocks))


def _owner_of(item: Point) -> str:
    """The name that an item gives to a list and says no more: `QA:`, `The moderator …`."""
    match = _NAMED.fullmatch(item.blocks[0].text.strip("*_ "))
    is_whole = len(item.blocks) == 2 and item.blocks[1].items and filled(item.blocks[1])
    return match[1].strip("*_ ") if match and is_whole else ""


def by_phase(items: Sequence[Point]) -> list[Point]:
    """Items; where most only name what the orders below them do together, these, as phases."""
    inside = [_orders_of(item) for item in items]
    if len(items) < 2 or sum(map(bool, inside)) * 2 < len(items):
        return list(items)
    found: list[Point] = []
    for item, orders in zip(items, inside, strict=True):
        if not orders:
            found.append(item)
            continue
        name, rest = item.blocks[0], [one for one in item.blocks[1:] if not one.items]
        phase = Passage("phase", name.text, name.at, content=bare(name.content))
        first = orders[0]
        blocks = (phase, *first.blocks, *rest)
        names = (*item.anchors, *first.anchors)
        first = replace(first, blocks=blocks, number=item.number, label=item.label, anchors=names)
        found.append(first)
        found += [replace(one, number=None, label="") for one in orders[1:]]
    return found


def _orders_of(item: Point) -> list[Point]:
    """The orders below the name of a phase; empty if an item is more, or an order itself."""
    title = bare(item.blocks[0].content)
    lists = [one for one in item.blocks[1:] if one.items]
    is_name = (" " not in title or not ORDER.match(title)) and not title.endswith(("?", ".", ":"))
    if not is_name or len(lists) != 1:
        return []
    orders = filled(lists[0])
    if _WHEN.match(title) and orders and all(order.is_task for order in orders):
        return orders
    is_told = len(orders) > 1 and lists[0].kind == "bullets" and begins_with_order(lists[0])
    return orders if is_told and len(title.split()) <= FEW_WORDS else []


def by_label(items: Sequence[Point]) -> list[Point]:
    """Items; where one only says that actions follow, these, done by whom another one names."""
    actions = [actions_of(item) for item in items]
    if not any(actions) or sum(len(item.blocks) > 1 for item in items) > sum(map(bool, actions)):
        return list(items)
    owners = [item.blocks[0] for item in items if is_owner_block(item.blocks[0])]
    found: list[Point] = []
    for item, inside in zip(items, actions, strict=True):
        if not inside and not is_owner_block(item.blocks[0]):
            found.append(item)
        steps = [replace(one, blocks=(*owners, *one.blocks), number=None) for one in inside]
        found += steps
    return found


def by_deed(items: Sequence[Point]) -> list[Point]:
    """Items; what others do, below a heading that is a step, behind it as items of their own."""
    return [part for item in items for part in _deeds_of(item)]


def _deeds_of(item: Point) -> Iterator[Point]:
    found: list[list[Passage]] = [[]]
    has_deed = False
    for block in item.blocks:
        parts = sentences(block.text) if block.kind == "paragraph" else []
        told = [deed(part) in STRONG for part in parts]
        starts = [
            at
            for at, part in enumerate(parts)
            if (has_deed or any(told[:at])) and somebody_acts(part) and condition(part) is None
        ]
        has_deed = has_deed or any(told)
        if not starts:
            found[-1].append(block)
            continue
        for start, end in pairwise(sorted({0, *starts, len(parts)})):
            text = " ".join(parts[start:end])
            found += [[]] * (start in starts)
            found[-1] = [*found[-1], Passage("paragraph", text, block.at, content=text)]
    yield replace(item, blocks=tuple(found[0]))
    for blocks in found[1:]:
        yield Point(tuple(blocks), blocks[0].at, doubt=HIDDEN)
