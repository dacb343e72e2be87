"""How is MyST said to other readers of Markdown? Roles as words, directives as quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .markup import LINK, LITERAL, Said, linked, literal

_FENCE = re.compile(
    r"(?P<before> *(?:(?:[-*+]|\d{1,9}[.)]) +)*)"
    r"(?:(?P<fence>`{3,}|~{3,}|:{3,}) *\{(?P<name>[\w:+.-]+)\} *(?P<title>.*)"
    r"|(?P<code>`{3,}|~{3,})[^`]*)"
)
_OPTION = re.compile(r"\s*:(?P<name>[\w-]+): *(?P<value>.*)")
_UNSEEN = re.compile(r"%.*|\([^()]+\)=|\+\+\+.*")
"""A line that MyST does not show: a comment, a target, a break of blocks."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~]|&(?=#?\w+;)|^ *[-+](?=\s)|(?<=^\d)[.)](?=\s))")
_ADMONITIONS = (
    *("attention", "caution", "danger", "error", "hint", "important", "note"),
    *("seealso", "tip", "todo", "warning"),
)
_DEEPEST = 20
"""Directives nested deeper than this stay as they are written."""


def escaped(text: str) -> str:
    """A plain text as Markdown that reads the same."""
    return _SPECIAL.sub(r"\\\1", text)


def as_markdown(text: str, said: Said) -> str:
    """A MyST text as Markdown that other readers of Markdown show well."""
    return "\n".join(_blocks(text.rstrip().split("\n"), said))


def _blocks(lines: list[str], said: Said, depth: int = 0) -> Iterator[str]:
    read: list[str] = []
    at = 0
    while at < len(lines):
        match = _FENCE.fullmatch(lines[at]) if depth < _DEEPEST else None
        at += 1
        if match is None:
            read.append(lines[at - 1])
            continue
        yield from _words(read, said)
        read = []
        fence, before = match["fence"] or match["code"], match["before"]
        end = at
        while end < len(lines) and not _closes(lines[end], fence):
            end += 1
        inner = " " * len(before)
        body = [line.removeprefix(inner) for line in lines[at:end]]
        if match["code"]:
            found = iter([lines[at - 1].removeprefix(before), *body, fence])
        else:
            found = _directive(match["name"], match["title"], body, said, depth)
        for number, line in enumerate(found):
            yield f"{inner if number else before}{line}".rstrip()
        at = end + 1
        if at < len(lines) and lines[at].strip():
            yield ""
    yield from _words(read, said)


def _closes(line: str, fence: str) -> bool:
    return line.strip().startswith(fence) and not line.strip().strip(fence[0])


def _directive(name: str, title: str, body: list[str], said: Said, depth: int) -> Iterator[str]:
    options = {}
    while body and (option := _OPTION.fullmatch(body[0])):
        options[option["name"]] = option["value"]
        body = body[1:]
    while body and not body[0].strip():
        body = body[1:]
    if name in ("image", "figure"):
        yield f"![{options.get('alt', '')}]({title})"
        yield from ("", *_blocks(body, said, depth + 1)) if body else ()
    elif name.startswith("code") or name == "mermaid":
        ticks = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", "\n".join(body)))])
        yield from (f"{ticks}{title if name != 'mermaid' else name}", *body, ticks)
    else:
        if title or name in _ADMONITIONS:
            yield f"> **{_inline(title, said) or name.capitalize()}**"
            yield ">"
        for line in _blocks(body, said, depth + 1):
            yield f"> {line}"


def _words(lines: list[str], said: Said) -> Iterator[str]:
    """Lines without directives: what their roles and references say."""
    if lines:
        seen = (line for line in lines if not _UNSEEN.fullmatch(line))
        yield from _inline("\n".join(seen), said).split("\n")


def _inline(text: str, said: Said) -> str:
    def shown(match: re.Match[str]) -> str:
        if match["role"]:
            return escaped(" ".join(literal(match, said).split()))
        if match["target"] is None:
            return match[0]
        words = _inline(match["text"], said) or escaped(linked(match["target"], said))
        if match["target"].startswith("#") and match[0][0] != "!":
            return words
        return f"{match[0].partition('[')[0]}[{words}]({match['target']})"

    return re.sub(f"{LITERAL}|{LINK}", shown, text)
