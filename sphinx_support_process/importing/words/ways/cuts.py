"""Where does a paragraph lead? Its sentences, cut where the next way begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from ....text.named import NamedTuple
from ...draft.draft import Jump
from ..patterns import late
from ..prose import sentences
from ..table import kind_of, pattern
from .asked import agrees
from .jumps import AGREED, AGREES, ARROW, HELD, IF, LONGEST, STOP, YES_NO, is_name, jump, verbose

_GO, _STOP, _AND, _OR = (verbose(kind) for kind in ("go", "stop", "and", "or"))
_NEXT = rf"(?:{verbose('next-words')},?\ )"
_LAST = late(
    rf"(?:[;,]\s(?:{_AND}\s)?|\s(?:{_AND}\s|(?={_NEXT}))){_NEXT}{{0,2}}"
    rf"(?={_GO}\s|{_STOP}[.!\s]*\Z)|[;,]\s(?={verbose('else')}\b)"
    rf"|(?:[;,]\s(?:{_AND}\s)?|\s{_AND}\s)(?=(?:{IF})\b)"
    rf"|\s?:\s(?=[^:;.]{{2,60}}{ARROW})",
    re.IGNORECASE | re.VERBOSE,
)
"""Where the last part of a sentence may begin, which says where it goes on."""

_TURN = late(
    rf"(?:[;,/.]|(?P<asked>\?)|\s[\u2013|-](?=\s))?\s+(?:(?:{_AND}|{_OR}),?\s)?{_NEXT}?"
    rf"(?=(?:{IF}|{verbose('yes')}|{verbose('no')}|{verbose('else')})\b|(?P<goes>){_GO}\s)",
    re.IGNORECASE | re.VERBOSE,
)
"""Where a sentence may come to the next answer: `If yes, go to step 4, if no, go to step 3.`"""

_MOST_TURNS = 12
_TOLD = late(
    rf"(?:{verbose('if')}\ )?(?P<agreed>{AGREED})(?:,|:|\ ?{ARROW})?\ (?P<does>[^\W\d_].*?)[.!\s]*",
    re.IGNORECASE | re.VERBOSE,
)
"""What only says what is done at yes or no: `If yes, tell Kim.`"""

_LABEL = late(
    rf"(?P<held>[^.:;?!\u2192\u21d2=]{{2,80}}?) ?(?:: |= | ?{ARROW} ?)(?P<does>\w.*)", re.IGNORECASE
)
_REPEATS = late(pattern("repeats"), re.IGNORECASE)


def split(paragraph: str, *, is_text: bool = False) -> tuple[str, list[Jump]]:
    """What is left of a paragraph without its jumps, and these, with what they answer.

    A question is what they answer if more stands before it, or the paragraph is the text of a step.

    To go on as ever is none, and neither is an `otherwise` whose `if` says more than a jump.
    """
    parts = [part for one in sentences(paragraph) for part in _halves(one)]
    found = [jump(part.said) for part in parts]
    for at, one in enumerate(found[:-1]):
        if one and not one.asks and STOP.fullmatch(one.where) and found[at + 1] is None:
            found[at] = None  # more follows
    found = [one or _beside(parts, found, at) for at, one in enumerate(found)]
    is_alone = len(parts) == 1 and not is_text
    if all(
        one is None
        or (one.word == "else" and not is_alone)
        or not one.where
        or one.where.casefold().endswith("next step")
        for one in found
    ):
        return paragraph, []
    rest = [part.said for part, one in zip(parts, found, strict=True) if one is None]
    jumps = [
        one if one.asks else replace(one, said=part.whole)
        for part, one in zip(parts, found, strict=True)
        if one
    ]
    first = next(at for at, one in enumerate(found) if one)
    asked, *deeds = _asked([part.said for part in parts[:first]])
    agree = all(one.word in YES_NO or one.condition in ("", *AGREES) for one in jumps)
    if asked and agree and not (deeds and jumps[0].asks):
        does = " ".join(filter(None, (*deeds, jumps[0].does)))
        is_title = rest[: len(deeds) + 1] == [asked, *deeds] and not is_text
        jumps[0] = replace(jumps[0], word=jumps[0].word or "yes", does=does)
        jumps[0] = jumps[0] if is_title else replace(jumps[0], asked=asked)
        rest = [one for one in rest if one not in deeds and (is_title or one != asked)]
    return " ".join(rest), jumps


def _beside(parts: Sequence[_Part], found: Sequence[Jump | None], at: int) -> Jump | None:
    """What is done at an answer beside one that leads elsewhere: `Taken: refuse. Free: → 3.`"""
    around = [one for one in (*found[max(0, at - 1) : at], *found[at + 1 : at + 2]) if one]
    said = parts[at].said
    told = _TOLD.fullmatch(said) if any(map(agrees, around)) else None
    if told:
        answer = kind_of(told["agreed"], AGREES)
        return Jump(said, "if", answer, "", _capital(told["does"]))
    label = _LABEL.fullmatch(said) if any(one.word == "case" for one in around) else None
    if label is None or is_name(label["held"]):
        return None
    return Jump(said, "case", label["held"], "", _capital(label["does"]))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _asked(parts: Sequence[str]) -> list[str]:
    """The last question of some sentences, and what stands below it; empty if that is much."""
    for at in range(len(parts) - 1, max(-1, len(parts) - 4), -1):
        if parts[at].endswith("?"):
            return list(parts[at:])
    return [""]


class _Part(NamedTuple):
    """A part of a sentence, and the `whole` of it."""

    said: str
    whole: str


def _halves(whole: str) -> list[_Part]:
    """A sentence cut where its last part leads elsewhere: `Log it, and go to step 4.`"""
    return [_Part(part, whole) for part in _cut(whole)]


@lru_cache(maxsize=2048)
def _cut(sentence: str) -> list[str]:
    if len(sentence) > LONGEST:
        return [sentence]
    if (turns := _turns(sentence)) or jump(sentence):
        return turns or [sentence]
    first, mark, second = sentence.rpartition("; ")
    if mark and (led := jump(second)) and (led.asks or not HELD.search(first)):
        return [*_cut(f"{first.rstrip()}."), second]
    for cut in _LAST.finditer(sentence):
        first, second = sentence[: cut.start()], sentence[cut.end() :]
        if first and not _REPEATS.match(second) and (after := _cut_behind(second)):
            before = _cut(f"{first.rstrip()}.")
            is_free = all(jump(one) or not HELD.search(one) for one in before)
            return [*before, *after] if is_free else [sentence]
    return [sentence]


def _cut_behind(part: str) -> list[str]:
    """The last part of a sentence, cut at each answer; empty if it leads nowhere."""
    return _turns(part) or ([part] if jump(part) else [])


@lru_cache(maxsize=2048)
def _turns(sentence: str) -> list[str]:
    """The parts of a sentence that says where each of several answers leads; empty for another."""
    for turn in islice(_TURN.finditer(sentence), _MOST_TURNS):
        first, second = sentence[: turn.start()], sentence[turn.end() :]
        if turn["asked"]:
            rest = _turns(second)
            return [f"{first}?", *rest] if rest else []
        if turn["goes"] is not None and jump(first) is None:
            continue
        if _is_answer(first):
            rest = _turns(second) or [second] * _is_answer(second)
            parts = [first.rstrip(), *rest]
            return parts if rest and any(map(jump, parts)) else []
    return []


def _is_answer(part: str) -> bool:
    """Whether a part of a sentence says where an answer leads, or what is done at yes or no."""
    one = jump(part)
    if one is None:
        return _TOLD.fullmatch(part) is not None
    return bool(one.condition) or one.word in ("else", *YES_NO)
