"""What does a time mean that no rule names? A limit, a wait or a deadline, by what is beside it."""

from __future__ import annotations

import re

from ..draft.draft import Step
from .patterns import late
from .prose import bare, excerpt, sentences, without_tables
from .table import kind_of, pattern
from .times import DURATION, END_OF_DAY, guessed, note_times, plain_times

_MOST = rf"(?:{pattern('most')}|{pattern('at-most')}|{pattern('longer-than')}|{pattern('timebox')})"
_LEAST = rf"(?:{pattern('at-least')}|{pattern('these')}|{pattern('first-times')})"
_MOST_BEFORE = late(rf"(?<!\w){_MOST}(?: {pattern('of')})?[:\s]*\Z", re.IGNORECASE)
_MOST_BEHIND = late(rf"\s?,?{pattern('most')}(?!\w)", re.IGNORECASE)
_LEAST_BEHIND = late(rf"\s?{pattern('at-least')}(?!\w)", re.IGNORECASE)
_AFTER_BEHIND = late(rf"\s?(?:{pattern('after')}|{pattern('before-then')})(?!\w)", re.IGNORECASE)
_EACH_BEHIND = late(rf"\s?(?:{pattern('each')})(?!\w)", re.IGNORECASE)
_WAITS = late(
    rf"(?<!\w)(?:{pattern('wait')}|{pattern('waits')}|{pattern('give')})(?!\w)",
    re.IGNORECASE,
)
_WAITS_BEHIND = late(rf"{pattern('waits-behind')}(?!\w)", re.IGNORECASE)
_LATER_BEHIND = late(rf"\s?{pattern('later')}(?!\w)", re.IGNORECASE)
_ANOTHER = late(rf"(?<!\w){pattern('another')}\s*\Z", re.IGNORECASE)
_TAKES = late(rf"(?<!\w){pattern('takes')}(?!\w)", re.IGNORECASE)
_BEFORE_NONE = late(
    rf"(?<!\w)(?:{pattern('every')}\s*\Z|{pattern('you-may')}(?!\w)|{pattern('should')}(?!\w))",
    re.IGNORECASE,
)
_ENDS = late(r"\s*(?:[,:;.)]|\Z)")
_LONG = late(r"\d+ (?!minute|hour|working hour)")
_NOT = late(rf"(?<!\w){pattern('negative')}(?!\w)|n['\u2019]t(?!\w)", re.IGNORECASE)
_FOR = rf"(?:{pattern('for-what')}|{pattern('after')}|{pattern('in-time')})"
_NOBODY = late(rf"(?<!\w){_FOR}(?: {_LEAST})?\s*\Z", re.IGNORECASE)
_AFTER = late(rf"(?<!\w){pattern('after')}(?: {_LEAST})?\s*\Z", re.IGNORECASE)
_IN = late(rf"(?<!\w){pattern('in-time')}\s*\Z", re.IGNORECASE)
_DUE = late(rf"(?<!\w){pattern('due')}\s?:?\s*\Z", re.IGNORECASE)
_HEDGED = late(rf"(?<!\w)(?:{pattern('if')}|{pattern('may')})(?!\w)", re.IGNORECASE)
_WAITS_FIRST = late(rf"(?:{pattern('wait')}|{pattern('waits')})(?!\w)", re.IGNORECASE)
_STANDING = late(rf"(?<!\w){pattern('standing')}(?!\w)", re.IGNORECASE)
"""The days on which something is done again and again: `every Friday`."""

_TO_TIME = late(
    rf"[\s,(:]*(?:(?<!\w)(?:{_MOST}|{_LEAST}|{pattern('for-what')}))?[\s:]*\Z", re.IGNORECASE
)
_WAITING = rf"(?:{pattern('wait')}|{pattern('waits')})"
_AWAITED = late(
    rf"(?<!\w){_WAITING} (?:{pattern('for-what')} |(?={pattern('articles')}(?: |(?<=['\u2019]))))"
    r"(?P<what>[^,;.()]{2,80})\Z",
    re.IGNORECASE,
)
_AWAITED_FIRST = late(
    rf"{pattern('for-what')} (?P<what>[^,;.()]{{2,80}}?)(?: {_WAITING})?\Z", re.IGNORECASE
)
_AWAITED_BEHIND = late(rf"\s{pattern('for-what')} (?P<what>[^,;.()]{{2,80}})", re.IGNORECASE)
_LONGEST = 500
_ASKS = {
    "timebox": "is it how long it takes at most?",
    "wait": "is it a wait?",
    "within": "is it a deadline?",
}


def note_all_times(step: Step) -> None:
    """Name all times of a step: those that are said in so many words, and then the others."""
    if note_times(step):
        _note_others(step)
        _name_wait(step)
    for sentence in (step.title, *sentences(without_tables(step.text))):
        if standing := _STANDING.search(bare(sentence)[:_LONGEST]):
            step.todo(f"the page says {excerpt(standing[0])}: is it a duty, with `every`?")


def _note_others(step: Step) -> None:
    """Name what the first time of a sentence is that is none yet, with a question."""
    for sentence in (step.title, *sentences(without_tables(step.text))):
        flat = plain_times(bare(sentence))
        found = DURATION.search(flat) if len(flat) <= _LONGEST else None
        time = guessed(found) if found else ""
        is_bare = found is not None and not (flat[: found.start()] + flat[found.end() :]).strip(
            " ."
        )
        if found and time and not _is_known(step, time):
            waits = is_bare and _WAITS_FIRST.match(bare(step.title))
            _note(step, "wait" if waits else _kind(flat, found), time, flat)
        day = END_OF_DAY.search(flat) if found is None else None
        if day and not _HEDGED.search(flat[: day.start()]):
            _note(step, "within", "1 working day", flat)


def _name_wait(step: Step) -> None:
    """Say what a step waits for where its sentence does, and not only how long."""
    if step.wait and step.wait["for"] == step.wait.get("at-most"):
        for sentence in (step.title, *sentences(without_tables(step.text))):
            step.wait["for"] = _awaited(plain_times(bare(sentence))) or step.wait["for"]
    elif step.wait:
        step.wait["for"] = _TO_TIME.sub("", step.wait["for"])


def _awaited(flat: str) -> str:
    """What a sentence with a time says is waited for: `Wait for the vendor, at most 2 days`."""
    time = DURATION.search(flat) if len(flat) <= _LONGEST and _WAITS.search(flat) else None
    if time is None:
        return ""
    before, behind = _TO_TIME.sub("", flat[: time.start()]), flat[time.end() :]
    found = _AWAITED.search(before) or _AWAITED_FIRST.match(before) or _AWAITED_BEHIND.match(behind)
    what = found["what"].strip() if found else ""
    return "" if kind_of(what, ("it", "they")) else what


def _is_known(step: Step, time: str) -> bool:
    waits = step.wait.get("at-most", "") if step.wait else ""
    return time in (step.within, step.timebox, waits)


def _note(step: Step, kind: str, time: str, said: str) -> None:
    if not kind or getattr(step, kind):
        return
    setattr(step, kind, {"for": time, "at-most": time} if kind == "wait" else time)
    step.todo(f"the page says {excerpt(said)}: {_ASKS[kind]}", kind)


def _kind(flat: str, time: re.Match[str]) -> str:
    """The key of a step that a time belongs to, by what stands before and behind it."""
    before, behind = flat[: time.start()], flat[time.end() :]
    if _EACH_BEHIND.match(behind) or _BEFORE_NONE.search(before):
        return ""
    is_most = _MOST_BEFORE.search(before) or _MOST_BEHIND.match(behind)
    is_in = _IN.search(before) is not None
    waits = bool(_WAITS.search(before) or _WAITS_BEHIND.match(behind) or _ANOTHER.search(before))
    waits = waits or (not before.strip() and _LATER_BEHIND.match(behind) is not None)
    takes = _TAKES.search(before) is not None
    if is_most and not (waits or takes):
        return "within" if is_in or _AFTER_BEHIND.match(behind) else "timebox"
    takes = takes and _LONG.match(guessed(time)) is not None
    silent = _NOT.search(before) is not None and _NOBODY.search(before) is not None
    after = _AFTER.search(before) is not None and _ENDS.match(behind) is not None
    if waits or takes or silent or after or _LEAST_BEHIND.match(behind):
        return "wait"
    if _HEDGED.search(before):
        return ""
    return "within" if is_in or _DUE.search(before) or _AFTER_BEHIND.match(behind) else ""
