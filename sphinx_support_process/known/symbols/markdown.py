"""Which ids of ours stand in a MyST text? In roles, links and directives, but not in code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from ...text.markup import LITERAL
from ...text.named import NamedTuple
from .inline import Written, of_directive, of_link, of_role, of_unknown
from .mention import Directives, Mention
from .rest import in_rest

_FENCE = re.compile(
    r"(?P<before>[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]*)*)"
    r"(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*(?:\{(?P<name>[\w:+.-]+)\})?(?P<rest>[^\n]*)"
)
_OPTION = re.compile(r"[ \t>]*:(?P<name>[\w-]+):(?P<value>.*)")
_YAML_OPTION = re.compile(r"[ \t>]*(?P<name>[\w-]+):(?P<value>[ \t].*|)")
_VERBATIM = re.compile(
    r"code|literal|math|mermaid|raw|graphviz|doctest|testcode|testoutput|prompt|image|figure|button"
)
"""Directives with such names hold no MyST."""

_LITERAL = re.compile(LITERAL)
_LINK = re.compile(
    r"(?:\]\(\s*|^ {0,3}\[[^\[\]\n]+\]:[ \t]*)<?(?:project:)?(?P<page>[^()\s<>#]*)"
    r"(?P<sign>#?)(?P<target>[^()\s<>]*)",
    re.MULTILINE,
)
_UNSEEN = re.compile(
    r"\A---[ \t]*\n.*?^---[ \t]*$|<!--.*?-->|^[ \t]*%[^\n]*$", re.DOTALL | re.MULTILINE
)


class _Open(NamedTuple):
    """A fence that is open, and whether no MyST stands in it."""

    fence: str
    verbatim: bool


def in_markdown(text: str, directives: Directives, around: str = "") -> Iterator[Mention]:
    """The mentions in a text; names of steps may be relative to the process around it."""
    if "%" in text or "<!--" in text or text.startswith("---"):
        text = _UNSEEN.sub(_blank, text)
    if "```" in text or "~~~" in text or ":::" in text:
        blocks = _Blocks(text, directives)
        yield from blocks.found
        text = "\n".join(blocks.lines)
    yield from _inline(text, around)


class _Blocks:
    """The fences of a text: what directives name, and `lines` with spaces for heads and code."""

    def __init__(self, text: str, directives: Directives) -> None:
        self.directives = directives
        self.lines = text.split("\n")
        self.starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        self.found: list[Mention] = []
        self.opened: list[_Open] = []
        number = 0
        while number < len(self.lines):
            number = self._after(number)

    def _after(self, number: int) -> int:
        """Read a line, with the options below it; returns the number of the next one."""
        match = _FENCE.fullmatch(self.lines[number])
        within = self.opened[-1] if self.opened else None
        if within is not None and match is not None and _closes(match, within.fence):
            self.opened.pop()
        elif match is None or (within and within.verbatim) or _is_code(match):
            if within is None or not within.verbatim:
                return number + 1
        else:
            return self._opens(number, match)
        self._blank(number, number + 1)
        return number + 1

    def _opens(self, number: int, match: re.Match[str]) -> int:
        name = match["name"] or ""
        no_name = not name and match["fence"][0] != ":"
        verbatim = no_name or _VERBATIM.search(name) is not None
        if name == "eval-rst":
            return self._rest(number, match["fence"])
        self.opened.append(_Open(match["fence"], verbatim))
        end = number + 1
        if not verbatim and name:
            options, end = self._options(number + 1)
            head = Written("", match["rest"], self.starts[number] + match.start("rest"))
            self.found += of_directive(name, [head, *options], self.directives)
            self.found += of_unknown(name, self.starts[number] + match.end("name"), self.directives)
        title = "" if verbatim or name in self.directives else match["rest"]
        self._blank(number, end)
        self.lines[number] = title.rjust(len(match[0]))
        return end

    def _options(self, number: int) -> tuple[list[Written], int]:
        """The options that begin at a line, and the line after them."""
        found, begin = [], number
        pattern = _OPTION
        if number < len(self.lines) and self.lines[number].strip() == "---":
            pattern, number = _YAML_OPTION, number + 1
        while number < len(self.lines) and (match := pattern.fullmatch(self.lines[number])):
            at = self.starts[number] + match.start("value")
            found.append(Written(match["name"], match["value"], at))
            number += 1
        if pattern is _YAML_OPTION:
            is_closed = number < len(self.lines) and self.lines[number].strip() == "---"
            return (found, number + 1) if is_closed else ([], begin)
        return found, number

    def _rest(self, number: int, fence: str) -> int:
        """Read a block that is written in reStructuredText."""
        end = number + 1
        while end < len(self.lines):
            match = _FENCE.fullmatch(self.lines[end])
            if match is not None and _closes(match, fence):
                break
            end += 1
        text = "\n".join(self.lines[number + 1 : end])
        offset = self.starts[number + 1]
        self.found += (mention.moved(offset) for mention in in_rest(text, self.directives))
        self._blank(number, end + 1)
        return end + 1

    def _blank(self, begin: int, end: int) -> None:
        for number in range(begin, min(end, len(self.lines))):
            self.lines[number] = " " * len(self.lines[number])


def _closes(match: re.Match[str], fence: str) -> bool:
    return match["fence"].startswith(fence) and not match["name"] and not match["rest"].strip()


def _is_code(match: re.Match[str]) -> bool:
    """Whether code in a line stands there, and opens nothing."""
    return match["fence"][0] == "`" and "`" in match["rest"]


def _inline(text: str, around: str) -> Iterator[Mention]:
    """What roles and links name."""

    def kept(match: re.Match[str]) -> str:
        if match["role"]:
            found.extend(of_role(match["role"], match["span"], match.start("span"), around))
        elif (address := match["address"] or "").startswith("project:#"):
            at = match.start("address") + len("project:#")
            found.extend(of_link(address.removeprefix("project:#"), at, around))
            return _blank(match)
        elif match["address"]:
            return match[0]
        return _blank(match)

    found: list[Mention] = []
    if "`" in text or "<" in text or "\\" in text:
        text = _LITERAL.sub(kept, text)
    yield from found
    if "](" not in text and "]:" not in text:
        return
    for match in _LINK.finditer(text):
        if match["sign"]:
            at, on_page = match.start("target"), bool(match["page"])
            yield from of_link(match["target"], at, around, on_page=on_page)
        elif ":" in match["page"] or "/" not in match["page"]:
            yield Mention("label", match["page"], *match.span("page"), around, "link")


def _blank(match: re.Match[str]) -> str:
    """What was found as spaces, in lines of the same lengths."""
    return re.sub(r"[^\n]", " ", match[0])
