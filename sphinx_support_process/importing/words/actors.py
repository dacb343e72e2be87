"""Who does what a text says? `The clerk opens …`, `[Finance] Pay it`, `signed by the dean`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..draft.draft import Role
from . import offices
from .patterns import late
from .people import People
from .prose import ORDER, bare, sentences
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
_PASSIVE = late(
    rf"\b{pattern('passive')}\b[^.,;]{{0,60}}?\b{pattern('by')} {_ARTICLE}"
    r"(?P<who>[^.,;:()]{2,60})",
    re.IGNORECASE,
)
_CLAUSE = late(rf"^{pattern('clause')} [^,;:]{{3,160}}[,:] (?=\w)", re.IGNORECASE)
_INVERTED = late(rf"\b{pattern('inverted')} (?P<who>[\w-]+)")
_THEY = late(rf"{pattern('they')} ", re.IGNORECASE)
_IS_DONE = late(
    rf"{pattern('must-be')}|(?:is|are|was|were|gets?) (?:not |then |also )?\w+(?:ed|wn)\b(?! to\b)",
    re.IGNORECASE,
)
_COMMA = late("[,:] ")
_INSERTED = late(r" \([^()]*\)")
_NEXT = late(
    rf"{pattern('next-words')}(?:,| (?=(?:{pattern('articles')}|{pattern('you')}) )) ?",
    re.IGNORECASE,
)
_IF = late(rf"{pattern('if')} ", re.IGNORECASE)
_ONE_OF = late(rf"{pattern('one-of')} ", re.IGNORECASE)
_FOLLOW = late(rf" (?:{pattern('steps-follow')}|{pattern('modals')})\s?:$", re.IGNORECASE)
_LONGEST = 120
_SEVERAL = late(r"\s*(?:,|/|&|\band\b|\bor\b)\s*")
_TOGETHER = late(rf"(?P<who>[^.;:()]{{3,60}}?) {pattern('modals')}(?= )", re.IGNORECASE)
_BOTH_ACT = late(r"(?P<who>[^.;:(),]{3,60}?) (?P<verb>[a-z]{3,})\b")
_AS = late(
    rf"(?:{pattern('if')}, )?{pattern('as-a')} (?:{pattern('articles')} )?"
    r"(?P<who>[^.,;:()]{2,40})",
    re.IGNORECASE,
)
_HOW_THEY = late(
    rf"\b{pattern('how')} {pattern('articles')} (?P<who>[^.,;:()]{{2,40}}?)"
    rf" (?:{pattern('modals')}|\w{{2,}}s)\b",
    re.IGNORECASE,
)
_OF_THEM = late(
    rf"\b{pattern('articles')} (?P<who>[^.,;:()'\u2019]{{2,40}})['\u2019]s? {pattern('work-of')}\b",
    re.IGNORECASE,
)
_CARRIED = late(
    r"\b(?:carried out|done|performed|handled|followed)\b[^.]{0,100}?\bby\b ([^.]{1,200})"
)
_TELLS = late(
    rf"\b({pattern('tells')} {_ARTICLE})((?:\S+ ?){{1,4}})",
    re.IGNORECASE,
)
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
        named = _within(people, words[:-1])
        return named.id if named else ""
    start = 1 if words and offices.is_article(words[0]) else 0
    role = people.any_office(" ".join(words[start:])) if words[start:] else None
    return role.id if role else ""


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
        if match and (role := people.acting_group(match["who"])):
            return text[: start + match.start()], role.id, match[0]
    return text, "", ""


def subject(people: People, text: str, title: str = "") -> tuple[str, str]:
    """The role of which a sentence tells, as in `The Support Agent closes …`, and those words.

    What follows an order, here or in the `title` above, is not done by whom a clause brings in.
    """
    for number, sentence in enumerate(sentences(text)[:2]):
        flat = bare(sentence)
        flat = _INSERTED.sub("", flat) if "(" in flat else flat
        is_first = not ORDER.match(title) and (number == 0 or not ORDER.match(text))
        behind_clause = _CLAUSE.sub("", flat, count=1) if is_first and _COMMA.search(flat) else flat
        for part in dict.fromkeys((flat, behind_clause)):
            words = _NEXT.sub("", part, count=1).split()
            role, end = _first(people, words)
            if role is None:
                role, end = _acting(people, words)
            if role and len(words) > end and not _IS_DONE.match(" ".join(words[end:])):
                return role.id, " ".join(words[: end + 1])
        if behind_clause != flat and _THEY.match(behind_clause):
            role = _within(people, flat.removesuffix(behind_clause).split())
            if role:
                return role.id, flat.removesuffix(behind_clause)
        inverted = _INVERTED.search(flat)
        if inverted and (role := people.any_office(inverted["who"])):
            return role.id, inverted[0]
        passive = None if ORDER.match(flat) or _IF.match(flat) else _PASSIVE.search(flat)
        if passive:
            role, end = _named(people, passive["who"].split())
            if role:
                return role.id, passive[0]
    return "", ""


def _within(people: People, words: list[str]) -> Role | None:
    """The first role that a clause names: `If the clerk is ill, they …`."""
    for start in range(len(words)):
        for end in range(min(start + 3, len(words)), start, -1):
            name = " ".join(words[start:end]).rstrip(",")
            if offices.is_article(words[start]) or words[start].casefold() in ("if", "when"):
                continue
            if role := people.any_office(name):
                return role
    return None


def subjects(people: People, text: str) -> tuple[list[str], str]:
    """The roles of `HR and Finance will …`, and those words; empty if it names less than two."""
    flat = _CLAUSE.sub("", bare(text), count=1)
    match = _TOGETHER.match(flat) or _acting_both(flat)
    names = [one for one in _SEVERAL.split(match["who"]) if one] if match else []
    if match is None or len(names) < 2:
        return [], ""
    found = [_group(people, one) for one in names]
    roles = list(dict.fromkeys(role.id for role in found if role))
    return (roles, match[0]) if all(found) else ([], "")


def _acting_both(text: str) -> re.Match[str] | None:
    """The words of two who act: `The chair and the dean decide …`; None if they do not."""
    for end in re.finditer(r" [a-z]{3,}", text[:100]):
        if ORDER.fullmatch(end[0].strip()):
            return _BOTH_ACT.fullmatch(text[: end.end()])
    return None


def reader(people: People, text: str) -> tuple[str, str]:
    """The role that a text speaks to, or of whose work: `As the scribe, you …`; and those words."""
    parts = [bare(one) for one in sentences(text)]
    found = [_AS.match(one) for one in parts]
    found += [one for part in parts for way in (_HOW_THEY, _OF_THEM) for one in way.finditer(part)]
    for match in filter(None, found):
        role = people.any_office(_ONE_OF.sub("", match["who"]))
        if role:
            return role.id, match[0]
    return "", ""


def of_items(people: People, items: Sequence[str]) -> tuple[str, str]:
    """The role with which most items of a list begin, and the first of those words."""
    found = [subject(people, text) for text in items]
    roles = [role for role, _ in found if role]
    role = max(roles, key=roles.count, default="")
    said = next((words for one, words in found if one == role), "")
    return (role, said) if roles.count(role) * 2 > len(items) else ("", "")


def _group(people: People, name: str) -> Role | None:
    words = name.split()
    start = 1 if words[1:] and offices.is_article(words[0]) else 0
    return people.acting_group(" ".join(words[start:]))


def carriers(people: People, text: str) -> tuple[list[str], str]:
    """The roles by whom a process is carried out, and the words that say so."""
    match = _CARRIED.search(bare(text))
    if match is None:
        return [], ""
    found = [_first(people, part.split())[0] for part in _SEVERAL.split(match[1])]
    roles = list(dict.fromkeys(role.id for role in found if role))
    return roles, match[0] if roles else ""


def successor(people: People, text: str) -> str:
    """The role in `… a Support Agent who continues the process`."""
    for match in _GOES_ON.finditer(bare(text)):
        words = match[1].split()
        for start in range(len(words)):
            if role := people.known(" ".join(words[start:]).removesuffix(" who")):
                return role.id
    return ""


def told(people: People, text: str) -> tuple[str, str]:
    """The role in `Notify the Support Agent`, and those words."""
    for match in _TELLS.finditer(bare(text)):
        words = match[2].split()
        role, end = _first(people, words)
        if role:
            return role.id, match[1] + " ".join(words[:end])
    return "", ""


def _first(people: People, words: list[str]) -> tuple[Role | None, int]:
    """The role with which words begin, and where its name ends."""
    start = 1 if words[:1] and offices.is_article(words[0]) else 0
    for end in range(start + 4, start, -1):
        name = " ".join(words[start:end]).rstrip(".,;:")
        may_be_new = end > start + 1 and not ORDER.match(name)
        role = people.office(name) if may_be_new else people.known(name)
        if role and end < len(words) and offices.is_group_of(words[end]):
            return people.any_office(f"{name} {words[end]}") or role, end + 1
        if role:
            return role, end
    return None, 0


def _acting(people: People, words: list[str]) -> tuple[Role | None, int]:
    """The role of `the incident lead opens` or `Event team opens`, where its name ends."""
    one_of = _ONE_OF.match(" ".join(words[:5]))
    start = len(one_of[0].split()) if one_of else 0
    is_named = bool(words[start : start + 1]) and offices.is_article(words[start])
    article = words[start] if is_named else ""
    start += is_named
    for end in range(start + 1, min(start + 5, len(words))):
        name = " ".join(words[start:end])
        if "," not in name and offices.acts(article, name, words[end:]):
            role = people.any_office(name) or people.actor(name) or people.group(name)
            if role:
                return role, end
    return None, 0


def _named(people: People, words: list[str]) -> tuple[Role | None, int]:
    """The longest name of a role with which words begin, in any case."""
    for end in range(min(4, len(words)), 0, -1):
        if role := people.any_office(" ".join(words[:end]).rstrip(".,;:")):
            return role, end
    return None, 0
