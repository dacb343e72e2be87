"""What is left of MyST in plain Markdown? Roles become their words, admonitions quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chart.plan.words import Words

_ROLE = re.compile(r"\{[\w:.+-]+\}(`+).+?\1", re.DOTALL)
_FENCE = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,}|~{3,}|:{3,})\{(?P<name>[\w:-]+)\} *(?P<rest>.*)$"
)
_OPTION = re.compile(r"^\s*:(?P<name>[\w-]+): *(?P<value>.*)$")
_DEEPEST = 20
"""Directives nested deeper than this stay as they are written."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def escaped(text: str) -> str:
    """A plain text as Markdown that reads the same."""
    return _SPECIAL.sub(r"\\\1", text)


def prose(words: Words, text: str) -> str:
    """A MyST text as Markdown that other readers of Markdown show well."""
    lines = "\n".join(_blocks(text.rstrip().split("\n")))
    return _ROLE.sub(lambda match: escaped(words.plain(match[0])), lines)


def _blocks(lines: list[str], depth: int = 0) -> Iterator[str]:
    at = 0
    while at < len(lines):
        match = _FENCE.match(lines[at]) if depth < _DEEPEST else None
        at += 1
        if match is None:
            yield lines[at - 1]
            continue
        indent, fence = match["indent"], match["fence"]
        end = at
        while end < len(lines) and lines[end].strip() != fence:
            end += 1
        yield from _directive(indent, match["name"], match["rest"], lines[at:end], depth)
        at = end + 1


def _directive(indent: str, name: str, rest: str, body: list[str], depth: int) -> Iterator[str]:
    body = [line.removeprefix(indent) for line in body]
    options = {}
    while body and (option := _OPTION.match(body[0])):
        options[option["name"]] = option["value"]
        body = body[1:]
    if name in ("image", "figure"):
        yield f"{indent}![{options.get('alt', '')}]({rest})"
    elif name.startswith("code"):
        yield from (f"{indent}```{rest}", *(f"{indent}{line}" for line in body), f"{indent}```")
    else:
        title = rest or name.rpartition(":")[2].replace("-", " ").capitalize()
        yield f"{indent}> **{title}**"
        yield f"{indent}>"
        for line in _blocks(body, depth + 1):
            yield f"{indent}> {line}".rstrip()
