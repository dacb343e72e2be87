"""Which texts are a list? Names in bold, each with what stands below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from ..passages.passage import Passage, Point
from ..words.patterns import late
from .lists import begins_with_order, filled

_BOLD = late(r"(?:\*\*|__)([^*_\n]{1,120}?)[:.]?(?:\*\*|__)")


def gathered(
    blocks: Sequence[Passage], is_name: Callable[[str], bool]
) -> tuple[range, Passage] | None:
    """The list that names in bold are, each with what stands below it; and its place in blocks.

    Where that is what to do, there is none.
    """
    starts = [at for at, block in enumerate(blocks) if is_name(_begins_bold(block))]
    if len(starts) < 2:
        return None
    longest = max(other - one for one, other in pairwise(starts))
    ends = [*starts[1:], min(starts[-1] + longest, len(blocks))]
    spans = [blocks[one:end] for one, end in zip(starts, ends, strict=True)]
    place = range(starts[0], ends[-1])
    lists = [blocks[at] for at in place if filled(blocks[at])]
    if any(one.kind == "numbers" or begins_with_order(one) for one in lists):
        return None
    text = "\n\n".join(blocks[at].text for at in place)
    items = tuple(Point(tuple(span), span[0].at) for span in spans)
    return place, Passage("bullets", text, items[0].at, items=items)


def _begins_bold(block: Passage) -> str:
    """The words in bold with which a paragraph begins; empty if it begins otherwise."""
    match = _BOLD.match(block.text) if block.kind == "paragraph" else None
    return match[1] if match else ""
