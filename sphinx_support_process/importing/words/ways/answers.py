"""What do the items of a list answer, and where does each lead? `Yes → log it, then step 7`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...draft.draft import Jump
from ...passages.passage import Passage
from ..patterns import late
from ..prose import ORDER, bare, sentences
from ..table import kind_of, listed, pattern
from .asked import are_opposite
from .jumps import ARROW, ENDS, PLACE, STOP, jump, verbose

_HEAD = late(
    rf"""(?P<answer>(?:{pattern("if")}\ )?[^:.,;?!\u2192()\[\]]{{1,50}}?)\s*
    (?::|{ARROW}|\s[\u2013\u2014-]\s|,(?=\s))\s*(?P<rest>\S.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_IF = late(rf"{pattern('if')} ", re.IGNORECASE)
_NEXT = verbose("next-words")
_LEADS = late(
    rf"""(?P<does>.*?)(?:^|[\s,;.]\s*)(?:(?:{pattern("and")}|{_NEXT})\ )*
    (?:(?P<go>{verbose("go")}\ )?{PLACE}|(?P<stop>{verbose("stop")})|(?P<on>{verbose("go-on")}))
    (?:(?:,?\ {verbose("and")}|,)\ (?P<also>[^.;]+))?[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_LETTER = late(r"[A-Za-z][\d.]*")
_PLAIN = ("yes", "no")
_SAME = ("so", "not")
_ALONE = late(
    rf"\W*(?:{pattern('if')} )?(?:{'|'.join(map(pattern, (*_PLAIN, *_SAME)))})\b", re.IGNORECASE
)
_YES_HEAD = late(pattern("yes-column"), re.IGNORECASE)
_NO_HEAD = late(pattern("no-column"), re.IGNORECASE)
_IF_HEADS = [late(one, re.IGNORECASE) for one in listed("if-column")]
_YES_OR_NO = late(rf"(?<!\w)(?:{pattern('yes')}|{pattern('no')})(?!\w)", re.IGNORECASE)
_LONGEST = 500
_SEVERAL = late(
    rf"\s*(?:\n|;|\u00b7|<br ?/?>|,(?=[^,]{{1,60}}(?:{ARROW})|[^,:()]{{1,40}}: ?\w"
    rf"|\s?{pattern('else')}\b))\s*",
    re.IGNORECASE,
)
_PUT = (
    r"(?:\*\*)?(?:\[[^\[\]]*\]\((?:<[^<>]+>|[^()\s]+)\)|\{(?:ref|doc|support:\w+)\}`[^`]+`"
    r"|[^\W_][\w'\u2019.&/-]*(?: [\w'\u2019.&/-]+){0,5})(?:\*\*)?"
    rf"(?:,? (?:{pattern('step')} )?\d{{1,3}})?"
)
_WAY = late(
    rf"(?:(?P<when>[^\u2192\u21d2:]{{1,80}}?)\s?(?:{ARROW}|:)|(?:{ARROW})?\s?(?P<else>{pattern('else')})"
    rf"(?= )|{ARROW})?\s?"
    rf"(?:(?P<does>[^\u2192\u21d2]{{3,120}}?),? {pattern('next-words')} )?(?:{pattern('go')} )?"
    rf"(?P<where>{_PUT})[.]?",
    re.IGNORECASE,
)
_ON = late(rf"{pattern('next-row')}|{pattern('go-on')}", re.IGNORECASE)
_ANSWER_HEAD = late(pattern("answer-column"), re.IGNORECASE)
_GO_HEAD = late(pattern("go-column"), re.IGNORECASE)


def answered(items: Sequence[str]) -> list[Jump]:
    """The jumps of items that each say an answer and what follows; empty if they do not."""
    found = [jump(item) or _answer(item) for item in items]
    if sum(one is not None and bool(one.where) for one in found) * 2 >= len(found):
        ways = zip(items, found, strict=True)
        found = [one or _answer(item, is_way=True) for item, one in ways]
    jumps = [one for one in found if one is not None]
    leads = [one for one in jumps if one.where]
    if len(jumps) < len(found) or len(found) < 2:
        return []
    is_whole = len(leads) * 2 >= len(found) or (len(found) == 2 and are_opposite(*jumps))
    return jumps if is_whole else []


def answered_alone(text: str) -> list[Jump]:
    """The jumps of what only says what is done at yes or no: `If yes, add a label.`"""
    found: list[Jump] = []
    for sentence in sentences(text):
        one = _answer(sentence) if _ALONE.match(sentence) else None
        if one is None or not (one.word in _PLAIN or one.condition in _SAME):
            return []
        found.append(one)
    return found


def leads_on(head: str) -> bool:
    """Whether a column says where it goes on."""
    return _GO_HEAD.fullmatch(head) is not None


def leads_at(head: str) -> str:
    """The answer at which a column says where it goes on: `yes` of `Next if yes`; else empty."""
    if _YES_HEAD.fullmatch(head) or _NO_HEAD.fullmatch(head):
        return str(_YES_OR_NO.findall(head)[-1])
    found = [str(match["if"]) for way in _IF_HEADS if (match := way.fullmatch(head))]
    return found[0] if found else ""


def ways(cell: str) -> list[Jump]:
    """The jumps of a cell that only says where it goes on: `found → 4, else 5`."""
    parts = [part for part in _SEVERAL.split(cell.strip()) if part.strip()]
    found = [_way(part.strip()) for part in parts]
    return [one for one in found if one] if all(found) else []


def ends(where: str) -> bool:
    """Whether words for a place say that nothing follows."""
    return bool(STOP.fullmatch(where) or ENDS.fullmatch(where))


def _way(part: str) -> Jump | None:
    match = _WAY.fullmatch(part) if len(part) <= _LONGEST else None
    is_end = match is not None and ends(match["where"].rstrip("."))
    if match is None or (ORDER.match(bare(match["where"])) and not is_end):
        return None
    when = bare(match["when"] or match["else"] or "").strip(" ,")
    word = kind_of(when, ("yes", "no", "else")) or ("if" if when else "")
    does = (match["does"] or "").strip(" ,")
    where = "next step" if _ON.fullmatch(match["where"]) else match["where"]
    return Jump(part, word, "" if word != "if" else when, where, does[:1].upper() + does[1:])


def answered_in(table: Passage) -> list[Jump]:
    """The jumps of a table with an answer and a place in each row."""
    rows = table.rows
    if len(rows) < 3 or len(rows[0]) != 2:
        return []
    heads = [bare(cell) for cell in rows[0]]
    if not leads_on(heads[1]):
        return []
    found = [(bare(answer), ways(where)) for answer, where in rows[1:]]
    if all(answer and len(led) == 1 and not led[0].word for answer, led in found):
        return [
            replace(led[0], said=f"{answer}: {led[0].said}", word="if", condition=answer)
            for answer, led in found
        ]
    if not _ANSWER_HEAD.fullmatch(heads[0]):
        return []
    return answered([f"{bare(answer)}: {where}" for answer, where in rows[1:]])


def _answer(item: str, *, is_way: bool = False) -> Jump | None:
    """The jump of `Red: delete it, then go to step 4`; nowhere if it only says what is done.

    That is one of the ways (`is_way`) where the items beside it lead elsewhere.
    """
    flat = " ".join(item.replace("*", "").split())
    head = _HEAD.fullmatch(flat) if len(flat) <= _LONGEST else None
    if head is None:
        return None
    answer = _IF.sub("", bare(head["answer"]))
    word = kind_of(answer, ("yes", "no", "else"))
    if "," in flat[head.end("answer") : head.start("rest")] and not (
        word or _IF.match(head["answer"])
    ):
        return None
    condition = "" if word else kind_of(answer, ("so", "not")) or answer
    leads = _LEADS.fullmatch(head["rest"])
    if leads and leads["where"] and _LETTER.fullmatch(leads["where"]) and not leads["go"]:
        leads = None
    does, where = head["rest"], ""
    if leads:
        parts = (leads["does"].strip(" ,;"), (leads["also"] or "").strip())
        does = ", and ".join(filter(None, parts))
        where = leads["where"] or leads["stop"] or "next step"
    elif not (is_way or word or condition in _SAME or _IF.match(head["answer"])):
        return None
    does = does[:1].upper() + does[1:]
    return Jump(item, word or "if", condition, where, does)
