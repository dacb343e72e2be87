"""What do the items of a list answer, and where does each lead? `Yes → log it, then step 7`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..draft.draft import Jump
from ..passages.passage import Passage
from .jumps import ARROW, PLACE, are_opposite, jump, verbose
from .patterns import late
from .prose import bare, sentences
from .table import kind_of, pattern

_HEAD = late(
    rf"""(?P<answer>(?:{pattern("if")}\ )?[^:.,;?!\u2192()\[\]]{{1,50}}?)\s*
    (?::|{ARROW}|\s[\u2013\u2014-]\s|,(?=\s))\s*(?P<rest>\S.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_IF = late(rf"{pattern('if')} ", re.IGNORECASE)
_NEXT = verbose("next-words")
_LEADS = late(
    rf"""(?P<does>.*?)(?:^|[\s,;.]\s*)(?:(?:{pattern("and")}|{_NEXT})\ )*
    (?:(?:{verbose("go")}\ )?{PLACE}|(?P<stop>{verbose("stop")})|(?P<on>{verbose("go-on")}))
    (?:,?\ {verbose("and")}\ (?P<also>[^.;]+))?[.!)\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAIN = ("yes", "no")
_SAME = ("so", "not")
_ALONE = late(
    rf"\W*(?:{pattern('if')} )?(?:{'|'.join(map(pattern, (*_PLAIN, *_SAME)))})\b", re.IGNORECASE
)
_LONGEST = 500
_ANSWER_HEAD = late(pattern("answer-column"), re.IGNORECASE)
_GO_HEAD = late(pattern("go-column"), re.IGNORECASE)


def answered(items: Sequence[str]) -> list[Jump]:
    """The jumps of items that each say an answer and what follows; empty if they do not."""
    found = [jump(item) or _answer(item) for item in items]
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


def answered_in(table: Passage) -> list[Jump]:
    """The jumps of a table with an answer and a place in each row."""
    rows = table.rows
    if len(rows) < 3 or len(rows[0]) != 2:
        return []
    heads = [bare(cell) for cell in rows[0]]
    if not (_ANSWER_HEAD.fullmatch(heads[0]) and _GO_HEAD.fullmatch(heads[1])):
        return []
    return answered([f"{bare(answer)}: {where}" for answer, where in rows[1:]])


def _answer(item: str) -> Jump | None:
    """The jump of `Red: delete it, then go to step 4`; nowhere if it only says what is done."""
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
    does, where = head["rest"], ""
    if leads:
        parts = (leads["does"].strip(" ,;"), (leads["also"] or "").strip())
        does = ", and ".join(filter(None, parts))
        where = leads["where"] or leads["stop"] or "next step"
    elif not (word or condition in ("so", "not") or _IF.match(head["answer"])):
        return None
    does = does[:1].upper() + does[1:]
    return Jump(item, word or "if", condition, where, does)
