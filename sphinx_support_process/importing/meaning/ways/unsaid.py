"""Which words lead elsewhere that became no way on? Each is asked for, so that no flow is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...draft.draft import Process, Step
from ...words.patterns import late
from ...words.prose import bare, excerpt, sentences
from ...words.table import pattern
from ...words.ways.jumps import PLACE, verbose

_LEADS = late(rf"(?<!\w){verbose('go')}\ {PLACE}", re.IGNORECASE | re.VERBOSE)
_ENDS = late(
    rf"(?:[,;]|\ {verbose('and')}|\ {verbose('next-words')})\ {verbose('stop')}[.!]*\Z",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSES = late(rf"(?<!\w){pattern('closes')}(?!\w)", re.IGNORECASE)
_LONGEST = 500
_KNOWN = 30
"""The first letters of a sentence by which a note on it is known."""


def ask_for_ways(process: Process) -> None:
    """Ask of each step that says where it goes on, or that it ends, if this was not asked yet."""
    for step in process.steps:
        for key, said in _told(step):
            words = bare(said)
            asked = (*step.notes.get(key, ()), *step.notes.get("next", ()))
            is_asked = any(words[:_KNOWN] in note for note in asked)
            if not is_asked:
                step.todo(f"the page says {excerpt(words)}: does it go on elsewhere?", key)


def ask_for_ends(process: Process) -> None:
    """Ask where a step goes on that closes something above one to which an answer leads."""
    led = {place for step in process.steps for place in step.answers.values()}
    for one, other in pairwise(process.steps):
        is_open = not (one.answers or one.next or one.run)
        if is_open and other.id in led and (said := _closing(one)):
            told = f"an answer leads to `{other.id}` below: does it go on there, or end here?"
            one.todo(f"the page says {excerpt(said)}, and {told}", "next")


def _closing(step: Step) -> str:
    """The last sentence of a step, if it says that something is closed; else empty."""
    *_, last = sentences(step.text or step.title) or [""]
    return last if _CLOSES.search(bare(last)[:_LONGEST]) else ""


def _told(step: Step) -> Iterator[tuple[str, str]]:
    """The sentences of a step that lead elsewhere, each with the key under which it stands."""
    texts = [("title", step.title), ("text", step.text)]
    texts += [("checklist", one) for one in step.checklist]
    texts += [("answers", one) for one in step.on_answer.values()]
    for key, text in texts:
        for sentence in sentences(text) if text else ():
            if len(sentence) <= _LONGEST and (_LEADS.search(sentence) or _ENDS.search(sentence)):
                yield key, sentence
