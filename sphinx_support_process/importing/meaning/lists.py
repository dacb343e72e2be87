"""Which lists of a section are steps? Not tables of contents, and not what begins anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..passages.passage import Passage, Point, Section
from ..words.prose import ORDER, bare

ARE_STEPS = "{} on the page: are these steps, in order?"
BOX = re.compile(r"^\[[ xX]\]\s+")
_LINK = re.compile(r"\W*!?\[[^\[\]]*\]\(<?(#?)[^()]*\)\W*")
_CONTENTS = re.compile(r"(?:table of )?contents?|toc|on this page|overview|index", re.IGNORECASE)
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
    lists = [at for at, one in enumerate(blocks) if one.kind == "numbers" and filled(one)]
    last = 0
    for place, at in enumerate(lists):
        first, end = _ends(blocks[at])
        introduced = at > 0 and _INTRODUCES.search(blocks[at - 1].text) is not None
        introduced = introduced and blocks[at - 1].kind == "paragraph"
        if place and first == 1 and last > 1 and introduced:
            later = (_ends(blocks[other])[0] for other in lists[place + 1 :])
            if last + 1 in later:
                continue
            yield at - 1
        last = end


def _ends(block: Passage) -> tuple[int, int]:
    """The first and the last number of a list."""
    numbers = [item.number for item in filled(block) if item.number is not None]
    return (numbers[0], numbers[-1]) if numbers else (0, 0)


def inner(blocks: Sequence[Passage]) -> set[int]:
    """The places of lists that belong to an item above them: their numbers begin anew, and those
    of a list below go on from the item."""
    lists = [at for at, one in enumerate(blocks) if one.kind == "numbers" and filled(one)]
    found: set[int] = set()
    last = 0
    for place, at in enumerate(lists):
        first, end = _ends(blocks[at])
        later = (_ends(blocks[other])[0] for other in lists[place + 1 :])
        if place and first == 1 and last and last + 1 != first and last + 1 in later:
            found.add(at)
        else:
            last = end
    return found


def joined(point: Point, block: Passage) -> Point:
    """An item with a block that stands below the list."""
    below = point.below or len(point.blocks)
    return replace(point, blocks=(*point.blocks, block), below=below)
