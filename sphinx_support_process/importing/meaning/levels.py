"""Which levels does a page tell, and what is promised at each? Tables, lists and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ..draft.draft import Draft, Level, Promise, Scale
from ..draft.ids import Ids
from ..passages.passage import Passage, Point, Section
from ..words.patterns import late
from ..words.people import People
from ..words.promised import promised
from ..words.prose import ORDER, bare, headline, quoted, topic
from ..words.table import pattern
from ..words.times import DURATION, duration, guessed
from ..words.ways.cuts import split

_LEVEL = late(pattern("level-head"), re.IGNORECASE)
_ANSWER = late(pattern("answer-head"), re.IGNORECASE)
_SOLUTION = late(pattern("solution-head"), re.IGNORECASE)
_UPDATE = late(pattern("update-head"), re.IGNORECASE)
_MEANS = late(
    r"((?:\*\*|`)[^*:`]+(?::\*\*|(?:\*\*|`)(?: \([^()]+\))?\s?(?:[:\u2013\u2014]|-{1,2}(?=\s)))"
    r"|[^:*`]{1,40}:)\s+(\S.*)",
    re.DOTALL,
)
_MEANS_LEVEL = late(
    r"([*_]{1,2}[^*_`]+[*_]{1,2}:?|[^:*`]{1,40}? [\u2013\u2014-]{1,2}(?=\s))\s+(\S.*)",
    re.DOTALL,
)
_GRADE = late(
    rf"(?:p|s|sev|severity|prio|lvl|level|tier|{pattern('level-head')})[ -]?\d\b", re.IGNORECASE
)
_GRADE_IN_WORDS = late(
    rf"(?:{pattern('level-head')}(?:: ?| ?[\u2013-] ?| ))?{pattern('level-words')}"
    rf"(?: {pattern('level-head')})?",
    re.IGNORECASE,
)
_BEHIND = late(r"\s?[:\u2013\u2014-]\s(.+)")
_SIGN = late(r"^[^\w<>(\"\u201c]+")
_FACT = late(r"(?:[\w-]+ ){0,2}[\w-]+: ")
_LONGEST = 40
_ASKER = "Customer"


def scale_of(block: Passage, ids: Ids) -> Scale | None:
    """The scale that a table of levels tells, with the times that it promises; None if none."""
    whole = [row[0] for row in block.rows if len(row) > 1 and len(set(row)) == 1 and row[0].strip()]
    block = replace(block, rows=tuple(row for row in block.rows if row[0] not in whole))
    if len(block.rows) < 3:
        return None
    head, *names = (_name(row[0]) for row in block.rows)
    cells = [bare(cell) for row in block.rows[1:] for cell in row[1:]]
    is_grid = any(map(_grade, map(bare, block.rows[0][1:]))) or all(map(_grade, cells))
    is_told = _LEVEL.fullmatch(head) or (are_levels(names) and not is_grid)
    made = _scale(block, ids) if is_told else None
    if made:
        for text in whole:
            made.todo(f"the table says {quoted(text)}")
    return made


def are_levels(names: Sequence[str]) -> bool:
    """Whether some names are those of levels, each of another: `P1`, `SEV-2 (major)`, `Low`."""
    grades = set(map(_grade, names))
    return len(grades) == len(names) > 1 and "" not in grades


def is_level(words: str) -> bool:
    """Whether words are the name of a level."""
    return bool(_grade(_name(words)))


def _grade(name: str) -> str:
    """What makes a name that of a level: `p1`, `high`; empty if nothing does."""
    match = _GRADE.match(name) or _GRADE_IN_WORDS.fullmatch(name)
    return match[0].casefold() if match else ""


def _short(name: str, text: str) -> tuple[str, str]:
    """A name that is not too long, and its text with what that said: `P1 - Nobody can work`."""
    match = _GRADE.match(name) if len(name) > _LONGEST else None
    said = _BEHIND.match(name, match.end()) if match else None
    return (match[0], f"{said[1]}\n\n{text}".rstrip()) if match and said else (name, text)


def _name(cell: str) -> str:
    """The name of a level without the signs before it: `P1` of `#P1`."""
    return _SIGN.sub("", bare(cell))


def _scale(block: Passage, ids: Ids) -> Scale | None:
    rows = block.rows
    if len(rows) < 3 or len(rows[0]) < 2:
        return None
    heads = [bare(cell) for cell in rows[0]]
    names = [_name(row[0]) for row in rows[1:]]
    if not all(names) or len(set(names)) < len(names) or max(map(len, names)) > _LONGEST:
        return None
    timed = [at for at, head in enumerate(heads) if _is_promised(head)]
    made = Scale(at=block.at, id=ids.new(heads[0], "levels"), title=heads[0])
    inner = Ids()
    for name, row in zip(names, rows[1:], strict=True):
        level = Level(at=block.at, id=inner.new(name, "level"), name=name)
        texts = [
            cell if at == 1 else f"{heads[at]}: {cell}"
            for at, cell in enumerate(row)
            if at and at not in timed and cell.strip()
        ]
        level.definition = "\n\n".join(texts)
        if not texts:
            level.definition = name
            level.todo("the page does not say what it means", "definition")
        made.levels.append(level)
        for at in timed:
            made.times.setdefault(heads[at], {})[level.id] = row[at].strip()
    made.todo("taken from a table: is the gravest first?")
    return made


def scale_of_list(block: Passage, title: str, ids: Ids) -> Scale | None:
    """The scale that a list below a heading such as `Severity` tells; None if it tells none."""
    found = _all_match(_MEANS, block)
    is_marked = bool(found)
    found = found or _all_match(_MEANS_LEVEL, block)
    lines = [_short(match[1].strip("*_`:. \u2013\u2014-"), match[2]) for match in found]
    are_timed = len(lines) > 1 and _is_promised(topic(title)) and all(map(_is_timed, lines))
    is_told = are_levels([_name(name) for name, _ in lines])
    is_headed = is_told or (is_marked and (are_timed or _LEVEL.fullmatch(topic(title))))
    leads = sum(bool(split(match[0])[1]) for match in found)
    if not is_headed or leads * 2 > len(found):
        return None
    word = _LEVEL.match(lines[0][0]) if not _LEVEL.search(title) else None
    head = word[0].capitalize() if word else headline(title) or "Level"
    rows = ((head, head), *lines)
    made = _scale(replace(block, rows=rows), ids)
    if made is not None:
        made.notes = {"": ["taken from a list: is the gravest first?"]}
    return made


def _all_match(way: re.Pattern[str], block: Passage) -> list[re.Match[str]]:
    """The matches of all lines or items of a block; empty if one does not match."""
    lined = block.text.split("\n") if block.kind == "paragraph" else map(_line, block.items)
    found: list[re.Match[str]] = []
    for line in lined:
        match = way.match(line.strip())
        if match is None:
            return []
        found.append(match)
    return found


def scale_of_headings(page: Sequence[Section], at: int, ids: Ids) -> Scale | None:
    """The scale whose levels are the headings from a place on: `P1`, `P2`; None if there is none.

    What stands below each is what it means; where that is what to do, they are no levels.
    """
    first = page[at]
    beside = takewhile(lambda one: one.parent is first.parent and _is_level(one), page[at:])
    found = list(beside)
    below = page[at + len(found)].level if at + len(found) < len(page) else 0
    if not are_levels([_name(one.title) for one in found]) or below > first.level:
        return None
    title = headline(first.parent.title if first.parent else "") or "Level"
    made = Scale(at=first.at, id=ids.new(title, "levels"), title=title)
    inner = Ids()
    for one in found:
        texts = "\n\n".join(block.text for block in one.blocks)
        name, text = _short(_name(headline(one.title)), texts)
        id = inner.new(name, "level")
        made.levels.append(Level(at=one.at, id=id, name=name, definition=text))
    made.todo("taken from headings: is the gravest first?")
    return made


def _is_level(section: Section) -> bool:
    """Whether a section says what a level is, and orders nothing."""
    if len(_short(section.title, "")[0]) > _LONGEST or not is_level(section.title):
        return False
    texts = (bare(item.blocks[0].text) for b in section.blocks for item in b.items if item.blocks)
    are_orders = [bool(ORDER.match(text)) and not _FACT.match(text) for text in texts]
    kinds = {block.kind for block in section.blocks}
    return bool(kinds) and kinds <= {"paragraph", "bullets"} and not any(are_orders)


def _is_timed(line: tuple[str, str]) -> bool:
    """Whether a line of levels says no more than a time: `Urgent: 4 hours`."""
    return DURATION.match(bare(line[1])) is not None


def _line(item: Point) -> str:
    """The text of an item, its first paragraph in one line; empty if it begins with another."""
    if not item.blocks or item.blocks[0].kind != "paragraph":
        return ""
    first, *rest = item.blocks
    return "\n\n".join([" ".join(first.text.split()), *(block.text for block in rest)])


def _is_promised(head: str) -> bool:
    return any(one.fullmatch(head) for one in (_ANSWER, _SOLUTION, _UPDATE))


def put(made: Scale, draft: Draft) -> Scale:
    """Put a scale into a draft; one there that has the same levels takes up what it says."""
    _take_times(made)
    grades = _grades(made)
    scale = next((one for one in draft.levels if _grades(one) == grades and all(grades)), None)
    if scale is None:
        draft.levels.append(made)
        return made
    scale.todo(f"{quoted(made.title)} tells the same levels: is all of it right here?")
    ids: dict[str, str] = {}
    for level, other in zip(scale.levels, made.levels, strict=True):
        ids[other.id] = level.id
        draft.consumed.append(other.name)
        told = [one.definition for one in (level, other) if one.definition != one.name]
        if told:
            level.definition = "\n\n".join(dict.fromkeys(told))
            level.notes.pop("definition", None)
    for head, times in made.times.items():
        scale.times.setdefault(head, {}).update((ids[id], said) for id, said in times.items())
    return scale


def _take_times(scale: Scale) -> None:
    """Give a scale the times that the texts of its levels promise."""
    for level in scale.levels:
        for head, time in promised(level.definition).items():
            scale.times.setdefault(head, {}).setdefault(level.id, time)
            scale.told.add(head)


def _grades(scale: Scale) -> list[str]:
    return [_grade(_name(level.name)) for level in scale.levels]


def promise(scale: Scale, draft: Draft, people: People) -> None:
    """Make promises of the times of a scale if there is one process, else tell them."""
    for head, times in scale.times.items():
        is_update = _UPDATE.fullmatch(head) is not None
        if is_update or not draft.processes:
            told = ", ".join(f"{id} {words}" for id, words in times.items() if words)
            what = "duty" if is_update else "promise"
            scale.todo(f"the page has {quoted(f'{head}: {told}')}: make it a {what}")
            continue
        process = draft.processes[0]
        step = process.steps[0 if _ANSWER.fullmatch(head) else -1]
        made = Promise(
            page=scale.page,
            at=scale.at,
            id=Ids({one.id for one in draft.promises}).new(head, "promise"),
            to=people.add(_ASKER),
            from_=process.id,
            until=f"{process.id}.{step.id}",
        )
        for id, words in times.items():
            match = DURATION.fullmatch(bare(words))
            if match and (time := guessed(match)):
                made.within[id] = time
                draft.consumed.append(words)
                if not duration(match):
                    made.todo(f"the page says {quoted(words)}: working or calendar days?", "within")
            elif words:
                made.todo(f"the page says {quoted(words)} for `{id}`: how long exactly?", "within")
        made.todo(f"the page says {quoted(head)}: which step is it, and who is informed?", "until")
        if head in scale.told:
            made.todo("told in the texts of the levels, too: leave it out there", "within")
        if made.within:
            draft.promises.append(made)
        else:
            scale.take_notes(made)
