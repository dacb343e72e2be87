"""How are the numbers of processes told? Tables for people, objects for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..chart.plan.words import Words
from ..known.statistics import ProcessNumbers, RoleNumbers, Statistics
from ..model import Step
from .content import counted, printable

Row = Sequence[str | int]

_PROCESS = ("", "steps", "questions", "hand-overs", "waits", "deadlines", "replies", "back")
_WAYS = ("shortest", "longest")
_ROLE = ("", "steps", "share", "deadlines", "hand-overs in", "out")


def as_json(found: Statistics) -> str:
    """An object with a list of `processes` and one of `roles`; a share of 1 is all of the steps."""
    import json

    told = {
        "processes": [{"process": str(each.process.id)} | counts(each) for each in found.processes],
        "roles": [_role(each) for each in found.roles],
    }
    return json.dumps(told, indent=2) + "\n"


def counts(numbers: ProcessNumbers) -> dict[str, Any]:
    """The numbers of a process by their names; its ways are lists of the ids of steps."""
    return {
        "steps": numbers.steps,
        "questions": numbers.questions,
        "hand_overs": numbers.handovers,
        "waits": numbers.waits,
        "deadlines": numbers.deadlines,
        "replies": numbers.replies,
        "ways_back": numbers.ways_back,
        "shortest_way": _ids(numbers.shortest),
        "longest_way": _ids(numbers.longest),
    }


def _role(numbers: RoleNumbers) -> dict[str, Any]:
    return {
        "role": str(numbers.role.id),
        "steps": numbers.steps,
        "share": round(numbers.share, 3),
        "deadlines": numbers.deadlines,
        "hand_overs_in": numbers.receives,
        "hand_overs_out": numbers.passes,
    }


def as_text(words: Words, found: Statistics, *, ways: bool) -> str:
    """A table of the processes and one of the roles, with the steps of the `ways` if asked."""
    rows = [
        (
            each.process.id,
            *(each.steps, each.questions, each.handovers, each.waits, each.deadlines),
            *(each.replies, each.ways_back, len(each.shortest) or "-", len(each.longest) or "-"),
        )
        for each in found.processes
    ]
    lines = [*_table((*_PROCESS, *_WAYS), rows)]
    for each in found.processes if ways else ():
        if each.process.steps:
            lines += ["", *_ways(each)]
    roles = [
        (
            words.role(each.role),
            *(each.steps, f"{each.share:.0%}", each.deadlines, each.receives, each.passes),
        )
        for each in found.roles
    ]
    if roles:
        lines += ["", *_table(_ROLE, roles)]
    return "".join(f"{printable(line)}\n" for line in lines)


def _ways(numbers: ProcessNumbers) -> Iterator[str]:
    if not numbers.longest:
        yield "No way through it comes to an end"
        return
    for which, steps in (("shortest", numbers.shortest), ("longest", numbers.longest)):
        yield f"The {which} way, {counted(len(steps), 'step')}: {', '.join(_ids(steps))}"


def _ids(steps: Iterable[Step]) -> list[str]:
    return [str(step.id) for step in steps]


def _table(head: Row, rows: Iterable[Row]) -> Iterator[str]:
    """Lines with names to the left and numbers to the right."""
    lines = [[str(cell) for cell in row] for row in (head, *rows)]
    first, *others = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for name, *numbers in lines:
        cells = (cell.rjust(wide) for cell, wide in zip(numbers, others, strict=True))
        yield "  ".join((name.ljust(first), *cells))
