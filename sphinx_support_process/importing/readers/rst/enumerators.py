"""Which lines of a paragraph begin with a number? docutils reads them as one text."""

from __future__ import annotations

import re
from dataclasses import replace

from ..blocks import At, Block, Inline, Item, Listing, Paragraph, Run
from ..inline import behind, laid_out

_NUMBER = re.compile(r"\s*(?P<label>\(?(?:(?P<number>\d{1,3})|(?P<letter>[a-zA-Z]))[.)])\s+(?=\S)")


def numbered(runs: Inline, at: At) -> list[Block]:
    """A paragraph whose source is given with its lines: as text and a list, where it has one."""
    lines = _lines(runs)
    found = [_NUMBER.match("".join(run.text for run in line)) for line in lines]
    starts = [number for number, match in enumerate(found) if match]
    if len(starts) < 2:
        return _paragraph(runs, at)
    blocks = _paragraph(_joined(lines[: starts[0]]), at)
    items = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = found[start]
        assert match
        place = replace(at, line=at.line + start)
        number = int(match["number"]) if match["number"] else ord(match["letter"].lower()) - 96
        own = [behind(lines[start], match.end()), *lines[start + 1 : end]]
        items.append(
            Item(
                at=place,
                label=match["label"],
                number=(number,),
                blocks=_paragraph(_joined(own), place),
            )
        )
    return [*blocks, Listing(at=items[0].at, items=items, ordered=True)]


def _paragraph(runs: Inline, at: At) -> list[Block]:
    text = laid_out(runs)
    return [Paragraph(at=at, text=text)] if text else []


def _lines(runs: Inline) -> list[Inline]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=text)] for text in others]
    return [tuple(line) for line in lines]


def _joined(lines: list[Inline]) -> Inline:
    found: list[Run] = []
    for line in lines:
        found += [Run("\n"), *line] if found else line
    return tuple(found)
