"""Is this text YAML? From it to nodes, or to the one problem that stands in the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from ..text.file import unreadable
from ..text.problem import Note, Problem
from ..text.text import Place
from . import parsers
from .advice import SPACES, UNCLOSED, odd_space, syntax_advice

if TYPE_CHECKING:
    from pathlib import Path

MAX_KEY = 1024
"""YAML 1.1 looks no further for the `:` of a key."""

_FORBIDDEN = r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_LINE_BREAKS = "\x85\u2028\u2029"
"""To YAML 1.1 these break a line, to editors they do not: lines would be counted differently."""


def compose(text: str, path: Path | str) -> yaml.Node | Problem | None:
    """The root node of a YAML text, None if it is empty, or why it is no YAML."""
    if any(character in text for character in _LINE_BREAKS):
        return _character_problem(text, path)
    try:
        return parsers.compose(text)
    except yaml.MarkedYAMLError as error:
        return _syntax_problem(text, path, error)
    except yaml.reader.ReaderError:
        return _character_problem(text, path)
    except parsers.TooDeepError as error:
        return Problem(
            "yaml",
            _place(path, text.splitlines(), error.args[0].start_mark),
            f"the YAML is nested deeper than {parsers.MAX_DEPTH} levels",
            "quote texts that hold `[` or `{`",
        )


def _character_problem(text: str, path: Path | str) -> Problem:
    """Name a character that YAML forbids; libyaml tells its place in bytes only."""
    found = re.search(_FORBIDDEN, text)
    offset = found.start() if found else 0
    character = text[offset]
    return unreadable(
        path,
        f"the character U+{ord(character):04X} cannot be in a YAML file",
        "replace it with a space or a new line"
        if character in _LINE_BREAKS
        else "remove the character",
        after=text[:offset],
    )


def _syntax_problem(text: str, path: Path | str, error: yaml.MarkedYAMLError) -> Problem:
    lines = text.splitlines() or [""]
    places = [
        _place(path, lines, mark) for mark in (error.problem_mark, error.context_mark) if mark
    ] or [Place(str(path), 1, 1)]
    place, start = places[0], places[-1]
    said = "; ".join(filter(None, (error.problem, error.context)))
    line = lines[place.line - 1]
    long_key = _long_key(
        line, start.column if "expected ':'" in said else place.column, "flow" in said
    )
    if long_key:
        begin, length = long_key
        message = f"this key has {length:,} characters, of which YAML reads {MAX_KEY:,} at most"
        return Problem("yaml", place._replace(column=begin + 1), message, "shorten it")
    odd = _odd_space(lines, place)
    if odd:
        return odd
    advice = syntax_advice(said, line, place.column - 1)
    if advice is UNCLOSED or (error.context_mark and _is_unclosed(said, lines, start, place)):
        mark = parsers.open_bracket(text, error.problem_mark)
        start = _place(path, lines, mark) if mark else start
        bracket = lines[start.line - 1][start.column - 1 : start.column]
        advice = UNCLOSED._replace(message=f"this `{bracket}` is not closed")
    if advice is None:
        return Problem("yaml", place, said or "this is no YAML")
    if advice.about:
        place = place._replace(column=line.rindex(advice.about, 0, place.column - 1) + 1)
    at, other = (start, place) if advice.at_start else (place, start)
    related = (Note(other, advice.other),) if advice.other and start != place else ()
    return Problem("yaml", at, advice.message, advice.help, related=related)


def _odd_space(lines: list[str], place: Place) -> Problem | None:
    """That a space is in the indentation which is none to YAML: there, or of the key before it."""
    before = next((n for n in range(place.line - 2, -1, -1) if lines[n].strip()), 0)
    is_key = re.match(r"- |[\w-]+:(?:\s|$)", lines[before].lstrip())
    for number in (place.line - 1, before)[: 2 if is_key else 1]:
        odd = odd_space(lines[number])
        if odd is not None:
            there = place._replace(line=number + 1, column=odd[1] + 1)
            return Problem("yaml", there, f"{odd[0]} is in the indentation", SPACES)
    return None


def _long_key(line: str, column: int, in_flow: bool) -> tuple[int, int] | None:
    """Where a key begins that is too long, and its length; None if none is at a column."""
    colon = re.compile(r":(?=\s|$)").search(line, column - 1)
    end = colon.start() if colon else 0
    begin = max(line.rfind(sign, 0, end) for sign in "{[,") + 1 if in_flow else 0
    key = re.compile(r"[\s-]*").match(line, begin)
    begin = key.end() if key else begin
    return (begin, end - begin) if end - begin > MAX_KEY else None


def _is_unclosed(said: str, lines: list[str], start: Place, place: Place) -> bool:
    """Whether a bracket that opens on an earlier line is not closed where something else begins."""
    here, there = (lines[each.line - 1] for each in (place, start))
    rest = here.strip() and len(here) - len(here.lstrip()) > len(there) - len(there.lstrip())
    return "parsing a flow" in said and place.line > start.line and not rest


def _place(path: Path | str, lines: list[str], mark: yaml.Mark) -> Place:
    """The place of a mark; the end of the file for one behind it."""
    if mark.line < len(lines):
        return Place(str(path), mark.line + 1, mark.column + 1)
    return Place(str(path), len(lines), len(lines[-1]) + 1)
