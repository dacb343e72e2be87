"""What does a page say before the steps? What they are for, what sets them off, who does them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..draft.draft import Process
from ..passages.passage import Passage
from ..words.people import People
from ..words.prose import bare, excerpt, quoted

_TRIGGER = re.compile(r"(?:when(?:ever)?|as soon as)\b", re.IGNORECASE)
_OWNER = re.compile(r"(?:process )?owner|responsible|done by", re.IGNORECASE)
_AIM = re.compile(r"\b(?:goal|purpose|aim)\b", re.IGNORECASE)


def introduce(process: Process, before: Sequence[Passage], people: People) -> None:
    """Put what stands above the steps of a process where it belongs."""
    texts = []
    for block in before:
        if not process.who and (owner := _owner_row(block)):
            process.who = people.owners(owner)
            process.todo(f"the page says {quoted(f'Owner: {owner}')}: is it who does it?", "who")
        if block.kind == "paragraph" and _TRIGGER.match(block.text):
            process.trigger.append(block.text)
            process.todo("is this what sets it off?", "trigger")
        elif block.kind == "paragraph" and not process.who:
            process.who, doubt, rest = people.owner_line(block.text)
            if doubt:
                process.todo(f"the page says {doubt}: is it who does it?", "who")
            texts.append(rest)
        else:
            texts.append(block.text)
        if not process.who:
            process.who, said = people.carriers(block.text)
            if said:
                process.todo(f"the page says {excerpt(said)}: who does which step?", "who")
    process.goal = "\n\n".join(filter(None, texts))
    if process.goal and (len(texts) > 1 or not _AIM.search(process.goal)):
        process.todo("the introduction of the page: keep what it is for", "goal")


def _owner_row(block: Passage) -> str:
    """The owner that a table of properties names, empty if it names none."""
    rows = (row for row in block.rows if len(row) == 2 and _OWNER.fullmatch(bare(row[0])))
    return next((bare(row[1]) for row in rows), "")


def share_owner(process: Process) -> None:
    """Let a process own what most of its steps are owned by, where each of them has an owner."""
    owners = [tuple(step.who) for step in process.steps]
    most = max(owners, key=owners.count)
    if not process.who and all(owners) and owners.count(most) > 1:
        process.who = list(most)
        notes = [step.notes.get("who", []) for step in process.steps if tuple(step.who) == most]
        for note in notes[0] if all(notes) else ():
            process.todo(note, "who")
    for step in process.steps:
        if step.who == process.who:
            step.who = []
            step.notes.pop("who", None)
