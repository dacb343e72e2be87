"""Which sections tell a process? Those with steps: numbered lists, numbered headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..draft.draft import Mistake, Process, Step
from ..draft.ids import Ids
from ..passages.passage import Passage, Point, Section
from ..structure.conditional import apart, by_condition, led, under
from ..structure.lists import (
    ARE_STEPS,
    are_steps,
    begins_with_order,
    by_owner,
    by_phase,
    filled,
    inner,
    is_title,
    joined,
)
from ..structure.worktables import steps_of
from ..words.actors import reader, successor
from ..words.jumps import is_failure, question
from ..words.people import is_owner_block
from ..words.prose import CHAPTER, ORDER, bare, excerpt, headline, quoted
from ..words.remarks import warning_of
from ..words.table import pattern
from .introduction import introduce
from .steps import Steps

_GENERIC = re.compile(pattern("generic-head"), re.IGNORECASE)
_STATEMENT = 4
_DECIDES = re.compile(rf"{pattern('decides')}\b", re.IGNORECASE)


def own_items(section: Section) -> tuple[list[Passage], list[Point], str]:
    """What stands before the steps of a section, the items that are its steps, and a note.

    What stands between and below the items belongs to the item above it.
    """
    blocks = section.blocks
    wanted, note = "numbers", ""
    if not any(
        one.kind == wanted and _is_wanted(section, at, wanted) for at, one in enumerate(blocks)
    ):
        wanted, note = "bullets", ARE_STEPS.format("a list without numbers")
    lists = [at for at in range(len(blocks)) if _is_wanted(section, at, wanted)]
    if note:
        lists = [at for at in lists if begins_with_order(blocks[at])]
    if not lists:
        return _table_items(section)
    names = {at: name for at in lists if at and (name := _phase(blocks[at - 1]))}
    names = names if len(names) > 1 else {}
    items: list[Point] = []
    within = inner(blocks)
    conditions = led(blocks, lists)
    for at, block in enumerate(blocks[lists[0] :], lists[0]):
        if at in lists and at not in within:
            found = by_condition(by_owner(filled(block)))
            first, *rest = under(conditions[at], found) if at in conditions else found
            phase = [names[at]] if at in names else []
            items += [replace(first, blocks=(*phase, *first.blocks)), *rest]
        elif at + 1 not in names:
            items[-1] = joined(items[-1], block)
    return blocks[: lists[0] - (lists[0] in names)], apart(by_phase(items)), note


def _phase(block: Passage) -> Passage | None:
    """The name of a phase that a line in bold is; None for one that only says `Steps`."""
    words = headline(block.text)
    is_name = is_title(block) and not _GENERIC.fullmatch(words)
    return Passage("phase", block.text, block.at, content=words) if is_name else None


def _is_wanted(section: Section, at: int, kind: str) -> bool:
    """Whether a block is a list of steps: one of a kind, or of tasks."""
    block = section.blocks[at]
    items = filled(block)
    if block.kind == "bullets" and items and all(item.is_task for item in items):
        return True
    return block.kind == kind and are_steps(section, at)


def _table_items(section: Section) -> tuple[list[Passage], list[Point], str]:
    """The steps in a table of a section that has no list of them."""
    for at, block in enumerate(section.blocks):
        items = steps_of(block) if block.rows else []
        if items:
            for below in section.blocks[at + 1 :]:
                items[-1] = joined(items[-1], below)
            return section.blocks[:at], items, ARE_STEPS.format("rows of a table")
    return list(section.blocks), [], ""


def process_of(
    section: Section, before: Sequence[Passage], items: Sequence[Point], ids: Ids, make: Steps
) -> Process:
    """The process that a section tells."""
    found = _made(items, make)
    home = named_by(section)
    before = [*home.blocks, *before] if home is not section else before
    title = CHAPTER.sub("", home.title) or "Support process"
    name = bare(home.labels[0].rpartition(":")[2] if home.labels else title)
    id = ids.new(re.sub(r"(?i)(?<=\w) process$", "", name), "process")
    made = Process(id=id, title=title, page=section.file, at=section.at)
    if not home.title:
        made.todo("the page has no heading above these steps", "title")
    if home is not section:
        made.taken.append(section.title)
    made.label = list(dict.fromkeys([*section.labels, *home.labels]))
    made.names = [*section.anchors, *home.anchors]
    made.chapter = section.label
    introduce(made, before, make.people)
    if not made.who and sum(bool(step.who) for step in found) * 2 < len(found):
        _owned_by_page(made, section, before, make)
    if len(made.who) > 1 and any(made.who[-1] in step.who for step in found):
        made.who.pop()
    _doubt(found)
    _add(made, found)
    for one, other in pairwise(made.steps):
        if other.is_aside and not one.jumps:
            one.leads[""] = "done"
    return made


def _owned_by_page(made: Process, section: Section, before: Sequence[Passage], make: Steps) -> None:
    """Let a process have the owner of whom its heading, or one above it, or its page speaks."""
    here: Section | None = section
    texts = [block.text for block in before if block.kind == "paragraph"]
    while here is not None and not made.who:
        made.who, said = make.people.heading(here.title)
        if said:
            made.todo(f"the heading is {quoted(said)}: is it who does it?", "who")
        for text in texts if not made.who else ():
            role, said = reader(make.people, text)
            if role:
                made.who = [role]
                made.todo(f"the page says {excerpt(said)}: is it who does it?", "who")
                break
        here = here.parent
        texts = [block.text for block in here.blocks if block.kind == "paragraph"] if here else []


def named_by(section: Section) -> Section:
    """The section whose heading names what a section tells: the one above `Steps to take`."""
    above = section.parent
    title = CHAPTER.sub("", bare(section.title))
    if above is not None and above.title and _GENERIC.fullmatch(title):
        return above
    return section


def goes_on(process: Process, section: Section, items: Sequence[Point]) -> bool:
    """Whether the numbers of a section go on from those of the process above it."""
    first = items[0].number
    return (
        first is not None
        and first > 1
        and first == max(process.numbers, default=0) + 1
        and not section.labels
    )


def continue_with(
    process: Process,
    section: Section,
    before: Sequence[Passage],
    items: Sequence[Point],
    make: Steps,
) -> None:
    """Add the steps of a section to the process above it, as a phase."""
    found = _made(items, make)
    _doubt(found)
    introduce_phase(found[0], section, before)
    if items[0].number != 1:
        found[0].todo("its numbers go on from the process above: is it a phase of that?", "phase")
    _add(process, found)


def introduce_phase(step: Step, section: Section, before: Sequence[Passage]) -> None:
    """Let a step begin the phase that a section is."""
    step.phase = CHAPTER.sub("", section.title)
    if before:
        above = "\n\n".join(block.text for block in before)
        step.text = f"{above}\n\n{step.text}".rstrip()
        step.todo("the introduction of the phase is here as well", "text")


def _add(process: Process, found: Sequence[Step]) -> None:
    """Put steps at the end of a process, with a question where the page only has its answers."""
    kept: list[Step] = []
    for step in found:
        last = kept[-1] if kept else None
        if last and step.only_jumps and step.who in ([], last.who) and _takes(last, step):
            last.jumps += step.jumps
            last.numbers += step.numbers
            last.take_notes(step)
        elif last and _failed(step) and not last.jumps and step.who in ([], last.who):
            last.jumps = step.jumps
            last.numbers += step.numbers
            last.take_notes(step)
        else:
            kept.append(step)
    for step in kept:
        added = _with_question(step)
        process.steps += added
        for number in step.numbers:
            process.numbers.setdefault(number, added[0])


def _doubt(steps: Sequence[Step]) -> None:
    """Ask whether those are steps that order nothing, where most of a list do not."""
    untold = [step for step in steps if not _is_told(step)]
    if len(untold) * 2 > len(steps):
        for step in untold:
            step.todo("it orders nothing: is it a step?")


def _is_told(step: Step) -> bool:
    """Whether a step says what to do, who does it, when, or asks something, or is a mere name."""
    words = bare(step.title)
    if len(words.split()) < _STATEMENT:
        return True
    is_order = ORDER.match(words) or ORDER.match(words.partition(" ")[2])
    return bool(is_order or step.who or step.if_ or step.jumps or step.phase or _asks(step))


def _failed(step: Step) -> bool:
    """Whether all that a step says is where it goes on if the one above did not work."""
    return step.only_jumps and len(step.jumps) == 1 and is_failure(step.jumps[0])


def _takes(step: Step, other: Step) -> bool:
    """Whether what follows a step, and only leads elsewhere, is how that step goes on."""
    if step.jumps:
        others = step.jumps[-1].word == "else" or _failed(other)
        return step.only_jumps and not others
    return _asks(step) or not other.is_question


def _with_question(step: Step) -> list[Step]:
    """A step, and the question after it that its jumps answer, unless it is that itself."""
    if step.is_question and (step.only_jumps or _asks(step)):
        _without_condition(step)
    if step.only_jumps and not step.is_question:
        step.title = bare(step.jumps[0].said).rstrip(".")
    elif step.only_jumps:
        step.title = question(step.jumps)
        step.todo(f"{_made_of(step)}: is the question right, and are all answers there?")
    elif len(step.jumps) == 1 and is_failure(step.jumps[0]) and not _asks(step):
        step.failure, step.jumps = step.jumps[0], []
    elif step.is_question and _asks(step):
        step.todo(_made_of(step), "answers")
    elif step.is_question:
        asked = Step(title="", at=step.at, who=list(step.who), jumps=step.jumps, only_jumps=True)
        step.jumps = []
        return [step, *_with_question(asked)]
    return [step]


def _without_condition(step: Step) -> None:
    """Put into words what a question has no key for: when it is asked, and what one sees."""
    if step.if_:
        step.title = f"If {step.if_}, {step.title[:1].lower()}{step.title[1:]}"
        step.if_ = ""
        step.notes.pop("if_", None)
    if step.expect:
        step.text = f"{step.text}\n\n{step.expect}".strip()
        step.expect = ""


def _made_of(step: Step) -> str:
    return f"made of {' '.join(quoted(one.said) for one in step.jumps)}"


def _asks(step: Step) -> bool:
    title = bare(step.title)
    return title.endswith("?") or _DECIDES.match(title) is not None


def _made(items: Sequence[Point], make: Steps) -> list[Step]:
    """The steps that items are; an owner who takes over between two has those that follow."""
    make.compare(items)
    found: list[Step] = []
    owner = said = ""
    for item in items:
        if found and len(item.blocks) == 1 and (warning := warning_of(item.blocks[0])):
            make.warn(found[-1], item, warning)
            continue
        step = _step(item, make)
        if item.doubt and found and not step.who:
            step.who = list(found[-1].who)
        if owner and not step.who:
            step.who = [owner]
            if said:
                step.todo(f"the page says {said}: who does this and what follows?", "who")
            said = ""
        found.append(step)
        for block in item.blocks[item.below :] if item.below else ():
            next_one = successor(make.people, block.text)
            owner, said = (next_one, excerpt(block.text)) if next_one else (owner, said)
    return found


def _step(item: Point, make: Steps) -> Step:
    """The step of an item; with a note if some of it stood below the list."""
    step = make.made(item)
    if item.below:
        fell = all(map(is_owner_block, item.blocks[: item.below]))
        why = "fell out of the list, as it is indented too little" if fell else "is below it"
        told = f"{item.blocks[item.below].at} and what follows {why}: does it belong here?"
        step.todo(Mistake(told) if fell else told)
    return step
