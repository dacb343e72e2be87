"""Whom may a page mean? Words that look like the name of a role, and what a role does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ...model.names import OFFICES
from ..passages.passage import Passage
from .patterns import late
from .prose import ORDER
from .table import listed, pattern, verbs_behind, verbs_of

_BODIES = frozenset(listed("bodies"))
_FIRST = frozenset(listed("offices-first"))
_GROUPS = frozenset(listed("groups"))
_ALL = OFFICES | set(listed("offices")) | _FIRST
_ENDS = tuple(listed("office-ends"))
_GROUP_ENDS = tuple(listed("group-ends"))
_NO_HOLDERS = frozenset(listed("no-office-words"))
_NAME = late(r"[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*){0,3}")
_ANY_CASE = late(r"(?!\d)[\w'\u2019-]+(?: [\w'\u2019-]+){0,3}")
_MOST_WORDS = 3
_MOST_ACTORS = 4
_LINKS = {"de", "du", "del", "des", "la", "el", "le", "of", "no", "ne", "nicht", "not"}
_ARTICLE = late(pattern("articles"), re.IGNORECASE)
_DETERMINER = late(rf"{pattern('articles')}|{pattern('determiners')}", re.IGNORECASE)
_MODAL = late(rf"{pattern('modals')}(?!\w)", re.IGNORECASE)
_THINGS = frozenset(listed("things"))
_THIRD_PERSON = late(r"(?!is|was|has|does|its|exists|means|includes)[a-z]{2,}[^\Ws]s")
_NOUN = late(r"(?:[ts]ions|ments|ities|[ae]nces|ings|[eo]rs|ists|ages|ures)$")
_AGENT = late(r"[a-z]{3,}(?:er|or|man|woman|ialist)")
_NO_NAMES = frozenset(listed("no-names"))
_NO_OFFICE = frozenset(
    ["to", "with", "from", "but", "not", "going", "for", "in", "by", "as", "via", "about", "into"]
)
_CALLED = frozenset(listed("calls-people"))
_ORDINALS = frozenset({"First", "Second", "Third"})
_CLAUSES = _NO_NAMES - set(listed("prepositions"))
_SHORT_FORM = late(r"['\u2019](?:s|re|ll|ve)$")
_CAPITALS = late(r"(?=[A-Za-z&]*[A-Z][a-z]*[A-Z])[A-Z][A-Za-z&]{1,6}|[A-Z][A-Z&]{1,5}")
_IS = late(rf"{pattern('finite')}|will|must", re.IGNORECASE)
_HUMAN = listed("human-acts")
_JOINED = frozenset({"and", "or", "und", "oder", "et", "ou", "y", "o"})
_NO_ROLE = late(pattern("no-role"), re.IGNORECASE)
_ITEM = r"^[ \t]*(?:\d+[.)]|[-*+]|\#\.)[ \t]+"
_SUBJECT = late(rf"{_ITEM}[*_]{{0,2}}[Tt]he ((?:[\w'\u2019-]+ ){{1,3}}?)([a-z]+s)\b", re.MULTILINE)
_BODY = late(rf"{_ITEM}([A-Z][A-Z&]{{1,5}}) ([a-z]+)\b", re.MULTILINE)
_ACTING = late(
    rf"{_ITEM}(?:{pattern('articles')} )?\*\*([^*\n]{{2,40}})\*\* ([a-z]+s)\b",
    re.MULTILINE | re.IGNORECASE,
)
_EMPHATIC = late(r"[*_]([^\W\d_][\w /'\u2019-]{1,40})(?:[.:][*_]|[*_]:)(?=\s)")
_BOTH = late(rf" (?:{pattern('and')}|{pattern('or')}|[&/]) ", re.IGNORECASE)
_PROPER = late(r"(?:[A-Z][\w&-]* ){0,2}(?:[A-Z][\w-]*[a-z][A-Z]\w*|(?<= )[A-Z][\w-]*[^Ws\W])")
_LEAD = late(rf"{_ITEM}\*\*([^*\n:]{{2,40}})(?::\*\*|\*\*\s*:)\s", re.MULTILINE)


def is_office(name: str) -> bool:
    """Whether words are the name of a role, written as a name: `Release Manager`."""
    return last(name) in OFFICES and bool(_NAME.fullmatch(name)) and not is_no_name(name)


@lru_cache(maxsize=2048)
def is_holder(word: str) -> bool:
    """Whether a word calls somebody for what they do, or ends like one in German: `hauswart`."""
    return word in _ALL or (word.endswith(_ENDS) and word not in _NO_HOLDERS)


def is_office_in_any_case(name: str) -> bool:
    """Whether words end with what a role is called: `incident lead`."""
    words = name.casefold().split()
    if not _ANY_CASE.fullmatch(name) or words[0] == "for" or is_no_name(name):
        return False
    return (
        (is_holder(last(name)) or (words[0] in _FIRST and _may_follow(name, words[1:])))
        and _JOINED.isdisjoint(words)
        and _NO_OFFICE.isdisjoint(words[1:])
        and not _NO_ROLE.fullmatch(name)
        and _is_holder(words)
        and not any(is_article(b) and a not in _LINKS for a, b in pairwise(("", *words)))
        and (not ORDER.match(name) or _is_name_of_office(name, words))
    )


def _may_follow(name: str, words: Sequence[str]) -> bool:
    """Whether words may follow what somebody is called, in a name: `agent de station`."""
    return last(name) not in _LINKS and not any(map(_IS.fullmatch, words))


def _is_name_of_office(name: str, words: list[str]) -> bool:
    """Whether words that begin like an order name somebody: `release manager`, no `ask manager`."""
    is_whole = last(name) in OFFICES and words[0] not in _CALLED
    return len(words) < _MOST_WORDS and (name.istitle() or is_whole)


def _is_holder(words: list[str]) -> bool:
    """Whether words of which one is `of` begin with an office: no `goal of the trustees`."""
    holder = " ".join(words[: words.index("of")]) if "of" in words[1:] else ""
    return not holder or is_holder(last(holder)) or last(holder) in _GROUPS | _BODIES | {"office"}


def is_group(name: str) -> bool:
    """Whether words end with what a part of an organisation is called: `Finance`."""
    words = name.split()
    return 0 < len(words) <= _MOST_WORDS and _is_group(words[-1])


@lru_cache(maxsize=2048)
def _is_group(word: str) -> bool:
    one = word.casefold()
    return bool({word, one} & _GROUPS) or (one.endswith(_GROUP_ENDS) and one not in _NO_HOLDERS)


def is_named_group(name: str) -> bool:
    """Whether words are the name of a part of an organisation, with a capital: `Support`."""
    return name[:1].isupper() and is_group(name)


def is_no_name(name: str) -> bool:
    """Whether words begin a clause, and name nobody: `anyone but the dean`."""
    first, *others = name.split() or [""]
    if first in _ORDINALS and name.istitle():
        return False
    word = _SHORT_FORM.sub("", first.casefold())
    return bool(others) and word in _CLAUSES and not first.isupper()


def is_group_of(word: str) -> bool:
    """Whether a word behind a name makes it one of people: `the Acme team`."""
    return word in _BODIES


def is_thing(name: str) -> bool:
    """Whether words name a thing, or a text, and nobody: `the status page`, `Note`."""
    last_one = name.casefold().split()[-1:]
    return not last_one or last_one[0] in _THINGS or _NO_ROLE.fullmatch(name) is not None


@lru_cache(maxsize=512)
def is_article(word: str) -> bool:
    return _ARTICLE.fullmatch(word) is not None


@lru_cache(maxsize=512)
def is_determiner(word: str) -> bool:
    """Whether a word stands in front of somebody: an article, or `each`."""
    return _DETERMINER.fullmatch(word) is not None


def acts(article: str, name: str, words: list[str]) -> bool:
    """Whether the words behind a name say what its holder does: `opens`, `should open`.

    Without an article only a name of a person does: `Event team opens`, `Applicants fill in`.
    """
    if (
        not words
        or not words[0].islower()
        or (words[1:] and words[1] != "es" and _IS.fullmatch(words[1]))
    ):
        return False
    is_person = _ends_like_person(name) or is_named_group(name)
    if len(words) < 2 and not article and is_group(name):
        return False
    if not is_person and (_is_proper(name) or _is_short(name)) and _will(words):
        return True
    if not article and (_is_no_name(name, words[0]) or not (is_person or _is_body(name, words[0]))):
        return False
    if _MODAL.match(" ".join(words[:4])):
        return True
    word = words[0].rstrip(",.;:")
    if word.endswith("en") and (len(words) == 1 or words[0] != word):
        return False
    verbs = verbs_behind(article) if article else verbs_of(last(name))
    if does(word) or any(verb.fullmatch(word) for verb in verbs):
        return True
    if not article and (word == "to" or single(name) != name):
        verb = words[word == "to" :][:1]
        return bool(verb) and ORDER.fullmatch(verb[0].rstrip(",.;:")) is not None
    is_verb = _THIRD_PERSON.fullmatch(word) and word not in _NO_NAMES and not is_article(word)
    is_noun = _NOUN.search(word) or (words[1:] and ORDER.fullmatch(words[1]))
    is_named = bool(article) or is_holder(last(name))
    return bool(is_verb) and single(word) == word and is_named and not is_noun


def _is_proper(name: str) -> bool:
    """Whether words are a name of its own, such as that of a firm: `PayWell`, `Blue Harbour`."""
    last_one = name.rpartition(" ")[2].casefold()
    is_name = _PROPER.fullmatch(name) is not None and last_one not in _THINGS
    return is_name and not is_no_name(name) and not ORDER.match(name)


def _is_short(name: str) -> bool:
    """Whether a name is a few capitals, and not those of a thing: `EiC`."""
    return _CAPITALS.fullmatch(name) is not None and name.casefold() not in _THINGS


def _will(words: Sequence[str]) -> bool:
    """Whether words say what somebody is going to do: `will open`."""
    modal = _MODAL.match(" ".join(words[:4]))
    verb = " ".join(words)[modal.end() :].split()[:1] if modal else []
    return bool(verb) and ORDER.fullmatch(verb[0]) is not None


def _is_no_name(name: str, verb: str) -> bool:
    """Whether words without an article are a clause, or an order to somebody: `Ask the dean`."""
    words = name.casefold().split()
    is_clause = not _NO_NAMES.isdisjoint(words) or any(map(is_article, words))
    is_verb = does(verb) or _MODAL.fullmatch(verb) is not None
    return is_clause or (ORDER.match(name) is not None and not is_verb)


def _ends_like_person(name: str) -> bool:
    """Whether the last word of a name is what people are called: `team`, `submitter`."""
    one = last(name)
    agent = one if one in _NO_NAMES else one.removesuffix("s")
    is_agent = _AGENT.fullmatch(agent) and agent not in _THINGS and not ORDER.fullmatch(agent)
    return is_holder(one) or is_group(name) or (bool(is_agent) and agent not in _NO_NAMES)


def _is_body(name: str, verb: str) -> bool:
    """Whether short capitals do what only people do: `SC informs`."""
    forms = (f"{base}{end}" for base in _HUMAN for end in ("s", "es"))
    return _CAPITALS.fullmatch(name) is not None and verb in forms


def is_actor(name: str) -> bool:
    """Whether a name in front of what somebody does is that of a person or body."""
    words = name.casefold().split()
    if not _is_holder(words) or any(map(is_article, words[1:])):
        return False
    is_body = last(name) in _BODIES
    is_name = _is_short(name) or is_named_group(name) or _is_proper(name)
    return _ends_like_person(name) or is_body or is_name


def begins_with_actor(text: str) -> bool:
    """Whether a sentence begins with who does something: `The nurse calls …`."""
    return bool(behind_actor(text))


@lru_cache(maxsize=4096)
def behind_actor(text: str) -> str:
    """What a sentence tells that the one does with whom it begins; empty if it tells no such."""
    for _ in range(_MOST_ACTORS):
        if found := _behind_first(text):
            return found
        first, *others = _BOTH.split(text, maxsplit=1)
        is_first = len(first.split()) <= _MOST_WORDS + 2 and is_actor(first.rpartition(" ")[2])
        if not others or not is_first:
            return ""
        text = others[0]
    return ""


def _behind_first(text: str) -> str:
    words = text.split()
    start = int(bool(words) and is_article(words[0]))
    article = words[0] if start else ""
    for end in range(start + 1, min(start + 6, len(words))):
        name = " ".join(words[start:end])
        if is_actor(name) and acts(article, name, words[end:]):
            return " ".join(words[end:])
    return ""


def does(word: str) -> bool:
    """Whether a word is a verb of steps in the third person: `opens`, `tries`, `watches`."""
    forms = {word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y"}
    return word.endswith("s") and any(map(ORDER.fullmatch, forms - {word}))


def leading(sections: Iterable[Iterable[Passage]]) -> list[str]:
    """The names in emphasis that begin texts, `*Caretaker.* Call them`; if one is of an office."""
    texts = (text for blocks in sections for block in blocks for text in _texts(block))
    found = [match[1] for match in map(_EMPHATIC.match, texts) if match]
    names = [name for name in dict.fromkeys(found) if not is_thing(name)]
    return names if any(map(is_office_in_any_case, names)) else []


def _texts(block: Passage) -> Iterator[str]:
    if block.kind == "paragraph":
        yield block.text
    yield from (item.blocks[0].text for item in block.items if item.blocks)


def acting(text: str) -> list[str]:
    """The names in bold that begin items and do something: `The **system owner** approves it`."""
    return [name for name, verb in _ACTING.findall(text) if does(verb) and not is_thing(name)]


def repeated(text: str) -> list[str]:
    """The roles of more than one item: `The scribe notes …`, `**Presenter:** tell …`."""
    subjects = [name.strip() for name, verb in _SUBJECT.findall(text) if does(verb)]
    leads = [name for name in _LEAD.findall(text) if len(name.split()) < 4]
    bodies = [name for name, verb in _BODY.findall(text) if _MODAL.match(verb) or does(verb)]
    return [*_several(subjects), *_several(leads), *_several(bodies)]


def _several(names: list[str]) -> list[str]:
    lower = [name.casefold() for name in names]
    several = (name for name in dict.fromkeys(names) if lower.count(name.casefold()) > 1)
    return [name for name in several if not is_thing(name) and not ORDER.match(name)]


def single(name: str) -> str:
    """The name of one, where the words are those of several holders of an office."""
    words = name.split()
    one = words[-1].removesuffix("s") if words else ""
    is_office = is_holder(one.casefold()) or _AGENT.fullmatch(one.casefold()) is not None
    return " ".join([*words[:-1], one]) if is_office else name


@lru_cache(maxsize=2048)
def last(name: str) -> str:
    """The last word of the name of one, or what stands behind a hyphen in it: `co-owner`."""
    word = single(name).split()[-1].casefold() if name.split() else ""
    return word if is_holder(word) else word.rpartition("-")[2]
