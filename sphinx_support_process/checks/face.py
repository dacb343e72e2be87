"""What of a process do others look at? Its names, and the processes to which it is linked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from ..flow.orders import names_in
from ..known.values import Values
from ..load.plan import made
from ..model import Duty, Ignore, Process, Step
from ..model.fields import ListOf, RecordOf, Scalar, keys
from ..model.record import Record
from ..text.kinds import Inline, Markdown, ProcessId, Since, StepId, StepName, Target

_LEADING = (Target, ProcessId, StepId, StepName, Since)
"""The kinds of values that name a step or process."""

NAMED: Mapping[type, tuple[str, ...]] = {
    Process: ("id", "title", "outcomes", "avoid", "duties", "steps", "ignore"),
    Step: ("process", "number", "id", "title", "ignore"),
    Duty: ("process", "id", "title", "ignore"),
}
"""The fields that are left of a process where others only name it, and of its steps and duties."""


class Face:
    """What others see of a process; `links` hold the ids of those that it names, and more."""

    def __init__(self, process: Process, links: Collection[str]) -> None:
        self.process = process
        self.links = frozenset(links)

    @cached_property
    def named(self) -> Process:
        """The process as others name it: with its names and its `ignore` entries alone."""
        kept = dict(_of(self.process))
        kept["steps"] = tuple(made(Step, dict(_of(step))) for step in self.process.steps)
        kept["duties"] = tuple(made(Duty, dict(_of(duty))) for duty in self.process.duties)
        return made(Process, kept)  # type: ignore[no-any-return]

    @property
    def title(self) -> tuple[Any, ...]:
        """All by which others name the process itself."""
        return self.process.title, self.process.avoid

    @property
    def inner(self) -> tuple[Any, ...]:
        """All by which others name what is in the process."""
        process = self.process
        return (
            tuple(process.outcomes.items()),
            tuple((step.id, step.title) for step in process.steps),
            tuple(duty.id for duty in process.duties),
            process.label,
        )

    @cached_property
    def ways(self) -> Any:
        """What leads from step to step, by whom and by when: all but texts for readers."""
        return _ways(self.process)


def faces(processes: Collection[Process], written: Mapping[Any, Values]) -> dict[str, Face]:
    """The faces of processes by their ids; `written` holds their values."""
    links: dict[Process, set[str]] = {process: set() for process in processes}
    for kind in _LEADING:
        for column in written[kind].columns:
            for value, owner in zip(column.values, column.owners, strict=True):
                if owner.process is not None:
                    links[owner.process].add(value.partition(".")[0])
    for process in processes:
        for line in process.always:
            links[process].update(name.partition(".")[0] for name, _ in names_in(line))
    return {str(each.id): Face(each, links[each]) for each in processes}


def linked(ids: Collection[str], *known: Mapping[str, Face]) -> frozenset[str]:
    """Processes with all that are linked to them, either way, by any of some faces."""
    there = {id for some in known for id in some}
    beside: dict[str, set[str]] = {id: set() for id in there}
    for some in known:
        for id, face in some.items():
            for other in face.links & there:
                beside[id].add(other)
                beside[other].add(id)
    found = dict.fromkeys(ids)
    queue = list(found)
    for id in queue:
        new = [other for other in beside.get(id, ()) if other not in found]
        found.update(dict.fromkeys(new))
        queue.extend(new)
    return frozenset(found)


def near(ids: Collection[str], *known: Mapping[str, Face]) -> frozenset[str]:
    """Processes with those to which one link leads, either way, in any of some faces."""
    found = set(ids)
    for some in known:
        for id, face in some.items():
            if id in ids:
                found |= face.links & some.keys()
            elif not face.links.isdisjoint(ids):
                found.add(id)
    return frozenset(found)


def mentioning(
    ids: Collection[str], files: Mapping[str, str], sources: Mapping[str, str]
) -> frozenset[str]:
    """Processes in whose files some others may be named, as in `triage.read` or `run: triage`.

    `files` are those of all processes, `sources` the texts of the files. Where a text escapes
    characters, as in `"triage\\x2eread"`, any may be named.
    """
    if not ids:
        return frozenset()
    found = {file for file, text in sources.items() if "\\" in text or _has_word(text, ids)}
    return frozenset(id for id, file in files.items() if file in found)


def _has_word(text: str, ids: Iterable[str]) -> bool:
    """Whether one of some ids stands in a text, and is no part of a longer one."""
    there = (rf"(?<![\w-]){re.escape(id)}(?![\w-])" for id in ids if id in text)
    return any(re.search(pattern, text) for pattern in there)


def _ways(value: Any) -> Any:
    if isinstance(value, Record):
        cls: Any = type(value)
        left, written = texts(cls), vars(value).items()
        return {field: _ways(each) if field not in left else bool(each) for field, each in written}
    if isinstance(value, Mapping):
        return {key: _ways(each) for key, each in value.items()}
    return [_ways(each) for each in value] if isinstance(value, tuple) else value


@cache
def texts(cls: type) -> frozenset[str]:
    """The fields of a class that hold texts for readers."""
    shapes = {key.field: key.shape for key in keys(cls).values()}
    scalars = (Scalar(Markdown), Scalar(Inline))
    left = (
        *scalars,
        *map(ListOf, scalars),
        RecordOf(Ignore, None),
        ListOf(RecordOf(Ignore, None)),
    )
    return frozenset(field for field, shape in shapes.items() if shape in left)


def _of(record: Any) -> Iterator[tuple[str, Any]]:
    written = vars(record)
    return ((field, written[field]) for field in NAMED[type(record)] if field in written)
