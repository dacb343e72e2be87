"""Where does a sentence lead? `If yes, go to step 10`, and the question that it answers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ..draft.draft import Jump
from .patterns import late
from .prose import ORDER, bare, sentences
from .table import kind_of
from .table import pattern as said_by


def verbose(kind: str) -> str:
    """The words of a kind, for a pattern in which spaces do not count."""
    return said_by(kind).replace(" ", r"\ ")


_STEP = verbose("step")
_LETTERED = r"(?:(?-i:[A-Z])(?:\.?\d{1,2}){0,2}|(?-i:[a-h])(?=\)))"
_END = r"(?=[.!)\s]*(?:\Z|,\ ))"
PLACE = rf"""(?P<where>
    (?:the\ )?(?:next|first|last)\ step | {verbose("previous-step")}
  | (?:the\ )?(?:["“][^"”]+["”]\ )?{_STEP}\ (?:\d+[a-h]?|{_LETTERED})\b(?:\ (?:below|above))?
  | (?:{verbose("section")}\ ?)?(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,2}}|{_LETTERED}){_END}
  | (?:(?:the\ )?step\ )?\[[^\[\]]*\]\((?:<[^<>]+>|(?!\w+:/)[^()\s]+)\)
  | \{{(?:ref|doc|support:\w+)\}}`[^`]+`
  | ["“][^"”]+["”](?:\ (?:below|above))?
)"""
_GO = verbose("go")
ARROW = r"(?:\u2192|\u21d2|-+>|=+>)"
STOP = late(said_by("stop"), re.IGNORECASE)
ENDS = late(said_by("ends"), re.IGNORECASE)
"""What a cell says where nothing follows."""

PREVIOUS = late(said_by("previous-step"), re.IGNORECASE)
_STOP = verbose("stop")
_ON = verbose("go-on")
_AND = verbose("and")
_NEXT = rf"(?:{verbose('next-words')},?\ )"
_WAY = rf"(?:(?:{_GO}\ |{ARROW}\ ?){PLACE}|(?P<stop>{_STOP})|(?P<on>{_ON}))"
_TAIL = rf"(?:,?\ {_AND}\ (?P<does>[^.;]+))?"
_KINDS = ("else", "when", "unless", "if")
_IF = "|".join(map(verbose, (*_KINDS, "in-case")))
_YES_NO = ("yes", "no")
_CONDITIONAL = late(
    rf"""(?P<word>{_IF})\b,?\ ?(?P<condition>.*?)
    (?P<joint>,?\ (?:{_AND}\ )?{_NEXT}?)
    (?:{verbose("you")}\ )?(?:(?:{verbose("modals")}|can)\ )?
    {_WAY}{_TAIL}[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_ELSE = late(
    rf"""(?P<word>{verbose("else")})(?P<condition>),?\ {_NEXT}?
    (?:(?:{_GO}|{verbose("to-place")})\ )?(?:{PLACE}|(?P<stop>{_STOP})){_TAIL}[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_ANSWER = late(
    rf"""(?P<word>{"|".join(map(verbose, _YES_NO))})\b(?P<condition>)\W*(?:{_NEXT}?{_GO}\ )?
    (?:{PLACE}|(?P<stop>{_STOP}))[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAIN = late(
    rf"""(?P<word>)(?P<condition>){_NEXT}{{0,2}}
    (?:{_GO}\ {PLACE}|(?P<stop>{_STOP}))[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = late(
    rf"""{_NEXT}{{0,2}}(?:{_GO}\ {PLACE}|(?P<stop>{_STOP}))
    ,?\ (?P<word>{verbose("if")}|{verbose("unless")})\ (?P<condition>[^,;]{{3,200}}?)[.!\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADS = late(_WAY, re.IGNORECASE | re.VERBOSE)
_UNFINISHED = late(r"\b(?:and|or|to|can)$", re.IGNORECASE)
_FAILS = late(said_by("fails"), re.IGNORECASE)
_AGREES = (*_YES_NO, "so", "not")
_LAST = late(
    rf"[;,]?\s(?:{_AND}\ )?(?={_NEXT}{{0,2}}(?:{_GO}\ |{_STOP}[.!\s]*\Z))"
    rf"|[;,]\s(?={verbose('else')}\b)",
    re.IGNORECASE | re.VERBOSE,
)
"""Where the last part of a sentence may begin, which says where it goes on."""

_REPEATS = late(said_by("repeats"), re.IGNORECASE)
_LONGEST = 1000


@lru_cache(maxsize=512)
def jump(sentence: str) -> Jump | None:
    """The jump that a sentence is, None if it says anything else."""
    flat = " ".join(sentence.replace("*", "").split())
    if len(flat) > _LONGEST:
        return None
    for pattern in (_ANSWER, _CONDITIONAL, _ELSE, _PLAIN, _BEHIND):
        match = pattern.fullmatch(flat)
        if match and (found := _jump(sentence, match)):
            return found
    return None


def _jump(sentence: str, match: re.Match[str]) -> Jump | None:
    """The jump of a match, None if its condition is no whole one."""
    said = match.groupdict()
    held, deed = _deed(match["condition"])
    joint = (said.get("joint") or "").replace(",", " ,").split()
    is_joined = any(kind_of(word, ("and",)) for word in joint)
    if _UNFINISHED.search(held) or (deed and not joint) or (is_joined and not deed):
        return None
    word = kind_of(match["word"], (*_YES_NO, *_KINDS)) or ("case" if match["word"] else "")
    where = said["where"] or said.get("stop") or "next step"
    condition = (kind_of(bare(held), _AGREES) or held).strip(" :")
    does = ", and ".join(filter(None, (deed, said.get("does"))))
    return Jump(sentence, "" if word == "when" else word, condition, where, does[:1].upper() + does[1:])


def _deed(condition: str) -> tuple[str, str]:
    """A condition, and what is done then before it goes on elsewhere: `it is wet, dry it`."""
    for comma in re.finditer(", ", condition):
        if ORDER.match(condition, comma.end()):
            return condition[: comma.start()], condition[comma.end() :].rstrip(", ")
    return condition, ""


def split(paragraph: str, *, is_text: bool = False) -> tuple[str, list[Jump]]:
    """What is left of a paragraph without its jumps, and these, with what they answer.

    A question is what they answer if more stands before it, or the paragraph is the text of a step.

    To go on as ever is none, and neither is an `otherwise` whose `if` says more than a jump.
    """
    parts = [part for one in sentences(paragraph) for part in _halves(one)]
    found = [jump(part) for part in parts]
    is_alone = len(parts) == 1 and not is_text
    if all(
        one is None
        or (one.word == "else" and not is_alone)
        or one.where.casefold().endswith("next step")
        for one in found
    ):
        return paragraph, []
    rest = [part for part, one in zip(parts, found, strict=True) if one is None]
    jumps = [one for one in found if one]
    first = next(at for at, one in enumerate(found) if one)
    asked = parts[first - 1] if first else ""
    agree = all(one.word in _YES_NO or one.condition in ("", *_AGREES) for one in jumps)
    is_last = rest[-1:] == [asked]
    if asked.endswith("?") and is_last and agree and (is_text or len(rest) > 1):
        rest.remove(asked)
        jumps[0] = replace(jumps[0], asked=asked, word=jumps[0].word or "yes")
    return " ".join(rest), jumps


def _halves(sentence: str) -> list[str]:
    """A sentence cut where its last part leads elsewhere: `Log it, and go to step 4.`"""
    if len(sentence) > _LONGEST or jump(sentence):
        return [sentence]
    for cut in reversed(list(_LAST.finditer(sentence))):
        first, second = sentence[: cut.start()], sentence[cut.end() :]
        if first and not _REPEATS.match(second) and jump(second):
            return [*_halves(f"{first}."), second]
    return [sentence]


def leads_away(order: str) -> bool:
    """Whether an order leads elsewhere, and says more than that: `go to step 2 and ask`."""
    return _LEADS.match(" ".join(order.replace("*", "").split())) is not None


def is_failure(one: Jump) -> bool:
    """Whether a jump says where it goes on if a step did not work."""
    return one.word == "if" and _FAILS.fullmatch(bare(one.condition)) is not None
