"""Is this a message to copy? Quotations and plain fences that become templates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import dedent

from ..draft.draft import Template
from ..draft.ids import Ids
from ..passages.passage import Passage, Section
from .patterns import late
from .placeholders import PLACE, has_place, is_open
from .prose import ORDER, bare, headline, is_bold, topic
from .table import pattern

_GREETING = late(
    rf"\s*(?:[*_]*{pattern('subject')} ?:.*\n\s*)?(?:{pattern('greeting')}|{pattern('thanks')})\b",
    re.IGNORECASE,
)
_SAID = late(rf"(?<![\w-]){pattern('says')}(?![\w-])", re.IGNORECASE)
_SUBJECT = late(rf"\s*[*_]*{pattern('subject')} ?:[*_]* *(.+)\n+", re.IGNORECASE)
_BODY = late(rf"\s*[*_]*{pattern('body')} ?:[*_]*\s*", re.IGNORECASE)
_CLOSING = late(rf"^[ \t]*{pattern('closing')}[,.!]?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_SIGNED = late(
    rf"^[ \t]*{pattern('closing')}(?:[,.!]?[ \t]*|, .{{1,60}})$", re.IGNORECASE | re.MULTILINE
)
_MOST_PARAGRAPHS = 15
_SHOWN = late(rf"\b{pattern('shown')}\b", re.IGNORECASE)
_NAMES_REPLY = late(rf"(?<!\w){pattern('reply-head')}(?!\w)", re.IGNORECASE)
_WORDED = late(pattern("wording-column"), re.IGNORECASE)
_GENERIC = late(rf"(?:{pattern('articles')} )?{pattern('says')}", re.IGNORECASE)
_OF_REPLIES = late(pattern("replies-head"), re.IGNORECASE)
_HEAD = late(rf"{pattern('reply-head')}\s?[:\u2013\u2014-]\s*(?=\S)", re.IGNORECASE)
_COMMAND = late(r"^\s*[$#>%]\s|&&|\$\(|\s--?\w|;$|[{}]$|^\s*[\w.-]+=\S|\\$", re.MULTILINE)
_SENTENCE = late(r"^[\W_]*[^\W\d_]+\S*(?:[ \n]+\S+){2,}[.!?:,]\W*$", re.MULTILINE)
_IT = late(rf"{pattern('it')}\b", re.IGNORECASE)
_LISTED = late(r"\s*(?:[-*+]|\d+[.)])\s")
_FIELD = late(r"[\W_]*[A-Z][\w /&'()-]{1,40}[*_]*:[*_]*\s*(?:[<\[{(].*[>\]})]|[\u2026_.-]*)\s*$")
_NAMED = late(r"\*\*(?P<name>[^*]{2,60}?):?\*\*\s?:?\s+(?P<said>\S.{20,})")
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
_FEW_WORDS = 6
_SPOKEN = 12
_LONGEST = 80
_BEGINNING = 2000
_LETTER = late(r"^[A-Z][.)]\s+(?=\S)")
_ESCAPED = late(r"\\(?=[<>\[\]{}_*$])")


_PLAIN = late(r"[`~]+[ \t]*(?:text|txt|none|md|markdown|e?mail|plain(?:text)?)?[ \t]*\n")
_BRACE = late(r"[{}]")


def is_reply(block: Passage, before: str, *, headed: bool = False) -> bool:
    """Whether a quotation, a fence or what can be opened is a message.

    `before` is the text above it; `headed` if a heading says that there are messages.
    """
    if block.kind == "paragraph" and not _QUOTES.fullmatch(block.text):
        return False
    if block.kind not in _KINDS:
        return False
    content = _ESCAPED.sub("", block.content)
    is_letter = bool(_GREETING.match(content) or _CLOSING.search(content))
    headed = headed or names_reply(block.title)
    last = bare(before.rpartition("\n\n")[2])
    told = bool(_SAID.search(last) or headed) and not _SHOWN.search(last)
    match block.kind:
        case "message":
            return True
        case "fence" | "quote" if _is_form(content):
            return True
        case "box":
            return block.name == "details" and (is_letter or headed)
        case "quote":
            told = told and not _ASIDE.match(content)
            return is_letter or (told and not _LISTED.match(content)) or is_open(content)
        case "paragraph":
            return told and last.endswith(":")
        case _:
            is_other = headed and block.kind == "fence" and not _is_program(block, content)
            return is_other or _is_plain(block, content, told=told)


def _is_plain(block: Passage, content: str, *, told: bool) -> bool:
    """Whether a fence is a text for people: a letter, or prose that was announced."""
    is_indented = block.kind == "raw" and block.text.startswith("    ")
    if block.name or not (is_indented or _PLAIN.match(block.text)) or not re.search(r"\w", content):
        return False
    is_prose = _SENTENCE.search(content[:_BEGINNING]) and not _COMMAND.search(content)
    is_message = has_place(content) or is_prose or len(_SKELETON.findall(content)) > 1
    return bool(_GREETING.match(content) or (told and is_message))


def _is_program(block: Passage, content: str) -> bool:
    """Whether a fence holds commands, code or data, and nothing to send."""
    return _LANGUAGE.match(block.text) is not None or _COMMAND.search(content) is not None


def _is_form(content: str) -> bool:
    """Whether a text is one to fill in: most of its lines are names with nothing behind them."""
    lines = [line for line in content.split("\n") if line.strip()]
    return sum(map(bool, map(_FIELD.match, lines))) * 5 >= len(lines) * 3 > 6


def names_reply(title: str) -> bool:
    """Whether a title says that a message to copy stands below it."""
    words = headline(title) if len(title) < _LONGEST else ""
    return bool(_NAMES_REPLY.search(words) or _OF_REPLIES.fullmatch(topic(title)))


def holds_reply(section: Section) -> bool:
    """Whether some block of a section is a message."""
    above = section.parent.title if section.parent else ""
    headed = names_reply(section.title) or names_reply(above)
    texts = (section.title, *(block.text for block in section.blocks))
    pairs = zip(section.blocks, texts, strict=False)
    return any(is_reply(block, before, headed=headed) for block, before in pairs)


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
    is_letter = _GREETING.match(text) and (has_place(text) or _CLOSING.search(text))
    above = section.parent
    is_headed = above is not None and _OF_REPLIES.fullmatch(topic(above.title)) is not None
    is_headed = is_headed and blocks[0].kind == "paragraph" and not _is_about(blocks)
    is_headed = is_headed or bool(_HEAD.match(headline(section.title)) and _CLOSING.search(text))
    is_headed = is_headed or (names_reply(section.title) and _is_form(text))
    if not is_quoted and not is_letter and not is_headed and not _SUBJECT.match(text):
        return None
    content = flat[1:-1] if is_quoted else text
    return Passage("message", text, blocks[0].at, content=content)


def _is_about(blocks: Sequence[Passage]) -> bool:
    """Whether blocks speak of messages, or order something, and are none themselves."""
    orders = [
        bool(ORDER.match(bare(item.blocks[0].text)))
        for block in blocks
        for item in (block.items if block.kind == "numbers" else ())
        if item.blocks
    ]
    return sum(orders) > 1 or _NAMES_REPLY.search(bare(blocks[0].text)) is not None


def letters(block: Passage, heading: str) -> list[tuple[str, Passage]]:
    """The messages of a list or table that holds nothing else, each with its name."""
    if block.rows:
        return _in_table(block, heading)
    if block.items and _OF_REPLIES.fullmatch(heading) and (short := _in_items(block)):
        return short
    found: list[tuple[str, Passage]] = []
    for item in block.items:
        first, *rest = item.blocks or [block]
        text = "\n\n".join(one.text for one in rest)
        is_letter = _GREETING.match(text) or (
            _CLOSING.search(text) and _OF_REPLIES.fullmatch(heading)
        )
        if first.kind != "paragraph" or len(first.text.split()) > _FEW_WORDS or not is_letter:
            return []
        found.append((headline(first.text), Passage("message", text, item.at, content=text)))
    return found


def _in_items(block: Passage) -> list[tuple[str, Passage]]:
    """The messages of a list whose items are each a name and what is said: `**Late**: Sorry, …`."""
    found = [_NAMED.fullmatch(" ".join(item.text.split())) for item in _texts(block)]
    whole = [one for one in found if one]
    if len(whole) < len(block.items) or not any(_GREETING.match(one["said"]) for one in whole):
        return []
    return [
        (headline(one["name"]), Passage("message", one["said"], block.at, content=one["said"]))
        for one in whole
    ]


def _texts(block: Passage) -> list[Passage]:
    return [item.blocks[0] for item in block.items if len(item.blocks) == 1]


def _in_table(table: Passage, heading: str) -> list[tuple[str, Passage]]:
    """The messages of a table that says when to send each: `Situation`, `Reply`."""
    heads = [bare(cell) for cell in table.rows[0]]
    is_headed = _OF_REPLIES.fullmatch(heading) is not None
    if len(heads) != 2 or not (
        _WORDED.fullmatch(heads[1]) or (is_headed and _SAID.search(heads[1]))
    ):
        return []
    texts = [text for _, text in table.rows[1:]]
    if sum(len(text.split()) > _FEW_WORDS for text in texts) * 2 < len(texts) or not all(texts):
        return []
    return [
        (bare(name), Passage("message", text, table.at, content=text.strip('\u201c\u201d"')))
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
            found.append(Passage("message", text, blocks[at].at, content=text))
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
    if blocks[at].kind != "paragraph" or not _GREETING.match(blocks[at].text):
        return 0
    for end, block in enumerate(blocks[at : at + _MOST_PARAGRAPHS], at + 1):
        if block.kind not in ("paragraph", "bullets", "numbers"):
            return 0
        if block.kind == "paragraph" and _SIGNED.search(block.text):
            is_signed = end < len(blocks) and blocks[end].kind == "paragraph"
            signs = is_signed and len(blocks[end].text.split()) <= _FEW_WORDS
            return end + bool(signs)
    return 0


def named(text: str) -> str:
    """The name that a text gives to the message below it, empty if it says more."""
    if len(text) > _LONGEST * 2 or "\n" in text:
        return ""
    words = headline(text)
    introduces = bare(text).endswith(":") and not ORDER.match(words)
    is_short = len(words.split()) <= _FEW_WORDS or _HEAD.match(words) is not None
    is_other = _GENERIC.fullmatch(words) or _IT.match(words)
    is_name = (is_bold(text) or introduces) and not is_other
    return words if is_short and is_name else ""


def template(block: Passage, title: str, ids: Ids) -> Template:
    """The template that a message becomes, its places to fill in written as ours are."""
    found: dict[str, str] = {}
    body = dedent(block.content).strip("\n")
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
        subject=PLACE.sub(put, subject[1].strip()) if subject else "",
        body=PLACE.sub(put, body) or "…",
        placeholders=found,
    )
    if found:
        made.todo("say what to fill in, and give an example", "placeholders")
    if _BRACE.search(PLACE.sub("", body)):
        made.todo("a brace of the page belongs to no placeholder", "body")
    return made
