"""Where does a sentence lead? `If yes, go to step 10`, and the question that it answers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ...text.ids import kebab
from ..draft.draft import Jump
from ..draft.ids import telling
from .patterns import late
from .prose import bare, sentences
from .table import kind_of
from .table import pattern as said_by


def verbose(kind: str) -> str:
    """The words of a kind, for a pattern in which spaces do not count."""
    return said_by(kind).replace(" ", r"\ ")


_STEP = verbose("step")
PLACE = rf"""(?P<where>
    (?:the\ )?(?:next|previous|first|last)\ step
  | (?:the\ )?(?:["“][^"”]+["”]\ )?{_STEP}\ \d+(?:\ (?:below|above))?
  | \d{{1,3}}(?:\.\d{{1,3}}){{0,2}}(?=[.!)\s]*(?:\Z|,\ ))
  | (?:(?:the\ )?step\ )?\[[^\[\]]*\]\((?:<[^<>]+>|(?!\w+:/)[^()\s]+)\)
  | \{{(?:ref|doc|support:\w+)\}}`[^`]+`
  | ["“][^"”]+["”](?:\ (?:below|above))?
)"""
_GO = verbose("go")
ARROW = r"(?:\u2192|\u21d2|-+>|=+>)"
STOP = late(said_by("stop"), re.IGNORECASE)
_STOP = verbose("stop")
_ON = verbose("go-on")
_NEXT = rf"(?:{verbose('next-words')},?\ )"
_WAY = rf"(?:(?:{_GO}\ |{ARROW}\ ?){PLACE}|(?P<stop>{_STOP})|(?P<on>{_ON}))"
_TAIL = rf"(?:,?\ {verbose('and')}\ (?P<does>[^.;]+))?"
_KINDS = ("else", "when", "unless", "if")
_IF = "|".join(map(verbose, _KINDS))
_YES_NO = ("yes", "no")
_CONDITIONAL = late(
    rf"""(?P<word>{_IF})\b,?\ ?(?P<condition>.*?)
    ,?\ {_NEXT}?(?:{verbose("you")}\ )?(?:(?:{verbose("modals")}|can)\ )?
    {_WAY}{_TAIL}[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_ANSWER = late(
    rf"""(?P<word>{"|".join(map(verbose, _YES_NO))})\b(?P<condition>)\W*(?:{_NEXT}?{_GO}\ )?
    (?:{PLACE}|(?P<stop>{_STOP}))[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAIN = late(
    rf"""(?P<word>)(?P<condition>){_NEXT}{{0,2}}
    {_GO}\ {PLACE}[.!\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = late(
    rf"""{_NEXT}{{0,2}}(?:{_GO}\ {PLACE}|(?P<stop>{_STOP}))
    ,?\ (?P<word>{verbose("if")}|{verbose("unless")})\ (?P<condition>[^,;]{{3,200}}?)[.!\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADS = late(_WAY, re.IGNORECASE | re.VERBOSE)
_UNFINISHED = late(r"\b(?:and|or|to|can)$", re.IGNORECASE)
_NEGATIVE = late(rf"\b{said_by('negative')}\b|n['\u2019]t\b", re.IGNORECASE)
_NEGATIONS = {"", *re.findall(r"\w+", "not no cannot never none nobody don doesn isn t yes so")}
_BE = r"(?:is|are|was|were|has|have|had|can|could|does|do|did|will|should|must)"
_SUBJECT = r"(?:you|we|they|it|this|that|there|(?:the|an?|your|our)(?: [\w'\u2019-]+){1,4}?)"
_CLAUSE = late(rf"({_SUBJECT}) ({_BE}(?: not)?)\b(?!['\u2019])(.*)", re.IGNORECASE)
_DOES = late(rf"({_SUBJECT}) ([a-z]{{3,}}s)\b(.*)", re.IGNORECASE)
_IS_SHORT = late(r"\b(it|that|there|he|she)['\u2019]s\b", re.IGNORECASE)
_ARE_SHORT = late(r"\b(you|we|they)['\u2019]re\b", re.IGNORECASE)
_ACTION = late(r"(you|we|they) (.*)", re.IGNORECASE)
_AGAIN = late(rf"{_SUBJECT} {_BE[:-1]}|do)(?: not|n['\u2019]t)?", re.IGNORECASE)
_FAILS = late(said_by("fails"), re.IGNORECASE)
_AGREES = (*_YES_NO, "so", "not")
_LONGEST = 80


@lru_cache(maxsize=512)
def jump(sentence: str) -> Jump | None:
    """The jump that a sentence is, None if it says anything else."""
    flat = " ".join(sentence.replace("*", "").split())
    if len(flat) > 1000:
        return None
    for pattern in (_ANSWER, _CONDITIONAL, _PLAIN, _BEHIND):
        match = pattern.fullmatch(flat)
        if match and not _UNFINISHED.search(match["condition"]):
            word = kind_of(match["word"], (*_YES_NO, *_KINDS)).replace("when", "")
            said = {name: match[name] for name in match.groupdict()}
            where = said["where"] or said.get("stop") or "next step"
            condition = kind_of(bare(match["condition"]), _AGREES) or match["condition"]
            does = said.get("does") or ""
            does = does[:1].upper() + does[1:]
            return Jump(sentence, word, condition.strip(" :"), where, does)
    return None


def split(paragraph: str, *, is_text: bool = False) -> tuple[str, list[Jump]]:
    """What is left of a paragraph without its jumps, and these, with what they answer.

    A question is what they answer if more stands before it, or the paragraph is the text of a step.

    To go on as ever is none, and neither is an `otherwise` whose `if` says more than a jump.
    """
    parts = [part for one in sentences(paragraph) for part in _halves(one)]
    found = [jump(part) for part in parts]
    if all(
        one is None or one.word == "else" or one.where.casefold().endswith("next step")
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
    """A sentence cut at its semicolon, where the second half leads elsewhere."""
    first, mark, second = sentence.rpartition("; ")
    return [f"{first}.", second] if mark and jump(second) else [sentence]


def leads_away(order: str) -> bool:
    """Whether an order leads elsewhere, and says more than that: `go to step 2 and ask`."""
    return _LEADS.match(" ".join(order.replace("*", "").split())) is not None


def is_failure(one: Jump) -> bool:
    """Whether a jump says where it goes on if a step did not work."""
    return one.word == "if" and _FAILS.fullmatch(bare(one.condition)) is not None


def question(jumps: list[Jump]) -> str:
    """The question to which sentences are the answers."""
    if jumps[0].asked:
        return bare(jumps[0].asked)
    conditions = [bare(one.condition) for one in jumps]
    whole = [n for n, words in enumerate(conditions) if words and not _AGAIN.fullmatch(words)]
    yes = next((n for n in whole if _says_yes(jumps[n])), None)
    asked = conditions[yes] if yes is not None else next((conditions[n] for n in whole), "")
    is_simple = set(answers(jumps)) <= {"Yes", "No"}
    return _asked(asked, drop_not=yes is None) if asked and is_simple else "Which is it?"


def answers(jumps: list[Jump]) -> list[str]:
    """The answers that jumps stand for, each once: `Yes` and `No`, else the conditions."""
    positive = [_says_yes(one) for one in jumps]
    if len(jumps) == 1 or (len(jumps) == 2 and are_opposite(*jumps)):
        found = ["Yes" if yes else "No" for yes in positive]
    else:
        found = [_answer(one) for one in jumps]
    for number, answer in enumerate(found):
        if answer in found[:number]:
            found[number] = f"{answer} ({number + 1})"
    return found


def are_opposite(one: Jump, other: Jump) -> bool:
    """Whether one is the answer yes and the other no, to the same question."""
    if _says_yes(one) == _says_yes(other):
        return False
    if _AGAIN.fullmatch(bare(other.condition)):
        return True
    said = [set(telling(kebab(part.condition))) - _NEGATIONS for part in (one, other)]
    return not all(said) or bool(said[0] & said[1])


def _says_yes(one: Jump) -> bool:
    if not one.asks:
        return False
    if one.word in ("yes", "no", "else", "unless"):
        return one.word == "yes"
    if one.condition.casefold() in ("yes", "so", "no", "not"):
        return one.condition.casefold() in ("yes", "so")
    return _NEGATIVE.search(bare(one.condition)) is None


def _answer(one: Jump) -> str:
    words = bare(one.condition) or (bare(one.said).split(" ")[0].rstrip(",:") if one.word else "")
    words = words or "otherwise"
    short = words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + "…"
    return short[:1].upper() + short[1:]


def _base(verb: str) -> str:
    """The verb of `starts`, `tries`, `watches`."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if re.search(r"(?:ch|sh|ss|x|o)es$", verb) else verb[:-1]


def _asked(condition: str, *, drop_not: bool) -> str:
    """A condition as a question: `you can resolve it` becomes `Can you resolve it?`."""
    condition = _IS_SHORT.sub(r"\1 is", _ARE_SHORT.sub(r"\1 are", condition))
    if drop_not:
        condition = re.sub(r"\bcannot\b", "can", condition, count=1)
        condition = re.sub(r"\bnot |n['\u2019]t\b", "", condition, count=1)
    if condition.casefold() in ("yes", "no", "so", ""):
        return "Is it so?"
    clause, action = _CLAUSE.fullmatch(condition), _ACTION.fullmatch(condition)
    does = _DOES.fullmatch(condition)
    if clause:
        words = f"{clause[2]} {clause[1][:1].lower()}{clause[1][1:]}{clause[3]}"
    elif action:
        words = f"do {action[1]} {action[2]}"
    elif does:
        words = f"does {does[1][:1].lower()}{does[1][1:]} {_base(does[2])}{does[3]}"
    elif re.fullmatch(r"an? [\w -]+", condition, re.IGNORECASE):
        words = f"is it {condition}"
    else:
        words = condition
    return f"{words[:1].upper()}{words[1:].rstrip('?.! ')}?"
