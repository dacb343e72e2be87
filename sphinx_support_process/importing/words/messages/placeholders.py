"""Where is a message filled in? Places such as `{{ name }}`, `<name>` or `[NAME]`."""

from __future__ import annotations

import re

from ..patterns import late


def _words(marks: str) -> str:
    """A pattern of words in one line that hold none of the marks around them."""
    return rf"\s*([^{marks}\s](?:[^{marks}\n]*[^{marks}\s])?)\s*"


_SEVERAL = r"(?=\[[^\[\]\n]+ [^\[\]\n]+\])"
"""Words in brackets; one that begins a line may say what the message is: `[Resolved] It works.`"""

_BRACKETED = r"\[(?![xX ]\])([^\W\d_][^\[\]\n]{0,120})\](?![(\[:])"

PLACE = late(
    "|".join(
        (
            r"\{\{" + _words("{}") + r"\}\}",
            r"\$\{" + _words("{}") + r"\}",
            r"<<" + _words("<>") + r">>",
            r"%([A-Z][A-Z\d_]+)%",
            r"\b(XXX+)\b",
            r"\[\[" + _words(r"\[\]") + r"\]\]",
            r"\{(?![\w:.+-]+\}`)" + _words("{}") + r"\}",
            r"<(?![^<>\n]*[@/:=]|(?:br|b|i|em|strong|p|u|code|kbd|pre|sub|sup)>)(?=\s*[A-Za-z])"
            + _words("<>")
            + ">",
            r"\[([A-Z][A-Z _-]+)\](?!\()",
            rf"(?<!\])(?:(?<=[^\n])|{_SEVERAL})" + _BRACKETED,
        )
    )
)


_GAP = late(r"\\?_{3,}|\.{4,}|\u2026")
"""Where somebody writes with a pen."""


def has_gap(text: str) -> bool:
    """Whether a text has a place to fill in, or a gap."""
    return has_place(text) or _GAP.search(text) is not None


def has_place(text: str) -> bool:
    """Whether a text has a place to fill in."""
    return any(re.search(r"\w", match[0]) for match in PLACE.finditer(text))


def is_open(text: str) -> bool:
    """Whether a quotation has places to fill in, and not one word that its writer put in."""
    places = [match[0] for match in PLACE.finditer(text) if re.search(r"\w", match[0])]
    return len(places) > 1 or any(not one.startswith("[") for one in places)
