"""What does a line of a list of contacts say? Whom it names, what they do, how to reach them."""

from __future__ import annotations

import re

from ..patterns import late
from ..prose import bare
from ..table import pattern
from .addresses import HANDLE, MAIL, PHONE, with_handles
from .contact import Contact, IsRole, is_role
from .names import person_in

_LABEL = late(r"([^:()@\n]{2,60}?)\s?:\s")
_CUT = late(
    rf"(?P<mail>{MAIL})|(?P<handle>{HANDLE})|(?P<phone>{PHONE})"
    r"|\((?P<bracket>[^()]{0,160})\)"
    rf"|(?P<and>,?\s(?:{pattern('and')}|{pattern('or')}|[&+/])\s)"
    r"|(?P<gap>\s?(?:[,;|\u00b7\u2022]|:(?=\s)|\.{3,}|\u2026)\s?|\s[\u2013\u2014-]{1,3}\s)",
    re.IGNORECASE,
)
_SHORT_PHONE = late(r"[-\u2013]?\d[\d ]{1,8}")
_ASKS = late(rf"{pattern('asks-for')}\s+(?=\S)", re.IGNORECASE)
_PHONE_WORD = late(rf"{pattern('phone-word')}(?:\.|\b)[ :]{{0,3}}", re.IGNORECASE)
_PARTS = late(r";\s+")
_NUMBERED = late(r"\(?\w\)\s+")
_FIELD = late(f"{pattern('email')}|{pattern('phone')}|{pattern('phone-mark')}", re.IGNORECASE)
_SPACE = " <>[]*_`"
_MARKS = " .,;:<>[]|*_`\u2013\u2014-"
_LONGEST = 400


def contacts_in(line: str, is_known: IsRole) -> list[Contact]:
    """Whom a line names; `is_known` tells whether the page has a role of some name."""
    flat = " ".join(bare(with_handles(line)).split())
    if not flat or len(flat) > _LONGEST:
        return []
    label, parts = _labelled(flat)
    found: list[Contact] = []
    for part in parts:
        reading = _Reading(is_known)
        reading.read(part)
        found += reading.done()
    for one in found:
        if label and not (one.role or one.is_asked) and is_role(label, is_known, is_label=True):
            one.role = label
        elif label:
            one.rest.insert(0, label)
    return found if label or len(parts) > 1 else _of_one(found)


def _of_one(people: list[Contact]) -> list[Contact]:
    """Of two names of which one may be that of a firm, the first, or whose address it is."""
    names = [one for one in people if one.is_next]
    ways = {(one.email, one.phone, one.github) for one in people if one.is_reached}
    are_told = len(ways) > 1 or any(one.is_officer for one in people)
    if len(people) != 2 or len(names) != 1 or are_told:
        return people
    kept, other = sorted(people, key=lambda one: (not one.has_own_mail, one.is_next))
    kept.rest.append(other.name)
    return [kept]


def _labelled(flat: str) -> tuple[str, list[str]]:
    """The words before the colon of a line, unless they name somebody; and what stands behind."""
    match = _LABEL.match(flat)
    is_label = match and person_in(match[1]) is None and not re.search(PHONE, match[1])
    label = match[1].strip(_MARKS) if match and is_label else ""
    rest = flat[match.end() :] if match and label else flat
    parts = _PARTS.split(rest)
    return label, [one[found.end() :] if (found := _NUMBERED.match(one)) else one for one in parts]


class _Reading:
    """Reads a line from left to right; what stands before the first person is theirs."""

    def __init__(self, is_known: IsRole) -> None:
        self._is_known = is_known
        self._people: list[Contact] = []
        self._group: list[Contact] = []
        self._waiting = Contact("")
        self._is_joined = False
        self._is_open = False
        """Whether another name would join those before it: nothing is said of them yet."""

    def read(self, text: str) -> None:
        begin, is_gap = 0, False
        for cut in _CUT.finditer(text):
            kind = str(cut.lastgroup)
            before = text[begin : cut.start()].strip(_SPACE)
            if kind == "and" and before and person_in(before) is None:
                continue
            is_ahead = not before and (not begin or is_gap)
            self._say(before)
            begin, is_gap = cut.end(), kind in ("and", "gap")
            if kind == "bracket":
                self._aside(cut["bracket"], is_ahead=is_ahead)
            elif kind in ("and", "gap"):
                self._is_joined = kind == "and" or "|" in cut[0]
            elif kind == "handle":
                self._call(cut[0][1:])
            else:
                self._reach(kind, cut[0].strip(), self._group)
        self._say(text[begin:])

    def done(self) -> list[Contact]:
        if self._waiting.github and not self._group:
            self._add_waiting()
        for one in self._people[-1:]:
            _give(self._waiting, one)
        return self._people

    def _add_waiting(self) -> None:
        """Add who has no other name than the one on a site."""
        self._waiting.name = self._waiting.github
        self._people.append(self._waiting)
        self._waiting = Contact("")

    def _say(self, words: str) -> None:
        if _SHORT_PHONE.fullmatch(words.strip()):
            self._reach("phone", words.strip(), self._group)
            return
        words = words.strip(_MARKS)
        if not words:
            return
        if _FIELD.fullmatch(words):
            (self._group or [self._waiting])[-1].fields.append(words)
            return
        asks = _ASKS.match(words)
        found = person_in(words[asks.end() :], is_marked=True) if asks else person_in(words)
        if found is None:
            self._tell(words, self._group)
            return
        is_next = self._is_open and not self._is_joined
        one = Contact(found.name, is_asked=bool(asks), is_next=is_next)
        before = f"{asks[0] if asks else ''}{found.before}".strip()
        for said in filter(None, (before, found.after)):
            self._tell(said, [one])
        if not self._is_open:
            self._group = []
        if self._group and not one.role:
            one.role = self._group[0].role
        _give(self._waiting, one)
        self._waiting = Contact("")
        self._people.append(one)
        self._group.append(one)
        self._is_open = True

    def _tell(self, words: str, people: list[Contact]) -> None:
        """Note what is said of people, or of the next one."""
        is_role_ = is_role(words, self._is_known)
        for one in people or [self._waiting]:
            if is_role_ and not one.role:
                one.role = words
            else:
                one.rest.append(words)
        self._is_open = self._is_open and people != self._group

    def _reach(self, kind: str, value: str, people: list[Contact]) -> None:
        key = {"mail": "email", "phone": "phone"}[kind]
        if kind == "phone" and (word := _PHONE_WORD.match(value)):
            value = value[word.end() :]
            (people or [self._waiting])[-1].fields.append(word[0].strip(" .:"))
        for one in people or [self._waiting]:
            known = getattr(one, key)
            setattr(one, key, f"{known}, {value}" if known else value)
        self._is_open = False

    def _call(self, handle: str) -> None:
        """Take up a name on a site: that of the last person, or of somebody else."""
        if self._waiting.github:
            self._add_waiting()
        if self._group and not self._group[-1].github:
            self._group[-1].github = handle
        else:
            self._group = []
            self._waiting.github = handle
        self._is_open = False

    def _aside(self, text: str, *, is_ahead: bool) -> None:
        """Take up what stands in brackets: it is about the last person, or names others."""
        inside = _Reading(self._is_known)
        inside.read(text)
        last = [] if is_ahead else self._people[-1:]
        if inside._people and (self._waiting != Contact("") or not self._people):
            self._people += inside.done()
            self._group = inside._group
            _give(self._waiting, self._group[0])
            self._waiting = Contact("")
            return
        _give(inside._waiting, last[0] if last else self._waiting)
        self._people += inside._people


def _give(one: Contact, other: Contact) -> None:
    """Give what was said of nobody yet to a person."""
    for key in ("role", "email", "phone", "github"):
        said = getattr(one, key)
        if said and not getattr(other, key):
            setattr(other, key, said)
        elif said:
            other.rest.append(said)
    other.rest += one.rest
    other.fields += one.fields
