"""Is this a message to copy? Quotations and plain fences that become templates."""

from __future__ import annotations

import re

from ...passages.passage import Passage, Section
from ..patterns import late
from ..prose import bare
from ..table import pattern
from .placeholders import has_place, is_open
from .signs import CLOSING, ESCAPED, GREETING, SAID, is_form, names_reply, unfenced

SHOWN = late(rf"\b{pattern('shown')}\b", re.IGNORECASE)
_COMMAND = late(r"^\s*[$#>%]\s|&&|\$\(|\s--?\w|;$|[{}]$|^\s*[\w.-]+=\S|\\$", re.MULTILINE)
_TYPED = late(r"\s*(?:[a-z][\w./-]*(?:\s.*)?|.{0,40}\$ \w.*)(?<![.!?:,])\s*")
_SENTENCE = late(r"^[\W_]*[^\W\d_]+\S*(?:[ \n]+\S+){2,}[.!?:,]\W*$", re.MULTILINE)
_LISTED = late(r"\s*(?:[-*+]|\d+[.)])\s")
_SKELETON = late(r"^#{1,6} \S", re.MULTILINE)
_LANGUAGE = late(
    r"[`~]+[ \t]*(?:sh|bash|shell|console|python|py|js|json|ya?ml|toml|sql|ruby|go|diff|html|css)\b"
)
_ASIDE = late(
    rf"[^\w\s\"'\u201c<\[{{(@#*_`$\\:-]|{pattern('must-not')}\b|{pattern('warning')}\b",
    re.IGNORECASE,
)
_QUOTES = late(r"\s*[\"\u201c\u201e][^\"\u201c-\u201f]+[\"\u201c\u201d]\s*")
_KINDS = ("message", "box", "quote", "paragraph", "fence", "raw")
_BEGINNING = 2000
_PLAIN = late(r"[`~]+[ \t]*(?:text|txt|none|md|markdown|e?mail|plain(?:text)?)?[ \t]*\n")


def is_reply(block: Passage, before: str, *, headed: bool = False) -> bool:
    """Whether a quotation, a fence or what can be opened is a message.

    `before` is the text above it; `headed` if a heading says that there are messages.
    """
    if block.kind == "paragraph" and not _QUOTES.fullmatch(block.text):
        return False
    if block.kind not in _KINDS:
        return False
    content = unfenced(ESCAPED.sub("", block.content))
    is_letter = bool(GREETING.match(content) or CLOSING.search(content))
    headed = headed or names_reply(block.title)
    last = bare(before.rpartition("\n\n")[2])
    told = bool(SAID.search(last) or headed) and not SHOWN.search(last)
    match block.kind:
        case "message":
            return True
        case "fence" | "quote" if is_form(content):
            return True
        case "box":
            return headed or (is_letter and (block.name == "details" or told))
        case "quote":
            is_prose = has_place(content) or _SENTENCE.search(content[:_BEGINNING])
            told = told and bool(is_prose) and not _ASIDE.match(content)
            return is_letter or (told and not _LISTED.match(content)) or is_open(content)
        case "paragraph":
            return told and last.endswith(":")
        case _:
            is_text = headed and block.kind == "fence" and not block.text.startswith(":")
            is_other = is_text and not _is_program(block, content)
            return is_other or _is_plain(block, content, told=told)


def _is_plain(block: Passage, content: str, *, told: bool) -> bool:
    """Whether a fence is a text for people: a letter, or prose that was announced."""
    is_indented = block.kind == "raw" and block.text.startswith("    ")
    if block.name or not (is_indented or _PLAIN.match(block.text)) or not re.search(r"\w", content):
        return False
    is_prose = _SENTENCE.search(content[:_BEGINNING]) and not _COMMAND.search(content)
    has_gaps = has_place(content) or len(_SKELETON.findall(content)) > 1
    is_message = is_prose or (has_gaps and not _is_script(content))
    return bool(GREETING.match(content) or (told and is_message))


def _is_script(content: str) -> bool:
    """Whether all lines of a text are commands, whatever they leave to fill in."""
    lines = [line for line in content.split("\n") if line.strip() and line[0] != "#"]
    return content.startswith("#!") or bool(lines and all(map(_TYPED.fullmatch, lines)))


def _is_program(block: Passage, content: str) -> bool:
    """Whether a fence holds commands, code or data, and nothing to send."""
    is_code = _LANGUAGE.match(block.text) is not None or _COMMAND.search(content) is not None
    return is_code or _is_script(content)


def holds_reply(section: Section) -> bool:
    """Whether some block of a section is a message, and no box beside what it tells."""
    above = section.parent.title if section.parent else ""
    headed = names_reply(section.title) or names_reply(above)
    texts = (section.title, *(block.text for block in section.blocks))
    pairs = zip(section.blocks, texts, strict=False)
    return any(
        is_reply(block, before, headed=headed)
        for block, before in pairs
        if block.kind != "box" or block.name == "details"
    )
