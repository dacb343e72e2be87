"""What does a sentence tell that is done? `Ask her`, `The clerk opens it`, `It is sent by mail`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..words.offices import behind_actor, is_actor, is_group_of
from ..words.patterns import late
from ..words.prose import ORDER, bare
from ..words.table import listed, pattern
from ..words.ways.conditions import condition

KINDS = ("order", "acts", "done", "may", "habit")
"""How a sentence tells it: the surest first. The others than those may be mere facts."""

STRONG = frozenset({"order", "acts"})
SOFT = late(rf"{pattern('soft-orders')}(?!\w)", re.IGNORECASE)
_ASIDE = late(rf"\W*{pattern('aside-words')}(?!\w)", re.IGNORECASE)
_LEAD = late(r"^(?:\*\*[^*]{2,60}\*\*\s?:\s+|[A-Z][\w /&-]{1,40}: (?=[A-Z][a-z]))")
_INSERTED = late(
    rf" \([^()]*\)|(?<=\w), [^,]{{2,80}},(?= (?:{pattern('modals')}|{pattern('may')})(?!\w))",
    re.IGNORECASE,
)
_BY_THE_WAY = late(rf"(?<=\w),? (?:{pattern('adverbs')})(?![\w-]),?(?= )", re.IGNORECASE)
_WILL = late(r"(?<=\w)['\u2019]ll(?= )")
_ELIDED = late(r"^(l['\u2019])(?=\w)", re.IGNORECASE)
_HOW = r"[a-z]{2,}ly,? "
_FIRST = late(
    rf"^(?:(?:{pattern('next-words')}|{pattern('first-words')}|{pattern('always')}|"
    rf"{pattern('one-of')}),? |{_HOW})+",
    re.IGNORECASE,
)
_LONGEST_CLAUSE = 160
_CLAUSE = late(rf"^{pattern('clause')} [^;.]{{3,{_LONGEST_CLAUSE}}}?, ", re.IGNORECASE)
_IN_CLAUSE = late(rf"{pattern('clause')} ", re.IGNORECASE)
_WHO = late(
    rf" (?=(?:{pattern('articles')}|{pattern('they')}|{pattern('you')}|{pattern('then')}) )",
    re.IGNORECASE,
)
_STEPS = late(
    rf"(?:[\w-]+ ){{1,3}}(?:{pattern('step-word')}|{pattern('stage-word')})s? ", re.IGNORECASE
)
_MODAL = late(rf"(?<=\w) (?:{pattern('modals')}|(?P<may>{pattern('may')}))(?= )", re.IGNORECASE)
_DUTY = late(rf" {pattern('duty-modals')}", re.IGNORECASE)
_OF = late(rf" (?:{pattern('prepositions')}|{pattern('joins')}|\w+ing)(?![\w-])", re.IGNORECASE)
_OF_WHAT = late(
    rf"^({pattern('articles')} [\w-]+) {pattern('genitive')} [\w-]+(?= )", re.IGNORECASE
)
_PERSON = late(rf"(?:{pattern('you')}|{pattern('they')}) ", re.IGNORECASE)
_ANYBODY = late(
    rf"(?:(?:{pattern('articles')}|{pattern('determiners')}) )?{pattern('anybody')}(?!\w)",
    re.IGNORECASE,
)
_NOT = late(pattern("negations"), re.IGNORECASE)
_EFFORT = late(rf"{pattern('efforts')}(?!\w)", re.IGNORECASE)
_NEVER = late(rf"{pattern('must-not')}(?!\w)", re.IGNORECASE)
_INVERTED = late(rf"(?:^|, ){pattern('inverted')} (?P<who>[\w-]+)")
_WE = late(rf"{pattern('we')} ", re.IGNORECASE)
_WANTS = late(rf"{pattern('you')} {pattern('wants')} (?:[\w-]+ ){{1,3}}?to ", re.IGNORECASE)
_NOUNS = frozenset(listed("noun-verbs"))
_TITLES = frozenset(listed("title-nouns"))
_BEING = frozenset(listed("being-verbs"))
_NO_NOUN = "|".join(map(pattern, ("articles", "prepositions", "joins", "you")))
_FINITE = f"(?:{pattern('finite')}|{pattern('modals')})(?!\\w)"
_EACH = late(rf"{pattern('determiners')} (?!{_FINITE})", re.IGNORECASE)
_IS = late(rf"(?<!\w){_FINITE}", re.IGNORECASE)
_NAMED = late(rf"\w+ (?:(?!(?:{_NO_NOUN})\b)[\w-]+ ){{0,2}}{_FINITE}", re.IGNORECASE)
_WHAT = rf"(?:(?!{_FINITE}|{pattern('subordinate')}\b)(?:[^,;:.\s]|\.(?=\w))+ ){{1,20}}?"
_MUST_BE = late(rf"{_WHAT}{pattern('must-be')}(?!\w)", re.IGNORECASE)
_IS_DONE = late(rf"{_WHAT}{pattern('is-done')}(?!\w)", re.IGNORECASE)
_MAY_BE = late(rf"{_WHAT}{pattern('may-be')}(?!\w)", re.IGNORECASE)
_TRAITS = frozenset(listed("traits"))
_STATES = _TRAITS | frozenset(listed("state-words"))
_LONGEST_NAME = 14
_LONGEST_VERB = 4
_MOST = 60
_MOST_CUTS = 8
_ACTS = "must open"
"""What only somebody does: words behind a name that is tried."""


@lru_cache(maxsize=4096)
def deed(sentence: str) -> str:
    """How a sentence tells what is done; empty if it tells no such.

    It is an `order`, somebody `acts` or `may` do it, it is `done` by nobody in particular, or a
    `habit`: we do it, it may be done.
    """
    if _ASIDE.match(sentence):
        return ""
    found = [kind for text in _main(sentence) if (kind := _kind(text)) and not _STEPS.match(text)]
    kind = min(found, key=KINDS.index, default="")
    stated = condition(bare(sentence)) if kind not in STRONG else None
    if stated is None or not stated.is_order or SOFT.match(stated.order):
        return kind
    return "acts" if kind == "done" or not _MODAL.search(stated.order) else kind


def orders_in_title(title: str) -> bool:
    """Whether a heading orders something: `Test the pump`, and not `Test plan`, a thing."""
    verb = ORDER.match(title)
    words = title.casefold().split()
    is_noun = words[:1] != [] and words[0] in _NOUNS and words[-1] in _TITLES
    return verb is not None and len(words) > 1 and not (is_noun and not _OF.search(title))


def states(sentence: str) -> bool:
    """Whether a sentence tells no deed, but how something is: `The form is ready`."""
    return deed(sentence) == "" and _IS.search(bare(sentence)) is not None


def somebody_acts(sentence: str) -> bool:
    """Whether a sentence tells what somebody does whom it names, or `we`: not `you` or `they`."""
    return any(
        _kind(text) == "acts" and (_WE.match(text) or not _PERSON.match(text))
        for text in _main(sentence)
    )


def _main(sentence: str) -> Iterator[str]:
    """What a sentence says, with less and less of what stands before it."""
    flat = bare(_LEAD.sub("", sentence, count=1))
    stated = condition(flat)
    for start in (flat, stated.order if stated else ""):
        start = _ELIDED.sub(r"\1 ", start, count=1)
        text = _BY_THE_WAY.sub("", _INSERTED.sub("", _WILL.sub(" will", start)))
        for _ in range(_MOST_CUTS):
            yield text
            if _IN_CLAUSE.match(text):
                places = _WHO.finditer(text.partition(", ")[0], 0, _LONGEST_CLAUSE)
                yield from (_FIRST.sub("", text[place.end() :], count=1) for place in places)
            ways = (way.sub("", text, count=1) for way in (_FIRST, _CLAUSE))
            text = next((shorter for shorter in ways if shorter != text), "")
            if not text:
                break


def _kind(text: str) -> str:
    """How a sentence without what stands before it tells what is done."""
    order = ORDER.match(text)
    is_verb = order is not None and text[order.end() :].startswith((" ", ","))
    if is_verb and not SOFT.match(text) and not _NAMED.match(text):
        return "order"
    wanted = _WANTS.match(text)
    if wanted and _works(text[wanted.end() :]):
        return "acts"
    if told := _must(text) or _acts(text):
        return told
    inverted = (found["who"] for found in _INVERTED.finditer(text))
    if any(is_actor(who) or _ANYBODY.fullmatch(who) for who in inverted):
        return "acts"
    return _done(_EACH.sub("the ", text, count=1))


def _done(text: str) -> str:
    """How a sentence tells what is `done` by nobody in particular; what may be is a `habit`."""
    for way, kind, states in (
        (_MUST_BE, "done", _TRAITS),
        (_IS_DONE, "done", _STATES),
        (_MAY_BE, "habit", _STATES),
    ):
        found = way.match(text)
        words = found[0].split() if found else []
        is_denied = any(map(_NOT.fullmatch, (*words[:1], *words[-_LONGEST_VERB:])))
        if words and words[-1] not in states and not is_denied:
            return kind
    return ""


def _must(text: str) -> str:
    """How a sentence tells what somebody must or may do: `acts`, `may`; empty if it does not."""
    found = _MODAL.search(text)
    if found is None or _DUTY.match(found[0]) or not _works(text[found.end() :]):
        return ""
    who = text[: found.start()]
    rest = text[found.end() :].lstrip()
    if _EFFORT.match(rest) or _NOT.fullmatch(rest.split()[0]):
        return ""
    is_known = _PERSON.fullmatch(f"{who} ") or _PERSON.match(rest) or _names(who)
    return ("may" if found["may"] else "acts") if is_known else ""


def _acts(text: str) -> str:
    """How a sentence tells what somebody does: `The clerk opens it`, or `We open it`, a habit."""
    person = _PERSON.match(text)
    if person:
        does = text[person.end() :]
        return "habit" if _works(does) and not _NEVER.match(does) else ""
    one = _EACH.sub("the ", text, count=1)
    rest = behind_actor(one) or behind_actor(_OF_WHAT.sub(r"\1", one)) or _of_several(text)
    verb = rest.split()[0].rstrip(",.;:") if rest else ""
    is_deed = verb and not _IS.match(rest) and verb.removesuffix("s") not in _BEING
    return "acts" if is_deed else ""


def _of_several(text: str) -> str:
    """What several do with whom a sentence begins: `The board decide on it`; else empty."""
    for verb in re.finditer(r"(?<= )[a-z]+", text[:_MOST]):
        who = text[: verb.start() - 1]
        are_many = is_group_of(who.rpartition(" ")[2]) or who.endswith("s")
        if are_many and ORDER.fullmatch(verb[0]) and _names(who):
            return text[verb.start() :]
    return ""


def _names(who: str) -> bool:
    """Whether words name a person, or several, and which: `each member of the board`."""
    order = ORDER.match(who)
    is_clause = (order and who[0].islower()) or _IS.search(who)
    if is_clause or len(who.split()) > _LONGEST_NAME:
        return False
    if _ANYBODY.match(who):
        return True
    one = _EACH.sub("the ", who, count=1)
    head = _OF.split(one, maxsplit=1)[0]
    names = (head,) if " of " in one else dict.fromkeys((one, head))
    return any(behind_actor(f"{name} {_ACTS}") for name in names)


def _works(text: str) -> bool:
    """Whether words begin with a verb of what is done, perhaps behind how, or end with it."""
    words = [re.split(r"[,.;:/]", word)[0] for word in text.partition(",")[0].split()]
    last = words[-1] if words else ""
    while words and _FIRST.match(f"{words[0]} "):
        words.pop(0)
    verbs = [*words[:1], *[last] * last.endswith("n")]
    return words[:1] != [] and words[0] not in _BEING and any(map(ORDER.fullmatch, verbs))
