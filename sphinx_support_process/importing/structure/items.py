"""Which items of a section are its steps? Those of its lists, or the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..passages.passage import Passage, Point, Section
from ..words.patterns import late
from ..words.prose import ORDER, bare, headline, sentences
from ..words.table import pattern
from .conditional import apart, by_condition, led, under
from .deeds import somebody_acts
from .groups import by_label, by_owner, by_phase, of_line
from .lists import (
    ARE_STEPS,
    GENERIC,
    actions_of,
    are_announced,
    are_asked,
    are_steps,
    begins_with_order,
    filled,
    is_title,
    joined,
)
from .numbering import inner
from .worktables import steps_of

_BELOW = "it stands below the list: is it a step of its own?"
_SOFT = late(rf"{pattern('soft-orders')}(?!\w)", re.IGNORECASE)
_THEN = late(rf"{pattern('next-words')},? ", re.IGNORECASE)


def own_items(section: Section) -> tuple[list[Passage], list[Point], str]:
    """What stands before the steps of a section, the items that are its steps, and a note.

    What stands between and below the items belongs to the item above it.
    """
    blocks = section.blocks
    wanted, note = "numbers", ""
    if not any(
        one.kind == wanted and _is_wanted(section, at, wanted) for at, one in enumerate(blocks)
    ):
        wanted, note = "bullets", ARE_STEPS.format("a list without numbers")
    lists = [at for at in range(len(blocks)) if _is_wanted(section, at, wanted)]
    if note:
        lists = [at for at in lists if _tells(section, at)]
        lists = _with_singles(blocks, lists)
    else:
        lists += [at for at in range(len(blocks)) if _is_beside(section, at)]
        lists.sort()
    if not lists:
        return _table_items(section)
    names = {at: name for at in lists if at and (name := _phase(blocks[at - 1]))}
    names = names if len(names) > 1 else {}
    items: list[Point] = []
    taken = set(lists)
    within = inner(blocks)
    conditions = led(blocks, lists)
    for at, block in enumerate(blocks[lists[0] :], lists[0]):
        if at in taken and at not in within:
            found = by_condition(by_label(by_owner(filled(block))))
            found = of_line(blocks[at - 1], found) if at > lists[0] else found
            first, *rest = under(conditions[at], found) if at in conditions else found
            phase = [names[at]] if at in names else []
            items += [replace(first, blocks=(*phase, *first.blocks)), *rest]
        elif at + 1 not in names and at + 1 not in taken and _goes_on(block):
            items.append(Point((block,), block.at, doubt=_BELOW))
        elif at + 1 not in names:
            items[-1] = joined(items[-1], block)
    return blocks[: lists[0] - (lists[0] in names)], apart(by_phase(items)), note


def _tells(section: Section, at: int) -> bool:
    """Whether bullets tell deeds, hold some, or are announced as such."""
    block = section.blocks[at]
    holds = len(by_phase(filled(block))) > len(filled(block)) or any(map(actions_of, filled(block)))
    is_told = begins_with_order(block) or are_asked(block)
    return holds or is_told or are_announced(section, at)


def _with_singles(blocks: Sequence[Passage], lists: list[int]) -> list[int]:
    """The places of lists, and of all lists of one item if most of these are among them."""
    singles = [
        at for at, one in enumerate(blocks) if one.kind == "bullets" and len(filled(one)) == 1
    ]
    known = len(set(singles) & set(lists))
    return sorted({*lists, *singles}) if known > 1 and known * 3 >= len(singles) * 2 else lists


def _is_beside(section: Section, at: int) -> bool:
    """Whether bullets below a title of their own are steps beside those with numbers."""
    block = section.blocks[at]
    is_named = at > 0 and block.kind == "bullets" and is_title(section.blocks[at - 1])
    return is_named and are_steps(section, at) and begins_with_order(block)


def _goes_on(block: Passage) -> bool:
    """Whether a paragraph below a list tells one more deed: `Finally, tell the porter.`"""
    words = bare(block.text) if block.kind == "paragraph" else ""
    then = _THEN.match(words)
    is_order = then is not None and ORDER.match(words, then.end()) is not None
    is_order = is_order and not _SOFT.match(words, then.end() if then else 0)
    return is_order or (words != "" and somebody_acts(sentences(words)[0]))


def _phase(block: Passage) -> Passage | None:
    """The name of a phase that a line in bold is; None for one that only says `Steps`."""
    words = headline(block.text)
    is_name = is_title(block) and not GENERIC.fullmatch(words)
    return Passage("phase", block.text, block.at, content=words) if is_name else None


def _is_wanted(section: Section, at: int, kind: str) -> bool:
    """Whether a block is a list of steps: one of a kind, or of tasks."""
    block = section.blocks[at]
    items = filled(block)
    if block.kind == "bullets" and items and all(item.is_task for item in items):
        return True
    return block.kind == kind and are_steps(section, at)


def _table_items(section: Section) -> tuple[list[Passage], list[Point], str]:
    """The steps in a table of a section that has no list of them."""
    for at, block in enumerate(section.blocks):
        items = steps_of(block) if block.rows else []
        if items:
            for below in section.blocks[at + 1 :]:
                items[-1] = joined(items[-1], below)
            return section.blocks[:at], items, ARE_STEPS.format("rows of a table")
    return list(section.blocks), [], ""
