"""What does a letter say in the language of a page? Its words, cut at what is to be filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..text.named import NamedTuple
from ..text.paragraphs import PLACEHOLDER, paragraphs
from ..text.text import Text
from .content import Letter

Said = Callable[[Text, str | None], str]
"""What is said for a text without markup; for a message of several lines, if there is one."""

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
    """A letter in the language of a page; `where` says what sends it, as in the letter."""

    title: str
    where: str | None
    subject: Parts
    body: tuple[Parts, ...]
    asked: tuple[Asked, ...]
    url: str
    folded: bool


def reply(letter: Letter, where: str | None, said: Said) -> Reply:
    """What a letter says, by paragraphs; what it names and nobody declared is a gap, too."""
    subject = said(letter.subject, None) if letter.subject else ""
    body = said(letter.body, letter.body.rstrip()) if letter.body else ""
    used = [name.strip() for name in re.findall(PLACEHOLDER, f"{subject}\n{body}")]
    asked = {
        gap.name: Asked(
            gap.means or gap.name,
            said(gap.label, None),
            said(gap.example, None) if gap.example else "",
            gap.means is not None,
        )
        for gap in letter.gaps
        if gap.name in used
    }
    for name in used:
        asked.setdefault(name, Asked(name, name, "", has_meaning=False))
    numbers = {name: number for number, name in enumerate(asked)}
    return Reply(
        said(letter.title, None),
        where,
        tuple(_cut(subject, numbers)),
        tuple(tuple(_cut(paragraph, numbers)) for paragraph in paragraphs(body)),
        tuple(asked.values()),
        str(letter.url or ""),
        letter.folded,
    )


def _cut(text: str, numbers: dict[str, int]) -> Iterator[str | int]:
    for index, part in enumerate(re.split(PLACEHOLDER, text)):
        if index % 2:
            yield numbers[part.strip()]
        elif part:
            yield part
