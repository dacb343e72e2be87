"""Whom does a text tell to call? `Ask Kim Harbour (ext. 214)`, `handled by Lee Poole, lee@…`."""

from __future__ import annotations

import re

from ..patterns import late
from ..prose import bare, sentences, shortened
from ..table import pattern
from .addresses import MAIL, PHONE, may_have_address
from .contact import Contact, is_office
from .names import Found, has_title, person_in

_ADDRESS = late(f"(?P<email>{MAIL})|(?P<phone>{PHONE})", re.IGNORECASE)
_MAIL_LINK = late(r"\[([^\[\]]*)\]\(mailto:([^()\s]+)\)")
_CUT = late(r"[,;:()<>\u2013\u2014]|\s-\s")
_CALLS = late(rf"\b{pattern('calls-whom')}\b", re.IGNORECASE)
_BY = late(rf"(?:.*\s)?{pattern('by-whom')}", re.IGNORECASE)
_FARTHEST = 90
_MOST_BETWEEN = 4
_LONGEST_OFFICE = 3


def mentioned_in(text: str) -> list[Contact]:
    """The people whom a text names together with an address; the `rest` is what it says.

    Who only has a number has to be somebody to call: other numbers are those of offices.
    """
    if not may_have_address(text):
        return []
    found: dict[str, Contact] = {}
    is_about_calls = False
    for sentence in sentences(_MAIL_LINK.sub(r"\1 (\2)", text)):
        flat, said = bare(sentence), shortened(sentence)
        call = _CALLS.search(flat)
        begin, last, is_told = 0, None, is_about_calls
        for match in _ADDRESS.finditer(flat):
            kind = str(match.lastgroup)
            before = flat[max(begin, match.start() - _FARTHEST) : match.start()]
            begin = match.end()
            is_called = is_told or (call is not None and call.end() <= match.start())
            if named := _last_person(before, is_sure=is_called or kind == "email"):
                last = found.setdefault(named, Contact(named, rest=[said]))
                is_told = True
            elif re.search(r"\w", before):
                last = None
            if last and not getattr(last, kind):
                setattr(last, kind, match[0])
        is_about_calls = is_about_calls or call is not None
    return list(found.values())


def _last_person(before: str, *, is_sure: bool) -> str:
    """The person whom the words before an address name last; empty if they stand far off."""
    between = 0
    pieces = _CUT.split(before)
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        found: Found | None = None
        after = piece
        while another := person_in(after):
            found, after = another, another.after
        between += len(after.split())
        if between > _MOST_BETWEEN:
            return ""
        if found:
            is_meant = is_sure or has_title(found.name) or _BY.fullmatch(found.before)
            is_held = not found.before and at > 0 and _ends_with_office(pieces[at - 1])
            return found.name if is_meant or is_held else ""
    return ""


def _ends_with_office(words: str) -> bool:
    """Whether words end with what somebody is: `ask the treasurer`."""
    last = words.split()[-_LONGEST_OFFICE:]
    return any(is_office(" ".join(last[start:])) for start in range(len(last)))
