"""Has a text the form of its kind? Ids, dates, URLs, `true` and `false`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from ..text.ids import kebab
from ..text.kinds import KINDS, Colour, Date, Id, Url
from ..text.named import NamedTuple
from ..text.problem import short
from .advice import SPACES, odd_space

_ADVICE = {
    Colour: 'write it as six hexadecimal digits in quotes: `"#2f7de1"`',
    Date: "write it as year, month and day: `2026-03-01`",
    Url: "write an address that begins with `https://` or `http://`",
}
_MEANT = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


class Misfit(NamedTuple):
    """What is wrong with the form of a text, and what to write instead."""

    message: str
    help: str


def misfit(kind: Any, text: str) -> Misfit | None:
    """What is wrong with a text of a kind (a key of `KINDS`), None if nothing is."""
    pattern = pattern_of(kind)
    if pattern is None or (pattern.fullmatch(text) and (kind is not Date or _is_real(text))):
        return None
    quoted = f"`{short(text)}`" if text else "an empty key"
    if kind is bool:
        word = _MEANT.get(text.casefold(), text.casefold())
        help = f"write `{word}`" if word in ("true", "false") else "write one of them"
        return Misfit(f"{quoted} is neither `true` nor `false`", help)
    help = (kind is Date and _length(text)) or _ADVICE.get(
        kind, f"write it so that it matches `{pattern.pattern}`"
    )
    if kind is Id:
        first = ", with a letter first" if text[:1].isdigit() else ""
        help = f"write it in kebab-case{first}: `{kebab(text) or 'my-id'}`"
        odd = odd_space(text)
        if odd is not None:
            help = f"it begins with {odd[0]}: {SPACES}"
    return Misfit(f"{quoted} is not a valid {KINDS[kind].name}", help)


@cache
def pattern_of(kind: Any) -> re.Pattern[str] | None:
    """What the texts of a kind have to match, if they have to."""
    pattern = KINDS[kind].pattern
    return None if pattern is None else re.compile(pattern)


def _length(text: str) -> str:
    """How many days the month has of a date that does not exist; empty if it is no date at all."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-\d\d", text)
    year, month = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (year and 1 <= month <= 12):
        return ""
    from calendar import monthrange  # which few files need

    days = monthrange(year, month)[1]
    return f"that month has {days} days"


def _is_real(text: str) -> bool:
    """Whether a date that looks like one exists."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
