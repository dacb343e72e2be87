"""To which sections does a page lead? `go to Closing`, `→ [Closing](#closing)`, `see 4.`"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from ..passages.passage import Section
from ..words.patterns import late
from ..words.prose import bare, headline
from ..words.table import pattern
from ..words.ways.cuts import split
from ..words.ways.jumps import ARROW

_LINK = r"\[[^\[\]]*\]\(<?(?:page:)?#([^()<>]+)>?\)|\{ref\}`(?:[^`<]*<)?([^`<>]+)>?`"
_LEADS = late(
    rf"(?:(?<![\w-])(?:{pattern('leads-to')}|{pattern('section')}) |{ARROW} ?|: ?(?=\W))"
    rf"(?:{pattern('articles')} )?(?:{pattern('section')} )?(?:{_LINK}"
    r"|[\"\u201c\u201e\u00ab*_]{0,2}\s?(\d{1,2}(?:\.\d{1,2})*(?=[.,;:)!]|\s*\Z)(?![.,]\d)"
    r"|[^\W\d_][\w'\u2019&/-]*(?: [\w'\u2019&/-]+){0,7}))",
    re.IGNORECASE,
)


def leads_on(section: Section) -> bool:
    """Whether a text of a section says where it goes on."""
    texts = (block.text for block in section.blocks if block.kind == "paragraph")
    return any(split(text)[1] for text in texts)


def mark_led(sections: Sequence[Section]) -> None:
    """Say of each section whether a text of its page leads to it."""
    named: dict[str, Section] = {}
    for section in sections:
        titles = (headline(section.title).casefold(), bare(section.title).casefold())
        for name in (*section.anchors, *section.labels, section.label, *titles):
            if name:
                named.setdefault(name, section)
    firsts = {name.partition(" ")[0] for name in named}
    for section in sections:
        for block in section.blocks:
            for name in _names(block.text, firsts):
                other = named.get(name)
                if other is not None and other is not section:
                    other.is_led = True


def _names(text: str, firsts: Container[str]) -> Iterator[str]:
    """All names to which a text may lead: an anchor, a number, or the first of some words.

    These begin with one of the `firsts`.
    """
    for match in _LEADS.finditer(text):
        link = match[1] or match[2]
        words = (match[3] or "").casefold().split(" ")
        if link:
            yield from (link, link.casefold())
        elif words[0] in firsts:
            yield from (" ".join(words[:count]) for count in range(len(words), 0, -1))
