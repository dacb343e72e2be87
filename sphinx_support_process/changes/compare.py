"""What changed between two versions of a support process? Compared by ids, not by lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any, Literal, NamedTuple

from ..flow import Flow, Outcome, Way
from ..model import Process, Step, Support
from ..model.fields import Key, keys

Sign = Literal["+", "-", "~"]

_LONG = {"text", "definition", "body", "goal", "note", "requires", "checklist", "trigger"}
"""Keys whose values are too long to show: that they changed is all that is told."""
_WAYS = {"answers", "next", "run", "outcomes", "wait"}
_PRIVATE = {"representatives"}


class Change(NamedTuple):
    """One definition that was added, removed or changed; `about` says what of it changed."""

    sign: Sign
    what: str
    about: tuple[str, ...] = ()


class Section(NamedTuple):
    """The changes of one process, or of one top-level key."""

    title: str
    changes: tuple[Change, ...]


def compare(old: Support, new: Support) -> list[Section]:
    """What changed, process by process, then the other top-level keys; empty if nothing did."""
    flows = Flow(old), Flow(new)
    sections = [
        _process(old.processes.get(id), new.processes.get(id), flows)
        for id in _union(old.processes, new.processes)
    ]
    for key in keys(Support).values():
        if key.field != "processes":
            before, after = getattr(old, key.field), getattr(new, key.field)
            sections.append(Section(key.name, tuple(_entries(key, before, after))))
    return [section for section in sections if section.changes]


def _process(old: Process | None, new: Process | None, flows: tuple[Flow, Flow]) -> Section:
    either = new or old
    assert either is not None
    title = f"process `{either.id}`"
    if old is None or new is None:
        sign: Sign = "+" if old is None else "-"
        steps = len(either.steps)
        about = f"{either.title}, {steps} {'step' if steps == 1 else 'steps'}"
        return Section(title, (Change(sign, f"the process: {about}"),))
    changes = []
    about_process = tuple(_fields(old, new, {"steps", "duties"}))
    if about_process:
        changes.append(Change("~", "the process", about_process))
    changes += _steps(old, new, flows)
    changes += _duties(old, new)
    return Section(title, tuple(changes))


def _steps(old: Process, new: Process, flows: tuple[Flow, Flow]) -> Iterator[Change]:
    before = {str(step.id): step for step in old.steps}
    after = {str(step.id): step for step in new.steps}
    moved = _moved([id for id in before if id in after], [id for id in after if id in before])
    renumbered = []
    for id in (id for id in before if id not in after):
        yield Change("-", f"step {before[id].number} `{id}`: {before[id].title}")
    for id, step in after.items():
        if id not in before:
            yield Change("+", f"step {step.number} `{id}`: {step.title}")
            continue
        was = before[id]
        about = list(_fields(was, step, _WAYS | {"who"}))
        if id in moved:
            about.insert(0, f"moved from {was.number} to {step.number}")
        elif was.number != step.number:
            renumbered.append(f"`{id}` {was.number} → {step.number}")
        owners = _list(old.owners(was)), _list(new.owners(step))
        if owners[0] != owners[1] and (was.who or step.who):
            about.append(f"who: {owners[0]} → {owners[1]}")
        about += _ways(was, step, flows)
        if about:
            yield Change("~", f"step {step.number} `{id}`", tuple(about))
    if renumbered:
        yield Change("~", "other numbers", (", ".join(renumbered),))


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The ids that left their place: all but a longest part that kept its order."""
    position = {id: number for number, id in enumerate(before)}
    tails: list[int] = []
    lengths = []
    for id in after:
        at = bisect_left(tails, position[id])
        tails[at : at + 1] = [position[id]]
        lengths.append(at)
    kept, wanted = set(), len(tails) - 1
    limit = len(before)
    for id, length in zip(reversed(after), reversed(lengths), strict=True):
        if length == wanted and position[id] < limit:
            kept.add(id)
            wanted, limit = wanted - 1, position[id]
    return set(after) - kept


def _ways(old: Step, new: Step, flows: tuple[Flow, Flow]) -> Iterator[str]:
    """Where a step goes on, its wait and what it runs.

    Where a step goes on to the one listed after in both versions, the other steps tell it.
    """
    before = {_label(way): way for way in flows[0].ways[old]}
    after = {_label(way): way for way in flows[1].ways[new]}
    for label in _union(before, after):
        ways = before.get(label), after.get(label)
        was, now = (_goal(way) if way else "not there" for way in ways)
        if was != now and any(way and way.written is not None for way in ways):
            yield f"{label}: {was} → {now}"
    if old.run != new.run:
        yield f"run: {_shown(old.run)} → {_shown(new.run)}"
    for key, name in (("for", "for_"), ("at-most", "at_most")):
        waits = [_shown(getattr(step.wait, name, None)) for step in (old, new)]
        if waits[0] != waits[1]:
            yield f"wait {key}: {waits[0]} → {waits[1]}"
    remarks = [
        {label: answer.text for label, answer in step.answers.items()} for step in (old, new)
    ]
    if remarks[0] != remarks[1] and remarks[0].keys() == remarks[1].keys():
        yield "the remarks on its answers"


def _label(way: Way) -> str:
    if way.kind == "timeout":
        return "when the wait is over"
    return f"{way.kind} `{way.label}`" if way.label is not None else "goes on to"


def _goal(way: Way) -> str:
    to = way.to
    if to is None:
        return f"`{way.written}`" if way.written is not None else "nothing"
    if isinstance(to, Outcome):
        return f"`{to.id}`"
    inside = isinstance(to, Step) and to.process == way.source.process
    return f"`{to.id}`" if inside or isinstance(to, Process) else f"`{to.name}`"


def _duties(old: Process, new: Process) -> Iterator[Change]:
    before = {str(duty.id): duty for duty in old.duties}
    after = {str(duty.id): duty for duty in new.duties}
    yield from _mappings("duty ", before, after)


def _entries(key: Key, old: Any, new: Any) -> Iterator[Change]:
    if isinstance(new, Mapping):
        yield from _mappings("", old, new)
    elif isinstance(new, tuple):
        yield from (Change("-", f"`{item}`") for item in old if item not in new)
        yield from (Change("+", f"`{item}`") for item in new if item not in old)
    elif not _same(old, new):
        about = tuple(_fields(old, new)) if old is not None and new is not None else ()
        sign: Sign = "+" if old is None else "-" if new is None else "~"
        yield Change(sign, f"the {key.name}", about)


def _mappings(what: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for id in _union(old, new):
        if id not in new:
            yield Change("-", f"{what}`{id}`")
        elif id not in old:
            yield Change("+", f"{what}`{id}`")
        elif not _same(old[id], new[id]):
            yield Change("~", f"{what}`{id}`", tuple(_fields(old[id], new[id])))


def _fields(old: Any, new: Any, without: Iterable[str] = ()) -> Iterator[str]:
    """What changed in a record, key by key; of long and of private values only that they did."""
    for key in _keys(new):
        was, now = getattr(old, key.field), getattr(new, key.field)
        if key.name in without or _same(was, now):
            continue
        plain = not any(
            is_dataclass(part) or isinstance(part, Mapping) for part in _parts(was, now)
        )
        if key.name in _LONG or key.name in _PRIVATE or not plain:
            yield key.name
        else:
            yield f"{key.name}: {_shown(was)} → {_shown(now)}"


def _keys(record: Any) -> Iterable[Key]:
    cls: type = type(record)
    return keys(cls).values()


def _parts(*values: Any) -> Iterator[Any]:
    for value in values:
        yield from value if isinstance(value, tuple) else (value,)


def _same(old: Any, new: Any) -> bool:
    """Whether two values say the same, wherever they stand; the order of keys tells nothing."""
    if is_dataclass(new) and type(old) is type(new):
        fields = (key.field for key in _keys(new))
        return all(_same(getattr(old, name), getattr(new, name)) for name in fields)
    if isinstance(new, tuple) and isinstance(old, tuple):
        return len(old) == len(new) and all(map(_same, old, new))
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        return old.keys() == new.keys() and all(_same(old[name], new[name]) for name in new)
    return bool(old == new)


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return _list(value)
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())


def _list(values: Iterable[str]) -> str:
    return ", ".join(map(str, values)) or "none"


def _union(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """The names of both, those of the new version in their order, then those that went."""
    return [str(name) for name in dict.fromkeys([*new, *old])]
