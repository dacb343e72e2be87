"""All that a reader found in a document, a line a piece, for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from sphinx_support_process.importing.readers.blocks import Block, Document, Inline, inside

OF_THEMSELVES = {"at", "blocks", "items", "rows", "columns", "entries"}
"""Fields that are no part of what is told of a block itself."""


def told(document: Document) -> str:
    """The blocks with all that is known of them, what is in doubt, and the words that were read."""
    lines = [*_blocks(document.blocks, "")]
    lines += [f"doubt at {at}: {text}" for at, text in document.doubts]
    lines += [f"said: {' '.join(text.split())}" for text in document.said if text.strip()]
    return "".join(f"{line}\n" for line in lines)


def _blocks(blocks: list[Block], room: str) -> Iterator[str]:
    for block in blocks:
        about = [
            f"{field.name}={_value(getattr(block, field.name))}"
            for field in fields(block)
            if field.name not in OF_THEMSELVES and getattr(block, field.name)
        ]
        spans = f"{block.rows}x{block.columns}" if hasattr(block, "columns") else ""
        done = f"done={block.done}" if getattr(block, "done", None) is False else ""
        place = f"{block.at}:{block.at.column}" if block.at.column else str(block.at)
        name = f"{room}{type(block).__name__} ({place})"
        yield " ".join(filter(None, [name, "" if spans == "1x1" else spans, done, *about]))
        yield from _blocks(inside(block), f"{room}  ")


def _value(value: object) -> str:
    if isinstance(value, tuple) and value and hasattr(value[0], "marks"):
        return _line(value)
    return repr(value)


def _line(runs: Inline) -> str:
    """Words, each with its marks and where it leads."""
    return " ".join(
        repr(run.text)
        + "".join(f"+{mark}" for mark in sorted(run.marks))
        + (f"→{run.link}" if run.link is not None else "")
        for run in runs
    )
