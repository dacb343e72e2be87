"""What is wrong with this support process? All rules, run over what was read.

A family of rules is a folder; importing its modules registers its rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..known.settings import Settings
from ..text.named import NamedTuple
from ..text.problem import Accepted, Problem
from ..text.text import Place
from .causes import causes
from .context import Context
from .flow import conditions, decisions, hidden, orders, runs, soundness
from .owners import escalations, handoffs, keepers, owners
from .pages import shown
from .reading import reading
from .references import files, moved, numbers, targets, unused
from .rule import REGISTERED, Rule
from .style import ignores, style
from .style.ignores import accept, judged
from .time import calendar, deadlines, durations, levels, overlaps, promises, waits
from .words import people, templates, terms, unfinished

__all__ = [
    "RULES",
    "Accepted",
    "Checked",
    "Context",
    "Rule",
    "Settings",
    "causes",
    "check",
    "checked",
    "kept",
]

MODULES = (
    *(reading, targets, moved, numbers, files, unused),
    *(soundness, decisions, conditions, hidden, runs, orders),
    *(owners, handoffs, escalations, keepers),
    *(durations, calendar, overlaps, waits, levels, deadlines, promises),
    *(terms, templates, people, unfinished),
    *(shown, style, ignores),
)
"""The modules of rules, in the order of the catalogue."""

_ORDER = {module.__name__: number for number, module in enumerate(MODULES)}

RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in sorted(REGISTERED.values(), key=lambda rule: _ORDER[rule.find.__module__])
}
"""Every rule by its name, family by family."""


class Checked(NamedTuple):
    """What was found, sorted by place: problems, and what the team accepts."""

    problems: tuple[Problem, ...]
    accepted: tuple[Accepted, ...]


Find = Callable[[Rule, Context], Iterable[Problem]]
"""How to get the problems that a rule finds."""


def check(context: Context, find: Find = Rule.problems) -> tuple[Problem, ...]:
    """The problems, sorted by place: those of reading, and those that the selected rules find.

    What follows from another problem is left out.
    """
    return checked(context, find).problems


def checked(context: Context, find: Find = Rule.problems) -> Checked:
    """All problems, and those that an `ignore` accepts."""
    loaded, settings = context.loaded, context.settings
    found = [problem for problem in loaded.problems if problem.rule not in settings.ignore]
    for rule in RULES.values():
        if rule.runs(context):
            found.extend(find(rule, context))
    problems, hidden = accept((context.privacy.told(problem) for problem in found), context)
    if settings.selects("unused-ignore"):
        used = {entry for each in hidden for entry in each.entries}
        problems.extend(accept(judged(context, used), context)[0])

    def wanted(problem: Problem) -> bool:
        return settings.strict or problem.severity != "strict"

    return Checked(
        tuple(causes(sorted(filter(wanted, problems), key=_order))),
        tuple(
            sorted(
                (each.accepted() for each in hidden if wanted(each.problem)),
                key=lambda each: _order(each.problem),
            )
        ),
    )


def _order(problem: Problem) -> tuple[Place, str, str]:
    return problem.place, problem.rule, problem.message


def kept(problems: Iterable[Problem], context: Context) -> list[Problem]:
    """Those of other problems, as a build of the docs finds them, that no `ignore` hides."""
    return accept(problems, context)[0]
