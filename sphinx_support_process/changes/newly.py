"""What would the old version say if all had its new name already? Its uses are no changes then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..flow.orders import names_in
from ..known.symbols.markdown import in_markdown
from ..known.symbols.mention import Mention
from ..model import Process, Step, Support
from ..model.fields import ListOf, MapOf, RecordOf, Shape, Varied, keys
from ..model.people import Community
from ..model.record import Record
from ..model.time import Priorities, Promise
from ..model.words import Level, Role, Scale, Template, Term
from ..text.kinds import (
    Inline,
    LevelId,
    Markdown,
    Order,
    ProcessId,
    RoleId,
    Since,
    StepId,
    StepName,
    Target,
    TemplateId,
)
from ..text.text import Text

KINDS: Mapping[type, str] = {
    Process: "processes",
    Role: "roles",
    Term: "terms",
    Scale: "scales",
    Level: "levels",
    Template: "templates",
    Promise: "promises",
    Priorities: "priorities",
    Community: "communities",
}
"""What each kind of definition is called where its new names are told."""

_NAMING = {RoleId: "roles", TemplateId: "templates", ProcessId: "processes"}
_IN_TEXTS = {
    "process": "processes",
    "role": "roles",
    "template": "templates",
    "community": "communities",
    "priorities": "priorities",
    "scale": "scales",
}
"""What inline roles and links name, and what its kind is called; links in this order."""


def with_new_names(old: Support, names: Mapping[str, Mapping[str, str]]) -> Support:
    """The old version with new names for what is named in it, by kind, wherever it is used.

    Of `steps`, whose names are those across processes, only those that stay in their process.
    """
    if not any(names.values()):
        return old
    found: Support = _Names(old, names).record(old)
    return found


class _Names:
    """The new names of what is in an old version."""

    def __init__(self, old: Support, names: Mapping[str, Mapping[str, str]]) -> None:
        self.old = old
        self.names = names
        self.steps: dict[str, str] = {}
        """Every step, with the name that it has now."""
        self.called: dict[str, list[str]] = {}
        """The steps that have an id, in whichever process."""
        for process in old.processes.values():
            outer = self._new("processes", process.id)
            for step in process.steps:
                self.steps[step.name] = names["steps"].get(step.name, f"{outer}.{step.id}")
                self.called.setdefault(step.id, []).append(step.name)

    def record(self, record: Any, around: str = "", **filled: Any) -> Any:
        """A record whose names and those in it are the new ones; `around` is the process."""
        cls: type = type(record)
        values = vars(record) | filled
        if cls is Process:
            around = record.id
        if "process" in values:
            values["process"] = values["process"].like(self._new("processes", around))
        if cls is Step:
            values["id"] = values["id"].like(self.steps[record.name].partition(".")[2])
        for key in keys(cls).values():
            if key.field in values:
                values[key.field] = self._value(values[key.field], key.shape, around)
        new: Any = object.__new__(cls)
        vars(new).update(values)
        return new

    def _value(self, value: Any, shape: Shape, around: str) -> Any:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(shape, Varied) and isinstance(value, Mapping):
            kind = "levels" if shape.by is LevelId else ""
            return {
                self._new(kind, by): self._value(each, shape.value, around)
                for by, each in value.items()
            }
        if isinstance(shape, Varied):
            shape = shape.value
        if isinstance(shape, ListOf):
            return tuple(self._value(each, shape.item, around) for each in value)
        if isinstance(shape, MapOf):
            return dict(self._entries(value, shape, around))
        if isinstance(shape, RecordOf):
            return self.record(value, around)
        new = self._scalar(value, shape.kind, around)
        return value if new == value else value.like(new)

    def _entries(
        self, value: Mapping[str, Any], shape: MapOf, around: str
    ) -> Iterator[tuple[str, Any]]:
        kind = KINDS.get(shape.value.cls) if isinstance(shape.value, RecordOf) else None
        for name, each in value.items():
            if kind is None:
                yield name, self._value(each, shape.value, around)
            else:
                new = self._new(kind, name)
                yield new, self.record(each, around, id=each.id.like(new))

    def _scalar(self, value: Text, kind: Any, around: str) -> str:
        if kind in _NAMING:
            return self._new(_NAMING[kind], value)
        if kind in (StepId, Since):
            return self._step(value, around)
        if kind in (Target, StepName):
            if around and value in self.old.processes[around].outcomes:
                return value
            step = self._step(value, around)
            return self._new("processes", value) if step == value else step
        if kind is Order:
            found = (
                (at, at + len(name), self._step(name, around))
                for name, at in names_in(Order(value))
            )
            return _replaced(value, found)
        return self._text(value, around) if kind in (Inline, Markdown) else value

    def _step(self, name: str, around: str) -> str:
        """The new name of a step, in full if the old one was."""
        if "." in name:
            return self.steps.get(name, name)
        return self.steps.get(f"{around}.{name}", f".{name}").partition(".")[2]

    def _text(self, value: str, around: str) -> str:
        if "`" not in value and "](" not in value:
            return value
        found = (
            (mention.start, mention.end, self._mentioned(mention))
            for mention in in_markdown(value, {}, around)
            if mention.kind not in ("name", "label")
        )
        return _replaced(value, sorted(set(found)))

    def _mentioned(self, mention: Mention) -> str:
        """What stands in place of a mention in a text, of a name in full its last part."""
        name, kind = mention.name, mention.kind
        outer, dot, id = name.partition(".")
        if dot and kind in ("step", "level", "link"):
            if name in self.steps:
                return self.steps[name].partition(".")[2]
            return self._new("levels", id) if outer in self.old.levels else id
        if kind == "level":
            return self._new("levels", name)
        if kind == "step":
            others = self.called.get(name, ())
            is_here = f"{mention.around}.{name}" in self.steps
            process = others[0].partition(".")[0] if len(others) == 1 else ""
            return self._step(name, mention.around if is_here else process)
        if kind == "link":
            known = (each for each in _IN_TEXTS if name in self._defined(_IN_TEXTS[each]))
            kind = next(known, "")
        return self._new(_IN_TEXTS.get(kind, ""), name)

    def _defined(self, kind: str) -> Mapping[str, Record]:
        found: Mapping[str, Record] = getattr(self.old, "levels" if kind == "scales" else kind)
        return found

    def _new(self, kind: str, name: str) -> str:
        return self.names.get(kind, {}).get(name, name)


def _replaced(text: str, pieces: Iterable[tuple[int, int, str]]) -> str:
    """A text with other words at some places, which come in their order."""
    parts, end = [], 0
    for start, stop, new in pieces:
        parts += [text[end:start], new]
        end = stop
    return "".join([*parts, text[end:]])
