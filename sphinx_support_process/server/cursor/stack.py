"""In which mappings and lists of a YAML text does the cursor stand, be the text broken or not?

A mark is typed at the cursor, and the parser reads up to it: it knows brackets over several lines,
quotation marks and blocks of text. Where it does not come so far, since something above is broken,
it reads the keys above alone, which their indentation tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import takewhile

import yaml

from ...load import parsers
from ...text.named import NamedTuple

MARK = "qqCursorqq"
"""What is typed at the cursor, to be found again."""

_KEY_TYPED = re.compile(r"[ \t]*(?:-[ \t]+)*(?:[\w-]+ )*[\w-]*")
_ENTRY = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+|-$)*)(?P<key>(?:[^\s:]|:(?=\S))[^:]*?:(?=\s|$))?"
)
_WRITTEN = re.compile(r"[\"']?([\w-]+)[\"']?[ \t]*:(?:[ \t]+([^\s#][^#\n]*))?")
_HEADER = re.compile(r"[ \t]+[|>][-+\d]*[ \t]*$")
_BLANK = re.compile(r"\s*(?:#.*)?")
_SIGN = re.compile(
    r"[{}\[\],]|\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|([\w-]+)[ \t]*:(?=\s|$)|\n[ \t]*-[ \t]"
)


@dataclass
class Frame:
    """A collection that is open at the cursor.

    Of a mapping `key` is the one whose value the cursor is in, None where it is at a key;
    `written` are its pairs of texts before the cursor. Of a list both stay empty.
    """

    is_list: bool
    in_flow: bool
    line: int
    column: int
    key: str | None = None
    written: dict[str, str] = field(default_factory=dict)
    count: int = 0


class Opened(NamedTuple):
    """Where brackets or a text begin: the line, and the column of what they are the value of."""

    line: int
    column: int


class Stack(NamedTuple):
    """What is open around the cursor, from the outside in.

    `value` is the text that the cursor is in, up to it and with the mark; `style` is how that is
    quoted. `at_key` says that it stands where a key of the innermost mapping does.
    """

    frames: tuple[Frame, ...]
    at_key: bool
    value: str
    style: str
    opened: Opened


def stack_at(text: str, offset: int) -> Stack | None:
    """What is open at an offset, None where nothing is read, as in a comment."""
    before = text[:offset]
    line = before[before.rfind("\n") + 1 :]
    found = _reached(before, line)
    if found is _BROKEN:
        found = _reached(_skeleton(before, line), line)
    return None if found is _BROKEN else found


_BROKEN = Stack((), False, "", "", Opened(0, 0))
"""The parser does not come to the cursor."""


def _reached(before: str, line: str) -> Stack | None:
    """What the parser finds at the mark, None if it finds none, `_BROKEN` if it fails before."""
    typed = [MARK, f'{MARK}"', f"{MARK}'"]
    if _KEY_TYPED.fullmatch(line):
        typed.insert(0, f"{MARK}: ")
    is_read = False
    for each in typed:
        try:
            found = _parsed(before + each)
        except yaml.YAMLError:
            continue
        if found is None:
            is_read = True
        elif _is_indented(before + MARK, found.opened):
            return found
    return None if is_read else _BROKEN


def _is_indented(text: str, opened: Opened) -> bool:
    """Whether all lines below what is open are indented as its rest has to be.

    Else something above was not closed, and took the lines below for its own.
    """
    below = text.split("\n")[opened.line + 1 :]
    return all(_indent(line) > opened.column for line in below if line.strip())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _parsed(text: str) -> Stack | None:
    """Read up to the scalar with the mark, None if there is none."""
    frames: list[Frame] = []
    with suppress(StopIteration):
        for event in _events(text):
            if isinstance(event, yaml.ScalarEvent):
                if MARK in event.value:
                    return _found(frames, event)
                _scalar(frames, event.value)
            elif isinstance(event, yaml.AliasEvent):
                _scalar(frames, "")
            elif isinstance(event, yaml.CollectionStartEvent):
                is_list = isinstance(event, yaml.SequenceStartEvent)
                line, column = _place(event)
                frames.append(Frame(is_list, bool(event.flow_style), line, column))
            elif isinstance(event, yaml.CollectionEndEvent):
                frames.pop()
                _scalar(frames, "")
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    loader = parsers.quick or parsers.Python
    reader = loader(text)
    try:
        while reader.check_event():
            yield reader.get_event()
    finally:
        reader.dispose()


def _scalar(frames: list[Frame], value: str) -> None:
    """Take a key or a value of the innermost collection."""
    if not frames:
        return
    frame = frames[-1]
    if frame.is_list:
        frame.count += 1
    elif frame.key is None:
        frame.key = value
    else:
        frame.written[frame.key] = value
        frame.key = None


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _found(frames: list[Frame], event: yaml.ScalarEvent) -> Stack:
    at_key = bool(frames) and not frames[-1].is_list and frames[-1].key is None
    blocks = [*takewhile(lambda frame: not frame.in_flow, frames)]
    line = frames[len(blocks)].line if len(blocks) < len(frames) else _place(event)[0]
    opened = Opened(line, blocks[-1].column if blocks else -1)
    return Stack(tuple(frames), at_key, event.value, event.style or "", opened)


def _skeleton(before: str, line: str) -> str:
    """The keys above the cursor that it stands under, without their values, and its line."""
    above = before[: len(before) - len(line)].splitlines()
    entry = _ENTRY.match(line)
    column = _indent(line)
    is_item = entry is not None and bool(entry["dashes"])
    kept: list[str] = []
    for other in reversed(above):
        match = _ENTRY.match(other)
        if match is None or _BLANK.fullmatch(other) or not (match["dashes"] or match["key"]):
            continue
        dash, inner = len(match["indent"]), len(match["indent"]) + len(match["dashes"])
        is_above = match["key"] and (
            inner < column or (inner == column and is_item and inner == dash)
        )
        if is_above:
            header = _HEADER.match(other, match.end())
            kept.append(match[0] + (header[0] if header else ""))
            column, is_item = (dash, True) if match["dashes"] else (inner, False)
        elif match["dashes"] and dash < column:
            kept.append(match["indent"] + match["dashes"].rstrip())
            column, is_item = dash, True
        if column == 0 and not is_item:
            break
    return "".join(f"{each}\n" for each in reversed(kept)) + line


def keys_after(text: str, offset: int, frame: Frame) -> dict[str, str]:
    """The pairs of the innermost mapping behind the cursor; of values only plain ones are told."""
    return _in_brackets(text, offset) if frame.in_flow else _below(text, offset, frame.column)


def _in_brackets(text: str, offset: int) -> dict[str, str]:
    found: dict[str, str] = {}
    depth = 0
    for sign in _SIGN.finditer(text, offset, offset + 2000):
        if sign[0] in ("{", "["):
            depth += 1
        elif sign[0] in ("}", "]") or sign[0].startswith("\n"):
            depth -= 1
            if depth < 0:
                break
        elif sign[1] and depth == 0:
            found[sign[1]] = ""
    return found


def _below(text: str, offset: int, column: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text[offset:].split("\n")[1:]:
        indent = len(line) - len(line.lstrip(" "))
        if _BLANK.fullmatch(line) or indent > column:
            continue
        match = _WRITTEN.match(line, column)
        if indent < column or match is None:
            break
        found[match[1]] = (match[2] or "").strip("\"' \r")
    return found
