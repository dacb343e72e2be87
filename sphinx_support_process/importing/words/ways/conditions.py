"""When is a step done at all? `If it is urgent, call the officer`, without a word on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ....text.named import NamedTuple
from ..offices import begins_with_actor
from ..patterns import late
from ..prose import ORDER, bare, ends_with_order, quoted
from ..table import pattern
from ..times import DURATION
from .jumps import ARROW
from .labels import labelled

_IF = late(
    rf"(?:{pattern('otherwise')},? )?(?P<word>{pattern('if')}|{pattern('whenever')}) (?=[\w`*_])",
    re.IGNORECASE,
)
_AFTER = late(rf"{pattern('after')} (?:{DURATION.pattern}|a (?:while|time)),? ", re.IGNORECASE)
_STEP = late(rf"\b{pattern('step-word')} \d", re.IGNORECASE)
_DONE = late(pattern("when-done"), re.IGNORECASE)
_OVER = late(pattern("when-over"), re.IGNORECASE)
_SURE = late(pattern("sure-if"), re.IGNORECASE)
_WHEN = late(pattern("when"), re.IGNORECASE)
_WHEN_TO = late(rf"{pattern('when')} {pattern('to')}\b", re.IGNORECASE)
_FOLLOWS = late(rf"^{pattern('steps-follow')}\s?:\s*", re.IGNORECASE)
_THEN = late(rf"(?:{pattern('next-words')}|so) (?=\w)", re.IGNORECASE)
_ORDERS = late(
    rf"(?:{pattern('then')}|{pattern('you')} (?:{pattern('modals')}|can|may))(?!\w)",
    re.IGNORECASE,
)
_MAY = late(rf"{pattern('you-may')}(?!\w)", re.IGNORECASE)
_MUST_BE = late(rf"\b{pattern('must-be')}", re.IGNORECASE)
_GOES_ON = late(rf"{pattern('goes-on')}(?!\w)", re.IGNORECASE)
_SAME_WAY = late(rf"\W*{pattern('otherwise')}(?!\w)", re.IGNORECASE)
_AS_ANSWER = late("|".join(map(pattern, ("yes", "no", "so", "not"))), re.IGNORECASE)
_BEHIND = late(rf",? (?P<said>{pattern('if-behind')} (?P<when>\w[^,;]*))$", re.IGNORECASE)
_INSIDE = late(rf",? \((?:e\.g\.,? )?(?P<said>{pattern('if')} (?P<when>\w[^()]*))\)", re.IGNORECASE)
_BETWEEN = late(rf", (?P<said>{pattern('if-between')} (?P<when>\w[^,;()]*)),(?= )", re.IGNORECASE)
_NEEDED = late(pattern("if-needed"), re.IGNORECASE)
_SEVERAL = late(rf",| {pattern('and')} ", re.IGNORECASE)
_WHETHER = late(rf".*\b{pattern('asks-whether')}\b[^.]{{0,40}}", re.IGNORECASE)
_MAY_BE_WHETHER = ("if", "si", "falls")
_ANY = late(
    rf"(?:if|when|falls) {pattern('you')} (?:have|haben|avez) (?:any |further |more )?"
    r"(?:questions|concerns|feedback|fragen)\b.*"
    r"|(?:if|falls) (?:need be|needed|necessary|possible|applicable|required|any|in doubt)\b.*"
)
_COMMA = late(
    rf", |,(?=[a-z])|\s?:[*_]* | ?{ARROW} ?| (?=(?:{pattern('consequence')}|please) )",
    re.IGNORECASE,
)
_ONE = rf"(?:{pattern('you')}|{pattern('it')}|{pattern('they')})"
_MODAL = rf"(?:{pattern('modals')}|{pattern('may')})"
_WITHOUT_COMMA = late(
    rf"(?<! that)(?<! and)(?<! or)(?<! in)(?<! at)(?<! of)(?<! on)(?<! for)"
    rf" (?=(?:{_ONE}|{pattern('articles')}(?: (?!{_ONE} )[\w'\u2019-]+){{1,4}}) {_MODAL} )",
    re.IGNORECASE,
)
_VERB_FIRST = late(rf"{pattern('verb-first')} (?=\w)", re.IGNORECASE)
_VERB_NEXT = late(rf"{pattern('verb-next')}\b")
_ASKS = late(rf"{pattern('asks')}\b", re.IGNORECASE)
_CLOSED = late(r"`[^`]+`|\([^()]*\)")
_SHORT = 6
_FEWEST = 2
_LONGEST = 500


class Condition(NamedTuple):
    """What has to hold, what is done then, and what is not sure about it.

    `is_order` if what is done then is told as an order, or by who does it.
    """

    when: str
    order: str
    doubt: str = ""
    is_order: bool = False


@lru_cache(maxsize=4096)
def condition(sentence: str) -> Condition | None:
    """The condition of a sentence that says what is done if it holds; None if it says no such."""
    flat = " ".join(sentence.split())
    later = _AFTER.match(flat)
    if later:
        found = condition(flat[later.end() :])
        return found and found._replace(when=f"{later[0].strip(' ,').lower()} {found.when}")
    match = _IF.match(flat)
    if len(flat) > _LONGEST:
        return None
    if match is None:
        return _verb_first(flat) if _VERB_FIRST.match(flat) else _labelled(flat)
    is_sure = _SURE.fullmatch(match["word"]) is not None
    if _ANY.match(flat.casefold()) or _OVER.match(flat) or (not is_sure and _STEP.search(flat)):
        return None
    doubt = "" if is_sure else f"the page says {quoted(match['word'])}"
    fewest = _FEWEST if _WHEN.fullmatch(match["word"]) else 1
    open_ = _CLOSED.sub(_hidden, flat)
    for comma in _ends(open_, match.end()):
        when, order = flat[match.end() : comma.start()], flat[comma.end() :]
        order, are_many = _FOLLOWS.subn("", order, count=1)
        words = bare(order)
        words = _THEN.sub("", words, count=1) if _THEN.match(words) else words
        orders = ORDER.match(words) or _ORDERS.match(words) or _ORDERS.match(bare(order))
        orders = orders or _MUST_BE.search(words.partition(", ")[0])
        is_order = orders is not None or begins_with_actor(words)
        is_marked = are_many > 0 or (comma[0] != ", " and len(when.split()) > 1)
        is_whole = len(when.split()) >= fewest and not _AS_ANSWER.fullmatch(bare(when))
        if (is_order or is_marked) and is_whole:
            order = _THEN.sub("", order, count=1) if _THEN.match(order) else order
            is_told = is_order and not _MAY.match(words) and not _DONE.match(flat)
            return _made(when, order, doubt)._replace(is_order=is_told)
    comma_ = open_.find(", ", match.end())
    when, order = flat[match.end() : max(0, comma_)], flat[comma_ + 2 :]
    if comma_ > 0 and ", " not in order and len(when.split()) > 1 and not _GOES_ON.match(order):
        return _made(when, order, doubt or f"taken from {quoted(flat)}: is it when this is done?")
    return None


def _labelled(flat: str) -> Condition | None:
    """The condition that stands before a colon: `Upheld: tell the passenger`."""
    when, order = labelled(flat)
    doubt = f"taken from {quoted(flat)}: is it when this is done?"
    return _made(when, order, doubt)._replace(is_order=True) if when else None


def _verb_first(flat: str) -> Condition | None:
    """The condition that begins with its verb: `Should it rain, close it`, `Kommt er, …`."""
    for comma in re.finditer(", ", flat if not flat.endswith("?") else ""):
        order = flat[comma.end() :]
        is_order = ORDER.match(order) or _ORDERS.match(order) or ends_with_order(order)
        if is_order or _VERB_NEXT.match(order):
            order = _THEN.sub("", order, count=1) if _THEN.match(order) else order
            doubt = f"taken from {quoted(flat)}: is it when this is done?"
            return _made(flat[: comma.start()], order, doubt)._replace(is_order=True)
    return None


def _ends(sentence: str, start: int) -> Iterator[re.Match[str]]:
    """Where a condition may end: at a comma, else before whom the order is for."""
    yield from _COMMA.finditer(sentence)
    yield from _WITHOUT_COMMA.finditer(sentence, start + 5)


def is_only_condition(title: str) -> bool:
    """Whether a heading says no more than when what stands below it is done: `If it is wet`."""
    flat = " ".join(title.split())
    return _IF.match(flat) is not None and not _WHEN_TO.match(flat) and condition(flat) is None


def _hidden(closed: re.Match[str]) -> str:
    """What stands for code, or for words in brackets, where a sentence is not cut."""
    return "_" * len(closed[0])


def held(sentence: str) -> Condition | None:
    """The condition in or behind what is ordered: `Call the officer if it is urgent.`"""
    flat = " ".join(sentence.split())
    words = flat.rstrip(".")
    found = _INSIDE.search(words) or _BETWEEN.search(words) or _behind(words)
    if found is None or len(flat) > _LONGEST or " if " in found["when"]:
        return None
    when, said = found["when"], found["said"].casefold()
    is_short = len(when.split()) < _FEWEST and not words[: found.end()].endswith(")")
    order = words[: found.start()] + words[found.end() :]
    is_need = _NEEDED.fullmatch(when) is not None
    if (is_need and _SEVERAL.search(order)) or (not is_need and (_ANY.match(said) or is_short)):
        return None
    if _GOES_ON.match(order):
        return None
    return _made(when, order, f"taken from {quoted(flat)}: is it when this is done?")


def _behind(words: str) -> re.Match[str] | None:
    """The condition behind an order, if it is none of what is checked: `Check if it is urgent`."""
    found = _BEHIND.search(words)
    if found is None or set("()") & set(found["when"]):
        return None
    may_be_whether = found["said"].casefold().startswith(_MAY_BE_WHETHER)
    return None if may_be_whether and _WHETHER.fullmatch(words[: found.start()]) else found


def _made(when: str, order: str, doubt: str) -> Condition:
    when = when.strip(" ,")
    when = when.strip("*").strip() if when.count("**") % 2 or when.count("**") == 0 else when
    return Condition(when, order[:1].upper() + order[1:], doubt)


def is_fragment(sentence: str) -> bool:
    """Whether a question is only a condition: `Not solved?`, and not `Is it solved?`"""
    words = bare(sentence)
    return words.endswith("?") and len(words.split()) < _SHORT and not _ASKS.match(words)


def goes_another_way(text: str) -> bool:
    """Whether a text says what is done if a condition does not hold: `Otherwise, …`."""
    return _SAME_WAY.match(text) is not None
