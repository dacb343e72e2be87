"""Where do the jumps of steps lead? To steps, to parts, or to the end."""

from __future__ import annotations

import re

from ...draft.draft import Jump, Process, Step
from ...draft.noted import Mistake
from ...words.patterns import late
from ...words.prose import bare, excerpt, quoted
from ...words.table import listed, pattern
from ...words.ways.answers import ends
from ...words.ways.asked import answers, other_answer
from ...words.ways.jumps import FROM_START, ORDINALS, PREVIOUS
from .parts import Part
from .places import LINK, MARKS, Places, previous
from .pointers import pointed_at

_QUOTED = late(r"[\"\u201c\u201e\u00ab]\s?([^\"\u201c\u201d\u00bb]+?)\s?[\"\u201d\u201c\u00bb]")
_NUMBER = late(
    rf"(?:(?<!\w){pattern('step')} |(?<!\w)n[or]\. |^)((?:\d{{1,3}}\.)*\d{{1,9}})", re.IGNORECASE
)
_FOLLOW = late(
    r"\b(?:see|follow|use|carry out|as described in|according to)\b[^.]{0,100}?"
    rf"(?:{LINK.pattern})",
    re.IGNORECASE,
)
_FOLLOW_NAMED = late(
    rf"(?<!\w){pattern('follow')} (?:{pattern('articles')} )?(?:{pattern('section')} )?"
    r"(?P<mark>[\"\u201c*_]{1,2})(?P<title>[^\"\u201c\u201d*_]{2,60})[\"\u201d*_]{1,2}",
    re.IGNORECASE,
)


def settle(places: Places) -> None:
    """Let every jump lead to its place."""
    for process in places.processes:
        titles = {bare(step.phase).casefold(): step for step in process.steps if step.phase}
        titles |= {bare(step.title).casefold(): step for step in reversed(process.steps)}
        for number, step in enumerate(process.steps):
            _lead(places, process, titles, number, step)


def run(places: Places) -> None:
    """Let steps that say `see [](label)` of another process run that."""
    for process in places.processes:
        for step in process.steps:
            _run(places, process, step)


def _lead(
    places: Places, process: Process, titles: dict[str, Step], number: int, step: Step
) -> None:
    """Turn the jumps of a step into its answers, or into what comes next."""
    for answer, end in step.leads.items():
        place = end if isinstance(end, str) else end.id
        if answer:
            step.answers[answer] = place
        else:
            step.next = place
    if step.failure is not None:
        _fail(places, process, titles, number, step, step.failure)
    asks = step.is_question
    names = answers(step.jumps, step.near) if asks else []
    for at, one in enumerate(step.jumps):
        target = _find(places, process, titles, number, one.where) if one.where else "next"
        key = "answers" if asks else "next"
        if not asks:
            step.todo(f"the page says {quoted(one.said)}", key)
        if target is None:
            target, why = "next", "there is no such step: where does it lead?"
            if LINK.search(one.where):
                target, why = "done", "this process is not here: import its page as well?"
            told = f"{quoted(one.where)}: {why}"
            step.todo(told if LINK.search(one.where) else Mistake(told), key)
        if asks and not one.where and any(other.where for other in step.jumps):
            step.todo(f"the page says {quoted(one.said)}: where does it go on?", key)
        if asks:
            step.answers[names[at]] = target
            if one.does:
                step.on_answer[names[at]] = one.does
        elif not step.next:
            step.next = target
            step.text = f"{step.text}\n\n{one.does}".strip()
    if len(step.answers) == 1 and asks:
        step.answers[other_answer(step.jumps, step.near)] = step.next or "next"
        step.next = ""


def _fail(
    places: Places, process: Process, titles: dict[str, Step], number: int, step: Step, one: Jump
) -> None:
    """Say where it goes on if a step did not work."""
    target = _find(places, process, titles, number, one.where)
    told = f"the page says {quoted(one.said)}"
    if target is None:
        step.todo(f"{told}: there is no such step, where does it lead?", "otherwise")
        return
    step.otherwise = target
    if not (step.expect or step.timebox or step.wait):
        step.expect = listed("worked")[-1]
        step.todo(f"{told}: how does one see that it worked?", "expect")
    else:
        step.todo(told, "otherwise")


def _find(
    places: Places, process: Process, titles: dict[str, Step], number: int, where: str
) -> str | None:
    """The target that the words for a place mean, None if there is no such place."""
    if ends(where.rstrip(".")):
        return "done"
    link, quoted, numbered = (p.search(where) for p in (LINK, _QUOTED, _NUMBER))
    if (pointed := pointed_at(places, process, process.steps[number], where)) is not None:
        return pointed
    if link:
        step_there = places.linked_step(process, link)
        if step_there is not None:
            other, one = step_there
            return one.id if other is process else f"{other.id}.{one.id}"
        found = places.linked_process(link)
        said = places.said_by(link)
        return found.id if found else pointed_at(places, process, process.steps[number], said)
    if quoted and (titled := titles.get(bare(quoted[1]).casefold())):
        return titled.id
    if numbered:
        count = int(numbered[1].rpartition(".")[2])
        return places.numbered(process, process.steps[number], count, where) or None
    if quoted and (home := places.titled(quoted[1])):
        return home.id
    if PREVIOUS.fullmatch(where):
        return previous(process, number).id
    if FROM_START.fullmatch(where):
        return process.steps[0].id
    relative = {"next": "next", "first": process.steps[0].id, "last": process.steps[-1].id}
    word = where.casefold().rpartition(" ")[0].rpartition(" ")[2]
    if word in ORDINALS:
        there = places.parts.item(process, process.steps[number], ORDINALS[word])
        return there.id if there else None
    known = relative.get(word)
    return known or _named(places, process, bare(where))


def _named(places: Places, process: Process, words: str) -> str | None:
    """The part or step that is called so."""
    part = places.parts.named(process.page, words)
    if part is not None and part.process is not process:
        return places.parts.target(process, part)
    step = places.parts.titled(process.page, words)
    return None if step is None else places.parts.target(process, Part(*step))


def _run(places: Places, process: Process, step: Step) -> None:
    """Let a step that says `see [](label)` of another process run that."""
    text = f"{step.title}\n\n{step.text}"
    if step.answers or step.next:
        return
    match = _FOLLOW.search(text) if "](" in text or "{" in text else None
    found = places.linked_process(match) if match else None
    if found is None and not MARKS.isdisjoint(text) and (match := _FOLLOW_NAMED.search(text)):
        found = places.titled(match["title"])
    if match and found and found is not process:
        step.run = found.id
        step.todo(f"the page says {excerpt(match[0])}: is it carried out here?", "run")
