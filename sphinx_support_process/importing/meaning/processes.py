"""Which sections tell a process? Those with steps: numbered lists, numbered headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..draft.draft import Process, Step
from ..draft.ids import Ids
from ..passages.passage import Passage, Point, Section
from .introduction import introduce
from .jumps import question
from .people import is_owner_block
from .prose import ORDER, bare, excerpt, quoted
from .steps import BOX, Steps

_NUMBERED = re.compile(r"(?:step\s+(\d{1,4})\b[.):]?|(\d{1,4})[.):])\s+(?=\S)", re.IGNORECASE)
_ARE_STEPS = "{} on the page: are these steps, in order?"
_DECIDES = re.compile(r"(?:decide|determine|check|find out|verify) (?:if|whether)\b", re.IGNORECASE)


def own_items(section: Section) -> tuple[list[Passage], list[Point], str]:
    """What stands before the steps of a section, the items that are its steps, and a note.

    What stands between and below the items belongs to the item above it.
    """
    kinds = [block.kind for block in section.blocks]
    wanted, note = "numbers", ""
    if "numbers" not in kinds:
        wanted, note = "bullets", _ARE_STEPS.format("a list without numbers")
    lists = (n for n, one in enumerate(section.blocks) if one.kind == wanted and _filled(one))
    first = next(lists, None)
    if first is None or (note and not _begins_with_order(section.blocks[first])):
        return list(section.blocks), [], ""
    items: list[Point] = []
    for block in section.blocks[first:]:
        if block.kind == wanted:
            items += _filled(block)
        else:
            last = items[-1]
            below = last.below or len(last.blocks)
            items[-1] = replace(last, blocks=(*last.blocks, block), below=below)
    return section.blocks[:first], items, note


def headed(sections: Sequence[Section], at: int) -> tuple[list[Point], range, str]:
    """The steps whose headings are numbered below a section, which sections they are, and a note.

    Headings without a number may stand before them, such as one for what is required.
    """
    items: list[Point] = []
    above, level, first, note = sections[at].level, 0, 0, ""
    end = at + 1
    for end in range(at + 1, len(sections) + 1):
        section = sections[end] if end < len(sections) else None
        if section is None or section.level <= above:
            break
        level = level or section.level
        match = _NUMBERED.match(section.title) if section.level == level else None
        if match:
            first = first or end
            note = note or ("" if match[1] else _ARE_STEPS.format("numbers at headings"))
            title = section.title[match.end() :]
            head = Passage("heading", section.heading, section.at, content=title)
            labels = [Passage("label", f"({name})=", section.at) for name in section.labels]
            number = int(match[1] or match[2])
            items.append(Point((head, *labels, *section.blocks), section.at, number))
        elif first and section.level > level:
            deeper = Passage("other", section.heading, section.at)
            items[-1] = replace(items[-1], blocks=(*items[-1].blocks, deeper, *section.blocks))
        elif first:
            break
    return (items, range(first, end), note) if len(items) > 1 else ([], range(0), "")


def process_of(
    section: Section, before: Sequence[Passage], items: Sequence[Point], ids: Ids, make: Steps
) -> Process:
    """The process that a section tells."""
    found = _made(items, make)
    title = section.title or "Support process"
    name = bare(section.name or title)
    id = ids.new(re.sub(r"(?i)(?<=\w) process$", "", name), "process")
    made = Process(id=id, title=title, page=section.file)
    if not section.title:
        made.todo("the page has no heading above these steps", "title")
    made.label = list(section.labels)
    introduce(made, before, make.people)
    if len(made.who) > 1 and any(made.who[-1] in step.who for step in found):
        made.who.pop()
    _add(made, found)
    return made


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
    found[0].phase = section.title
    found[0].todo("its numbers go on from the process above: is it a phase of that?", "phase")
    if before:
        above = "\n\n".join(block.text for block in before)
        found[0].text = f"{above}\n\n{found[0].text}".rstrip()
        found[0].todo("the introduction of the phase stands here as well", "text")
    _add(process, found)


def _add(process: Process, found: Sequence[Step]) -> None:
    """Put steps at the end of a process, with a question where the page only has its answers."""
    kept: list[Step] = []
    for step in found:
        last = kept[-1] if kept else None
        if last and step.only_jumps and step.who in ([], last.who) and _takes(last, step):
            last.jumps += step.jumps
            last.numbers += step.numbers
            last.take_notes(step)
        else:
            kept.append(step)
    for step in kept:
        added = _with_question(step)
        process.steps += added
        for number in step.numbers:
            process.numbers.setdefault(number, added[0])


def _takes(step: Step, other: Step) -> bool:
    """Whether what follows a step, and only leads elsewhere, is how that step goes on."""
    if step.jumps:
        return step.only_jumps
    return _asks(step) or not other.is_question


def _with_question(step: Step) -> list[Step]:
    """A step, and the question after it that its jumps answer, unless it is that itself."""
    if step.only_jumps and not step.is_question:
        step.title = bare(step.jumps[0].said).rstrip(".")
    elif step.only_jumps:
        step.title = question(step.jumps)
        step.todo(f"{_made_of(step)}: is the question right, and are all answers there?")
    elif step.is_question and _asks(step):
        step.todo(_made_of(step), "answers")
    elif step.is_question:
        asked = Step(title="", who=list(step.who), jumps=step.jumps, only_jumps=True)
        step.jumps = []
        return [step, *_with_question(asked)]
    return [step]


def _made_of(step: Step) -> str:
    return f"made of {' '.join(quoted(one.said) for one in step.jumps)}"


def _asks(step: Step) -> bool:
    title = bare(step.title)
    return title.endswith("?") or _DECIDES.match(title) is not None


def _made(items: Sequence[Point], make: Steps) -> list[Step]:
    """The steps that items are; an owner who takes over between two has those that follow."""
    found, owner, said = [], "", ""
    for item in items:
        step = _step(item, make)
        if owner and not step.who:
            step.who = [owner]
            if said:
                step.todo(f"the page says {said}: who does this and what follows?", "who")
            said = ""
        found.append(step)
        for block in item.blocks[item.below :] if item.below else ():
            next_one = make.people.successor(block.text)
            owner, said = (next_one, excerpt(block.text)) if next_one else (owner, said)
    return found


def _step(item: Point, make: Steps) -> Step:
    """The step of an item; with a note if some of it stood below the list."""
    step = make.made(item)
    if item.below:
        fell = all(map(is_owner_block, item.blocks[: item.below]))
        why = "fell out of the list, as it is indented too little" if fell else "stands below it"
        step.todo(f"{item.blocks[item.below].at} and what follows {why}: does it belong here?")
    return step


def _begins_with_order(block: Passage) -> bool:
    text = _filled(block)[0].blocks[0].text
    return (BOX.match(text) or ORDER.match(text.lstrip("*_"))) is not None


def _filled(block: Passage) -> list[Point]:
    """The items of a list that are not empty."""
    return [item for item in block.items if item.blocks]
