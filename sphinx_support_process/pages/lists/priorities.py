"""What counts first? Criteria in the order in which they count."""

from __future__ import annotations

from collections.abc import Iterator

from ...known.known import Known
from ...model import Priorities
from ..content import Block, Box, Item, Numbered
from ..leaves import Blocks
from ..lines import _, anchor, line, phrase, roles
from ..pieces import Bare
from ..view import Options, view


@view("priorities", of="priorities")
def priorities(known: Known, shown: Priorities, _options: Options) -> Iterator[Block]:
    """Criteria in the order in which they count, and whom to ask."""
    id = str(shown.id)
    blocks: list[Block] = [Blocks(shown.text)] if shown.text else []
    blocks.append(Numbered(tuple(Item((Blocks(text),)) for text in shown.order)))
    if shown.ask:
        blocks.append(line(phrase(_("Ask for guidance: {roles}."), roles=roles(shown.ask))))
    target = anchor(known, "priorities", id, f"priorities-{id}", Bare(shown.title))
    yield Box(tuple(blocks), ("spp-priorities",), target)
