"""Which definitions are there, and where? Of the model, so that no index of uses is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...known.symbols.index import Symbol
from ...model import Support
from ...text.named import NamedTuple
from ...text.text import Text


class Definition(NamedTuple):
    """Something with an id: its record (a text for an outcome or a label), and where it stands."""

    symbol: Symbol
    record: Any
    at: Text

    @property
    def title(self) -> str:
        """What it is called, as readers see it."""
        record = self.record
        if isinstance(record, str):
            return str(record)
        for field in ("title", "name", "label", "text"):
            if getattr(record, field, None):
                return str(getattr(record, field))
        return ""


def definitions(support: Support) -> Mapping[Symbol, Definition]:
    """All definitions by their kinds and full names; of several with one name the first."""
    found: dict[Symbol, Definition] = {}
    for kind, name, record, at in _all(support):
        symbol = Symbol(kind, name)
        found.setdefault(symbol, Definition(symbol, record, at))
    return found


def _all(support: Support) -> Iterator[tuple[str, str, Any, Text]]:
    for kind, records in (
        ("role", support.roles),
        ("term", support.terms),
        ("template", support.templates),
        ("community", support.communities),
        ("promise", support.promises),
        ("priorities", support.priorities),
        ("scale", support.levels),
        ("process", support.processes),
    ):
        for id, record in records.items():
            yield kind, str(id), record, record.id
    for scale in support.levels.values():
        for level in scale.values.values():
            yield "level", f"{scale.id}.{level.id}", level, level.id
    for template in support.templates.values():
        for name, placeholder in template.placeholders.items():
            yield "placeholder", f"{template.id}.{name}", placeholder, _text(name)
    for process in support.processes.values():
        for step in process.steps:
            yield "step", step.name, step, step.id
        for duty in process.duties:
            yield "duty", f"{process.id}.{duty.id}", duty, duty.id
        for outcome, text in process.outcomes.items():
            yield "outcome", f"{process.id}.{outcome}", text, _text(outcome)
        for label in process.label:
            yield "label", str(label), process, label


def _text(key: str) -> Text:
    assert isinstance(key, Text)
    return key
