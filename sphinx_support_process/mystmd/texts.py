"""What do texts of the YAML become? Simple ones nodes; what else there is, mystmd itself reads."""

from __future__ import annotations

import re

from ..known.names import COLLECTIONS, INNER
from ..text.text import Text
from .nodes import Node, link, node, paragraph, strong, text

MYST = "support:text"
"""The type of a node that the plugin replaces by what mystmd itself reads in a text."""

_BLOCK = re.compile(r"\n\s*\n|^ *(?:[-*+>#|%]|\d+[.)]|[`~:]{3})", re.MULTILINE)
"""What a text has that is not one paragraph."""

_SIGNS = (
    r"[^\W_]++|[%,;?)\u2013-\u201d\u2026]| (?! *\n)|!(?!\[)|\((?=\w)|-(?![->\n])"
    r"|(?<=\w)[:/](?![:/])|(?<=[)*`\]]):(?=\s)"
    r"|(?<=[^\W\d_])'(?=[^\W\d_])|\.(?=[\s)]|\Z)"
)
"""Letters, digits, and signs where they are no markup of any kind."""

_BARE = rf"[^\W_](?:{_SIGNS})*+(?<![\W_])"
_NAME = r"[a-zA-Z0-9]+(?:[ .-][a-zA-Z0-9]+)*+"
_URL = r"#[a-zA-Z0-9_.:-]+|https?://[a-z0-9.-]+(?:/[a-zA-Z0-9_./-]*)?"
_PIECE = re.compile(
    rf"(?P<words>(?:{_SIGNS}|\n(?! ))++)"
    rf"|(?<!\*)(?P<stars>\*\*?)(?P<marked>{_BARE})(?P=stars)(?!\*)"
    r"|`(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`(?!`)"
    rf"|\{{(?P<role>term|support:(?:{'|'.join((*INNER, *COLLECTIONS))}))\}}"
    rf"`(?:(?P<name>{_NAME})|(?P<said>[^\W_](?:{_SIGNS})*+)(?<= )<(?P<meant>{_NAME})>)`(?!`)"
    rf"|\[(?P<label>{_BARE})?\]\((?P<url>{_URL})\)"
)
"""A part of a paragraph: marks that every dialect reads alike, and roles with a plain name."""


def is_paragraph(written: Text) -> bool:
    """Whether a MyST text is one paragraph."""
    return _BLOCK.search(written.strip()) is None


def blocks_of(written: Text, process: str | None, *, walking: bool) -> list[Node]:
    """The paragraphs, lists and all else of a MyST text.

    Names of steps in it are relative to a process; links `walking` lead to walkthroughs.
    """
    found = _read(written, process, walking)
    return found or [_unread(written, str(written), process, walking=walking)]


def words_of(written: Text, process: str | None, *, walking: bool) -> list[Node]:
    """A MyST text of one paragraph, without the paragraph."""
    said = " ".join(written.split())
    found = _line(said, _within(written, 0, process, walking))
    return found or [_unread(written, said, process, walking=walking, inline=True)]


def _read(written: Text, process: str | None, walking: bool) -> list[Node]:
    """The paragraphs of a text, none if it has anything but paragraphs of simple parts."""
    found: list[Node] = []
    line = 0
    for said in re.split(r"(\n\n+)", written.rstrip("\n")):
        if said[:1] != "\n":
            children = _line(said, _within(written, line, process, walking))
            if not children:
                return []
            found.append(paragraph(*children))
        line += said.count("\n")
    return found


def _within(written: Text, line: int, process: str | None, walking: bool) -> Node:
    """What the plugin has to know of a text to lead its links."""
    at = f"{written.file}:{written.first_line + line}"
    return {"process": process, "at": at} | ({"walking": True} if walking else {})


def _line(said: str, within: Node) -> list[Node]:
    """The nodes of a paragraph, none if it has a part that only mystmd can read."""
    found: list[Node] = []
    said = said.rstrip()
    end = 0
    if _BLOCK.search(said) or said[:1].isspace():
        return []
    while end < len(said):
        piece = _PIECE.match(said, end)
        if piece is None:
            return []
        found.append(_node(piece, within))
        end = piece.end()
    return found


def _node(piece: re.Match[str], within: Node) -> Node:
    """What a part of a paragraph is."""
    if piece["words"]:
        return _text(piece["words"])
    if piece["code"]:
        return {"type": "inlineCode", "value": piece["code"]}
    if piece["stars"]:
        marked = _text(piece["marked"])
        return strong(marked) if piece["stars"] == "**" else node("emphasis", marked)
    if piece["url"]:
        label = [_text(piece["label"])] if piece["label"] else []
        return node("link", *label, url=piece["url"], within=within)
    name = piece["meant"] or piece["name"]
    said = [text(piece["said"].rstrip())] if piece["said"] else []
    if piece["role"] == "term":
        found = link(f"term-{name}", *(said or [text(name)]))
        return found | {"label": name, "within": within}
    role = {"kind": piece["role"].removeprefix("support:"), "name": name}
    return node("crossReference", *said, role=role, within=within)


def _text(said: str) -> Node:
    """Words with the apostrophes that mystmd makes of straight ones."""
    return text(said.replace("'", "\u2019"))


def _unread(written: Text, source: str, process: str | None, **more: bool) -> Node:
    """A text for the parser of mystmd, with the place of its first line."""
    place = {"file": written.file, "line": written.first_line}
    told = {key: value for key, value in more.items() if value}
    return {"type": MYST, "value": source, **place, "process": process, **told}
