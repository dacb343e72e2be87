"""Where do the numbers of lists begin anew? Lists of their own, and those inside of an item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..passages.passage import Passage, Section
from ..words.patterns import late
from ..words.prose import bare
from .lists import filled

_INTRODUCES = late(r":[\s*_]*$")


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
