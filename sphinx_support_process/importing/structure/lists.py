"""Which lists of a section are steps? Not tables of contents, and not what begins anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..passages.myst import BOX
from ..passages.passage import Passage, Point, Section
from ..words.offices import is_office_in_any_case, is_thing
from ..words.people import OWNER_LINE
from ..words.prose import ORDER, bare
from ..words.table import pattern

ARE_STEPS = "{} on the page: are these steps, in order?"
_LINK = re.compile(r"\W*!?\[[^\[\]]*\]\(<?(#?)[^()]*\)\W*")
_CONTENTS = re.compile(pattern("contents-head"), re.IGNORECASE)
CHAPTER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[^\W\d])")
"""The number of a heading."""

_NO_STEPS = re.compile(pattern("no-steps-head"), re.IGNORECASE)
_CRITERIA = re.compile(rf"(?<!\w){pattern('criteria')}\s?:$", re.IGNORECASE)
_QUESTIONS = re.compile(rf"\b{pattern('questions-head')}\b", re.IGNORECASE)
_FEW_WORDS = 6
_NAMED = re.compile(r"([^\W\d][\w '\u2019/&*_-]{1,60}):[*_]{0,2}")
_INTRODUCES = re.compile(r":[\s*_]*$")


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
    title = CHAPTER.sub("", bare(section.title))
    above = section.blocks[at - 1] if at else None
    if not texts or is_contents(section, block):
        return False
    if any(_names_owner(item) for item in filled(block)):
        return True
    if _NO_STEPS.fullmatch(title):
        return False
    if len(texts) > 1 and all(text.endswith("?") for text in texts):
        return False
    if above and above.kind == "paragraph" and _CRITERIA.search(bare(above.text)):
        return False
    asked = title.endswith("?") and section.parent and _QUESTIONS.search(section.parent.title)
    return not ((section.has_orders or asked) and _are_things(block, texts))


def _names_owner(item: Point) -> bool:
    return item.blocks[0].kind == "paragraph" and OWNER_LINE.match(item.blocks[0].text) is not None


def _are_things(block: Passage, texts: Sequence[str]) -> bool:
    """Whether items are names of things: short, without a full stop, and hardly any an order."""
    orders = sum(ORDER.match(text) is not None and " " in text for text in texts)
    return orders * 3 <= len(texts) > 1 and all(
        len(item.blocks) == 1
        and not item.is_task
        and not item.blocks[0].text.startswith(("**", "__", "`", "["))
        and len(text.split()) <= _FEW_WORDS
        and not text.endswith((".", "!", ":"))
        for item, text in zip(filled(block), texts, strict=True)
    )


def begins_with_order(block: Passage) -> bool:
    """Whether a list without numbers is one of steps: tasks, or what begins with an order."""
    first = filled(block)[0]
    text = first.blocks[0].text
    return first.is_task or (BOX.match(text) or ORDER.match(text.lstrip("*_"))) is not None


def parts(section: Section) -> Iterator[Section]:
    """A section in parts, where its numbers begin anew below a text that introduces them.

    A list that stands between two others whose numbers go on belongs to the item above it.
    """
    starts = list(_restarts(section.blocks))
    if not starts:
        yield section
        return
    blocks = section.blocks
    section.blocks = blocks[: starts[0]]
    yield section
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        words = bare(blocks[start].text).rstrip(": ")
        title = words.rpartition(". ")[2]
        part = Section(section.file, blocks[start].at, section.level + 1, title, parent=section)
        part.blocks = blocks[start:end]
        yield part


def _restarts(blocks: Sequence[Passage]) -> Iterator[int]:
    """The places of the texts that introduce lists which begin anew."""
    last = 0
    for number, (at, first, end, later) in enumerate(_numbered(blocks)):
        if number and first == 1 and last > 1 and at > 0:
            above = blocks[at - 1]
            if above.kind == "paragraph" and _INTRODUCES.search(above.text):
                if last + 1 in later:
                    continue
                yield at - 1
        last = end


def inner(blocks: Sequence[Passage]) -> set[int]:
    """The places of lists that belong to an item above them: their numbers begin anew, and those
    of a list below go on from the item."""
    found: set[int] = set()
    last = 0
    for at, first, end, later in _numbered(blocks):
        if last > 0 and first == 1 and last + 1 in later:
            found.add(at)
        else:
            last = end
    return found


def by_owner(items: Sequence[Point]) -> list[Point]:
    """Items; where each is a role with a list of what it does, all that is in these lists."""
    names = [_NAMED.fullmatch(item.blocks[0].text.strip("*_ ")) for item in items]
    inside = [item.blocks[1:] for item in items]
    if not all(names) or not all(len(one) == 1 and filled(one[0]) for one in inside):
        return list(items)
    words = [match[1].strip("*_ ") for match in names if match]
    if not any(map(is_office_in_any_case, words)) or any(map(is_thing, words)):
        return list(items)
    found: list[Point] = []
    for name, item, (block,) in zip(words, items, inside, strict=True):
        for number, one in enumerate(filled(block)):
            who = Passage("paragraph", f"Who: {name}", item.at, content=name)
            step = replace(one, blocks=(who, *one.blocks), number=None, label="")
            found.append(step if number else replace(step, number=item.number, label=item.label))
    return found


def _numbered(blocks: Sequence[Passage]) -> list[tuple[int, int, int, set[int]]]:
    """The numbered lists: place, first and last number, and the first numbers of those below."""
    found: list[tuple[int, int, int, set[int]]] = []
    later: set[int] = set()
    for at in range(len(blocks) - 1, -1, -1):
        if blocks[at].kind != "numbers" or not filled(blocks[at]):
            continue
        numbers = [one.number for one in filled(blocks[at]) if one.number is not None]
        first, end = (numbers[0], numbers[-1]) if numbers else (0, 0)
        found.append((at, first, end, later))
        if first not in later:
            later = later | {first}
    return found[::-1]


def joined(point: Point, block: Passage) -> Point:
    """An item with a block that stands below the list."""
    below = point.below or len(point.blocks)
    return replace(point, blocks=(*point.blocks, block), below=below)
