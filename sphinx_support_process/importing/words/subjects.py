"""Who does what a sentence tells? `The clerk opens …`, `signed by the dean`, `As the dean, …`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..draft.draft import Role
from . import offices
from .beginnings import ONE_OF, acting, first, named, person
from .patterns import late
from .people import People
from .prose import ORDER, bare, sentences
from .table import pattern

_ARTICLE = rf"(?:{pattern('articles')} )?"
_PASSIVE = late(
    rf"\b{pattern('passive')}\b[^.,;]{{0,60}}?\b{pattern('by')} {_ARTICLE}"
    r"(?P<who>[^.,;:()]{2,60})",
    re.IGNORECASE,
)
_CLAUSE = late(rf"^{pattern('clause')} [^,;:]{{3,160}}[,:] (?=\w)", re.IGNORECASE)
_INVERTED = late(rf"\b{pattern('inverted')} (?P<who>[\w-]+)")
_THEY = late(rf"{pattern('they')} ", re.IGNORECASE)
_IS_DONE = late(
    rf"(?!\w+ be {pattern('called-on')} to\b){pattern('must-be')}|{pattern('may')} be \w+"
    rf"|{pattern('done-to')}|(?:is|are|was|were|gets?) (?:not |then |also )?"
    r"(?:\w+(?:ed|wn)|told|sent|paid|kept|given|taken|left|met|held|brought|found)\b(?! to\b)",
    re.IGNORECASE,
)
_COMMA = late("[,:] ")
_INSERTED = late(
    rf" \([^()]*\)|(?<=\w), [^,]{{3,80}},(?= (?:{pattern('modals')}|{pattern('may')})(?!\w))",
    re.IGNORECASE,
)
_NEXT = late(
    rf"^{pattern('next-words')}(?:,| (?=(?:{pattern('articles')}|{pattern('you')}) )) ?",
    re.IGNORECASE,
)
_IF = late(rf"{pattern('if')} ", re.IGNORECASE)
_SEVERAL = late(rf"\s*[,/&]\s*|\s+(?:{pattern('and')}|{pattern('or')})\s+", re.IGNORECASE)
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
    r"\b(?:carried out|done|performed|handled|followed|led|run|managed|coordinated|undertaken)\b"
    r"[^.]{0,100}?\bby\b ([^.]{1,200})"
)
_JOB = late(
    rf"(?:{pattern('job-of')} {_ARTICLE}(?P<of>[^.,;:()]{{2,40}}?) (?:to|for)\b"
    rf"|{_ARTICLE}(?P<who>[^.,;:()'\u2019]{{2,40}})['\u2019]s? {pattern('job-is')})",
    re.IGNORECASE,
)
_ANSWERABLE = late(rf"\b{pattern('answerable')}\b", re.IGNORECASE)
_WORD = rf"(?!{pattern('articles')} )[\w'\u2019-]+ "
_MAY = late(rf" {pattern('may')}$", re.IGNORECASE)
_AT_FIRST = late(
    rf"{pattern('prepositions')} (?:{_WORD}){{1,3}}?(?={_ARTICLE}(?:{_WORD}){{1,3}}"
    rf"(?:{pattern('modals')}|{pattern('may')}) )",
    re.IGNORECASE,
)
_OF_WHOM = late(
    rf"(?<=\w) {pattern('of')} (?:[\w'\u2019-]+ ){{1,5}}?"
    rf"(?=(?:{pattern('modals')}|{pattern('may')}) )",
    re.IGNORECASE,
)
_IF_SO = late(rf"{pattern('if')} (?!{pattern('articles')} )\w+,? ", re.IGNORECASE)
_ELISION = late(r"^(l['\u2019])(?=\w)", re.IGNORECASE)
_CODE = late(r"[A-Z]{1,2}\d{1,3}[.:)]? (?=[A-Z])")
_TIMED = late(rf"{pattern('time-leads')} (?={pattern('articles')} )", re.IGNORECASE)
_BY_WHOM = late(
    rf"[^\W\d][\w-]{{3,}}(?: [\w-]+){{0,3}}? {pattern('by')} {pattern('articles-behind')} "
    r"(?P<who>[^.,;:()]{2,60})",
    re.IGNORECASE,
)
_HOW = late(r"\w+ly ")
_LEADS_IN = 160
_TELLS = late(
    rf"\b({pattern('tells')} {_ARTICLE})((?:\S+ ?){{1,4}})",
    re.IGNORECASE,
)


def subject(people: People, text: str, title: str = "") -> tuple[str, str]:
    """The role of which a sentence tells, as in `The Support Agent closes …`, and those words.

    What follows an order, here or in the `title` above, is not done by whom a clause brings in.
    """
    is_ordered = ORDER.match(_HOW.sub("", title, count=1)) is not None
    for number, sentence in enumerate(sentences(text)[:2]):
        flat = _INSERTED.sub("", _CODE.sub("", bare(sentence), count=1))
        is_first = not is_ordered and (number == 0 or not ORDER.match(text))
        role, said = _doer(people, flat, is_first=is_first)
        if role and not (title and is_ordered and _MAY.search(said)):
            return role.id, said
        inverted = _INVERTED.search(flat)
        if inverted and (role := people.any_office(inverted["who"])):
            return role.id, inverted[0]
        passive = None if ORDER.match(flat) or _IF.match(flat) else _PASSIVE.search(flat)
        if passive:
            role, _ = named(people, passive["who"].split())
            if role:
                return role.id, passive[0]
        done = None if title or ORDER.match(flat) else _BY_WHOM.match(flat)
        if done and (role := people.acting_group(done["who"])):
            return role.id, done[0]
        told = _JOB.match(flat) or _AS.match(flat)
        if told and (role := person(people, next(filter(None, told.groups())))):
            return role.id, told[0]
    return "", ""


def _doer(people: People, flat: str, *, is_first: bool) -> tuple[Role | None, str]:
    """The role that does what a sentence says, behind a clause that leads in, and the words."""
    behind_clause = _CLAUSE.sub("", flat, count=1) if is_first and _COMMA.search(flat) else flat
    for part in dict.fromkeys((flat, behind_clause)):
        words = _ELISION.sub(r"\1 ", _NEXT.sub("", part, count=1), count=1).split()
        role, end = first(people, words)
        if role is None:
            role, end = acting(people, words)
        if role and len(words) > end and not _IS_DONE.match(" ".join(words[end:])):
            return role, " ".join(words[: end + 1])
    if behind_clause != flat and _THEY.match(behind_clause):
        role = within(people, flat.removesuffix(behind_clause).split())
        if role:
            return role, flat.removesuffix(behind_clause)
    for part in _led_in(flat) if is_first and not ORDER.match(flat) else ():
        words = part.split()
        role, end = acting(people, words)
        if role and not _IS_DONE.match(" ".join(words[end:])):
            return role, " ".join(words[: end + 1])
    return None, ""


def _led_in(flat: str) -> Iterator[str]:
    """What stands behind other words that lead in: `With that done, …`, `In such cases …`."""
    first = _AT_FIRST.match(flat)
    if first:
        yield flat[first.end() :]
    if timed := _TIMED.match(flat):
        yield flat[timed.end() :]
    if so := _IF_SO.match(flat):
        yield flat[so.end() :]
    for comma in _COMMA.finditer(flat, 0, _LEADS_IN):
        yield flat[comma.end() :]
    if _OF_WHOM.search(flat):
        yield _OF_WHOM.sub(" ", flat, count=1)


def meant(people: People, text: str, when: str) -> str:
    """The role of whom a text says more: whom its condition names: `If she is ill, they …`."""
    role = within(people, when.split()) if tells_more(text) else None
    return role.id if role else ""


def tells_more(text: str) -> bool:
    """Whether a text tells more of who was told of before: `They then …`."""
    return _THEY.match(_NEXT.sub("", bare(text), count=1)) is not None


def within(people: People, words: list[str]) -> Role | None:
    """The first role that a clause names: `If the clerk is ill, they …`."""
    for start in range(len(words)):
        for end in range(min(start + 3, len(words)), start, -1):
            name = " ".join(words[start:end]).rstrip(",")
            if offices.is_article(words[start]) or words[start].casefold() in ("if", "when"):
                continue
            if role := people.any_office(name):
                return role
    return None


def several(people: People, text: str) -> tuple[list[str], str]:
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
        role = people.any_office(ONE_OF.sub("", match["who"]))
        if role:
            return role.id, match[0]
    return "", ""


def answerable(people: People, text: str) -> tuple[str, str]:
    """The role that a text makes answerable for work: `The clerk is responsible for …`."""
    for sentence in map(bare, sentences(text)):
        if found := _ANSWERABLE.search(sentence):
            role, said = _doer(people, f"{sentence[: found.start()]}must do it", is_first=True)
            if role:
                return role.id, said
    return "", ""


def of_items(people: People, items: Sequence[str]) -> tuple[str, str]:
    """The role with which most items of a list begin, and the first of those words."""
    found = [subject(people, text) for text in items]
    roles = Counter(role for role, _ in found if role)
    role, number = next(iter(roles.most_common(1)), ("", 0))
    said = next((words for one, words in found if one == role), "")
    return (role, said) if number * 2 > len(items) else ("", "")


def _group(people: People, name: str) -> Role | None:
    words = name.split()
    start = 1 if words[1:] and offices.is_article(words[0]) else 0
    return people.acting_group(" ".join(words[start:]))


def carriers(people: People, text: str) -> tuple[list[str], str]:
    """The roles by whom a process is carried out, and the words that say so."""
    match = _CARRIED.search(bare(text))
    if match is None:
        return [], ""
    found = [_of_name(people, part.split()) for part in _SEVERAL.split(match[1])]
    roles = list(dict.fromkeys(role.id for role in found if role))
    return roles, match[0] if roles else ""


def _of_name(people: People, words: list[str]) -> Role | None:
    """The role with which words begin, or that they are."""
    start = 1 if words[:1] and offices.is_article(words[0]) else 0
    return first(people, words)[0] or people.any_office(" ".join(words[start:]).rstrip(".:"))


def told(people: People, text: str) -> tuple[str, str]:
    """The role in `Notify the Support Agent`, and those words."""
    for match in _TELLS.finditer(bare(text)):
        words = match[2].split()
        role, end = first(people, words)
        if role:
            return role.id, match[1] + " ".join(words[:end])
    return "", ""
