"""Which sections tell a process? Those with steps: numbered lists, numbered headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..draft.draft import Process, Step
from ..draft.ids import Ids
from ..draft.noted import Mistake
from ..passages.passage import Passage, Point, Section
from ..structure.conditional import HIDDEN
from ..structure.deeds import states
from ..structure.lists import GENERIC
from ..words.actors import successor
from ..words.people import People, is_owner_block
from ..words.prose import CHAPTER, ORDER, bare, excerpt, headline, quoted, sentences
from ..words.remarks import ban_of, warning_above, warning_of
from ..words.subjects import answerable, carriers, reader, subject, tells_more
from ..words.times import share_time
from ..words.ways.conditions import is_only_condition
from ..words.ways.cuts import split
from .introduction import introduce
from .questions import add_steps, asks
from .steps import Steps

_STATEMENT = 4


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
    introduce(made, warn_of(made, found[0], before), make.people)
    _share(found, title, before)
    if is_only_condition(headline(title)):
        made.trigger.append(headline(title))
        made.todo("is this what sets it off?", "trigger")
    if not made.who and sum(bool(step.who) for step in found) * 2 < len(found):
        _owned_by_page(made, section, before, make)
    if len(made.who) > 1 and any(made.who[-1] in step.who for step in found):
        made.who.pop()
    _doubt(found)
    add_steps(made, found)
    for one, other in pairwise(made.steps):
        if other.is_aside and (not one.jumps or (one.is_question and len(one.jumps) == 1)):
            one.leads[""] = "done"
    return made


def _owned_by_page(made: Process, section: Section, before: Sequence[Passage], make: Steps) -> None:
    """Let a process have the owner of whom its heading, or one above it, or its page speaks."""
    here: Section | None = section
    texts = _texts(before)
    while here is not None and not made.who:
        made.who, said = make.people.heading(here.title)
        if said:
            made.todo(f"the heading is {quoted(said)}: is it who does it?", "who")
        for text in texts if not made.who else ():
            is_last = here is section and text == before[-1].text
            made.who, said = _owner_in(make.people, text, is_last=is_last)
            if made.who:
                made.todo(f"the page says {said}: is it who does it?", "who")
                break
        here = here.parent
        texts = _texts(here.blocks) if here else []


def _owner_in(people: People, text: str, *, is_last: bool) -> tuple[list[str], str]:
    """The owner that a text names for all that stands below it, and its words in marks.

    A single sentence that is the last one above the steps names who does them.
    """
    who, doubt, _ = people.owner_line(text)
    if who:
        return who, doubt or excerpt(text)
    role, said = reader(people, text)
    if not role:
        role, said = answerable(people, text)
    if not role and is_last and len(sentences(text)) == 1:
        role, said = subject(people, text)
    if role:
        return [role], excerpt(said)
    who, said = carriers(people, text)
    return (who, excerpt(said)) if len(who) == 1 else ([], "")


def _texts(blocks: Sequence[Passage]) -> list[str]:
    return [block.text for block in blocks if block.kind == "paragraph"]


def named_by(section: Section) -> Section:
    """The section whose heading names what a section tells: the one above `Steps to take`."""
    above = section.parent
    title = CHAPTER.sub("", bare(section.title))
    if above is not None and above.title and GENERIC.fullmatch(title):
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
    introduce_phase(process, found[0], section, before)
    _share(found, section.title, before)
    if is_only_condition(headline(section.title)):
        _share_condition(found, section.title)
    if items[0].number != 1:
        found[0].todo("its numbers go on from the process above: is it a phase of that?", "phase")
    add_steps(process, found)


def introduce_phase(
    process: Process, step: Step, section: Section, before: Sequence[Passage]
) -> None:
    """Let a step begin the phase that a section is."""
    step.phase = CHAPTER.sub("", section.title)
    step.chapter = section.label
    step.anchors += [*section.labels, *section.anchors]
    before = warn_of(process, step, before)
    if before:
        above = "\n\n".join(block.text for block in before)
        step.text = f"{above}\n\n{step.text}".rstrip()
        step.todo("the introduction of the phase is here as well", "text")


def warn_of(process: Process, step: Step, before: Sequence[Passage]) -> list[Passage]:
    """What is left of what stands above a step, once this has what is warned of there."""
    found = {at: warning for at, one in enumerate(before) if (warning := warning_above(one))}
    step.warning = [*found.values(), *step.warning]
    process.taken += [before[at].text for at in found]
    if found:
        step.todo("it stands above the steps: is it about this one?", "warning")
    return [one for at, one in enumerate(before) if at not in found]


def _share(steps: Sequence[Step], title: str, before: Sequence[Passage]) -> None:
    """Let steps have what a heading, or a text above them, says of all of them."""
    share_time(steps, title, _texts(before))
    when = ""
    for step in steps:
        if step.phase:
            when = step.phase if is_only_condition(headline(step.phase)) else ""
        if when:
            _share_condition([step], when)


def _share_condition(steps: Sequence[Step], title: str) -> None:
    """Let steps be done only if what their heading says holds."""
    when = headline(title).partition(" ")[2]
    for step in steps:
        if not step.if_:
            step.if_ = when
            step.todo(f"the heading is {quoted(title)}: is it when this is done?", "if_")


def _doubt(steps: Sequence[Step]) -> None:
    """Ask whether facts are steps, and what else orders nothing where most of a list do not."""
    untold = [step for step in steps if not _is_told(step)]
    are_most = len(untold) * 2 > len(steps)
    for step in untold:
        if are_most or states(step.title):
            step.todo("it orders nothing: is it a step?")


def _is_told(step: Step) -> bool:
    """Whether a step says what to do, who does it, when, or asks something, or is a mere name."""
    words = bare(step.title)
    if len(words.split()) < _STATEMENT:
        return True
    is_order = ORDER.match(words) or ORDER.match(words.partition(" ")[2])
    return bool(is_order or step.who or step.if_ or step.jumps or step.phase or asks(step))


def _made(items: Sequence[Point], make: Steps) -> list[Step]:
    """The steps that items are; an owner who takes over between two has those that follow."""
    make.compare(items)
    found: list[Step] = []
    owner = said = ""
    for item in items:
        if found and len(item.blocks) == 1 and (warning := warning_of(item.blocks[0])):
            make.warn(found[-1], item, warning)
            continue
        ban = ban_of(item.blocks[0]) if found and len(item.blocks) == 1 else ""
        if ban and not split(ban)[1]:
            make.warn(found[-1], item, ban)
            found[-1].todo(f"the page says {excerpt(ban)}: is it a warning of this?", "warning")
            continue
        step = _step(item, make)
        if item.doubt == HIDDEN and found and not step.who:
            step.who = list(found[-1].who)
        if found and found[-1].who and not step.who and tells_more(step.title):
            step.who = list(found[-1].who)
            told = excerpt(step.title)
            step.todo(f"the page says {told}: is it who does the step above?", "who")
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
