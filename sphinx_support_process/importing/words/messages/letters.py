"""Which messages does more than one block hold? Sections, lists, tables and letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....text.named import NamedTuple
from ...passages.passage import Passage, Point, Section
from ..patterns import late
from ..prose import ORDER, bare, headline, is_bold, topic
from ..table import pattern
from .placeholders import has_gap, has_place
from .replies import is_reply
from .signs import (
    CLOSING,
    FEW_WORDS,
    GREETING,
    HEAD,
    NAMES_REPLY,
    OF_REPLIES,
    OPEN,
    SAID,
    SUBJECT,
    is_form,
    names_reply,
)

_SIGNED = late(
    rf"^[ \t]*{pattern('closing')}(?:[,.!]?[ \t]*|, .{{1,60}})$", re.IGNORECASE | re.MULTILINE
)
_MOST_PARAGRAPHS = 15
_WORDED = late(pattern("wording-column"), re.IGNORECASE)
_NAMED = late(r"\*\*(?P<name>[^*]{2,60}?):?\*\*\s?:?\s+(?P<said>\S.{20,})")
_SUBJECT_LINE = late(rf"[*_]*{pattern('subject')} ?:[*_]*", re.IGNORECASE)
_QUOTES = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
_SPOKEN = 12
_ENDS = frozenset((",", ":", "!", "\u2026"))
_SLANTED = late(r"[*_][^*_\n]{2,60}[*_]:?")


def message(section: Section) -> Passage | None:
    """The message that a section is: below a subject, in quotation marks, a letter.

    Below a heading such as `Templates` it is one whatever its text.
    """
    blocks = section.blocks
    if not blocks or any(block.kind not in ("paragraph", "bullets", "numbers") for block in blocks):
        return None
    text = "\n\n".join(block.text for block in blocks)
    flat = text.strip()
    is_quoted = flat[:1] in '\u201c"' and flat[-1:] in '\u201d"' and has_place(flat)
    is_letter = bool(GREETING.match(text) and (has_place(text) or CLOSING.search(text)))
    is_plain = all(one.kind == "paragraph" for one in blocks)
    above = section.parent
    is_headed = above is not None and OF_REPLIES.fullmatch(topic(above.title)) is not None
    is_headed = is_headed and blocks[0].kind == "paragraph" and not _is_about(blocks)
    is_headed = is_headed or bool(HEAD.match(headline(section.title)) and CLOSING.search(text))
    is_headed = is_headed or (names_reply(section.title) and is_form(text))
    is_letter = is_letter or (is_plain and _salutes(text))
    if not is_quoted and not is_letter and not is_headed and not SUBJECT.match(text):
        return None
    content = flat[1:-1] if is_quoted else text
    is_open = _salutes(text) and not (has_gap(text) or _is_signed(text))
    return Passage("message", text, blocks[0].at, OPEN if is_open else "", content=content)


def _salutes(text: str) -> bool:
    """Whether the first line of a text is a greeting alone: `Dear tenant,`."""
    first, _, below = text.lstrip().partition("\n")
    is_short = len(first.split()) <= FEW_WORDS and first.rstrip()[-1:] in _ENDS
    return bool(below.strip()) and is_short and GREETING.match(first) is not None


def _is_signed(text: str) -> bool:
    """Whether a few words without a full stop end a text, as a name below a letter."""
    *above, last = text.rstrip().split("\n")
    is_name = len(last.split()) <= FEW_WORDS and last.rstrip()[-1:].isalnum()
    return bool(above) and is_name and len(text.split()) > _SPOKEN


def _is_about(blocks: Sequence[Passage]) -> bool:
    """Whether blocks speak of messages, or order something, and are none themselves."""
    orders = [
        bool(ORDER.match(bare(item.blocks[0].text)))
        for block in blocks
        for item in (block.items if block.kind == "numbers" else ())
        if item.blocks
    ]
    return sum(orders) > 1 or NAMES_REPLY.search(bare(blocks[0].text)) is not None


class Letter(NamedTuple):
    """A message of a list or table: its name, and what else is said of it."""

    name: str
    block: Passage
    note: str = ""


def letters(block: Passage, heading: str) -> list[Letter]:
    """The messages of a list or table that holds nothing else, each with its name."""
    if block.rows:
        return _in_table(block, heading)
    is_headed = OF_REPLIES.fullmatch(heading) is not None
    if block.kind == "definitions":
        return _in_terms(block, is_headed=is_headed)
    if block.items and is_headed and (short := _in_items(block)):
        return short
    may_hold = is_headed or block.kind == "bullets"
    found = [_below_name(item, is_headed=is_headed, may_hold=may_hold) for item in block.items]
    whole = [one for one in found if one]
    return whole if len(whole) == len(found) else []


def _below_name(item: Point, *, is_headed: bool, may_hold: bool) -> Letter | None:
    """The message that stands below its name in an item; None if it is something else.

    An item that is a step holds its message, and is none.
    """
    first, *rest = item.blocks or (Passage("", "", item.at),)
    if first.kind != "paragraph" or not rest:
        return None
    is_name = len(first.text.split()) <= FEW_WORDS or is_bold(first.text)
    last = rest[-1]
    is_held = may_hold and is_name and last.kind in ("fence", "quote")
    if is_held and is_reply(last, "", headed=is_headed):
        notes = "\n\n".join(one.text for one in rest[:-1])
        return Letter(headline(first.text), last, notes)
    text = "\n\n".join(one.text for one in rest)
    is_letter = GREETING.match(text) or (is_headed and CLOSING.search(text))
    if len(first.text.split()) > FEW_WORDS or not is_letter:
        return None
    return Letter(headline(first.text), Passage("message", text, item.at, content=text))


def _in_terms(block: Passage, *, is_headed: bool) -> list[Letter]:
    """The messages that terms name, each below its own."""
    texts = ["\n\n".join(one.text for one in item.blocks) for item in block.items]
    if not all(texts) or not (is_headed or all(map(GREETING.match, texts))):
        return []
    return [
        Letter(headline(item.term), Passage("message", text, item.at, content=_unquoted(text)))
        for item, text in zip(block.items, texts, strict=True)
    ]


def _in_items(block: Passage) -> list[Letter]:
    """The messages of a list whose items are each a name and what is said: `**Late**: Sorry, …`."""
    found = [_NAMED.fullmatch(" ".join(item.text.split())) for item in _texts(block)]
    whole = [one for one in found if one]
    are_messages = any(GREETING.match(one["said"]) for one in whole) or all(
        _unquoted(one["said"]) != one["said"] for one in whole
    )
    if len(whole) < len(block.items) or not are_messages:
        return []
    return [
        Letter(
            headline(one["name"]),
            Passage("message", one["said"], block.at, content=_unquoted(one["said"])),
        )
        for one in whole
    ]


def _unquoted(text: str) -> str:
    """A text without the quotation marks around all of it."""
    inside = text[1:-1]
    is_quoted = text[0] in _QUOTES and text[-1] in _QUOTES and _QUOTES.isdisjoint(inside)
    return inside.strip() if is_quoted else text


def _texts(block: Passage) -> list[Passage]:
    return [item.blocks[0] for item in block.items if len(item.blocks) == 1]


def _in_table(table: Passage, heading: str) -> list[Letter]:
    """The messages of a table that says when to send each: `Situation`, `Reply`."""
    heads = [bare(cell) for cell in table.rows[0]]
    is_headed = OF_REPLIES.fullmatch(heading) is not None
    if len(heads) != 2 or not (
        _WORDED.fullmatch(heads[1]) or (is_headed and SAID.search(heads[1]))
    ):
        return []
    texts = [text for _, text in table.rows[1:]]
    if sum(len(text.split()) > FEW_WORDS for text in texts) * 2 < len(texts) or not all(texts):
        return []
    return [
        Letter(bare(name), Passage("message", text, table.at, content=text.strip('\u201c\u201d"')))
        for name, text in table.rows[1:]
    ]


def with_letters(blocks: Sequence[Passage]) -> list[Passage]:
    """Blocks in which the paragraphs from a greeting to a closing are one message.

    What alone stands in a list, in quotation marks below a line that announces it, is one, too.
    """
    found: list[Passage] = []
    at = 0
    while at < len(blocks):
        end = _end_of_letter(blocks, at)
        if spoken := _spoken(blocks[at], blocks[at - 1] if at else None):
            found.append(spoken)
            at += 1
            continue
        if end:
            text = "\n\n".join(block.text for block in blocks[at:end])
            name = "" if _SIGNED.search(text) else OPEN
            found.append(Passage("message", text, blocks[at].at, name, content=text))
        else:
            found.append(blocks[at])
        at = end or at + 1
    return found


def _spoken(block: Passage, above: Passage | None) -> Passage | None:
    """The message that is the only item of a list, below `This might look like:`."""
    texts = _texts(block) if len(block.items) == 1 else []
    is_told = above is not None and above.kind == "paragraph" and above.text.rstrip().endswith(":")
    if not texts or not is_told or len(texts[0].text.split()) < _SPOKEN:
        return None
    text = texts[0].text
    is_quoted = text[:1] in '\u201c"' and text[-1:] in '\u201d"'
    return Passage("message", text, block.at, content=text[1:-1]) if is_quoted else None


def _end_of_letter(blocks: Sequence[Passage], at: int) -> int:
    """The place behind a letter that begins at a place; 0 if none does."""
    text = blocks[at].text if blocks[at].kind == "paragraph" else ""
    has_subject = _SUBJECT_LINE.match(text) is not None
    if at and _SIGNED.search(text) and _is_title(blocks[at - 1]):
        is_named = names_reply(bare(blocks[at - 1].text)) and not ORDER.match(text)
        return at + 1 if is_named else 0
    if not has_subject and not GREETING.match(text):
        return 0
    for end, block in enumerate(blocks[at : at + _MOST_PARAGRAPHS], at + 1):
        if block.kind not in ("paragraph", "bullets", "numbers"):
            break
        if block.kind == "paragraph" and _SIGNED.search(block.text):
            is_signed = end < len(blocks) and blocks[end].kind == "paragraph"
            signs = is_signed and len(blocks[end].text.split()) <= FEW_WORDS
            return end + bool(signs)
    is_announced = has_subject or (at > 0 and _announces(blocks[at - 1]))
    is_titled = at > 0 and _is_title(blocks[at - 1]) and (_salutes(text) or has_gap(text))
    if is_titled and _is_signed(text):
        return at + 1
    is_announced = is_announced or is_titled
    return _end_of_unsigned(blocks, at) if is_announced else 0


def _end_of_unsigned(blocks: Sequence[Passage], at: int) -> int:
    """The place behind a letter that nobody signs: before what orders, or belongs to no line."""
    end = at + 1
    for block in blocks[end : at + _MOST_PARAGRAPHS]:
        is_list = block.kind in ("bullets", "numbers") and _is_colon(blocks[end - 1])
        is_line = block.kind == "paragraph" and not ORDER.match(bare(block.text))
        if not is_list and not is_line:
            break
        end += 1
    return end


def _announces(block: Passage) -> bool:
    """Whether a text, or the last item of a list, says that a message stands below it."""
    last = block.items[-1].blocks[-1:] if block.items else (block,)
    text = last[0].text.rpartition("\n\n")[2] if last else ""
    return text.rstrip().endswith(":") and SAID.search(bare(text)) is not None


def _is_title(block: Passage) -> bool:
    """Whether a text is in bold or in italics, and names what stands below it."""
    return block.kind == "paragraph" and (
        is_bold(block.text) or bool(_SLANTED.fullmatch(block.text))
    )


def _is_colon(block: Passage) -> bool:
    return block.kind == "paragraph" and block.text.rstrip().endswith(":")


def replies_title(section: Section) -> str:
    """The nearest heading above what a section holds that is one of messages, else its own."""
    above: Section | None = section
    while above is not None and not OF_REPLIES.fullmatch(topic(above.title)):
        above = above.parent
    return topic(above.title if above else section.title)
