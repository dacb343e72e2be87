"""What does the text of a step state? Its owner, its deadline, who is told, the ticket's status."""

from __future__ import annotations

import re

from ...clock.durations import Clock, DurationError
from ..draft.draft import Step
from .people import People
from .prose import bare, excerpt, sentences

_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: str(n) for n, word in enumerate(re.findall(r"\w+", _WORDS), 1)}
_AMOUNT = rf"(?:\d+|{'|'.join(_NUMBERS)})"
_DURATION = rf"(?P<time>{_AMOUNT} (?:working )?(?:minute|hour|day|week)s?)\b"
_WITHIN = re.compile(rf"\bwithin (?:the )?{_DURATION}", re.IGNORECASE)
_TIMEBOX = re.compile(
    rf"\b(?:spend|take at most|timebox of|time ?box:?) (?:at most |up to )?{_DURATION}",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:if|unless|cannot|can|could|when|may|might)\b|n['\u2019]t\b", re.IGNORECASE
)
_STATUS = re.compile(
    r"""\b(?:mark|set|move|change)\b[^.]{0,100}?\b(?:as|to)\ (?:the\ )?
    (?:\{guilabel\}`(?P<role>[\w -]{1,40})`
      |["“](?P<quoted>[\w -]{1,40})["”](?=\ (?:state|status)))""",
    re.IGNORECASE | re.VERBOSE,
)


def note_owner(step: Step, people: People) -> None:
    """Name the owner in brackets behind the title, or the one with whom a sentence begins."""
    if step.who:
        return
    step.title, role = people.behind(step.title)
    if role:
        step.who = [role]
        step.todo("it stands behind the title: is it who does it?", "who")
        return
    for text in (step.title, step.text.partition("\n\n")[0]):
        role, said = people.subject(text)
        if role:
            step.who = [role]
            step.todo(f"taken from {excerpt(said)}: is it who does it?", "who")
            return


def note_told(step: Step, people: People) -> None:
    """Name the role that the text says to notify."""
    role, said = people.told(f"{step.title}. {step.text}")
    if role and role not in step.who:
        step.informs = [role]
        step.todo(f"taken from {excerpt(said)}: is it who is told?", "informs")


def note_status(step: Step, statuses: list[str]) -> None:
    """Name the first status that the text gives to the ticket; `statuses` gets new ones."""
    found = list(_STATUS.finditer(" ".join(step.text.split())))
    if found:
        step.status = (found[0]["role"] or found[0]["quoted"]).strip()
        said = ", ".join(excerpt(match[0]) for match in found)
        step.todo(f"taken from {said}: does the ticket get it here?", "status")
        if step.status not in statuses:
            statuses.append(step.status)


def note_deadline(step: Step) -> None:
    """Name a deadline and a timebox that are said in so many words."""
    for sentence in [step.title, *sentences(step.text)]:
        flat = bare(sentence)
        within = _WITHIN.search(flat)
        if within and not step.within and not _HEDGED.search(flat[: within.start()]):
            step.within = _duration(within["time"])
            if step.within:
                said = excerpt(within[0])
                step.todo(f"taken from {said}: from when on? add `since:`", "within")
    timebox = _TIMEBOX.search(bare(step.title))
    if timebox:
        step.timebox = _duration(timebox["time"])


def _duration(words: str) -> str:
    """A duration in its canonical form, empty if it is not exact."""
    amount, _, unit = words.casefold().partition(" ")
    try:
        return str(Clock().parse(f"{_NUMBERS.get(amount, amount)} {unit}"))
    except DurationError:
        return ""
