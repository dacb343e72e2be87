"""Which sections tell a process? Those with steps: numbered lists, numbered headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .draft import Ids, Process, Step
from .introduction import introduce
from .jumps import question
from .page import Block, Item, Section
from .people import is_owner_block
from .prose import bare, excerpt, quoted
from .steps import Steps

_NUMBERED = re.compile(r"(?:step\s+(\d{1,4})\b[.):]?|(\d{1,4})[.):])\s+(?=\S)", re.IGNORECASE)
_ORDER = re.compile(
    r"(?:acknowledge|add|announce|answer|approve|archive|ask|assign|associate|call|categori[sz]e|"
    r"check|choose|close|collect|confirm|contact|create|decide|delete|describe|determine|document|"
    r"escalate|find|fix|follow|forward|go|identify|inform|investigate|link|log|look|make|mark|"
    r"monitor|move|note|notify|open|pick|ping|plan|post|prepare|read|record|remove|reply|report|"
    r"reproduce|resolve|respond|review|run|schedule|search|select|send|set|share|skim|start|"
    r"submit|talk|tell|test|triage|try|update|use|verify|wait|write)\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(r"(?:decide|determine|check|find out|verify) (?:if|whether)\b", re.IGNORECASE)


def own_items(section: Section) -> tuple[list[Block], list[Item], str]:
    """What stands before the steps of a section, the items that are its steps, and a note.

    What stands between and below the items belongs to the item above it.
    """
    kinds = [block.kind for block in section.blocks]
    wanted, note = "numbers", ""
    if "numbers" not in kinds:
        wanted, note = "bullets", "a list without numbers on the page: are these steps, in order?"
    first = next((n for n, block in enumerate(section.blocks) if block.kind == wanted), None)
    if first is None or (note and not _begins_with_order(section.blocks[first])):
        return list(section.blocks), [], ""
    items: list[Item] = []
    for block in section.blocks[first:]:
        if block.kind == wanted:
            items += _counted(block.items)
        else:
            items[-1] = replace(
                items[-1], blocks=(*items[-1].blocks, block), below=items[-1].below or block.line
            )
    return section.blocks[:first], items, note


def headed(sections: Sequence[Section], at: int) -> tuple[list[Item], int]:
    """The steps whose headings are numbered below a section, and how many sections they take."""
    items: list[Item] = []
    level = sections[at + 1].level if at + 1 < len(sections) else 0
    used = 0
    while at + used + 1 < len(sections):
        section = sections[at + used + 1]
        match = _NUMBERED.match(section.title)
        if section.level == level and level > sections[at].level and match:
            title = section.title[match.end() :]
            head = Block("heading", section.heading, section.line, content=title)
            labels = [Block("label", f"({name})=", section.line) for name in section.labels]
            items.append(
                Item((head, *labels, *section.blocks), section.line, int(match[1] or match[2]))
            )
        elif items and section.level > level:
            deeper = Block("other", section.heading, section.line)
            items[-1] = replace(items[-1], blocks=(*items[-1].blocks, deeper, *section.blocks))
        else:
            break
        used += 1
    return (items, used) if len(items) > 1 else ([], 0)


def process_of(
    section: Section, before: Sequence[Block], items: Sequence[Item], ids: Ids, make: Steps
) -> Process | None:
    """The process that a section tells, None if its items are all empty."""
    found = _made(items, make)
    if not found:
        return None
    title = section.title or "Support process"
    name = section.labels[0].rpartition(":")[2] if section.labels else bare(title)
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


def goes_on(process: Process, section: Section, items: Sequence[Item]) -> bool:
    """Whether the numbers of a section go on from those of the process above it."""
    first = items[0].number
    return (
        first is not None
        and first > 1
        and first == max(process.numbers, default=0) + 1
        and not section.labels
    )


def continue_with(
    process: Process, section: Section, before: Sequence[Block], items: Sequence[Item], make: Steps
) -> bool:
    """Add the steps of a section to the process above it, as a phase; whether there are any."""
    found = _made(items, make)
    if not found:
        return False
    found[0].phase = section.title
    found[0].todo("its numbers go on from the process above: is it a phase of that?", "phase")
    if before:
        above = "\n\n".join(block.text for block in before)
        found[0].text = f"{above}\n\n{found[0].text}".rstrip()
        found[0].todo("the introduction of the phase stands here as well", "text")
    _add(process, found)
    return True


def _add(process: Process, found: Sequence[Step]) -> None:
    """Put steps at the end of a process, with a question where the page only has its answers."""
    for step in _joined(found):
        added = [step]
        last = process.steps[-1] if process.steps else None
        asks = any(one.asks for one in step.jumps)
        joins = step.only_jumps and last and not last.jumps and step.who in ([], last.who)
        if joins and last and (_asks(last) or not asks):
            last.jumps, added = step.jumps, []
            last.take_notes(step)
        elif step.only_jumps and asks:
            added = [question(step.jumps)]
            added[0].who = step.who
            added[0].take_notes(step)
        elif step.only_jumps:
            step.title = bare(step.jumps[0].said).rstrip(".")
        elif asks and not _asks(step):
            added = [step, question(step.jumps)]
            added[1].who, step.jumps = list(step.who), []
        if asks and (not added or added == [step]):
            said = " ".join(quoted(one.said) for one in step.jumps)
            (added[0] if added else process.steps[-1]).todo(f"made of {said}", "answers")
        process.steps += added
        for number in step.numbers:
            process.numbers.setdefault(number, added[0] if added else process.steps[-1])


def _joined(found: Sequence[Step]) -> Iterator[Step]:
    """The steps, with items that follow each other and are mere jumps made one."""
    waiting: Step | None = None
    for step in found:
        if waiting and step.only_jumps and step.who in ([], waiting.who):
            waiting.jumps += step.jumps
            waiting.numbers += step.numbers
            waiting.take_notes(step)
            continue
        if waiting:
            yield waiting
        waiting = step if step.only_jumps else None
        if waiting is None:
            yield step
    if waiting:
        yield waiting


def _asks(step: Step) -> bool:
    title = bare(step.title)
    return title.endswith("?") or _DECIDES.match(title) is not None


def _made(items: Sequence[Item], make: Steps) -> list[Step]:
    """The steps that items are; an owner who takes over between two has those that follow."""
    found, owner, said = [], "", ""
    for item in items:
        step = _step(item, make)
        if step is None:
            continue
        if owner and not step.who:
            step.who = [owner]
            if said:
                step.todo(f"the page says {said}: who does this and what follows?", "who")
            said = ""
        found.append(step)
        for block in item.blocks:
            if item.below and block.line >= item.below:
                next_one = make.people.successor(block.text)
                owner, said = (next_one, excerpt(block.text)) if next_one else (owner, said)
    return found


def _step(item: Item, make: Steps) -> Step | None:
    """The step of an item; with a note if some of it stood below the list."""
    step = make.made(item)
    if step is not None and item.below:
        own = [block for block in item.blocks if block.line < item.below]
        fell = all(map(is_owner_block, own))
        why = "fell out of the list, as it is indented too little" if fell else "stands below it"
        step.todo(f"line {item.below} and what follows {why}: does it belong here?")
    return step


def _begins_with_order(block: Block) -> bool:
    first = block.items[0].blocks[:1]
    return any(_ORDER.match(bare(part.text)) for part in first)


def _counted(items: Sequence[Item]) -> list[Item]:
    """The items of a list with the numbers that readers see, unless others were written."""
    written = [item.number or 0 for item in items]
    if all(one < other for one, other in pairwise(written)):
        return list(items)
    return [replace(item, number=written[0] + n) for n, item in enumerate(items)]
