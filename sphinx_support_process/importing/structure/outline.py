"""Which sections has a document? Headings and what stands below them, and what can be opened."""

from __future__ import annotations

import re

from ...text.markup import plain
from ..passages.inline import in_line
from ..passages.myst import passages
from ..passages.passage import Passage, Section
from ..readers.blocks import (
    At,
    Block,
    Box,
    Document,
    Heading,
    Listing,
    Other,
    Paragraph,
    said,
    walk,
)
from ..readers.inline import behind
from ..words.patterns import late
from .led import mark_led
from .lists import begins_with_order, filled
from .typed import with_typed_numbers

_MARK = late(r"#{2,6}(?=[^\W\d_])")
_NUMBER = late(r"(\d{1,2}(?:\.\d{1,2})*|[A-Z](?=[.)]))[.)]?\s+(?=[^\W\d])")
_NAMES = late(r"\s*<a\s+(?:id|name)=[\"']([^\"'<>]+)[\"']\s*(?:/>|>\s*</a>)\s*", re.IGNORECASE)
_LONGEST = 80


def sections(document: Document) -> list[Section]:
    """The sections of a document in order, those of all levels in one list.

    What can be opened and holds a numbered list is a section of its own, behind the one it is in.
    """
    found = [Section(document.name, At(line=1), title=document.title)]
    opened: list[Section] = []
    labels: list[Passage] = []
    for block in with_typed_numbers(list(map(_headed, document.blocks))):
        if isinstance(block, Other) and block.kind == "label":
            labels += passages([block])
        elif isinstance(block, Heading):
            found += opened
            opened = []
            found.append(_section(document.name, block, labels))
            labels = []
        elif isinstance(block, Box) and _is_part(block):
            opened.append(_part(document.name, block, found[-1].level + 1))
        elif not found[-1].blocks and found[-1].title and (anchor := _anchor(block)):
            found[-1].anchors = [*found[-1].anchors, anchor]
            found[-1].heading += f"\n\n{said(block.text)}" if isinstance(block, Paragraph) else ""
        elif labels and not found[-1].blocks and found[-1].heading:
            _name(found[-1], labels)
            labels = []
            found[-1].blocks += passages([block])
        elif block.labels and not found[-1].blocks and found[-1].heading:
            *names, rest = passages([block])
            _name(found[-1], names)
            found[-1].blocks.append(rest)
        else:
            found[-1].blocks += [*labels, *passages([block])]
            labels = []
    found[-1].blocks += labels
    found += opened
    _place(found)
    lists = (block for one in found for block in one.blocks if block.items)
    if any(begins_with_order(block) for block in lists if filled(block)):
        for one in found:
            one.has_orders = True
    mark_led(found)
    return found


def _anchor(block: Block) -> str:
    """The name that a paragraph gives to a place, and says no more; empty for another."""
    match = _NAMES.fullmatch(said(block.text)) if isinstance(block, Paragraph) else None
    return match[1] if match else ""


def _name(section: Section, labels: list[Passage]) -> None:
    """Let a section have the labels that stand between its heading and its text."""
    section.labels = [*section.labels, *(label.name for label in labels)]
    section.heading = "\n".join([*(label.text for label in labels), section.heading])


def _headed(block: Block) -> Block:
    """A heading, where a paragraph is one whose mark stands without a space: `##Title`."""
    words = said(block.text) if isinstance(block, Paragraph) else ""
    match = _MARK.match(words)
    if not isinstance(block, Paragraph) or match is None or len(words) > _LONGEST:
        return block
    level = match.end()
    text = behind(block.text, level)
    return Heading(at=block.at, anchors=block.anchors, labels=block.labels, level=level, text=text)


def _place(sections: list[Section]) -> None:
    """Say of each section which one it is in, and what a link to its heading may be."""
    open_: list[Section] = []
    slugs: dict[str, int] = {}
    for section in sections:
        while open_ and open_[-1].level >= section.level:
            open_.pop()
        section.parent = open_[-1] if open_ else None
        open_.append(section)
        slug = slugged(section.title)
        if slug:
            count = slugs[slug] = slugs.get(slug, -1) + 1
            section.anchors = [*section.anchors, f"{slug}-{count}" if count else slug]


def slugged(title: str) -> str:
    """The anchor that sites give to a heading: its words in lower case, joined by hyphens."""
    return re.sub(r"[^\w -]", "", plain(title).casefold()).strip().replace(" ", "-")


def _section(file: str, heading: Heading, above: list[Passage]) -> Section:
    *own, head = passages([heading])
    labels = [*above, *own]
    title = in_line(heading.text)
    number = _NUMBER.match(title)
    return Section(
        file,
        heading.at,
        heading.level,
        title,
        [label.name for label in labels],
        "\n".join(passage.text for passage in (*labels, head)),
        anchors=heading.anchors,
        label=heading.label or (number[1] if number else ""),
    )


def _is_part(box: Box) -> bool:
    """Whether a box has a title and steps of its own."""
    lists = (one for one in walk(box.blocks) if isinstance(one, Listing))
    return bool(box.title) and box.kind != "quote" and any(one.ordered for one in lists)


def _part(file: str, box: Box, level: int) -> Section:
    title = in_line(box.title)
    heading = f"{'#' * max(1, min(level, 6))} {title}"
    part = Section(file, box.at, level, title, box.labels, heading, anchors=box.anchors)
    names = [name for name in map(_anchor, box.blocks[:1]) if name]
    part.anchors = [*part.anchors, *names]
    part.blocks = list(passages(with_typed_numbers(box.blocks[len(names) :])))
    return part
