"""Where does a sentence lead? `If yes, go to step 10`, and the question that it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ....text.named import NamedTuple
from ...draft.draft import Jump
from ..offices import is_office_in_any_case
from ..patterns import late
from ..prose import ORDER, bare, sentences
from ..table import kind_of, numbers
from ..table import pattern as said_by


def verbose(kind: str) -> str:
    """The words of a kind, for a pattern in which spaces do not count."""
    return said_by(kind).replace(" ", r"\ ")


_STEP = verbose("step")
ORDINALS = numbers("ordinals")
"""The numbers that words such as `second` stand for."""

_LETTERED = r"(?-i:[A-Z](?:\.?\d{1,2}){0,2}|[a-h])"
_BEHIND_IT = rf"(?:[.)]?\ {verbose('go-behind')})?"
_END = rf"(?={_BEHIND_IT}[.!)\s]*(?:\Z|,\ ))"
PLACE = rf"""(?P<where>
    (?:the\ )?(?:next|first|last)\ {_STEP} | {verbose("previous-step")} | {verbose("from-start")}
  | (?:{verbose("articles")}\ )?(?:{"|".join(ORDINALS)})\ {_STEP}
  | (?:the\ )?(?:["“][^"”]+["”]\ )?{_STEP}\ (?:\d+[a-h]?|{_LETTERED})\b(?:\ (?:below|above))?
  | (?:{verbose("section")}\ ?)?(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,2}}|{_LETTERED}){_END}
  | (?:(?:the\ )?step\ )?\[[^\[\]]*\]\((?:<[^<>]+>|(?!\w+:/)[^()\s]+)\)
    (?:,\ (?:{_STEP}\ )?\d{{1,3}}{_END})?
  | \{{(?:ref|doc|support:\w+)\}}`[^`]+`
  | (?:{verbose("section")}\ )?
    (?:["“][^"”]+["”]|\u201e[^\u201c\u201d]+[\u201c\u201d]|\u00ab[^\u00bb]+\u00bb)
    (?:\ (?:below|above)|,\ (?:{_STEP}\ )?\d{{1,3}}{_END})?
)"""
_GO = verbose("go")
ARROW = r"(?:\u2192|\u21d2|-+>|=+>)"
STOP = late(said_by("stop"), re.IGNORECASE)
ENDS = late(said_by("ends"), re.IGNORECASE)
"""What a cell says where nothing follows."""

FROM_START = late(said_by("from-start"), re.IGNORECASE)
PREVIOUS = late(said_by("previous-step"), re.IGNORECASE)
_STOP = verbose("stop")
_ON = verbose("go-on")
_AND = verbose("and")
_NEXT = rf"(?:{verbose('next-words')},?\ )"
_WAY = rf"(?:(?:{_GO}\ |{ARROW}\ ?){PLACE}{_BEHIND_IT}|(?P<stop>{_STOP})|(?P<on>{_ON}))"
_TAIL = rf"(?:,?\ {_AND}\ (?P<does>(?!\d)[^.;]+))?"
_KINDS = ("else", "when", "unless", "if")
_IF = "|".join(map(verbose, (*_KINDS, "in-case")))
_YES_NO = ("yes", "no")
_CONDITIONAL = late(
    rf"""(?P<word>{_IF})\b,?\ ?(?P<condition>[^;]*?)
    (?P<joint>,?\ (?:{_AND}\ )?{_NEXT}?)
    (?:{verbose("you")}\ )?(?:(?:{verbose("modals")}|can)\ )?
    {_WAY}{_TAIL}[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_VERB_FIRST = late(
    rf"""(?P<word>)(?P<condition>{verbose("verb-first")}\ [^;]*?)(?P<joint>,\ (?:{_AND}\ )?{_NEXT}?)
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
    (?:{_GO}\ {PLACE}{_BEHIND_IT}{_TAIL}|(?P<stop>{_STOP}))[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = late(
    rf"""{_NEXT}{{0,2}}(?:{_GO}\ {PLACE}|(?P<stop>{_STOP}))
    ,?\ (?P<word>{verbose("if")}|{verbose("unless")})\ (?P<condition>[^,;]{{3,200}}?)[.!\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_LABELLED = late(
    rf"""(?P<word>)(?P<condition>[^.:;?!\u2192\u21d2=]{{2,80}}?)\ ?(?::\ |=\ |(?={ARROW}))
    (?:{ARROW}\ (?=\w))?
    (?:(?P<deed>[^.:\u2192]{{2,120}}?)(?:,?\ {_AND}\ |[,;]\ |\ {_NEXT}){_NEXT}?)?
    (?:(?:{_GO}\ |{ARROW}\ ?){PLACE}|(?P<stop>{_STOP})){_TAIL}[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADS = late(_WAY, re.IGNORECASE | re.VERBOSE)
_UNFINISHED = late(r"\b(?:and|or|to|can)$", re.IGNORECASE)
_FAILS = late(said_by("fails"), re.IGNORECASE)
_AGREES = (*_YES_NO, "so", "not")
_LAST = late(
    rf"(?:[;,]\s(?:{_AND}\s)?|\s(?:{_AND}\s|(?={_NEXT}))){_NEXT}{{0,2}}"
    rf"(?={_GO}\s|{_STOP}[.!\s]*\Z)|[;,]\s(?={verbose('else')}\b)"
    rf"|(?:[;,]\s(?:{_AND}\s)?|\s{_AND}\s)(?=(?:{_IF})\b)"
    rf"|\s?:\s(?=[^:;.]{{2,60}}{ARROW})",
    re.IGNORECASE | re.VERBOSE,
)
"""Where the last part of a sentence may begin, which says where it goes on."""

_HELD = late(rf"(?<!\w)(?:{_IF}|{verbose('verb-first')})(?!\w)|[:?=]", re.IGNORECASE | re.VERBOSE)
"""What makes an order depend on something."""

_ELSE_INSIDE = late(rf"[,;]\s{said_by('else')}\b", re.IGNORECASE)
_OPENED = late(rf"^(?:{_IF})\ ", re.IGNORECASE | re.VERBOSE)
_CLAUSE = late(rf"{said_by('clause')}(?!\w)", re.IGNORECASE)
_LABEL = late(
    rf"(?P<held>[^.:;?!\u2192\u21d2=]{{2,80}}?) ?(?:: |= | ?{ARROW} ?)(?P<does>\w.*)", re.IGNORECASE
)
_SHOULD = late(r"^should ", re.IGNORECASE)
_REPEATS = late(said_by("repeats"), re.IGNORECASE)
_GOES = late(rf"{_NEXT}{{0,2}}(?:{_GO}\ |{_STOP})", re.IGNORECASE | re.VERBOSE)
_FORMS = (
    (late("|".join(map(said_by, _YES_NO)), re.IGNORECASE), _ANSWER),
    (late(_IF, re.IGNORECASE | re.VERBOSE), _CONDITIONAL),
    (late(said_by("verb-first"), re.IGNORECASE), _VERB_FIRST),
    (late(said_by("else"), re.IGNORECASE), _ELSE),
    (_GOES, _PLAIN),
    (_GOES, _BEHIND),
    (late(rf"[^.:;?!=\u2192\u21d2]*?(?:[:=] |{ARROW})"), _LABELLED),
)
"""The forms of sentences that lead elsewhere, each behind what it begins with."""

_LONGEST = 1000


@lru_cache(maxsize=2048)
def jump(sentence: str) -> Jump | None:
    """The jump that a sentence is, None if it says anything else."""
    flat = " ".join(sentence.replace("*", "").split())
    if len(flat) > _LONGEST:
        return None
    for opener, pattern in _FORMS:
        match = pattern.fullmatch(flat) if opener.match(flat) else None
        if match and (found := _jump(sentence, match)):
            return found
    return None


def _jump(sentence: str, match: re.Match[str]) -> Jump | None:
    """The jump of a match, None if its condition is no whole one."""
    said = match.groupdict()
    held, deed = match["condition"], said.get("deed") or ""
    word = kind_of(match["word"], (*_YES_NO, *_KINDS)) or ("case" if match["word"] else "")
    if "joint" in said:
        held, deed = _deed(held)
        joint = said["joint"].replace(",", " ,").split()
        is_joined = any(kind_of(one, ("and",)) for one in joint)
        if (deed and not joint) or (is_joined and not deed) or (deed and word == "when"):
            return None
        if _ELSE_INSIDE.search(match["condition"]):
            return None
    elif "deed" in said:
        held, is_if = _OPENED.subn("", held, count=1)
        word = kind_of(held, _YES_NO) or ("if" if is_if else "case")
        held = "" if word in _YES_NO else held
        is_short = not deed and " " not in held and ":" not in match[0]
        if (_names(held) and not is_short) or _HELD.search(deed):
            return None
    if _UNFINISHED.search(held):
        return None
    if match.re.pattern == _VERB_FIRST.pattern:
        word, held = "if", _SHOULD.sub("", held)
    where = said["where"] or said.get("stop") or "next step"
    condition = (kind_of(bare(held), _AGREES) or held).strip(" :")
    does = ", and ".join(filter(None, (deed, said.get("does"))))
    return Jump(
        sentence, "" if word == "when" else word, condition, where, does[:1].upper() + does[1:]
    )


def _names(label: str) -> bool:
    """Whether a label is an order, a time or somebody, and no condition."""
    words = bare(label)
    return bool(ORDER.match(words) or _CLAUSE.match(words) or is_office_in_any_case(words))


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
    agree = all(one.word in _YES_NO or one.condition in ("", *_AGREES) for one in jumps)
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
    label = _LABEL.fullmatch(parts[at].said) if any(one.word == "case" for one in around) else None
    if label is None or _names(label["held"]):
        return None
    does = label["does"]
    return Jump(parts[at].said, "case", label["held"], "", does[:1].upper() + does[1:])


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
    if len(sentence) > _LONGEST or jump(sentence):
        return [sentence]
    first, mark, second = sentence.rpartition("; ")
    if mark and (led := jump(second)) and (led.asks or not _HELD.search(first)):
        return [*_cut(f"{first.rstrip()}."), second]
    for cut in _LAST.finditer(sentence):
        first, second = sentence[: cut.start()], sentence[cut.end() :]
        if first and not _REPEATS.match(second) and jump(second):
            before = _cut(f"{first.rstrip()}.")
            is_free = all(jump(one) or not _HELD.search(one) for one in before)
            return [*before, second] if is_free else [sentence]
    return [sentence]


def leads_away(order: str) -> bool:
    """Whether an order leads elsewhere, and says more than that: `go to step 2 and ask`."""
    return _LEADS.match(" ".join(order.replace("*", "").split())) is not None


def is_failure(one: Jump) -> bool:
    """Whether a jump says where it goes on if a step did not work."""
    return one.word == "if" and _FAILS.fullmatch(bare(one.condition)) is not None
