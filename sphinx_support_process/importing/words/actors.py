"""Whom does a mark name? The role in front of a text, or behind it: `[Finance] Pay it (clerk)`."""

from __future__ import annotations

import re

from . import offices
from .patterns import late
from .people import People
from .prose import ORDER, bare, sentences
from .subjects import within
from .table import pattern

_ARTICLE = rf"(?:{pattern('articles')} )?"
_NAME = r"[^\W\d][\w /&'\u2019-]{1,40}"
_LEAD = late(
    r"[*_]{1,3}([^*_\n:.]{1,60})(?:[:.][*_]{1,3}|[*_]{1,3}\s*:)\s+|([A-Z][\w ]{1,60}?):\s+"
)
_DASHED = late(
    rf"(?P<marks>[*_]{{0,3}})(?P<who>{_NAME}?)(?P=marks)"
    r"\s(?:\s?[\u2013\u2014]|-{1,2})\s+(?=\w)"
)
_BRACKETED = late(
    rf"[*_]{{0,3}}\\?[\[(][*_]{{0,3}}(?P<who>{_NAME})[*_]{{0,3}}\\?[\])][*_]{{0,3}}:?\s+(?=\w)"
)
_MENTIONED = late(r"@(?P<who>[A-Za-z][\w/-]{2,40}):?\s+(?=\w)")
_BY = rf"(?:[\w ]{{0,20}}\bby )?{_ARTICLE}"
_BEHIND = (
    late(rf"\s*\({_BY}(?P<who>[^()]{{2,60}}?)\.?\)\.?$", re.IGNORECASE),
    late(rf"\s*\\?\[{_BY}(?P<who>[^\[\]\\]{{2,60}})\\?\]\.?$", re.IGNORECASE),
    late(rf"[.\s]*\s[\u2013\u2014]\s*(?P<who>{_NAME})\.?$"),
)
_MARKED = late(
    rf"[.;,]?\s+[(\[]?[*_`]{{0,3}}{pattern('owner')}[*_`]{{0,3}}\s?:[*_`]{{0,3}}\s*"
    r"(?P<who>[^\W\d][^.:;()\[\]\n]{1,60}?)[.*_`)\]]*$",
    re.IGNORECASE,
)
_MAY_NAME = frozenset(":)]\u2013\u2014")
_THEY = late(rf"{pattern('they')} ", re.IGNORECASE)
_FOLLOW = late(rf" (?:{pattern('steps-follow')}|{pattern('modals')})\s?:$", re.IGNORECASE)
_LONGEST = 120
_GOES_ON = late(r"(?<![\w-])((?:[\w-]+ ){1,4})(?:who )?(?:continues|takes over|goes on)\b")


def lead(people: People, text: str) -> tuple[list[str], str]:
    """The role with which a text begins, and what follows: `**Support Agent**: close it`."""
    if match := _LEAD.match(text):
        begins = text[match.end() : match.end() + 1]
        is_told = match[1] or begins.islower() or ORDER.match(text, match.end())
        find = people.acting_group if is_told else people.office
        role = find(match[1] or match[2])
    elif match := _BRACKETED.match(text) or _DASHED.match(text):
        role = people.acting_group(match["who"])
    elif match := _MENTIONED.match(text):
        role = people.known(people.add(match["who"])) or people.known(match["who"])
    else:
        return [], text
    rest = text[match.end() :]
    return ([role.id], rest[:1].upper() + rest[1:]) if role else ([], text)


def lead_in(people: People, text: str) -> str:
    """The role that a line announces: `The outgoing engineer:`, `Agents should:`; empty if none."""
    if not bare(text).endswith(":"):
        return ""
    words = _FOLLOW.sub("", bare(sentences(text)[-1])).removesuffix(":").split()
    if _THEY.match(f"{' '.join(words[-1:])} "):
        named = within(people, words[:-1])
        return named.id if named else ""
    behind_comma = " ".join(words).rpartition(", ")[2].split()
    for part in (words, behind_comma):
        start = 1 if part and offices.is_article(part[0]) else 0
        name = " ".join(part[start:])
        role = people.any_office(name) or (people.actor(name) if start else None)
        if name and role:
            return role.id
    return ""


def behind(people: People, text: str) -> tuple[str, str, str]:
    """A text without the role behind it, that role, and the words for it: `Close it (clerk)`."""
    start = max(0, len(text) - _LONGEST)
    tail = text[start:]
    if _MAY_NAME.isdisjoint(tail):
        return text, "", ""
    if marked := _MARKED.search(tail):
        found = people.owners(marked["who"])
        if len(found) == 1:
            return text[: start + marked.start()], found[0], marked[0]
    for pattern_ in _BEHIND:
        match = pattern_.search(tail)
        if match and "," not in match["who"] and (role := people.acting_group(match["who"])):
            return text[: start + match.start()], role.id, match[0]
    return text, "", ""


def successor(people: People, text: str) -> str:
    """The role in `… a Support Agent who continues the process`."""
    for match in _GOES_ON.finditer(bare(text)):
        words = match[1].split()
        for start in range(len(words)):
            if role := people.known(" ".join(words[start:]).removesuffix(" who")):
                return role.id
    return ""
