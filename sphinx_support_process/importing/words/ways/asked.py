"""Which question do the sentences answer that lead elsewhere? `If it is wet, go to step 10`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ....text.ids import kebab
from ...draft.draft import Jump
from ...draft.ids import telling
from ..patterns import late
from ..prose import bare
from ..spoken import ENGLISH, said_like, spoken
from ..table import kind_of, pattern

_NEGATIVE = late(rf"\b{pattern('negative')}\b|n['\u2019]t\b", re.IGNORECASE)
_LEFT_OUT = late(r"\b(?:not|cannot)\b|n['\u2019]t\b", re.IGNORECASE)
"""Negations that a question in English is asked without."""

_NEGATIONS = {"", *re.findall(r"\w+", "not no cannot never none nobody don doesn isn t yes so")}
_BE = r"(?:is|are|was|were|has|have|had|can|could|does|do|did|will|should|must)"
_SUBJECT = r"(?:you|we|they|it|this|that|there|(?:the|an?|your|our)(?: [\w'\u2019-]+){1,4}?)"
_CLAUSE = late(rf"({_SUBJECT}) ({_BE}(?: not)?)\b(?!['\u2019])(.*)", re.IGNORECASE)
_DOES = late(rf"({_SUBJECT}) ([a-z]{{3,}}s)\b(.*)", re.IGNORECASE)
_IS_SHORT = late(r"\b(it|that|there|he|she)['\u2019]s\b", re.IGNORECASE)
_ARE_SHORT = late(r"\b(you|we|they)['\u2019]re\b", re.IGNORECASE)
_ACTION = late(r"(you|we|they) (.*)", re.IGNORECASE)
_AGAIN = late(rf"{_SUBJECT} {_BE[:-1]}|do)(?: not|n['\u2019]t)?", re.IGNORECASE)
_ONE = late(r"an? [\w -]+", re.IGNORECASE)
_VERB_LAST = late(rf"(.*) ({pattern('verb-last')})", re.IGNORECASE)
_OTHER = late(pattern("else"), re.IGNORECASE)
_YES = ("yes", "so")
_AGREES = (*_YES, "no", "not")
_LONGEST = 80


def question(jumps: Sequence[Jump], near: str = "") -> str:
    """The question to which sentences are the answers; what is `near` may tell its language."""
    if jumps[0].asked:
        return bare(jumps[0].asked)
    jumps = _paired(jumps)
    conditions = [bare(one.condition) for one in jumps]
    whole = [n for n, words in enumerate(conditions) if words and not _AGAIN.fullmatch(words)]
    yes = next((n for n in whole if says_yes(jumps[n])), None)
    asked = conditions[yes] if yes is not None else next((conditions[n] for n in whole), "")
    if not (is_yes_or_no(jumps) and asked):
        kind = "which-is-it" if any(one.word in ("if", "case") for one in jumps) else "is-it-so"
        return said_like(_said(jumps), kind, near)
    if any(one.word == "case" for one in jumps) and not _ONE.fullmatch(asked):
        return said_like(_said(jumps), "asks-if", near).format(f"{asked[:1].upper()}{asked[1:]}")
    return _asked(asked, _said(jumps), near, drop_not=yes is None)


def answers(jumps: Sequence[Jump], near: str = "") -> list[str]:
    """The answers that jumps stand for, each once: `Yes` and `No`, else the conditions."""
    jumps = _paired(jumps)
    if is_yes_or_no(jumps):
        is_alone = len(jumps) == 1
        found = [_spelt(jumps, near, is_yes=says_yes(one, alone=is_alone)) for one in jumps]
    else:
        said = _said(jumps)
        found = [_answer(one, said, near) for one in jumps]
    seen: set[str] = set()
    for number, answer in enumerate(found, 1):
        found[number - 1] = f"{answer} ({number})" if answer in seen else answer
        seen.add(answer)
    return found


def _paired(jumps: Sequence[Jump]) -> Sequence[Jump]:
    """The same jumps, of which an `otherwise` beside a mere no is the yes."""
    no, *rest = jumps
    is_pair = len(rest) == 1 and rest[0].word == "else" and agrees(no) and not says_yes(no)
    return [no, replace(rest[0], word="yes")] if is_pair else jumps


def other_answer(jumps: Sequence[Jump], near: str = "") -> str:
    """The answer that one alone leaves open: `No` for a `Yes`."""
    return _spelt(jumps, near, is_yes=not says_yes(jumps[0], alone=True))


def are_opposite(one: Jump, other: Jump) -> bool:
    """Whether one is the answer yes and the other no, to the same question."""
    if says_yes(one) == says_yes(other):
        return False
    if _AGAIN.fullmatch(bare(other.condition)):
        return True
    said = [set(telling(kebab(part.condition))) - _NEGATIONS for part in (one, other)]
    return not all(said) or bool(said[0] & said[1])


def agrees(one: Jump) -> bool:
    """Whether a jump is for a mere yes or no, of what stands above it."""
    return one.word in ("yes", "no") or one.condition in _AGREES


def is_yes_or_no(jumps: Sequence[Jump]) -> bool:
    return len(jumps) == 1 or (len(jumps) == 2 and are_opposite(*jumps))


def says_yes(one: Jump, *, alone: bool = False) -> bool:
    """Whether a jump is for the answer yes.

    `alone` is one whose question is asked with its negation, if that cannot be left out.
    """
    if not one.asks:
        return False
    if one.word in ("yes", "no", "else", "unless"):
        return one.word == "yes"
    condition = bare(one.condition)
    if agrees := kind_of(condition, _AGREES):
        return agrees in _YES
    if _NEGATIVE.search(condition) is None:
        return True
    is_kept = one.word == "case" or _LEFT_OUT.search(condition) is None
    return alone and (is_kept or spoken(one.said) != ENGLISH)


def _said(jumps: Sequence[Jump]) -> str:
    return " ".join(one.said for one in jumps)


def _spelt(jumps: Sequence[Jump], near: str, *, is_yes: bool) -> str:
    return said_like(_said(jumps), "yes" if is_yes else "no", near).capitalize()


def _answer(one: Jump, said: str, near: str) -> str:
    other = _OTHER.match(bare(one.said)) if one.word == "else" else None
    first = other[0] if other else bare(one.said).split(" ")[0].rstrip(",:")
    words = bare(one.condition) or (first if one.word else "")
    words = words or said_like(said, "else", near)
    short = words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + "…"
    return short[:1].upper() + short[1:]


def _base(verb: str) -> str:
    """The verb of `starts`, `tries`, `watches`."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if re.search(r"(?:ch|sh|ss|x|o)es$", verb) else verb[:-1]


def _asked(condition: str, said: str, near: str, *, drop_not: bool) -> str:
    """A condition as a question: `you can resolve it` becomes `Can you resolve it?`."""
    if kind_of(condition, _AGREES):
        return said_like(said, "is-it-so", near)
    if spoken(said, near) != ENGLISH:
        last = _VERB_LAST.fullmatch(condition)
        words = f"{last[2]} {last[1]}" if last else condition
        whole = said_like(said, "asks-if", near).format(words.rstrip("?.! "))
        start = next((at for at, sign in enumerate(whole) if sign.isalpha()), 0)
        return whole[:start] + whole[start : start + 1].upper() + whole[start + 1 :]
    condition = _IS_SHORT.sub(r"\1 is", _ARE_SHORT.sub(r"\1 are", condition))
    if drop_not:
        condition = re.sub(r"\bcannot\b", "can", condition, count=1)
        condition = re.sub(r"\bnot |n['\u2019]t\b", "", condition, count=1)
    clause, action = _CLAUSE.fullmatch(condition), _ACTION.fullmatch(condition)
    does = _DOES.fullmatch(condition)
    if clause:
        words = f"{clause[2]} {clause[1][:1].lower()}{clause[1][1:]}{clause[3]}"
    elif action:
        words = f"do {action[1]} {action[2]}"
    elif does:
        words = f"does {does[1][:1].lower()}{does[1][1:]} {_base(does[2])}{does[3]}"
    elif _ONE.fullmatch(condition):
        words = f"is it {condition}"
    else:
        words = condition
    return f"{words[:1].upper()}{words[1:].rstrip('?.! ')}?"
