"""How does a reply become a node? With its words cut at the gaps, to be written as a letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from docutils import nodes

from ...pages.content import Block, Fields, Letter
from ...text.paragraphs import PLACEHOLDER, paragraphs
from .pieces import Lines

REPLIES = "replies"
"""The style that every reply needs."""

REPLY = "spp-reply"
"""The class of the container of a reply, which keeps what it says as `spp_reply`."""

Blocks = Callable[[Iterable[Block]], list[nodes.Node]]
Parts = tuple[str | int, ...]
"""Words, and the numbers of the gaps between them."""


class Asked(NamedTuple):
    """What is to be filled in: a gap of the same `key` in another reply is the same.

    That is what it means of a ticket, if it says so, else its name.
    """

    key: str
    label: str
    example: str
    has_meaning: bool


class Reply(NamedTuple):
    """A reply in the language of the page."""

    title: str
    where: str | None
    subject: Parts
    body: tuple[Parts, ...]
    asked: tuple[Asked, ...]
    url: str
    folded: bool


def letter_node(letter: Letter, lines: Lines, blocks: Blocks) -> nodes.container:
    """A box of what is shown where nothing can be filled in, and of the facts of the reply."""
    said = lines.texts.said
    subject = said(letter.subject) if letter.subject else ""
    body = said(letter.body, letter.body.rstrip()) if letter.body else ""
    used = [name.strip() for name in re.findall(PLACEHOLDER, f"{subject}\n{body}")]
    asked = {
        gap.name: Asked(
            gap.means or gap.name,
            said(gap.label),
            said(gap.example) if gap.example else "",
            gap.means is not None,
        )
        for gap in letter.gaps
        if gap.name in used
    }
    for name in used:
        asked.setdefault(name, Asked(name, name, "", has_meaning=False))
    numbers = {name: number for number, name in enumerate(asked)}
    reply = Reply(
        said(letter.title),
        None if letter.where is None else _words(lines.merged(letter.where)),
        tuple(_cut(subject, numbers)),
        tuple(tuple(_cut(paragraph, numbers)) for paragraph in paragraphs(body)),
        tuple(asked.values()),
        str(letter.url or ""),
        letter.folded,
    )
    plain = nodes.container("", *blocks(letter.plain))
    facts = blocks([Fields(letter.facts)]) if letter.facts else []
    return nodes.container("", plain, *facts, classes=[REPLY], spp_reply=reply)


def _words(found: Iterable[nodes.Node]) -> str:
    return "".join(node.astext() for node in found)


def _cut(text: str, numbers: dict[str, int]) -> Iterator[str | int]:
    for index, part in enumerate(re.split(PLACEHOLDER, text)):
        if index % 2:
            yield numbers[part.strip()]
        elif part:
            yield part
