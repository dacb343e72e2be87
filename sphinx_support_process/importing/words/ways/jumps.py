"""Where does a sentence lead? `If yes, go to step 10`, and the question that it answers."""

from __future__ import annotations

import re
from functools import lru_cache

from ...draft.draft import Jump
from ..offices import is_office_in_any_case
from ..patterns import late
from ..prose import ORDER, bare
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
IF = "|".join(map(verbose, (*_KINDS, "in-case")))
YES_NO = ("yes", "no")
AGREES = (*YES_NO, "so", "not")
AGREED = "|".join(map(verbose, AGREES))
_CONDITIONAL = late(
    rf"""(?P<word>{IF})\b,?\ ?(?P<condition>[^;]*?)
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
    rf"""(?P<word>{"|".join(map(verbose, YES_NO))})\b(?P<condition>)\W*(?:{_NEXT}?{_GO}\ )?
    (?:{PLACE}|(?P<stop>{_STOP}))[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_MARKED = late(
    rf"""(?P<word>{verbose("if")})\ (?:(?P<condition>[^.:;,?!\u2192\u21d2=]{{1,80}}?)
    \s?(?::|{ARROW}|[\u2013-](?=\ ))\s?{_NEXT}?(?:(?:{_GO}|{verbose("to-place")})\ )?
    |(?P<agreed>{AGREED}),?\ (?:{verbose("to-place")}\ )?)(?:{PLACE}|(?P<stop>{_STOP}))[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAIN = late(
    rf"""(?P<word>)(?P<condition>){_NEXT}{{0,2}}
    (?:{_GO}\ {PLACE}{_BEHIND_IT}{_TAIL}|(?P<stop>{_STOP}))[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = late(
    rf"""{_NEXT}{{0,2}}(?:{_GO}\ {PLACE}|(?P<stop>{_STOP}))
    ,?\ (?P<word>{verbose("if")}|{verbose("unless")})\ (?P<condition>[^,;]{{2,200}}?)[.!\s]*""",
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
HELD = late(rf"(?<!\w)(?:{IF}|{verbose('verb-first')})(?!\w)|[:?=]", re.IGNORECASE | re.VERBOSE)
"""What makes an order depend on something."""

_ELSE_INSIDE = late(rf"[,;]\s{said_by('else')}\b", re.IGNORECASE)
_OPENED = late(rf"^(?:{IF})\ ", re.IGNORECASE | re.VERBOSE)
_CLAUSE = late(rf"{said_by('clause')}(?!\w)", re.IGNORECASE)
_SHOULD = late(r"^should ", re.IGNORECASE)
_GOES = late(rf"{_NEXT}{{0,2}}(?:{_GO}\ |{_STOP})", re.IGNORECASE | re.VERBOSE)
_FORMS = (
    (late("|".join(map(said_by, YES_NO)), re.IGNORECASE), _ANSWER),
    (late(IF, re.IGNORECASE | re.VERBOSE), _CONDITIONAL),
    (late(said_by("if"), re.IGNORECASE), _MARKED),
    (late(said_by("verb-first"), re.IGNORECASE), _VERB_FIRST),
    (late(said_by("else"), re.IGNORECASE), _ELSE),
    (_GOES, _PLAIN),
    (_GOES, _BEHIND),
    (late(rf"[^.:;?!=\u2192\u21d2]*?(?:[:=] |{ARROW})"), _LABELLED),
)
"""The forms of sentences that lead elsewhere, each behind what it begins with."""

LONGEST = 1000


@lru_cache(maxsize=2048)
def jump(sentence: str) -> Jump | None:
    """The jump that a sentence is, None if it says anything else."""
    flat = " ".join(sentence.replace("*", "").split())
    if len(flat) > LONGEST:
        return None
    for opener, pattern in _FORMS:
        match = pattern.fullmatch(flat) if opener.match(flat) else None
        if match and (found := _jump(sentence, match)):
            return found
    return None


def _jump(sentence: str, match: re.Match[str]) -> Jump | None:
    """The jump of a match, None if its condition is no whole one."""
    said = match.groupdict()
    held, deed = match["condition"] or said.get("agreed") or "", said.get("deed") or ""
    word = kind_of(match["word"], (*YES_NO, *_KINDS)) or ("case" if match["word"] else "")
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
        word = kind_of(held, YES_NO) or ("if" if is_if else "case")
        held = "" if word in YES_NO else held
        is_short = not deed and " " not in held and ":" not in match[0]
        if (is_name(held) and not is_short) or HELD.search(deed):
            return None
    if _UNFINISHED.search(held):
        return None
    if match.re.pattern == _VERB_FIRST.pattern:
        word, held = "if", _SHOULD.sub("", held)
    where = said["where"] or said.get("stop") or "next step"
    condition = (kind_of(bare(held), AGREES) or held).strip(" :")
    does = ", and ".join(filter(None, (deed, said.get("does"))))
    return Jump(
        sentence, "" if word == "when" else word, condition, where, does[:1].upper() + does[1:]
    )


def is_name(label: str) -> bool:
    """Whether a label is an order, a time or somebody, and no condition."""
    words = bare(label)
    return bool(ORDER.match(words) or _CLAUSE.match(words) or is_office_in_any_case(words))


def _deed(condition: str) -> tuple[str, str]:
    """A condition, and what is done then before it goes on elsewhere: `it is wet, dry it`."""
    for comma in re.finditer(", ", condition):
        if ORDER.match(condition, comma.end()):
            return condition[: comma.start()], condition[comma.end() :].rstrip(", ")
    return condition, ""


def leads_away(order: str) -> bool:
    """Whether an order leads elsewhere, and says more than that: `go to step 2 and ask`."""
    return _LEADS.match(" ".join(order.replace("*", "").split())) is not None


def is_failure(one: Jump) -> bool:
    """Whether a jump says where it goes on if a step did not work."""
    return one.word == "if" and _FAILS.fullmatch(bare(one.condition)) is not None
