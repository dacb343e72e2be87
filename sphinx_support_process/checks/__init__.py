"""What is wrong with this support process? All rules, run over what was read.

A family of rules is a folder; importing its modules registers its rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..text.problem import Problem
from .causes import causes
from .context import Context
from .flow import decisions, hidden, orders, runs, soundness
from .owners import owners
from .pages import shown
from .reading import reading
from .references import numbers, targets, unused
from .rule import REGISTERED, Rule
from .settings import Settings
from .style import ignores, style
from .style.ignores import accept, judged
from .time import durations, promises
from .words import people, templates, terms, unfinished

__all__ = ["RULES", "Context", "Rule", "Settings", "causes", "check", "kept"]

MODULES = (
    *(reading, targets, numbers, unused),
    *(soundness, decisions, hidden, runs, orders),
    *(owners, durations, promises),
    *(terms, templates, people, unfinished),
    *(shown, style, ignores),
)
"""The modules of rules, in the order of the catalogue."""

RULES: Mapping[str, Rule] = {
    rule.name: rule
    for module in MODULES
    for rule in REGISTERED.values()
    if rule.find.__module__ == module.__name__
}
"""Every rule by its name, family by family."""


def check(context: Context) -> tuple[Problem, ...]:
    """The problems, sorted by place: those of reading, and those that the selected rules find.

    What follows from another problem is left out.
    """
    loaded, settings = context.loaded, context.settings
    problems = [problem for problem in loaded.problems if problem.rule not in settings.ignore]
    for rule in RULES.values():
        if rule.runs(context):
            problems.extend(rule.problems(context))
    problems, used = accept(problems, context)
    if settings.selects("unused-ignore"):
        problems.extend(accept(judged(context, used), context)[0])
    told = sorted(
        (problem for problem in problems if settings.strict or problem.severity != "strict"),
        key=lambda problem: (problem.place, problem.rule, problem.message),
    )
    return tuple(causes(told))


def kept(problems: Iterable[Problem], context: Context) -> list[Problem]:
    """Those of other problems, as a build of the docs finds them, that no `ignore` hides."""
    return accept(problems, context)[0]
