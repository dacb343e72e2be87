"""Is this a message to copy? Quotations and plain fences that become templates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..draft.draft import Template
from ..draft.ids import Ids
from ..passages.passage import Passage
from .prose import bare
from .table import pattern

_GREETING = re.compile(
    rf"\s*(?:[*_]*{pattern('subject')} ?:.*\n\s*)?{pattern('greeting')}\b",
    re.IGNORECASE,
)
_SAID = re.compile(rf"\b{pattern('says')}\b", re.IGNORECASE)
_SUBJECT = re.compile(rf"\s*[*_]*{pattern('subject')} ?:[*_]* *(.+)\n+", re.IGNORECASE)
_BODY = re.compile(rf"\s*[*_]*{pattern('body')} ?:[*_]*\s*", re.IGNORECASE)
_LETTER = re.compile(r"^[A-Z][.)]\s+(?=\S)")
_ESCAPED = re.compile(r"\\(?=[<>\[\]{}_*$])")


def _words(marks: str) -> str:
    """A pattern of words in one line that hold none of the marks around them."""
    return rf"\s*([^{marks}\s](?:[^{marks}\n]*[^{marks}\s])?)\s*"


_PLACE = re.compile(
    "|".join(
        (
            r"\{\{" + _words("{}") + r"\}\}",
            r"\$\{" + _words("{}") + r"\}",
            r"<<" + _words("<>") + r">>",
            r"%([A-Z][A-Z\d_]+)%",
            r"\[\[" + _words(r"\[\]") + r"\]\]",
            r"\{(?![\w:.+-]+\}`)" + _words("{}") + r"\}",
            r"<(?![^<>\n]*[@/:=]|(?:br|b|i|em|strong|p|u|code|kbd|pre|sub|sup)>)(?=\s*[A-Za-z])"
            + _words("<>")
            + ">",
            r"\[([A-Z][A-Z _-]+)\](?!\()",
        )
    )
)
_PLAIN = re.compile(r"[`~]+[ \t]*(?:text|txt|none|md|markdown)?[ \t]*\n")
_BRACE = re.compile(r"[{}]")


def is_reply(block: Passage, before: str) -> bool:
    """Whether a quotation, a fence or what can be opened is a message.

    `before` is the text above it.
    """
    if block.kind == "box":
        return block.name == "details" and bool(_GREETING.match(block.content))
    if block.kind == "message":
        return True
    if block.kind == "quote":
        content = _ESCAPED.sub("", block.content)
        return bool(_GREETING.match(content)) or _has_place(content)
    if block.kind != "fence" or block.name or not re.search(r"\w", block.content):
        return False
    if not _PLAIN.match(block.text):
        return False
    told = _SAID.search(bare(before.rpartition("\n\n")[2])) is not None
    return bool(_GREETING.match(block.content)) or (told and _has_place(block.content))


def message(blocks: Sequence[Passage]) -> Passage | None:
    """The message that blocks are together: below a subject, in quotation marks, or greeting."""
    if not blocks or any(block.kind not in ("paragraph", "bullets", "numbers") for block in blocks):
        return None
    text = "\n\n".join(block.text for block in blocks)
    flat = text.strip()
    is_quoted = flat[:1] in '\u201c"' and flat[-1:] in '\u201d"' and _has_place(flat)
    is_letter = _GREETING.match(text) and _has_place(text)
    if not is_quoted and not is_letter and not _SUBJECT.match(text):
        return None
    return Passage("message", text, blocks[0].at, content=flat[1:-1] if is_quoted else text)


def _has_place(text: str) -> bool:
    return any(re.search(r"\w", match[0]) for match in _PLACE.finditer(text))


def template(block: Passage, title: str, ids: Ids) -> Template:
    """The template that a message becomes, its places to fill in written as ours are."""
    found: dict[str, str] = {}
    body = block.content.strip("\n")
    if block.kind in ("quote", "message"):
        body = _ESCAPED.sub("", body)
    subject = _SUBJECT.match(body)
    if subject:
        body = _BODY.sub("", body[subject.end() :], count=1).strip('\u201c\u201d"\n')

    def put(match: re.Match[str]) -> str:
        words = next(filter(None, match.groups()))
        if not re.search(r"\w", words):
            return match[0]
        short = "_".join(re.findall(r"\w+", words.casefold()))[:60] or "it"
        for name in (short, *(f"{short}_{number}" for number in range(2, len(found) + 3))):
            if found.setdefault(name, words).casefold() == words.casefold():
                break
        return f"{{{{ {name} }}}}"

    name = "Reply" if title.endswith("…") else _LETTER.sub("", bare(title)) or "Reply"
    made = Template(
        at=block.at,
        id=ids.new(name, "reply", words=3),
        title=name,
        subject=_PLACE.sub(put, subject[1].strip()) if subject else "",
        body=_PLACE.sub(put, body) or "…",
        placeholders=found,
    )
    if found:
        made.todo("say what to fill in, and give an example", "placeholders")
    if _BRACE.search(_PLACE.sub("", body)):
        made.todo("a brace of the page belongs to no placeholder", "body")
    return made
