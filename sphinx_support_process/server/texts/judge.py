"""What is wrong after one change? Rules that look at a process alone look at what changed only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ...checks import Context, Rule, Settings, check
from ...checks.context import OF_READING
from ...load.plan import made
from ...model import Process, Support
from ...text.named import NamedTuple
from ...text.problem import Problem


class Change(NamedTuple):
    """The ids of the processes that changed, came or went, and a context without all others."""

    ids: frozenset[str]
    context: Context


class Seen(NamedTuple):
    """What was judged: the model, the settings, the day, and whether all of it could be read."""

    support: Support
    settings: Settings
    today: date
    is_whole: bool


class Judge:
    """Runs the rules again and again. What one finds in a process stays while that does."""

    def __init__(self) -> None:
        self._seen: Seen | None = None
        self._change: Change | None = None
        self._kept: dict[str, list[Problem]] = {}
        self._alone: dict[str, set[Problem] | None] = {}
        """What a rule finds without any process, None if that is not all that it finds in none."""

    def check(self, context: Context) -> tuple[Problem, ...]:
        """All that is wrong."""
        is_whole = not any(each.rule in OF_READING for each in context.loaded.problems)
        before = self._seen
        self._seen = Seen(context.support, context.settings, context.today, is_whole)
        self._change = _change(before, self._seen, context) if before is not None else None
        found = check(context, self._problems)
        self._change = None
        return found

    def _problems(self, rule: Rule, context: Context) -> Iterable[Problem]:
        if rule.scope != "process":
            return rule.problems(context)
        found = self._narrowed(rule)
        if found is None:
            found = [*rule.problems(context)]
            outside = {each for each in found if _process(each) not in context.support.processes}
            alone = {*rule.problems(_with(context, {}))}
            self._alone[rule.name] = alone if outside == alone else None
        self._kept[rule.name] = found
        return found

    def _narrowed(self, rule: Rule) -> list[Problem] | None:
        """What a rule finds after a change, None if it has to look at everything."""
        change, alone = self._change, self._alone.get(rule.name)
        if change is None or alone is None:
            return None
        inside, outside = [], set()
        for each in rule.problems(change.context):
            if _process(each) in change.ids:
                inside.append(each)
            else:
                outside.add(each)
        if not outside <= alone:
            return None
        kept = (each for each in self._kept[rule.name] if _process(each) not in change.ids)
        return [*kept, *inside]


def _change(before: Seen, now: Seen, context: Context) -> Change | None:
    """What changed, None if that is more than processes, or if not all could be read."""
    if before[1:] != now[1:] or not now.is_whole:
        return None
    old, new = vars(before.support), vars(now.support)
    others = (old.keys() | new.keys()) - {"processes"}
    if not all(_is_same(old.get(field), new.get(field)) for field in others):
        return None
    were, are = before.support.processes, now.support.processes
    changed = {id for id in {*were, *are} if were.get(id) is not are.get(id)}
    kept = {id: process for id, process in are.items() if id in changed}
    return Change(frozenset(map(str, changed)), _with(context, kept))


def _is_same(one: object, other: object) -> bool:
    """Whether two values are made of the same records."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        pairs = zip(one.items(), other.items(), strict=False)
        same = all(key == id and value is record for (key, value), (id, record) in pairs)
        return len(one) == len(other) and same
    return one is other or (isinstance(one, tuple) and one == other)


def _with(context: Context, processes: Mapping[str, Process]) -> Context:
    """A context with some of the processes, and the texts of their files alone."""
    loaded = context.loaded
    support = made(Support, {**vars(loaded.support), "processes": processes})
    files = {process.id.file for process in processes.values()}
    loaded = loaded._replace(
        support=support,
        sources={name: text for name, text in loaded.sources.items() if name in files},
        questioned=tuple(name for name in loaded.questioned if name in files),
    )
    return Context(loaded, context.settings)


def _process(problem: Problem) -> str:
    return problem.about.partition(".")[0]
