"""Which problems does one slip make? Of those only the cause is told, once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..text.problem import Cause, Note, Problem, Severity
from ..text.text import Place

_ORDER: tuple[Severity, ...] = ("error", "warning", "strict")


def causes(problems: Collection[Problem]) -> Iterator[Problem]:
    """Problems, sorted by place, without those that follow from one that is as severe.

    Of several with one cause the first is told, with the places of the others. What an alias of
    YAML repeats stands at one place, and is told once.
    """
    there: dict[Cause, int] = {}
    for problem in problems:
        rank = _ORDER.index(problem.severity)
        for cause in _told_by(problem):
            there[cause] = min(rank, there.get(cause, rank))
    alike: dict[tuple[str, str], list[Problem]] = {}
    told: dict[tuple[str, Place, str, str, Severity], Problem] = {}
    for problem in problems:
        rank = _ORDER.index(problem.severity)
        if any(there.get(cause, len(_ORDER)) <= rank for cause in problem.follows):
            continue
        if problem.cause:
            group = alike.setdefault((problem.rule, problem.cause), [])
            group.append(problem)
            if len(group) > 1:
                continue
        told.setdefault(problem[:5], problem)
    for problem in told.values():
        yield _with_places(problem, alike.get((problem.rule, problem.cause), [])[1:])


def _told_by(problem: Problem) -> Iterator[Cause]:
    yield Cause(problem.rule)
    yield Cause(problem.rule, problem.about.partition(".")[0])
    yield Cause(problem.rule, problem.about)


def _with_places(problem: Problem, others: Collection[Problem]) -> Problem:
    places = dict.fromkeys(other.place for other in others if other.place != problem.place)
    again = tuple(Note(place, "and here") for place in places)
    severity = min((problem, *others), key=lambda each: _ORDER.index(each.severity)).severity
    if not others:
        return problem
    return problem._replace(severity=severity, related=(*problem.related, *again))
