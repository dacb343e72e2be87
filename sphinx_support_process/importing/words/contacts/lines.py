"""What does a line of a list of contacts say? Whom it names, what they do, how to reach them."""

from __future__ import annotations

import re

from ..patterns import late
from ..prose import bare
from ..table import listed, pattern
from .addresses import HANDLE, MAIL, PHONE, with_handles
from .contact import Contact, IsRole, is_role, may_be_role
from .names import has_title, is_first_name, is_person, person_in

_BOLD = late(r"\*\*([^*\n]{2,60}?)\*\*(?=\s+[^\W_])")
_FORM = late(rf", (?={pattern('legal-forms')}(?!\w))")
_WHEN = late(pattern("when-label"), re.IGNORECASE)
_LABEL = late(r"([^:()@|\n]{2,60}?)\s?:\s")
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
_WORD = late(r"[\w'\u2019-]+")
_SPACE = " <>[]*_`"
_MARKS = " .,;:<>[]|*_`\u2013\u2014-"
_LONGEST = 400
_ANDS = frozenset((*listed("and"), *listed("or"), "&"))
_JOINS = _ANDS | {"/", "+", "|"}


def contacts_in(line: str, is_known: IsRole) -> list[Contact]:
    """Whom a line names; `is_known` tells whether the page has a role of some name."""
    if len(line) > _LONGEST:
        return []
    line = _FORM.sub(" ", with_handles(line.strip()))
    bold = _BOLD.match(line)
    if bold and not is_person(bare(bold[1])):
        line = f"{bold[1].rstrip(' :')}: {line[bold.end() :]}"
    label, parts = _labelled(" ".join(bare(line).split()))
    found: list[Contact] = []
    others: list[str] = []
    for part in parts:
        reading = _Reading(is_known, has_label=bool(label))
        reading.read(part)
        named = reading.done()
        found += named
        others += [] if named else [part]
    for one in found[:1]:
        one.rest += filter(str.strip, others)
    for one in found:
        if label and not (one.role or one.is_asked) and may_be_role(label, is_known):
            one.role, one.is_labelled = label, True
        elif label:
            one.rest.insert(0, label)
    found = _without_words(found, is_known)
    _share_out(found)
    return found if label or len(parts) > 1 else _of_one(found)


def _without_words(people: list[Contact], is_known: IsRole) -> list[Contact]:
    """Those people for whose being some more speaks than a single word with a capital."""
    is_office = any(is_role(one.role, is_known) for one in people if one.role)
    are_several = any(one.is_joined for one in people)
    is_told = is_office or are_several or any(one.is_reached for one in people)
    return [one for one in people if is_told or not one.is_first_name]


def _share_out(people: list[Contact]) -> None:
    """Give each of those who stand before several mails the one that is made of their name."""
    for one in people:
        mails = one.email.split(", ")
        own = [mail for mail in mails if one.is_named_in(mail)]
        if len(mails) > 1 and len(own) == 1:
            one.email = own[0]


def _of_one(people: list[Contact]) -> list[Contact]:
    """Of two names of which one may be that of a firm, the first, or whose address it is."""
    names = [one for one in people if one.is_next]
    ways = {(one.email, one.phone, one.github) for one in people if one.is_reached}
    are_told = len(ways) > 1 or any(one.role or one.rest for one in people)
    if len(people) != 2 or len(names) != 1 or are_told:
        return people
    kept, other = sorted(people, key=lambda one: (not one.has_own_mail, one.is_next))
    kept.rest += [other.name, *other.rest]
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

    def __init__(self, is_known: IsRole, *, has_label: bool = False) -> None:
        self._is_known = is_known
        self._has_label = has_label
        self._people: list[Contact] = []
        self._group: list[Contact] = []
        self._waiting = Contact("")
        self._role = ""
        """What the first person does, and so do those behind, of whom no more is said."""
        self._between = ""
        """What stands between the last words and the next: `and`, a comma, nothing."""
        self._is_open = False
        """Whether another name would join those before it: nothing is said of them yet."""

    def read(self, text: str) -> None:
        begin, kind = 0, "gap"
        for cut in _CUT.finditer(text):
            before = text[begin : cut.start()].strip(_SPACE)
            if cut.lastgroup == "and" and before:
                behind = _WORD.match(text, cut.end())
                if not self._names_somebody(before, behind[0] if behind else ""):
                    continue
            is_ahead = not before and kind in ("and", "gap")
            self._say(before)
            begin, kind = cut.end(), str(cut.lastgroup)
            if kind == "bracket":
                self._aside(cut["bracket"], is_ahead=is_ahead)
            elif kind in ("and", "gap"):
                self._between = cut[0].strip(" ,").casefold() or cut[0].strip()
            elif kind == "handle":
                self._call(cut[0][1:], is_behind=bool(before))
            else:
                self._reach(kind, cut[0].strip())
        self._say(text[begin:])

    def done(self) -> list[Contact]:
        if self._waiting.github and not self._group:
            self._add_waiting()
        for one in self._people[-1:]:
            _give(self._waiting, one)
        return self._people

    def _names_somebody(self, words: str, behind: str) -> bool:
        """Whether words before an `and` name somebody, and so does the one `behind`."""
        are_first_names = self._is_first_name(words) and self._is_first_name(behind)
        return person_in(words) is not None or are_first_names

    def _is_first_name(self, words: str) -> bool:
        """Whether a single word behind what somebody does may be their first name."""
        is_alone = self._has_label and all(one.is_first_name for one in self._people)
        return is_alone and is_first_name(words) and not is_role(words, self._is_known)

    def _add_waiting(self) -> None:
        """Add who has no other name than the one on a site."""
        self._waiting.name = self._waiting.github
        self._people.append(self._waiting)
        self._waiting = Contact("")

    def _say(self, words: str) -> None:
        if _SHORT_PHONE.fullmatch(words.strip()):
            self._reach("phone", words.strip())
            return
        words = words.strip(_MARKS)
        if not words:
            return
        if _FIELD.fullmatch(words) or not re.search(r"\w", words):
            (self._group or [self._waiting])[-1].fields.append(words)
            return
        asks = _ASKS.match(words)
        found = person_in(words[asks.end() :], is_marked=True) if asks else person_in(words)
        if found is None and self._is_first_name(words):
            is_joined = bool(self._people) and self._between in _ANDS | {"/"}
            self._add(Contact(words, is_first_name=True, is_joined=is_joined))
        elif found is None:
            self._tell(words, self._group)
        else:
            one = Contact(found.name, is_asked=bool(asks))
            one.is_next = self._is_open and self._between not in _JOINS
            before = f"{asks[0] if asks else ''}{found.before}".strip()
            for said in filter(None, (before, found.after)):
                if _SHORT_PHONE.fullmatch(said):
                    one.phone = said
                else:
                    self._tell(said, [one])
            self._add(one)

    def _add(self, one: Contact) -> None:
        if self._is_open and has_title(one.name) and self._group[-1].is_firm:
            firm = self._people.pop()
            one.role, one.rest = firm.role, [*firm.rest, firm.name]
            self._group.pop()
        if not self._is_open:
            self._group = []
        if not self._people:
            self._role = self._waiting.role or one.role
        if not (one.role or self._waiting.role):
            one.role = self._role
        if self._waiting.github and self._between == ",":
            self._waiting.forget()
        _give(self._waiting, one)
        self._waiting = Contact("")
        self._people.append(one)
        self._group.append(one)
        self._is_open = not one.phone

    def _tell(self, words: str, people: list[Contact]) -> None:
        """Note what is said of people, or of the next one."""
        is_role_ = is_role(words, self._is_known)
        for one in people or [self._waiting]:
            if is_role_ and not one.role:
                one.role = words
            else:
                one.rest.append(words)
        self._is_open = self._is_open and people != self._group

    def _reach(self, kind: str, value: str) -> None:
        key = {"mail": "email", "phone": "phone"}[kind]
        if kind == "phone" and (word := _PHONE_WORD.match(value)):
            value = value[word.end() :]
            (self._group or [self._waiting])[-1].fields.append(word[0].strip(" .:"))
        for one in self._group or [self._waiting]:
            known = getattr(one, key)
            setattr(one, key, f"{known}, {value}" if known else value)
        self._is_open = False

    def _call(self, handle: str, *, is_behind: bool) -> None:
        """Take up a name on a site: that of the last person, or of somebody else."""
        if self._waiting.github:
            self._add_waiting()
        last = self._group[-1:]
        is_own = self._between in _ANDS and not is_behind
        if is_own or not last or last[0].github:
            self._group = []
            if is_own:
                self._waiting.forget()
            self._waiting.github = handle
        elif len(self._group) > 1 and not is_behind:
            last[0].rest.append(f"@{handle}")
        else:
            last[0].github = handle
        self._is_open = False

    def _aside(self, text: str, *, is_ahead: bool) -> None:
        """Take up what stands in brackets: it is about the last person, or names others."""
        is_firm = not self._people and bool(self._waiting.rest)
        inside = _Reading(self._is_known, has_label=is_firm)
        if _WHEN.match(text) and "," not in text:
            inside._tell(text, [])
        else:
            inside.read(text)
        last = [] if is_ahead else self._people[-1:]
        if inside._people and (self._waiting != Contact("") or not self._people):
            self._people += inside.done()
            self._group = inside._group
            _give(self._waiting, self._people[-1])
            self._waiting = Contact("")
            return
        if inside._people and self._is_open and not inside._people[0].rest:
            for one in (*last, *inside._people):
                one.doubts.append(f"the page has ({text}) behind another name: are both people?")
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
