"""What does a text warn of, and how does one see that it worked?"""

from __future__ import annotations

import re

from ..passages.passage import Passage
from .patterns import late
from .prose import bare, sentences
from .table import pattern

_KINDS = {"warning", "caution", "danger", "attention"}
_BOXES = {*_KINDS, "important", "note", "tip", "hint"}
_MARK = late(
    rf"[*_`\s]*(?:[\u26a0\u2757\u26d4\u2620\U0001f6d1\u203c]\ufe0f?\s*)?(?:\[!|\u00a1)?"
    rf"{pattern('warning')}\]?[*_`]*\s?(?:[:!.]|\u2013|-(?= )|(?=\n))[*_]*\s*"
    r"|[*_\s]*[\u26a0\u2757\u26d4\u2620\U0001f6d1\u203c]\ufe0f?\s*(?=[\w*_])",
    re.IGNORECASE,
)
_MUST_NOT = late(rf"{pattern('must-not')}(?!\w)", re.IGNORECASE)
_NEVER = late(rf"{pattern('never')}(?!\w)", re.IGNORECASE)
_EXPECTED = late(rf"[*_]*{pattern('expected')}[*_]*:[*_]*\s+(?=\S)", re.IGNORECASE)
_SEEN = late(rf"{pattern('seen')}(?!\w)", re.IGNORECASE)
_OPTION = late(r"^:[\w-]+:.*\n*", re.MULTILINE)


def warning_of(block: Passage) -> str:
    """What a paragraph or box warns of, without the word that says so; empty if of nothing."""
    if block.kind in ("box", "fence") and block.name in _BOXES:
        content = _OPTION.sub("", block.content).strip()
        body = _MARK.sub("", re.sub(r"^\[!\w+\]\s*", "", content), count=1)
        is_one = block.name in _KINDS or _MUST_NOT.match(bare(body))
        parts = [block.title.strip(), body.strip()]
        return "\n\n".join(filter(None, parts)) if is_one else ""
    if block.kind not in ("paragraph", "quote"):
        return ""
    content = block.text if block.kind == "paragraph" else block.content
    mark = _MARK.match(content)
    return content[mark.end() :].strip() if mark and re.search(r"\w", content[mark.end() :]) else ""


def warning_above(block: Passage) -> str:
    """What a block above steps warns of, also in a sentence of its own: `Never open it.`"""
    told = warning_of(block)
    is_ban = block.kind == "paragraph" and _MUST_NOT.match(bare(block.text)) is not None
    return told or (block.text if is_ban and len(sentences(block.text)) == 1 else "")


def ban_of(block: Passage) -> str:
    """What the one sentence of a block says never to do: `Never open it.`; empty for another."""
    text = block.text if block.kind == "paragraph" else ""
    return text if _NEVER.match(bare(text)) and len(sentences(text)) == 1 else ""


def split_result(paragraph: str) -> tuple[str, str]:
    """A paragraph without the sentence that says how one sees that it worked, and that."""
    mark = _EXPECTED.match(paragraph)
    if mark:
        return "", paragraph[mark.end() :].strip()
    parts = sentences(paragraph)
    found = [part for part in parts if _SEEN.match(bare(part))]
    if len(found) != 1:
        return paragraph, ""
    return " ".join(part for part in parts if part is not found[0]), found[0]
