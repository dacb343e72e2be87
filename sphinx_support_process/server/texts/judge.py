"""What is wrong after one change? What rules found is remembered from one time to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ...checks import Context, Rule, Settings, check
from ...checks.again import Change, Found, Judge
from ...checks.context import MAX_COMPARED, OF_READING
from ...checks.face import Face, faces, linked, mentioning, near
from ...checks.whole import Held
from ...known.values import written
from ...load import Loaded
from ...load.plan import made
from ...model import Support
from ...text.beside import are_as_before
from ...text.named import NamedTuple
from ...text.problem import Problem


class Seen(NamedTuple):
    """What was judged: its processes, all that is around them, the settings, and the day.

    What `is_read` has no place that could not be read.
    """

    faces: Mapping[str, Face]
    around: tuple[Any, ...]
    settings: Settings
    today: date
    is_read: bool


class Memory:
    """Runs the rules again and again, and remembers what they found."""

    def __init__(self) -> None:
        self._seen: Seen | None = None
        self._found: dict[str, Found] = {}
        self._changes: dict[str, Change] = {}
        self._compared = 0

    @property
    def is_stale(self) -> bool:
        """Whether a file that rules looked for is another one now, or gone."""
        return not all(are_as_before(found.looked_for) for found in self._found.values())

    def check(self, context: Context) -> tuple[Problem, ...]:
        """All that is wrong."""
        before = self._seen
        seen = _seen(context, before.faces if before is not None else {})
        change = _change(before, seen, context.loaded.sources) if before is not None else None
        if change is None or self._compared >= MAX_COMPARED:
            self._found, self._changes, self._compared = {}, {}, 0
        else:
            for name in self._found:
                earlier = self._changes.get(name)
                self._changes[name] = earlier.and_then(change) if earlier else change
        whole = Held(context, seen.faces)
        judge = Judge(whole, self._found, self._changes, self._compared)

        def find(rule: Rule, _: Context) -> Iterator[Problem]:
            return iter(judge.problems(rule))

        problems = check(context, find)
        if judge.is_unsure:
            self._seen = None
            return self.check(Context(context.loaded, context.settings))
        self._seen = seen
        self._found |= judge.found
        self._compared += whole.compared
        for name in judge.found:
            self._changes.pop(name, None)
        return problems


def _seen(context: Context, known: Mapping[str, Face]) -> Seen:
    """What there is to judge; a process that is the same has its face still."""
    loaded, processes = context.loaded, context.support.processes
    new = {
        id: process
        for id, process in processes.items()
        if id not in known or known[id].process is not process
    }
    is_new = len(new) == len(processes)
    values = context.written if is_new else written(made(Support, {"processes": new}))
    found = faces(new.values(), values)
    return Seen(
        {str(id): found.get(id) or known[id] for id in processes},
        tuple(_around(loaded)),
        context.settings,
        context.today,
        not any(problem.rule in OF_READING for problem in loaded.problems),
    )


def _around(loaded: Loaded) -> Iterator[Any]:
    """All but processes: records, texts of files that hold none, and what could not be read."""
    support = loaded.support
    for field, value in vars(support).items():
        if field != "processes":
            yield field
            yield from value.items() if isinstance(value, Mapping) else [value]
    yield from (status.place for status in support.statuses)
    files = {process.id.file for process in support.processes.values()}
    for name, text in loaded.sources.items():
        if name not in files:
            yield name, text
    yield loaded.cut
    yield loaded.empty
    for problem in loaded.problems:
        if problem.about.partition(".")[0] not in support.processes:
            yield problem


def _change(before: Seen, now: Seen, sources: Mapping[str, str]) -> Change | None:
    """What changed, None if that is more than processes."""
    if before[1:4] != now[1:4]:
        return None
    were, are = before.faces, now.faces
    ids = frozenset(id for id in {*were, *are} if were.get(id) is not are.get(id))
    files = (some[id].process.id.file for some in (were, are) for id in ids if id in some)
    places = {id: face.process.id.file for id, face in are.items()}
    both = {id: (were[id], are[id]) for id in ids if id in were and id in are}
    same = [*were] == [*are]
    inner = [id for id, (old, new) in both.items() if old.inner != new.inner]
    return Change(
        ids,
        near(ids, were, are) | mentioning(inner, places, sources),
        linked(ids, were, are),
        frozenset(files),
        names=not (same and all(old.title == new.title for old, new in both.values())),
        ways=not (same and all(old.ways == new.ways for old, new in both.values())),
        reading=not (before.is_read and now.is_read),
    )
