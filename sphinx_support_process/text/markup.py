"""What does MyST say without its marks? Its words in one line, or each where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

Said = Callable[[str, str], str]
"""What a reference shows that has no words of its own, by its role and its target."""

SPAN = r"(?<!`)(?P<ticks>`+)(?!`)(?P<span>(?:.|\n(?!\s*\n))+?)(?<!`)(?P=ticks)(?!`)"
"""Code, or the content of a role if the name of one stands before it."""

ESCAPED = r"\\([!-/:-@\[-`{-~])"
"""A sign that means itself."""

LITERAL = (
    rf"(?:\{{(?P<role>[a-zA-Z][\w:.+-]*)\}})?{SPAN}"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|&(?P<entity>#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]\w{1,31});"
    r"|<(?P<address>[a-zA-Z][\w+.-]{1,31}:[^<>\s]*)>"
)
"""What keeps its signs, whatever they mean elsewhere: code, roles, escapes, entities, addresses."""

LINK = r"!?\[(?P<text>[^\[\]]*)\]\((?P<target>[^)]{0,2000})\)"

_LITERAL_SIGNS = frozenset("\\`&<")
_MARKED = r"[\\`&<\[*_\0]"
_EXPLICIT = r"(?s:!?(.*?)<[^<>]*>)"
_NOTE = r"\[\^[^\[\]]+\](?::(?s:.*))?"
_STARS = r"(?<!\*)(\*{1,3})(?![*\s])([^*]*[^*\s])\1(?!\*)"
_LINES = r"(?<![\w])(_{1,3})(?![_\s])((?:[^_]|(?<=\w)_+(?=\w))*[^_\s])\1(?!\w)"
_DEEPEST = 3
"""Marks within marks are taken off so often."""

_REFERENCE = r"\]\([^()\s]*\)|<[^<>\s]+>|https?://\S+|[\w.+-]{1,64}@[\w.-]+"
_FENCE = r"^[ \t]*(`{3,}|~{3,}|:{3,})[ \t]*(\{[\w:.+-]+\})?(.*)$"
_CODE = r"code|math|mermaid|include|button|raw|literal|graphviz"
_VERBATIM = rf"{_CODE}|image|figure"
_PICTURES = ("{image}", "{figure}")
_OPTION = r"^[ \t]*:[\w-]+:.*$"


def plain(text: str, said: Said = lambda _, target: target) -> str:
    """The words of a text in one line, as a page shows them, without any marks."""
    if not re.search(_MARKED, text):
        return " ".join(text.split())
    kept: list[str] = []

    def keep(words: str) -> str:
        kept.append(words)
        return f"\0{len(kept) - 1}\0"

    def shown(link: re.Match[str]) -> str:
        return link["text"] or keep(linked(link["target"], said))

    text = text.replace("\0", "\ufffd")
    if "\n" in text:
        text = re.sub(_FENCE, lambda fence: fence[3] if fence[2] else "", text, flags=re.MULTILINE)
    if not _LITERAL_SIGNS.isdisjoint(text):
        text = re.sub(LITERAL, lambda match: keep(literal(match, said)), text)
    if "[" in text:
        text = re.sub(_NOTE, "", text)
    for _ in range(_DEEPEST):
        bare = text
        if "[" in bare:
            bare = re.sub(LINK, shown, bare)
        if "*" in bare:
            bare = re.sub(_STARS, r"\2", bare)
        if "_" in bare:
            bare = re.sub(_LINES, r"\2", bare)
        if bare == text:
            break
        text = bare
    if kept:
        text = re.sub(r"\0(\d+)\0", lambda match: kept[int(match[1])], text)
    return " ".join(text.split())


def literal(match: re.Match[str], said: Said) -> str:
    """What is shown of a `LITERAL`."""
    if match["escaped"]:
        return match["escaped"]
    if match["entity"]:
        return _character(match["entity"]) or match[0]
    if match["address"]:
        return match["address"]
    if match["role"] is None:
        return _code(match["span"])
    content = match["span"]
    explicit = re.fullmatch(_EXPLICIT, content)
    return explicit[1].rstrip() if explicit else said(match["role"], content.removeprefix("!"))


def linked(target: str, said: Said) -> str:
    """What a link without words of its own shows: the name of what it leads to, if that is ours."""
    return said("", target[1:]) if target.startswith("#") else ""


def _code(span: str) -> str:
    """The content of code, without the spaces that part it from its ticks."""
    return span[1:-1] if span[0] == span[-1] == " " and span.strip() else span


def _character(name: str) -> str:
    """The character that an entity stands for, empty if it is none."""
    from html import entities, unescape  # a large table that few texts need

    return unescape(f"&{name};") if name[0] == "#" else entities.html5.get(f"{name};", "")


@lru_cache(maxsize=256)
def prose(text: str) -> str:
    """A text of the same length with spaces for what is no prose: code, roles, links, options."""
    text = without_verbatim(text)
    if "`" in text:
        text = re.sub(SPAN, _blank, text)
        text = re.sub(r"\{[\w:.+-]+\}(?= )", _blank, text)
    if "://" in text or "](" in text or "<" in text or "@" in text:
        text = re.sub(_REFERENCE, _blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


@lru_cache(maxsize=256)
def without_verbatim(text: str, *, with_pictures: bool = False) -> str:
    """A text with spaces for code blocks and for the lines that open or close a directive.

    Those that open a picture may stay as they are, and what is said below it.
    """
    if "```" not in text and "~~~" not in text and ":::" not in text:
        return text
    lines = text.split("\n")
    open_: list[tuple[str, bool]] = []
    head = False
    code = _CODE if with_pictures else _VERBATIM
    for number, line in enumerate(lines):
        fence = re.match(_FENCE, line)
        if fence is not None and open_ and fence[1].startswith(open_[-1][0]) and not fence[3]:
            open_.pop()
        elif fence is not None and not (open_ and open_[-1][1]):
            verbatim = fence[2] is None or re.search(code, fence[2]) is not None
            open_.append((fence[1], verbatim and not fence[1].startswith(":")))
            if fence[2] is not None and not verbatim:
                if not with_pictures or fence[2] not in _PICTURES:
                    lines[number] = " " * fence.start(3) + fence[3]
                head = True
                continue
        elif head and re.match(_OPTION, line):
            pass
        elif not (open_ and open_[-1][1]):
            head = False
            continue
        lines[number] = " " * len(line)
    return "\n".join(lines)
