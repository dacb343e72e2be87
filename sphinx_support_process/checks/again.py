"""What is wrong after a change? Each rule looks at what the change can alter, and no further."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..flow.soundness import MAX_UNKNOWN
from ..model import Support
from ..model.fields import keys
from ..text.beside import LookedFor, are_as_before
from ..text.named import NamedTuple
from ..text.problem import Problem
from .context import MAX_COMPARED, Context
from .rule import REGISTERED, Rule
from .whole import Whole

MANY = 200
"""Of a rule that found so many problems all is looked at: some tell no more from there on."""

_FIRST = (0, 8, 32)
"""So many other processes are asked whether they use something, before all are."""

_KINDS = frozenset(keys(Support))
"""A process that is called so may stand for what is no process, as in `promises.first`."""

NAMELESS = ("unknown-target", "unknown-role", "bad-duration")
"""Rules that tell of words which mean nothing, and so may mean anything that is not used."""


class Change(NamedTuple):
    """What changed: the ids of processes that are others now, that came or went.

    `naming` are these and those that may name what changed, `linked` those that any links lead to,
    before or now; `files` those in which the changed ones stand. `names` says whether processes
    have other names, `ways` whether more changed than texts, and `reading` whether anything
    could not be read, before or now.
    """

    ids: frozenset[str]
    naming: frozenset[str]
    linked: frozenset[str]
    files: frozenset[str]
    names: bool
    ways: bool
    reading: bool

    def and_then(self, later: Change) -> Change:
        """This change and a later one as one."""
        return Change(
            self.ids | later.ids,
            self.naming | later.naming,
            self.linked | later.linked,
            self.files | later.files,
            self.names or later.names,
            self.ways or later.ways,
            self.reading or later.reading,
        )

    def touches(self, problem: Problem) -> bool:
        """Whether a problem names a place in a file that changed."""
        places = (note.place for note in (*problem.related, *problem.witness))
        return not self.files.isdisjoint(place.file for place in (problem.place, *places))


class Found(NamedTuple):
    """What a rule found, whether it asked for what could not be read, and files it looked for."""

    problems: Sequence[Problem]
    asked: bool
    looked_for: LookedFor


class Judge:
    """Finds what rules find. What one found stays while it would find it again.

    `before` is what each found the last time that it ran, and `changes` what changed since then;
    a rule without a change has to look at everything.
    """

    def __init__(
        self,
        whole: Whole,
        before: Mapping[str, Found],
        changes: Mapping[str, Change],
        compared: int = 0,
    ) -> None:
        self.whole = whole
        self.before = before
        self.changes = changes
        self.compared = compared
        self.found: dict[str, Found] = {}
        """What each rule finds now, of those that ran."""

    def problems(self, rule: Rule) -> Sequence[Problem]:
        """All that a rule finds."""
        if rule.name not in self.found:
            found = self._again(rule)
            self.found[rule.name] = found or _run(rule, self.whole.all())
        return self.found[rule.name].problems

    @property
    def looked_for(self) -> LookedFor:
        """The files that rules looked for, as they were."""
        return {path: was for it in self.found.values() for path, was in it.looked_for.items()}

    @property
    def is_unsure(self) -> bool:
        """Whether so many names were compared that who looks at everything may guess less."""
        return bool(self.before) and self.compared + self.whole.compared >= MAX_COMPARED

    def _again(self, rule: Rule) -> Found | None:
        """What a rule finds after a change, None if it has to look at everything."""
        before, change = self.before.get(rule.name), self.changes.get(rule.name)
        if rule.scope in ("linked", "all"):
            return self._outlined(rule, before, change)
        if before is None or change is None or not _is_enough(before, change):
            return None
        if rule.scope == "process":
            return self._kept(
                rule, before, change, _run(rule, self.whole.only(change.ids)), change.ids
            )
        if rule.scope == "names":
            if change.names:
                return None
            wrong = {_process(each) for each in before.problems} | _KINDS
            ids = change.naming | wrong.intersection(self.whole.ids)
            context = self.whole.among(ids)
            if not context.support.roles:  # then one problem stands for the lack of any
                return None
            return self._kept(rule, before, change, _run(rule, context), ids)
        return self._unused(rule, before, change)

    def _outlined(self, rule: Rule, before: Found | None, change: Change | None) -> Found | None:
        """What is found without a look at texts."""
        ids = everything = frozenset(self.whole.ids)
        if before is not None and change is not None and _is_enough(before, change):
            if change.ways or change.reading:
                ids = change.linked
            elif not any(map(change.touches, before.problems)):
                return before
        context = self.whole.outlined(ids)
        now = _run(rule, context)
        if before is None or change is None or context.support.processes.keys() >= everything:
            return now
        if rule.scope == "linked":
            return self._kept(rule, before, change, now, ids)
        return None if before.problems or now.problems or self._nameless() else now

    def _kept(
        self, rule: Rule, before: Found, change: Change, now: Found, ids: frozenset[str]
    ) -> Found:
        """What was found before, but for some processes, of which it is what was found now."""

        def is_new(problem: Problem) -> bool:
            if _process(problem) in ids.union(self.whole.ids):
                return _process(problem) in ids
            return rule.scope == "names" or change.touches(problem)

        old = [each for each in before.problems if not is_new(each)]
        return Found(
            [*old, *filter(is_new, now.problems)],
            before.asked or now.asked,
            {**before.looked_for, **now.looked_for},
        )

    def _unused(self, rule: Rule, before: Found, change: Change) -> Found | None:
        """What nothing uses, None if a few processes do not tell that all else is used."""
        nameless = self._nameless()
        if nameless >= MAX_UNKNOWN:
            return None
        for number in _FIRST:
            first = [*self.whole.ids][:number]
            now = _run(rule, self.whole.only(change.ids.union(first)))
            known = () if nameless else before.problems
            if set(now.problems) <= set(known):
                return now
        return None

    def _nameless(self) -> int:
        """How many problems tell of words that mean nothing."""
        if not self.before.keys() >= set(NAMELESS):
            return MAX_UNKNOWN
        return sum(len(self.problems(REGISTERED[name])) for name in NAMELESS)


def _is_enough(before: Found, change: Change) -> bool:
    """Whether it is enough to look at what changed."""
    few = len(before.problems) < MANY
    return few and not (before.asked and change.reading) and are_as_before(before.looked_for)


def _process(problem: Problem) -> str:
    """The process that a problem is about, if it is about one."""
    return problem.about.partition(".")[0]


def _run(rule: Rule, context: Context) -> Found:
    context.asked_unread, context.looked_for = False, {}
    return Found([*rule.problems(context)], context.asked_unread, context.looked_for)
