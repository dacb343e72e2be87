"""When is a step to be done? Deadlines, timeboxes and waits that its text states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...clock.durations import Clock, DurationError
from ..draft.draft import Step
from .patterns import late
from .prose import ORDER, bare, excerpt, headline, sentences, without_tables
from .table import listed, numbers, pattern

_UNITS = {
    "working_hour": "working hours",
    "working_day": "working days",
    "calendar_day": "calendar days",
    "calendar_month": "calendar months",
    "plain_day": "",
    "minute": "minutes",
    "hour": "hours",
    "week": "weeks",
}
"""The units of durations; none for a day that may be a working day or any."""

_WORDS = numbers("amounts")
_NUMBER = rf"(?:{'|'.join(_WORDS)})(?= )(?: \(\d{{1,4}}\))?"
_AMOUNT = rf"\d{{1,4}}(?:(?: to |\s?[-\u2013]\s?)\d{{1,4}})?|{_NUMBER}"
_UNIT = "|".join(f"(?P<{name}>{pattern(name.replace('_', '-'))})" for name in _UNITS)
_DURATION = rf"\b(?P<amount>{_AMOUNT})[\s-]?(?:{_UNIT})(?!\w)"
DURATION = late(_DURATION, re.IGNORECASE)
_AT_MOST = rf"(?:{pattern('at-most')} )?"
WITHIN = late(rf"(?:\b{pattern('within')} |[<\u2264]\s?){_DURATION}", re.IGNORECASE)
_BRACKETS = late(
    rf"\((?P<by>(?:[<\u2264~+T\s\u2013-]|0\s?-|{pattern('at-most')}|{pattern('first-times')}){{0,4}})"
    rf"\s?{_DURATION}\)$",
    re.IGNORECASE,
)
_ALL = late(rf"\(?{pattern('all-of-it')}(?!\w)", re.IGNORECASE)
_NAMED = late(r"\*\*[^*]{2,60}\*\*:? \([^()]*\)")
_FIRST = late(rf"(?:\w+ )?{pattern('first-times')} {_DURATION}$", re.IGNORECASE)
_NO_LONGER = late(
    rf"^{pattern('must-not')}\b.*\b{pattern('longer-than')} {_DURATION}",
    re.IGNORECASE,
)
_SINCE = late(rf"(?::|\s[\u2013-]|\() ?{_DURATION} {pattern('after')}\b", re.IGNORECASE)
_PLAIN_TIMES = {
    "half-hour": "30 minutes",
    "the-hour": "1 hour",
    "half-day": "4 hours",
    "fortnight": "14 days",
}
_FIXED = late(
    "|".join(rf"\b(?P<{kind.replace('-', '_')}>{pattern(kind)})\b" for kind in _PLAIN_TIMES),
    re.IGNORECASE,
)
_DAY_WORDS = tuple(listed("day-words"))
END_OF_DAY = late(rf"\b{pattern('end-of-day')}(?!\w)", re.IGNORECASE)
_FAILS_TO = late(rf"{pattern('fails-to')}[^,;]*$", re.IGNORECASE)
HOLD = late(
    rf"\b{pattern('hold')}\b[^.;]{{0,60}}? {pattern('for-what')} (?:{pattern('at-least')} ){{0,2}}"
    rf"{_DURATION}",
    re.IGNORECASE,
)
_IN = late(rf"\bin {_DURATION}\.?$", re.IGNORECASE)
_ONLY_AFTER = late(rf"(?<!than)(?<!latest)(?<!most) {pattern('after')} {_DURATION}", re.IGNORECASE)
_BEHIND = late(rf"(?::|\s[\u2013-]) ?{_DURATION}$", re.IGNORECASE)
_AFTER = late(rf"{pattern('after')} {_DURATION}", re.IGNORECASE)
_WITHOUT = late(rf" {pattern('without')} (?P<what>[^.;,()]+)", re.IGNORECASE)
_TIMEBOX = late(rf"\b{pattern('timebox')} {_AT_MOST}{_DURATION}", re.IGNORECASE)
_WAIT = late(
    rf"{pattern('wait')} (?:{pattern('at-least')} )?{_AT_MOST}{_DURATION}"
    rf"(?: {pattern('for-what')} (?P<what>[^.;,()]+))?",
    re.IGNORECASE,
)
_WAIT_FOR = late(
    rf"{pattern('wait')} {pattern('for-what')} (?P<what>[^.;,()]+),? (?:{pattern('at-least')} )?"
    rf"{_DURATION}$",
    re.IGNORECASE,
)
_WAITS = late(rf"(?<!\w){pattern('wait')}(?!\w)", re.IGNORECASE)
_GIVE = late(
    rf"\b{pattern('give')} (?:[\w'\u2019-]+ ){{1,6}}?{_DURATION} {pattern('to')}\b", re.IGNORECASE
)
_EVERY = late(
    rf"\b{pattern('every')} (?:{_DURATION}|(?:{_UNIT.replace('?P<', '?P<one_')})\b)", re.IGNORECASE
)
_HEDGED = late(rf"\b{pattern('hedges')}(?!\w)", re.IGNORECASE)
_FOR = late(
    rf"\b(?:{pattern('for-what')}|{pattern('after')}) (?:{pattern('at-least')} )?{_DURATION}",
    re.IGNORECASE,
)
_NOT = late(rf"\b{pattern('negative')}\b|n['\u2019]t\b", re.IGNORECASE)
_LATER = late(
    rf"\b{pattern('by-itself')}\b[^.,;]{{0,30}} {pattern('after')} {_DURATION}", re.IGNORECASE
)
_MUST = late(rf"\b{pattern('modals')}(?!\w)", re.IGNORECASE)
_MAY = late(rf"\b{pattern('you-may')}(?!\w)", re.IGNORECASE)
_ORDERED = late(rf"{pattern('always')}(?!\w)", re.IGNORECASE)
_IT = late(rf"{pattern('it')}\b", re.IGNORECASE)
_SHOULD_BE = late(
    r"\b(?:should|will) (?:now )?(?:be(?! (?:\w+(?:ed|en|wn|nt|ld|ght|de|ne|id)|met|put|set|run)\b)"
    r"|show|appear|turn)\b",
    re.IGNORECASE,
)


def note_times(step: Step) -> bool:
    """Name a deadline, a timebox and a wait that are said in so many words; whether any time is."""
    is_told = says_day = False
    for sentence in [step.title, *sentences(without_tables(step.text))]:
        flat = plain_times(bare(sentence))
        folded = flat.casefold()
        has_day = any(word in folded for word in _DAY_WORDS)
        is_timed = DURATION.search(flat) is not None
        is_told = is_told or is_timed
        says_day = says_day or has_day
        if is_timed:
            _note_deadline(step, flat)
        if has_day:
            _note_end_of_day(step, flat)
        if is_timed:
            _note_timebox(step, flat)
        if is_timed or has_day:
            _note_every(step, flat)
    if is_told:
        _note_wait(step)
    if step.if_ and DURATION.search(step.if_):
        _note_silence(step)
    return is_told or says_day


def of_all(text: str) -> tuple[str, str]:
    """The time within which all steps are to be done, and where a text says so; else empty."""
    for flat in map(bare, sentences(text)):
        time = DURATION.search(flat) if _ALL.match(flat) else None
        if time and guessed(time) and not _hedged(flat[: time.start()]):
            return guessed(time), flat
    return "", ""


def of_heading(title: str) -> tuple[str, str]:
    """The time within which all below a heading is to be done: `Containment (within 4 hours)`."""
    flat = headline(title)
    time = WITHIN.search(flat) or _FIRST.match(flat) or _BRACKETS.search(flat)
    told = guessed(time) if time else ""
    return (told, flat) if told and not told.startswith("0 ") else of_all(flat)


def _of_text(text: str) -> tuple[str, str]:
    """The time that a text gives to all below it: a sentence, or a name in bold with brackets."""
    return of_heading(text) if _NAMED.fullmatch(text) else of_all(text)


def share_time(steps: Iterable[Step], title: str, texts: Iterable[str]) -> None:
    """Let steps have the time that a heading, or a text, gives to all of them."""
    told = [of_heading(title), *(_of_text(text) for text in texts)]
    whole = next((one for one in told if one[0]), ("", ""))
    time, said = whole
    for step in steps:
        if step.phase:
            own = of_heading(step.phase)
            time, said = own if own[0] else whole
        is_name = step.text.startswith("(") or not ORDER.match(bare(step.title))
        if is_name and len(sentences(step.text)) == 1 and of_all(step.text)[0]:
            time, said = of_all(step.text)
        if time and not (step.within or step.wait or step.timebox):
            step.within = time
            step.todo(f"the page says {excerpt(said)}: is it so of each step?", "within")


def duration(match: re.Match[str]) -> str:
    """A duration in its canonical form; empty if it is not exact, or its days are of any kind."""
    unit = next((_UNITS[name] for name in _UNITS if match[name]), "")
    return _exact(match, unit) if unit else ""


def _exact(match: re.Match[str], unit: str) -> str:
    """A duration in a unit; empty if its amount is not exact."""
    written = match["amount"].partition(" (")[0]
    amount = _WORDS.get(written.casefold(), written)
    amount = re.sub(r"\s?(?:to|[-\u2013])\s?", "-", amount)
    try:
        return str(Clock().parse(f"{amount} {unit}"))
    except DurationError:
        return ""


def plain_times(text: str) -> str:
    """A text with numbers for times that have a name: `half an hour`."""
    return _FIXED.sub(lambda match: _PLAIN_TIMES[str(match.lastgroup).replace("_", "-")], text)


def guessed(match: re.Match[str]) -> str:
    """A duration like `duration`, and where its days may be of any kind, calendar days."""
    return duration(match) or (match["plain_day"] and _exact(match, "calendar days")) or ""


def _note_deadline(step: Step, flat: str) -> None:
    within = WITHIN.search(flat) or _NO_LONGER.match(flat)
    in_, after = _IN.search(flat), _AFTER.match(flat)
    is_told = ORDER.match(flat) and not _hedged(flat) and not _MAY.search(flat)
    in_ = in_ if not within and is_told else None
    brackets = _BRACKETS.search(flat)
    if brackets and not brackets["by"] and not step.timebox and guessed(brackets):
        step.timebox = guessed(brackets)
        step.todo(f"the page says {excerpt(brackets[0])}: is it how long it takes?", "timebox")
    doubtful = in_ or (brackets if brackets and brackets["by"] else None)
    doubtful = doubtful or (_BEHIND.search(flat) if is_told else None)
    if doubtful and not step.within and not step.timebox:
        step.within = guessed(doubtful)
        step.todo(f"the page says {excerpt(doubtful[0])}: is it a deadline?", "within")
    if after:
        _note_after(step, after, flat)
    later = _LATER.search(flat) or (None if within else _SINCE.search(flat))
    later = later or (_ONLY_AFTER.search(flat) if is_told and not after and not within else None)
    if later and not step.wait and guessed(later):
        step.wait = {"for": guessed(later), "at-most": guessed(later)}
        step.todo(f"the page says {excerpt(later[0])}: is it a wait?", "wait")
    if within is None or step.within:
        return
    before = _clause(flat[: within.start()])
    if _FAILS_TO.search(before):
        step.within = guessed(within)
        step.todo(f"the page says {excerpt(flat)}: is it a deadline?", "within")
        return
    if _hedged(before or flat):
        return
    said = excerpt(within[0])
    others = DURATION.search(flat, within.end())
    if _IT.match(flat) and not _ORDERED.match(flat):
        step.todo(f"the page says {excerpt(flat)}: is it a deadline?", "within")
        return
    if others:
        step.todo(f"the page says {excerpt(flat)}: which of these times?", "within")
        return
    step.within = guessed(within)
    if duration(within):
        step.todo(f"taken from {said}: from when on? add `since:`", "within")
    else:
        step.todo(f"the page says {said}: in working days, or calendar days?", "within")


def _note_end_of_day(step: Step, flat: str) -> None:
    end = END_OF_DAY.search(flat)
    if end and not step.within and not _hedged(_clause(flat[: end.start()])):
        step.within = "1 working day"
        step.todo(f"the page says {excerpt(end[0])}: is it one working day, or less?", "within")


def _note_after(step: Step, after: re.Match[str], flat: str) -> None:
    """Let a step wait that is done after a time: `After 3 days without an answer, ask again`."""
    time = guessed(after)
    lack = _WITHOUT.match(flat, after.end())
    if time and not step.wait:
        step.wait = {"for": lack["what"] if lack else time, "at-most": time}
    step.todo(f"the page says {excerpt(after[0])}: is it a wait?", "wait")


def _note_timebox(step: Step, flat: str) -> None:
    box = _TIMEBOX.search(flat)
    if box and not step.timebox and not (_hedged(flat[: box.start()]) or _WAITS.search(flat)):
        step.timebox = guessed(box)
        if not duration(box):
            step.todo(f"the page says {excerpt(box[0])}: how long exactly?", "timebox")


def _note_every(step: Step, flat: str) -> None:
    every = _EVERY.search(flat)
    if every:
        told = "is it a duty while the process runs?"
        step.todo(f"the page says {excerpt(every[0])}: {told}")


def _note_wait(step: Step) -> None:
    for flat in _first_sentences(step):
        wait = _WAIT.match(flat) or _WAIT_FOR.match(flat.rstrip("."))
        is_told = ORDER.match(flat) or _MUST.search(flat)
        hold = HOLD.search(flat) if is_told and not wait else None
        hold = hold or _GIVE.search(flat)
        if hold and not step.wait and guessed(hold):
            time = guessed(hold)
            step.wait = {"for": time, "at-most": time}
            step.todo(f"the page says {excerpt(hold[0])}: is it a wait?", "wait")
            return
        if wait and not step.wait:
            time = guessed(wait)
            if not duration(wait):
                asks = "in working days, or calendar days?" if time else "how long exactly?"
                step.todo(f"the page says {excerpt(wait[0])}: {asks}", "wait")
            if not time:
                return
            what = (wait["what"] or "").strip()
            step.wait = {"for": what or time, "at-most": time}
            return


def _note_silence(step: Step) -> None:
    """Let a step wait that is done if something did not happen within a time."""
    held = bare(step.if_)
    found = WITHIN.search(held) or _FOR.search(held)
    is_late = _AFTER.search(held) is not None or (found and _NOT.search(held))
    if found and not step.wait and is_late and guessed(found):
        step.wait = {"for": guessed(found), "at-most": guessed(found)}
        step.todo(f"the page says {excerpt(step.if_)}: is it a wait?", "wait")


def _first_sentences(step: Step) -> Iterator[str]:
    yield bare(step.title)
    yield from map(bare, sentences(without_tables(step.text))[:2])


def _clause(before: str) -> str:
    """What stands before a time: in its brackets alone, if it stands in some."""
    return before[before.rfind("(") + 1 :] if before.rfind("(") > before.rfind(")") else before


def _hedged(before: str) -> bool:
    return bool(_HEDGED.search(before) or _SHOULD_BE.search(before))
