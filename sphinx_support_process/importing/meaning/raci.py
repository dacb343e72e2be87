"""Who is responsible, accountable, consulted, informed? What a matrix of tasks and roles says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..draft.draft import Process, Step
from ..draft.ids import Ids
from ..passages.passage import Passage
from ..structure.lists import ARE_STEPS
from ..structure.worktables import steps_of
from ..words.patterns import late
from ..words.people import People
from ..words.prose import bare, quoted
from ..words.table import pattern

_CELL = late(r"[RACI](?: ?[,/]? ?[RACI])*", re.IGNORECASE)
_HEADS = {
    letter: late(pattern(f"raci-{word}"), re.IGNORECASE)
    for letter, word in zip("RACI", ("does", "answers", "consulted", "informed"), strict=True)
}
_WORD = late(r"\w+")
_SHORTEST, _LONGEST = 4, 200


def is_matrix(block: Passage) -> bool:
    """Whether a table has tasks in its rows, and says whose they are.

    It has roles above its columns and letters in its cells, or words such as `Consulted` above
    roles.
    """
    rows = block.rows
    if len(rows) < 3 or len(rows[0]) < 3 or not all(bare(head) for head in rows[0][1:]):
        return False
    if _by_words(block):
        return True
    cells = [bare(cell) for row in rows[1:] for cell in row[1:]]
    said = [cell for cell in cells if re.search(r"\w", cell)]
    return len(said) > 2 and all(map(_CELL.fullmatch, said)) and "R" in "".join(said).upper()


def _by_words(block: Passage) -> list[str]:
    """The letters that the heads of columns stand for; empty if some head stands for none."""
    heads = [bare(head) for row in block.rows[:1] for head in row[1:]]
    found = [
        next((key for key, one in _HEADS.items() if one.fullmatch(head)), "") for head in heads
    ]
    return found if all(found) and "R" in found else []


def is_of_tasks(matrix: Passage) -> bool:
    """Whether a matrix would be steps of its own, if no other steps were called like its tasks."""
    return bool(_by_words(matrix) and steps_of(matrix))


def share_out(matrix: Passage, processes: Iterable[Process], people: People) -> bool:
    """Let steps have the roles that a matrix gives them; False if it speaks of other tasks too."""
    processes = list(processes)
    steps = [step for process in processes for step in process.steps]
    tasks = [bare(row[0]) for row in matrix.rows[1:]]
    called, told = _called(steps), _parts(processes)
    found = [_meant(task, called) for task in tasks]
    rows = list(_given(matrix, people))
    below = [
        told.get(task.casefold(), []) if one is None and any(given.values()) else []
        for task, one, given in zip(tasks, found, rows, strict=True)
    ]
    if not any(found) and not any(below):
        return False
    for task, step, parts, given in zip(tasks, found, below, rows, strict=True):
        if step is not None:
            _give(step, given)
        for part in parts:
            notes = part.notes.get("who", [])
            _give(part, given | {"R": part.who or given["R"]})
            part.notes["who"] = [*notes, f"a table says it of {quoted(task)}: is it so here?"]
    return all(one or parts for one, parts in zip(found, below, strict=True))


def process_in(matrix: Passage, title: str, people: People, ids: Ids) -> Process:
    """The process of a page that has its tasks in a matrix alone; rows without roles are phases."""
    made = Process(id=ids.new(title, "process"), title=title, at=matrix.at)
    phase = ""
    for row, given in zip(matrix.rows[1:], _given(matrix, people), strict=True):
        task = bare(row[0])
        if not any(given.values()):
            phase = task
            continue
        step = Step(title=task, at=matrix.at, phase=phase)
        _give(step, given)
        step.todo("a row of a table of responsibilities: is it a step?")
        made.steps.append(step)
        phase = ""
    made.todo(ARE_STEPS.format("rows of a table of responsibilities"), "steps")
    return made


def _given(matrix: Passage, people: People) -> Iterator[dict[str, list[str]]]:
    """The roles of each row by their letters."""
    if letters := _by_words(matrix):
        for row in matrix.rows[1:]:
            told: dict[str, list[str]] = {letter: [] for letter in "RACI"}
            for letter, cell in zip(letters, row[1:], strict=True):
                told[letter] += people.owners(cell)
            yield told
        return
    heads = map(bare, matrix.rows[0][1:])
    roles = [people.owners(head) if " " in head else [people.add(head)] for head in heads]
    for row in matrix.rows[1:]:
        given: dict[str, list[str]] = {letter: [] for letter in "RACI"}
        for names, cell in zip(roles, row[1:], strict=True):
            for letter in re.findall("[RACI]", bare(cell).upper()):
                given[letter] += names
        yield given


def _give(step: Step, given: dict[str, list[str]]) -> None:
    if given["R"]:
        step.who = given["R"]
        step.notes.pop("who", None)
    both = [role for role in given["R"] if role in given["A"]]
    others = [role for role in given["R"] if role not in both]
    if both and others:
        step.who = both
        step.todo(f"the table names `{'`, `'.join(others)}` as responsible as well", "who")
    if given["A"] and given["A"] != step.who:
        step.accountable = given["A"][0]
    step.consults = [role for role in given["C"] if role not in step.who]
    informed = [role for role in given["I"] if role not in (*step.who, *step.informs)]
    step.informs = [*step.informs, *informed]


def _parts(processes: Iterable[Process]) -> dict[str, list[Step]]:
    """The steps of each process, and of each phase, by its name."""
    found: dict[str, list[Step]] = {}
    for process in processes:
        phase = ""
        for step in process.steps:
            phase = step.phase or phase
            for name in {bare(process.title).casefold(), phase.casefold()}:
                found.setdefault(name, []).append(step)
    return found


def _called(steps: Iterable[Step]) -> dict[str, list[Step]]:
    """Steps by their titles, and by the first words of these, which come last."""
    found: dict[str, list[Step]] = {}
    beginnings: dict[str, list[Step]] = {}
    for step in steps:
        title = bare(step.title).casefold().rstrip(".")
        found.setdefault(title, []).append(step)
        for end in _WORD.finditer(title[:_LONGEST]):
            beginnings.setdefault(title[: end.end()], []).append(step)
    return beginnings | found


def _meant(task: str, called: dict[str, list[Step]]) -> Step | None:
    """The one step that a task is, by its title or the words with which this begins."""
    name = task.casefold().rstrip(".")
    alike = called.get(name, []) if len(name) >= _SHORTEST else []
    return alike[0] if len(alike) == 1 else None
