"""Which ids of ours stand in a reStructuredText? In roles and directives, but not in code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from .inline import Written, of_directive, of_role, of_unknown
from .mention import Directives, Mention

_DIRECTIVE = re.compile(r"(?P<indent>[ \t]*)\.\. +(?P<name>[\w:+.-]+)::(?P<rest>(?:[ \t].*)?)")
_OPTION = re.compile(r"[ \t]+:(?P<name>[\w-]+):(?P<value>.*)")
_COMMENT = re.compile(r"(?P<indent>[ \t]*)\.\.(?:[ \t]+(?!\[|_|\||[\w:+.-]+::).*)?")
_LITERAL = re.compile(r"(?P<indent>[ \t]*).*::[ \t]*")
_VERBATIM = re.compile(
    r"code|sourcecode|highlight|literal|math|raw|graphviz|mermaid|doctest|testcode|testoutput"
)
_CODE = re.compile(r"(?<!`)``(?!`).+?``", re.DOTALL)
_ROLE = re.compile(r":(?P<role>[a-zA-Z][\w:+.-]*):`(?P<content>[^`]+)`")


def in_rest(text: str, directives: Directives) -> Iterator[Mention]:
    """The mentions in a text."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    number = 0
    while number < len(lines):
        line = lines[number]
        directive, comment = _DIRECTIVE.fullmatch(line), _COMMENT.fullmatch(line)
        literal = None if directive else _LITERAL.fullmatch(line)
        number += 1
        if directive is not None and directive["name"] in directives:
            written = [Written("", directive["rest"], starts[number - 1] + directive.start("rest"))]
            lines[number - 1] = " " * len(line)
            while number < len(lines) and (option := _OPTION.fullmatch(lines[number])):
                at = starts[number] + option.start("value")
                written.append(Written(option["name"], option["value"], at))
                lines[number] = " " * len(lines[number])
                number += 1
            yield from of_directive(directive["name"], written, directives)
            continue
        if directive is not None:
            yield from of_unknown(
                directive["name"], starts[number - 1] + directive.end("name"), directives
            )
        verbatim = directive is not None and _VERBATIM.search(directive["name"])
        match = directive if verbatim else comment or literal
        if match is not None:
            end = _block_end(lines, number, len(match["indent"]))
            first = number - 1 if match is comment else number
            lines[first:end] = [" " * len(each) for each in lines[first:end]]
            number = end
    blanked = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), "\n".join(lines))
    for role in _ROLE.finditer(blanked):
        yield from of_role(role["role"], role["content"], role.start("content"), "")


def _block_end(lines: list[str], number: int, indent: int) -> int:
    """The line after a block that is indented deeper than what stands before it."""
    end = number
    while end < len(lines):
        line = lines[end]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        end += 1
    return end
