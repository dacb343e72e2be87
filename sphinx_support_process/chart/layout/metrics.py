"""How wide is a text, and where does it break? Built-in widths, so that no font is needed."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ...text.named import NamedTuple

_REGULAR = {
    222: "'`ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "\u2026",
    1015: "@",
}
_BOLD = {
    278: " ',./I\\`ijl",
    280: "|",
    333: "!()-:;[]ft",
    389: "*r{}",
    474: '"',
    500: "z",
    556: "#$0123456789J_aceksvxy",
    584: "+<=>^~",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "\u2026",
}
_SPARE = {False: 1.14, True: 1.28}
"""Room for fonts that are wider than Helvetica, such as DejaVu Sans, most of all in bold."""

_OTHER_UPPER, _OTHER_LOWER, _OTHER = 740, 620, 640
_NO_LINE_BEGINS = frozenset(
    "\u3001\u3002\uff0c\uff0e\u30fb\uff1a\uff1b\uff1f\uff01\uff09\u300d\u300f\u3011\u3009\u300b\u30fc\u3005"
    "\u2019\u201d,.:;?!)]}%"
)
_NO_LINE_ENDS = frozenset("\uff08\u300c\u300e\u3010\u3008\u300a\u2018\u201c([{")
_PART = r"(?:[^\s\-/_\u00ad]|-(?=\d))"
_PIECES = re.compile(rf"\s+|{_PART}*+[\-/_\u00ad]+|{_PART}+")
"""What stays in one line: `SEV-1` and `2-3` do as well."""


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in pixels at a font size: enough for the usual sans-serif fonts."""
    return _units(text, bold) * size / 1000


def widest(text: str, size: float, bold: bool = False) -> float:
    """The width of the widest part of a text that is not broken."""
    pieces = _pieces(text, math.inf, size, bold)
    return max((width(piece, size, bold) for piece in pieces), default=0)


class _Piece(NamedTuple):
    """A text that is not broken, its width, and that of the hyphen which a break after it shows."""

    text: str
    width: float
    hyphen: float


@lru_cache(maxsize=8192)
def wrap(text: str, room: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text that is to fit `room` pixels, as few and as even as possible."""
    hyphen = width("-", size, bold)
    pieces = [
        _Piece(piece, width(piece, size, bold), hyphen if piece.endswith("\u00ad") else 0)
        for piece in _pieces(" ".join(text.split()), room, size, bold)
    ]
    lines = _fill(pieces, room)
    low, high = room / 2, room
    if len(lines) == 1:
        return lines
    while high - low > 4:
        middle = (low + high) / 2
        tried = _fill(pieces, middle)
        if len(tried) > len(lines) or any(width(line, size, bold) > middle for line in tried):
            low = middle
        else:
            high, lines = middle, tried
    return lines


@lru_cache(maxsize=4096)
def _glyph(character: str, bold: bool) -> float:
    if _wide(character):
        return 1080 if bold else 1000  # fonts without a bold cut are made bold, and wider
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    table = _TABLES[bold]
    base = character if character in table else unicodedata.normalize("NFKD", character)[0]
    if base in table:
        return table[base] * _SPARE[bold]
    other = _OTHER_UPPER if base.isupper() else _OTHER_LOWER if base.islower() else _OTHER
    return other * _SPARE[bold]


_TABLES = {
    bold: {glyph: float(units) for units, glyphs in widths.items() for glyph in glyphs}
    for bold, widths in ((False, _REGULAR), (True, _BOLD))
}


@lru_cache(maxsize=8192)
def _units(text: str, bold: bool) -> float:
    return math.fsum(_glyph(character, bold) for character in text)


def _pieces(text: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """What must not be broken: words, parts of words that are too long, single ideographs."""
    for piece in _PIECES.findall(text):
        if not piece.isascii() and any(map(_wide, piece)):
            yield from _ideographs(piece)
        elif width(piece, size, bold) <= room:
            yield piece
        else:
            yield from _halves(piece, room, size, bold)


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _ideographs(piece: str) -> Iterator[str]:
    held = ""
    for character in piece:
        wide = _wide(character)
        sticks = character in _NO_LINE_BEGINS or held[-1:] in _NO_LINE_ENDS
        latin = not wide and held and not _wide(held[-1])
        if held and not sticks and not latin:
            yield held
            held = ""
        held += character
    if held:
        yield held


def _halves(piece: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """Parts of a word that is wider than a line, each but the last with a hyphen."""
    limit = room - width("-", size, bold)
    whole = width(piece, size, bold)
    limit = min(limit, whole / math.ceil(whole / limit) + size / 2)
    held, units = "", 0.0
    for character in piece:
        letter = unicodedata.category(character)[0] != "M"
        more = _glyph(character, bold)
        if held and letter and (units + more) * size / 1000 > limit:
            joint = max(held.rfind(mark) for mark in "@.:") + 1
            if joint:
                yield held[:joint]
                held = held[joint:]
            else:
                yield held + "-" if held.isalpha() else held
                held = ""
            units = _units(held, bold)
        held += character
        units += more
    yield held


def _fill(pieces: list[_Piece], room: float) -> tuple[str, ...]:
    lines, line, used = [], "", 0.0
    for piece, wide, hyphen in pieces:
        if line and used + wide + hyphen > room and piece != " ":
            lines.append(_shown(line))
            line, used = "", 0.0
        if line or piece != " ":
            line, used = line + piece, used + wide
    lines.append(_shown(line))
    return tuple(lines)


def _shown(line: str) -> str:
    """A line as it is drawn: soft hyphens only where it breaks at one."""
    line = line.strip()
    return line.rstrip("\u00ad").replace("\u00ad", "") + ("-" if line.endswith("\u00ad") else "")
