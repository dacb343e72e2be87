"""Which problems did the team accept? The `ignore` entries of the YAML, applied and judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Ignore
from ...text.named import NamedTuple
from ...text.problem import Accepted, Cause, Excuse, Problem
from ...text.suggest import did_you_mean
from ..context import OF_READING, Context
from ..rule import REGISTERED, Finding, Rule, rule

BY_PAGES = frozenset({"process-not-shown", "shown-twice", "template-not-shown"})
"""Rules that only a build of the pages can judge."""


class Hidden(NamedTuple):
    """A problem that the team accepts, and the `ignore` entries that say so."""

    problem: Problem
    entries: tuple[Ignore, ...]

    def accepted(self) -> Accepted:
        """The same as it is told."""
        excuses = (
            Excuse(entry.rule.place, len(entry.rule), str(entry.reason or ""))
            for entry in self.entries
        )
        return Accepted(self.problem, tuple(excuses))


def accept(problems: Iterable[Problem], context: Context) -> tuple[list[Problem], list[Hidden]]:
    """The problems that no `ignore` hides, and those that one does.

    An entry hides problems of its definition, and of the steps and duties of its process.
    """
    entries: dict[tuple[str, str], list[Ignore]] = {}
    for about, entry in context.ignores:
        if entry.until is None or str(entry.until) >= context.today.isoformat():
            entries.setdefault((str(entry.rule), about), []).append(entry)
    kept, hidden = [], []
    for problem in problems:
        around = dict.fromkeys((problem.about, problem.about.partition(".")[0]))
        hiding = [entry for about in around for entry in entries.get((problem.rule, about), ())]
        if not hiding or problem.rule in OF_READING:
            kept.append(problem)
        else:
            hidden.append(Hidden(problem, tuple(hiding)))
    return kept, hidden


def judged(context: Context, used: set[Ignore]) -> Iterator[Problem]:
    """What is wrong with the `ignore` entries themselves."""
    for about, entry in context.ignores:
        for finding in _wrong(entry, about, context, used):
            yield REGISTERED["unused-ignore"].told(finding)


def _wrong(entry: Ignore, about: str, context: Context, used: set[Ignore]) -> Iterator[Finding]:
    name = str(entry.rule)
    known = REGISTERED.get(name)
    if known is None:
        advice = did_you_mean(name, REGISTERED) or "`support-process rules` lists them"
        yield Finding(entry.rule, f"there is no rule `{name}` to ignore", advice, about)
        return
    if name in OF_READING:
        advice = "fix that problem, and remove the entry"
        yield Finding(entry.rule, f"`{name}` cannot be ignored", advice, about)
        return
    if entry.reason is None:
        advice = "add `reason:`, so that others can judge it later"
        yield Finding(
            entry.rule,
            f"`{name}` is ignored here without a reason",
            advice,
            about,
            follows=(Cause("schema", about),),
        )
    if entry.until is not None and str(entry.until) < context.today.isoformat():
        advice = "fix the problem, or set a later day"
        message = f"`{name}` was to be ignored until {entry.until}"
        yield Finding(entry.until, message, advice, about)
    elif entry not in used and name not in BY_PAGES and is_looked_for(known, context):
        message = f"there is no `{name}` to ignore here"
        scope = about.partition(".")[0]
        others = REGISTERED.values() if known.severity != "error" else ()
        follows = tuple(
            Cause(each.name, scope)
            for each in others
            if each is not known and (each.severity == "error" or each.family == "flow")
        )
        yield Finding(entry.rule, message, "remove the entry", about, follows=follows)


def is_looked_for(rule: Rule, context: Context) -> bool:
    """Whether all that a rule can find was looked for."""
    strict = context.settings.strict or rule.severity != "strict"
    return rule.runs(context) and strict and context.everything_read


@rule("warning")
def unused_ignore(_: Context) -> Iterator[Finding]:
    """An `ignore` hides nothing, gives no reason, or is past its day.

    An accepted problem is a debt. The entry has to say why it was accepted, and it has to go
    when there is nothing left to accept: an entry that hides nothing today hides the next real
    problem tomorrow. With `until:` it ends by itself.

    Remove the entry, give it a `reason:`, or fix the problem that it was meant to hide.
    """
    yield from ()  # judged when all other rules have run
