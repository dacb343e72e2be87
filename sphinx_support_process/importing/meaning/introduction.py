"""What does a page say before the steps? What they are for, what sets them off, who does them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..draft.draft import Process
from ..passages.passage import Passage, Point
from ..words.actors import lead_in
from ..words.patterns import late
from ..words.people import People
from ..words.prose import bare, excerpt, quoted
from ..words.subjects import carriers
from ..words.table import pattern
from ..words.ways.conditions import condition, held

_TRIGGER = late(rf"{pattern('starts-when')}\b", re.IGNORECASE)
_PROPERTIES = ("keeper", "verified", "trigger", "needs")
_PROPERTY = late(
    rf"[*_]{{0,3}}(?:{'|'.join(f'(?P<{name}>{pattern(name)})' for name in _PROPERTIES)})"
    r"[*_]{0,3}\s?:[*_]{0,3}\s+(?P<value>\S.*)",
    re.IGNORECASE,
)
_NEEDS = late(rf"{pattern('needs')} ?:", re.IGNORECASE)
_DATE = late(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_OWNER = late(pattern("owner"), re.IGNORECASE)
_GOAL = late(rf"[*_]{{0,3}}{pattern('goal')}[*_]{{0,3}} ?:[*_]{{0,3}}\s+(?=\w)", re.IGNORECASE)
_STEPS_FOLLOW = late(rf"{pattern('steps-follow')}\s?:", re.IGNORECASE)
_FOLLOW = late(rf" (?:{pattern('steps-follow')}|{pattern('modals')})\s?:", re.IGNORECASE)
_IF_SO = late(
    rf"(?P<when>(?:{pattern('if')}|{pattern('whenever')}) [^.:,]{{3,100}}?)"
    rf"(?:, {pattern('steps-follow')})?\s?:",
    re.IGNORECASE,
)
_AIM = late(rf"\b{pattern('goal')}\b", re.IGNORECASE)


def introduce(process: Process, before: Sequence[Passage], people: People) -> None:
    """Put what stands above the steps of a process where it belongs."""
    texts = []
    before = list(_without_properties(process, before, people))
    for block in before:
        if not process.who and (owner := _owner_row(block)):
            process.who = people.owners(owner)
            process.todo(f"the page says {quoted(f'Owner: {owner}')}: is it who does it?", "who")
        said = bare(block.text) if block.kind == "paragraph" else ""
        found = condition(said.rstrip(" :")) if said.endswith(":") else None
        lines = [f"{found.order}:", said] if found else [said]
        leads = (lead_in(people, line) for line in lines if not process.who)
        lead = next(filter(None, leads), "")
        if lead:
            process.who = [lead]
            if found:
                process.trigger.append(found.when)
                process.todo("is this what sets it off?", "trigger")
            if found or ", " not in said:
                process.taken.append(block.text)
            else:
                texts.append(block.text)
            if _FOLLOW.search(said):
                process.todo(f"the page says {excerpt(said)}: is it who does all of it?", "who")
        elif said and (_STEPS_FOLLOW.fullmatch(said) or said == process.title):
            process.taken.append(block.text)
        elif match := _IF_SO.fullmatch(said):
            process.trigger.append(match["when"])
            process.taken.append(block.text)
            process.todo("is this what sets it off?", "trigger")
        elif said.endswith(":") and (must := held(said.rstrip(" :"))):
            process.trigger.append(must.when)
            process.todo("is this what sets it off?", "trigger")
            texts.append(block.text)
        elif block.kind == "paragraph" and _TRIGGER.match(block.text):
            process.trigger.append(block.text)
            process.todo("is this what sets it off?", "trigger")
        elif block.kind == "paragraph" and not process.who:
            process.who, doubt, rest = people.owner_line(block.text)
            process.taken += [block.text] * bool(process.who)
            if doubt:
                process.todo(f"the page says {doubt}: is it who does it?", "who")
            texts.append(rest)
        else:
            texts.append(block.text)
        if not process.who:
            process.who, said = carriers(people, block.text)
            if said:
                process.todo(f"the page says {excerpt(said)}: who does which step?", "who")
    process.goal = "\n\n".join(filter(None, texts))
    if mark := _GOAL.match(process.goal):
        process.taken.append(mark[0])
        rest = process.goal[mark.end() :]
        process.goal = rest[:1].upper() + rest[1:]
        if len(list(filter(None, texts))) == 1:
            return
    if process.goal and (len(texts) > 1 or not _AIM.search(process.goal)):
        process.todo("the introduction of the page: keep what it is for", "goal")


def _without_properties(
    process: Process, before: Sequence[Passage], people: People
) -> Iterator[Passage]:
    """What is left of blocks without the lines that say who keeps a page, what it needs, why."""
    needs = ""
    for block in before:
        if needs and block.kind == "bullets" and all(map(_only_text, block.items)):
            process.requires += map(_only_text, block.items)
            process.taken.append(needs)
            needs = ""
            continue
        if needs:
            yield Passage("paragraph", needs, block.at, content=needs)
            needs = ""
        if block.kind != "paragraph":
            yield block
            continue
        if _NEEDS.fullmatch(bare(block.text)):
            needs = block.text
            continue
        lines = block.text.split("\n")
        rest = "\n".join(line for line in lines if not _is_property(process, line, people))
        if rest.strip():
            yield replace(block, text=rest, content=rest)
    if needs:
        yield Passage("paragraph", needs, block.at, content=needs)


def _is_property(process: Process, line: str, people: People) -> bool:
    """Take up a line that says a property of a process; False if it is none, or in doubt."""
    match = _PROPERTY.fullmatch(line.strip())
    if match is None:
        return False
    value = match["value"].strip().strip("*_").strip()
    kind = next(name for name in _PROPERTIES if match[name])
    if kind == "verified":
        date = _DATE.fullmatch(value)
        if date is None or process.verified:
            process.todo(f"the page says {quoted(line)}: write the date as year-month-day", kind)
            return False
        process.verified = value
    elif kind == "keeper":
        role = people.any_office(value) or people.office(value)
        if role is None or process.keeper:
            process.todo(f"the page says {quoted(line)}: which role keeps it?", kind)
            return False
        process.keeper = role.id
    elif kind == "trigger":
        process.trigger.append(value[:1].upper() + value[1:])
    else:
        process.requires.append(value)
    process.taken.append(line)
    return True


def _only_text(item: Point) -> str:
    """The text of an item that is a single paragraph, empty for another."""
    return item.blocks[0].text if [part.kind for part in item.blocks] == ["paragraph"] else ""


def _owner_row(block: Passage) -> str:
    """The owner that a table of properties names, empty if it names none."""
    rows = (row for row in block.rows if len(row) == 2 and _OWNER.fullmatch(bare(row[0])))
    return next((bare(row[1]) for row in rows), "")


def share_owner(process: Process) -> None:
    """Let a process own what most of its steps are owned by, where each of them has an owner."""
    owners = [tuple(step.who) for step in process.steps]
    [(most, number)] = Counter(owners).most_common(1)
    if not process.who and all(owners) and number > 1:
        process.who = list(most)
        notes = [step.notes.get("who", []) for step in process.steps if tuple(step.who) == most]
        for note in notes[0] if all(notes) else ():
            process.todo(note, "who")
    for step in process.steps:
        if step.who == process.who:
            step.who = []
            step.notes.pop("who", None)
