"""What changed between two versions of a support process? Compared by ids, not by lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, Literal

from ..flow import Flow, Outcome, Way
from ..model import Moved, Process, Step, Support
from ..model.fields import Key, keys
from ..text.named import NamedTuple
from .renames import NONE, Renames, aligned, declared, renamed
from .values import fields, listed, same, shown, union, varied

Sign = Literal["+", "-", "~"]

_WAYS = {"answers", "next", "run", "outcomes", "wait", "otherwise"}


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
    found = {kind: Renames(new, kind, likely) for kind, likely in renamed(old, new).items()}
    flows = Flow(old), Flow(new)
    steps, common = found["steps"].names, set(flows[1].steps)
    common &= {steps.get(name, name) for name in flows[0].steps}
    both = _Both(flows, found["steps"], found["processes"], common)
    processes, names = aligned(old.processes, new.processes, both.processes.names)
    sections = [
        _process(processes.get(id), new.processes.get(id), both, names.get(id))
        for id in union(processes, new.processes)
    ]
    for key in keys(Support).values():
        if key.field not in ("processes", "moved"):
            before, after = getattr(old, key.field), getattr(new, key.field)
            moved = found.get(key.field, NONE) if key.field != "levels" else NONE  # of a scale
            sections.append(Section(key.name, tuple(_entries(key, before, after, moved))))
    sections.append(Section("moved", tuple(_names(old, new))))
    return [section for section in sections if section.changes]


class _Both(NamedTuple):
    """The flows of both versions, which steps and processes were renamed, and the steps of both."""

    flows: tuple[Flow, Flow]
    steps: Renames
    processes: Renames
    common: Set[str]

    def lead_to_common(self, *ways: Way | None) -> bool:
        """Whether none of some ways leads to a step that came or went."""
        names = self.steps.names
        targets = [way.to for way in ways if way]
        return all(
            names.get(to.name, to.name) in self.common for to in targets if isinstance(to, Step)
        )


def _process(
    old: Process | None, new: Process | None, both: _Both, name: str | None = None
) -> Section:
    """What changed in a process; `name` is its old one, if it was renamed."""
    either = new or old
    assert either is not None
    title = f"process `{either.id}`"
    if old is None or new is None:
        sign: Sign = "+" if old is None else "-"
        steps = len(either.steps)
        about = f"{either.title}, {steps} {'step' if steps == 1 else 'steps'}"
        return Section(title, (Change(sign, f"the process: {about}"),))
    changes = []
    about_process = [both.processes.told(name)] if name else []
    about_process += fields(old, new, {"steps", "duties"})
    if about_process:
        changes.append(Change("~", "the process", tuple(about_process)))
    changes += _steps(old, new, both)
    changes += _duties(old, new)
    return Section(title, tuple(changes))


def _steps(old: Process, new: Process, both: _Both) -> Iterator[Change]:
    after = {str(step.id): step for step in new.steps}
    within = {step.id: both.steps.names.get(step.name, "").rpartition(".") for step in old.steps}
    moved_ids = {str(id): to for id, (process, _, to) in within.items() if process == new.id}
    before, names = aligned({str(step.id): step for step in old.steps}, after, moved_ids)
    moved = _moved([id for id in before if id in after], [id for id in after if id in before])
    renumbered = []
    for id in (id for id in before if id not in after):
        yield Change("-", f"step {before[id].number} `{id}`: {before[id].title}")
    for id, step in after.items():
        if id not in before:
            yield Change("+", f"step {step.number} `{id}`: {step.title}")
            continue
        was = before[id]
        about = list(fields(was, step, _WAYS | {"id", "who"}))
        if id in names:
            about.insert(0, both.steps.told(names[id], old))
        if id in moved:
            about.insert(0, f"moved from {was.number} to {step.number}")
        elif was.number != step.number:
            renumbered.append(f"`{id}` {was.number} → {step.number}")
        owners = listed(old.owners(was)), listed(new.owners(step))
        if owners[0] != owners[1] and (was.who or step.who):
            about.append(f"who: {owners[0]} → {owners[1]}")
        about += _ways(was, step, both)
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


def _ways(old: Step, new: Step, both: _Both) -> Iterator[str]:
    """Where a step goes on, its wait and what it runs.

    Where a step that came or went is listed after, that is told by the step itself.
    """
    late = "otherwise" if old.otherwise or new.otherwise else "when the wait is over"
    before = {_label(way, late): way for way in both.flows[0].ways[old]}
    after = {_label(way, late): way for way in both.flows[1].ways[new]}
    for label in union(before, after):
        ways = before.get(label), after.get(label)
        was, now = (_goal(way, both) if way else "not there" for way in ways)
        written = any(way and way.written is not None for way in ways)
        if was != now and (written or (all(ways) and both.lead_to_common(*ways))):
            yield f"{label}: {was} → {now}"
    if old.run != new.run:
        yield f"run: {shown(old.run)} → {shown(new.run)}"
    for key, name in (("for", "for_"), ("who", "who"), ("at-most", "at_most")):
        waits = [getattr(step.wait, name, None) or None for step in (old, new)]
        yield from varied(f"wait {key}", *waits)
    remarks = [
        {label: answer.text for label, answer in step.answers.items()} for step in (old, new)
    ]
    if remarks[0] != remarks[1] and remarks[0].keys() == remarks[1].keys():
        yield "the remarks on its answers"
    said = [step.otherwise.text if step.otherwise else None for step in (old, new)]
    if said[0] != said[1]:
        yield "the remark on `otherwise`"


def _label(way: Way, late: str) -> str:
    if way.kind == "timeout":
        return late
    return f"{way.kind} `{way.label}`" if way.label is not None else "goes on to"


def _goal(way: Way, both: _Both) -> str:
    """What a way leads to, by its new name."""
    to = way.to
    if to is None:
        return f"`{way.written}`" if way.written is not None else "nothing"
    if isinstance(to, Outcome):
        return f"`{to.id}`"
    if isinstance(to, Process):
        return f"`{both.processes.names.get(to.id, to.id)}`"
    name = both.steps.names.get(to.name, to.name)
    return f"`{name.rpartition('.')[2]}`" if to.process == way.source.process else f"`{name}`"


def _duties(old: Process, new: Process) -> Iterator[Change]:
    before = {str(duty.id): duty for duty in old.duties}
    after = {str(duty.id): duty for duty in new.duties}
    yield from _mappings("duty ", before, after, NONE)


def _entries(key: Key, old: Any, new: Any, moved: Renames) -> Iterator[Change]:
    if isinstance(new, Mapping):
        yield from _mappings("", old, new, moved)
    elif isinstance(new, tuple):
        yield from (Change("-", f"`{item}`") for item in old if item not in new)
        yield from (Change("+", f"`{item}`") for item in new if item not in old)
    elif not same(old, new):
        about = tuple(fields(old, new)) if old is not None and new is not None else ()
        sign: Sign = "+" if old is None else "-" if new is None else "~"
        yield Change(sign, f"the {key.name}", about)


def _names(old: Support, new: Support) -> Iterator[Change]:
    for kind in keys(Moved):
        was, now = declared(old, kind), declared(new, kind)
        for name in union(was, now):
            if name not in now:
                yield Change("-", f"{kind} `{name}`: `{was[name]}`")
            elif was.get(name) != now[name]:
                yield Change("~" if name in was else "+", f"{kind} `{name}`: `{now[name]}`")


def _mappings(
    what: str, old: Mapping[str, Any], new: Mapping[str, Any], moved: Renames
) -> Iterator[Change]:
    old, names = aligned(old, new, moved.names)
    for id in union(old, new):
        if id not in new:
            yield Change("-", f"{what}`{id}`")
        elif id not in old:
            yield Change("+", f"{what}`{id}`")
        else:
            about = [moved.told(names[id])] if id in names else []
            about += fields(old[id], new[id], {"id"})
            if about:
                yield Change("~", f"{what}`{id}`", tuple(about))
