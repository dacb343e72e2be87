"""Is this a message to copy? Quotations and plain fences that become templates."""

from __future__ import annotations

import re

from ..draft.draft import Template
from ..draft.ids import Ids
from ..passages.passage import Passage, Section
from .prose import ORDER, bare, headline, is_bold, topic
from .table import pattern

_GREETING = re.compile(
    rf"\s*(?:[*_]*{pattern('subject')} ?:.*\n\s*)?{pattern('greeting')}\b",
    re.IGNORECASE,
)
_SAID = re.compile(rf"\b{pattern('says')}\b", re.IGNORECASE)
_SUBJECT = re.compile(rf"\s*[*_]*{pattern('subject')} ?:[*_]* *(.+)\n+", re.IGNORECASE)
_BODY = re.compile(rf"\s*[*_]*{pattern('body')} ?:[*_]*\s*", re.IGNORECASE)
_CLOSING = re.compile(rf"^[ \t]*{pattern('closing')}[,.!]?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_SHOWN = re.compile(rf"\b{pattern('shown')}\b", re.IGNORECASE)
_NAMES_REPLY = re.compile(rf"(?<!\w){pattern('reply-head')}(?!\w)", re.IGNORECASE)
_GENERIC = re.compile(rf"(?:{pattern('articles')} )?{pattern('says')}", re.IGNORECASE)
_OF_REPLIES = re.compile(pattern("replies-head"), re.IGNORECASE)
_HEAD = re.compile(rf"{pattern('reply-head')}\s?[:\u2013\u2014-]\s*(?=\S)", re.IGNORECASE)
_COMMAND = re.compile(r"^\s*[$#>%]\s|&&|\$\(|\s--?\w|;$|[{}]$|^\s*[\w.-]+=\S|\\$", re.MULTILINE)
_SENTENCE = re.compile(r"^[\W_]*[^\W\d_]+\S*(?:[ \n]+\S+){2,}[.!?:,]\W*$", re.MULTILINE)
_QUOTES = re.compile(r"\s*[\"\u201c\u201e][^\"\u201c-\u201f]+[\"\u201c\u201d]\s*")
_KINDS = ("message", "box", "quote", "paragraph", "fence")
_FEW_WORDS = 6
_LONGEST = 80
_BEGINNING = 2000
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
            r"(?<=[^\n])\[(?![xX ]\])([A-Za-z][\w '\u2019/.-]{0,60})\](?![(\[:])",
        )
    )
)
_PLAIN = re.compile(r"[`~]+[ \t]*(?:text|txt|none|md|markdown|e?mail|plain(?:text)?)?[ \t]*\n")
_BRACE = re.compile(r"[{}]")


def is_reply(block: Passage, before: str, title: str = "") -> bool:
    """Whether a quotation, a fence or what can be opened is a message.

    `before` is the text above it, `title` the heading.
    """
    if block.kind == "paragraph" and not _QUOTES.fullmatch(block.text):
        return False
    if block.kind not in _KINDS:
        return False
    content = _ESCAPED.sub("", block.content)
    is_letter = bool(_GREETING.match(content) or _CLOSING.search(content))
    headed = names_reply(title) or names_reply(block.title)
    last = bare(before.rpartition("\n\n")[2])
    told = bool(_SAID.search(last) or headed) and not _SHOWN.search(last)
    match block.kind:
        case "message":
            return True
        case "box":
            return block.name == "details" and (is_letter or headed)
        case "quote":
            return is_letter or told or _has_place(content)
        case "paragraph":
            return told and last.endswith(":")
        case _:
            return _is_plain(block, content, told=told)


def _is_plain(block: Passage, content: str, *, told: bool) -> bool:
    """Whether a fence is a text for people: a letter, or prose that was announced."""
    if block.name or not _PLAIN.match(block.text) or not re.search(r"\w", content):
        return False
    is_prose = _SENTENCE.search(content[:_BEGINNING]) and not _COMMAND.search(content)
    is_message = _has_place(content) or is_prose
    return bool(_GREETING.match(content) or (told and is_message))


def names_reply(title: str) -> bool:
    """Whether a title says that a message to copy stands below it."""
    return len(title) < _LONGEST and _NAMES_REPLY.search(headline(title)) is not None


def message(section: Section) -> Passage | None:
    """The message that a section is: below a subject, in quotation marks, a letter.

    Below a heading such as `Templates` it is one whatever its text.
    """
    blocks = section.blocks
    if not blocks or any(block.kind not in ("paragraph", "bullets", "numbers") for block in blocks):
        return None
    text = "\n\n".join(block.text for block in blocks)
    flat = text.strip()
    is_quoted = flat[:1] in '\u201c"' and flat[-1:] in '\u201d"' and _has_place(flat)
    is_letter = _GREETING.match(text) and (_has_place(text) or _CLOSING.search(text))
    above = section.parent
    is_headed = above is not None and _OF_REPLIES.fullmatch(topic(above.title)) is not None
    is_headed = is_headed and blocks[0].kind == "paragraph"
    is_headed = is_headed or bool(_HEAD.match(headline(section.title)) and _CLOSING.search(text))
    if not is_quoted and not is_letter and not is_headed and not _SUBJECT.match(text):
        return None
    content = flat[1:-1] if is_quoted else text
    return Passage("message", text, blocks[0].at, content=content)


def named(text: str) -> str:
    """The name that a text gives to the message below it, empty if it says more."""
    if len(text) > _LONGEST * 2 or "\n" in text:
        return ""
    words = headline(text)
    introduces = bare(text).endswith(":") and not ORDER.match(words)
    is_short = len(words.split()) <= _FEW_WORDS or _HEAD.match(words) is not None
    is_name = (is_bold(text) or introduces) and not _GENERIC.fullmatch(words)
    return words if is_short and is_name else ""


def _has_place(text: str) -> bool:
    return any(re.search(r"\w", match[0]) for match in _PLACE.finditer(text))


def template(block: Passage, title: str, ids: Ids) -> Template:
    """The template that a message becomes, its places to fill in written as ours are."""
    found: dict[str, str] = {}
    body = block.content.strip("\n")
    if block.kind == "paragraph":
        body = body.strip('\u201c\u201d\u201e"\n ')
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

    name = (
        "Reply"
        if title.endswith("…")
        else _HEAD.sub("", _LETTER.sub("", headline(title))) or "Reply"
    )
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
