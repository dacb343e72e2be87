"""What changed between two versions of a support process? Compared by ids, not by lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from ..flow import Flow, Outcome, Way
from ..model import Moved, Process, Scale, Step, Support
from ..model.fields import Key, keys
from ..text.named import NamedTuple
from .newly import with_new_names
from .renames import Renames, declared, renames, within
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
    found = renames(old, new)
    both = _Both(old, new, found)
    sections = [_process(id, both) for id in union(both.old.processes, new.processes)]
    for key in keys(Support).values():
        if key.field not in ("processes", "moved"):
            before, after = getattr(both.old, key.field), getattr(new, key.field)
            sections.append(Section(key.name, tuple(_entries(key, before, after, found))))
    sections.append(Section("moved", tuple(_names(old, new, both))))
    return [section for section in sections if section.changes]


def newly_named(old: Support, new: Support) -> Support:
    """The old version, with the new names of what was renamed."""
    return _Both(old, new, renames(old, new)).old


class _Both:
    """Both versions, the old one with new names; and their flows."""

    def __init__(self, old: Support, new: Support, found: Mapping[str, Renames]) -> None:
        self.renames = found
        self.names = {kind: each.names for kind, each in found.items()}
        steps, processes = found["steps"], found["processes"]
        self.names["steps"] = within(steps, processes)
        self.old, self.new = with_new_names(old, self.names), new
        self.flows = Flow(self.old), Flow(new)
        self._went = {
            f"{processes.names.get(outer, outer)}.{id}": after
            for before, after in steps.names.items()
            if before not in self.names["steps"]
            for outer, _, id in [before.partition(".")]
        }
        self._common = set(self.flows[1].steps) & set(map(self.name, self.flows[0].steps.values()))

    def name(self, step: Step) -> str:
        """The name that a step has in the new version, where it may stand in another process."""
        return self._went.get(step.name, step.name)

    def lead_to_common(self, *ways: Way | None) -> bool:
        """Whether none of some ways leads to a step that came or went."""
        targets = [way.to for way in ways if way]
        return all(self.name(to) in self._common for to in targets if isinstance(to, Step))


def _process(id: str, both: _Both) -> Section:
    """What changed in a process."""
    old, new = both.old.processes.get(id), both.new.processes.get(id)
    either = new or old
    assert either is not None
    title = f"process `{either.id}`"
    if old is None or new is None:
        sign: Sign = "+" if old is None else "-"
        steps = len(either.steps)
        about = f"{either.title}, {steps} {'step' if steps == 1 else 'steps'}"
        return Section(title, (Change(sign, f"the process: {about}"),))
    changes = []
    about_process = both.renames["processes"].told(id)
    about_process += fields(old, new, {"steps", "duties"})
    if about_process:
        changes.append(Change("~", "the process", tuple(about_process)))
    changes += _steps(old, new, both)
    changes += _duties(old, new)
    return Section(title, tuple(changes))


def _steps(old: Process, new: Process, both: _Both) -> Iterator[Change]:
    after = {str(step.id): step for step in new.steps}
    before = {str(step.id): step for step in old.steps}
    moved = _moved([id for id in before if id in after], [id for id in after if id in before])
    renumbered = []
    for id in (id for id in before if id not in after):
        yield Change("-", f"step {before[id].number} `{id}`: {before[id].title}")
    for id, step in after.items():
        if id not in before:
            yield Change("+", f"step {step.number} `{id}`: {step.title}")
            continue
        was = before[id]
        about = both.renames["steps"].told(step.name)
        about += fields(was, step, _WAYS | {"id", "who"})
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
        return f"`{to.id}`"
    name = both.name(to)
    return f"`{name.rpartition('.')[2]}`" if to.process == way.source.process else f"`{name}`"


def _duties(old: Process, new: Process) -> Iterator[Change]:
    before = {str(duty.id): duty for duty in old.duties}
    after = {str(duty.id): duty for duty in new.duties}
    yield from _mappings("duty ", before, after)


def _entries(key: Key, old: Any, new: Any, found: Mapping[str, Renames]) -> Iterator[Change]:
    if isinstance(new, Mapping):
        moved = found.get("scales" if key.field == "levels" else key.field)
        yield from _mappings("", old, new, moved, found["levels"])
    elif isinstance(new, tuple):
        yield from (Change("-", f"`{item}`") for item in old if item not in new)
        yield from (Change("+", f"`{item}`") for item in new if item not in old)
    elif not same(old, new):
        about = tuple(fields(old, new)) if old is not None and new is not None else ()
        sign: Sign = "+" if old is None else "-" if new is None else "~"
        yield Change(sign, f"the {key.name}", about)


def _names(old: Support, new: Support, both: _Both) -> Iterator[Change]:
    """What `moved` tells otherwise than before, but what is told as renamed."""
    for kind in keys(Moved):
        was, now, names = declared(old, kind), declared(new, kind), both.names[kind]
        for name in union(was, now):
            before = was.get(name, name if name in names else "")
            if name not in now:
                yield Change("-", f"{kind} `{name}`: `{was[name]}`")
            elif names.get(before, before) != now[name]:
                yield Change("~" if name in was else "+", f"{kind} `{name}`: `{now[name]}`")


def _mappings(
    what: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    moved: Renames | None = None,
    levels: Renames | None = None,
) -> Iterator[Change]:
    for id in union(old, new):
        if id not in new:
            yield Change("-", f"{what}`{id}`")
        elif id not in old:
            yield Change("+", f"{what}`{id}`")
        else:
            about = moved.told(id) if moved else []
            if levels and isinstance(new[id], Scale):
                told = ((level, levels.told(level)) for level in new[id].values)
                about += [f"level `{level}`: {each}" for level, said in told for each in said]
            about += fields(old[id], new[id], {"id"})
            if about:
                yield Change("~", f"{what}`{id}`", tuple(about))
