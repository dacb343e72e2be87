"""How is somebody reached? What their mails, numbers and names on a site look like."""

from __future__ import annotations

import re

from ..patterns import late
from ..prose import bare
from ..table import pattern

MAIL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}"
_DATE = r"\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}[.:]\d\d\s?[-\u2013]"
PHONE = (
    rf"(?:(?<!\w){pattern('phone-mark')}[ :]{{0,2}}[-\u2013]?\d[\d ()/.-]{{0,20}}(?<![ ()/.-])"
    rf"|(?<![\w.-])(?!{_DATE})(?:\+|\(?0|\d)[\d ()/.-]{{4,20}}\d(?!\w))"
)
HANDLE = r"(?<![\w.])@[\w-](?:[\w.-]{0,37}[\w-])?"
"""The name of somebody on a site: `@kim`."""

_REACHED = late(f"{MAIL}|{PHONE}", re.IGNORECASE)
_PROFILE = late(r"\[([^\[\]]+)\]\(https?://(?:www\.)?github\.com/([\w-]+)/?\)")


def may_have_address(text: str) -> bool:
    """Whether a text has a sign without which there is no address: an `@`, or a digit."""
    return "@" in text or any(map(str.isdigit, text))


def has_address(line: str) -> bool:
    """Whether a line says how to reach somebody, whoever that is."""
    return _REACHED.search(line) is not None


def with_handles(line: str) -> str:
    """A line in which names that link to a profile have their handle behind them: `Kim (@kim)`."""
    return _PROFILE.sub(_named, line) if "github.com/" in line else line


def _named(link: re.Match[str]) -> str:
    said, handle = bare(link[1]), link[2]
    return f"@{handle}" if said.startswith("@") or said == handle else f"{said} (@{handle})"
