"""Which paragraphs of a text document stand apart by their style: quotations, and code?"""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import At, Block, Box, Cell, Definition, Inline, Item, Other, Paragraph, inside

_QUOTES = {"quote", "intense quote", "block text", "block quote", "quotations"}
_CODE = {"source code", "code", "code block", "html preformatted", "preformatted text"}


def is_code(styles: Iterable[str]) -> bool:
    """Whether a paragraph of these styles is a line of code, be it empty."""
    return not _CODE.isdisjoint(styles)


def apart(paragraph: Paragraph, text: Inline, styles: Iterable[str]) -> Block:
    """A paragraph as its style shows it; `text` is all of it, `styles` are lower-case names."""
    for name in styles:
        if name in _QUOTES:
            at, anchors = paragraph.at, paragraph.anchors
            paragraph.anchors = []
            return Box(at=at, anchors=anchors, kind="quote", blocks=[paragraph])
        if name in _CODE:
            code = "".join(run.text for run in text)
            return Other(at=paragraph.at, anchors=paragraph.anchors, kind="code", text=code)
    return paragraph


def joined(blocks: list[Block]) -> list[Block]:
    """Blocks in which the paragraphs of one quotation, and the lines of one code, are one.

    Code without a word is left out.
    """
    found: list[Block] = []
    end = At()
    for block in blocks:
        last = found[-1] if found and block.at.paragraph <= end.paragraph + 1 else None
        end = block.at
        match last, block:
            case Box(kind="quote"), Box(kind="quote"):
                last.blocks += block.blocks
            case Other(kind="code"), Other(kind="code"):
                last.text += f"\n{block.text}"
            case _:
                found.append(block)
                continue
        last.anchors += block.anchors
    for block in found:
        _look_into(block)
    return [one for one in found if not isinstance(one, Other) or one.text]


def _look_into(block: Block) -> None:
    if isinstance(block, Item | Definition | Cell | Box):
        block.blocks = joined(block.blocks)
    elif isinstance(block, Other):
        block.text = block.text.strip("\n")
    else:
        for one in inside(block):
            _look_into(one)
