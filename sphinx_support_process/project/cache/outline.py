"""How is a process written down? In outline, as data: all of it but what it tells its readers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import Any

from ...checks.face import NAMED, texts
from ...load.plan import made
from ...model import Ignore, Process
from ...model.fields import ListOf, RecordOf, Scalar, Shape, Varied, filled, keys
from ...model.record import Record
from ...text.text import Position, Source, Text

_OMITTED = "…"
"""What stands for a text that is left out."""

Said = Mapping[str, Any]
"""What is written down of a record: its values by the names of fields."""


def plain(record: Any) -> Any:
    """A record as data, with the titles by which others name it.

    Of a text that is left out it tells whether there is one, of a list of them how many. An
    `ignore` has its places: it is shown with what it hides, whatever changed.
    """
    cls = record.__class__
    if cls is Ignore:
        return _placed(record.rule), record.reason, record.until and _placed(record.until)
    left = _left_out(cls)
    return {
        field: value if field not in left else _how_much(value)
        for field, value in vars(record).items()
        if field != "process"
    }


def outline(said: Said, file: str, read: Callable[[], Process]) -> Process:
    """A process without its texts; who asks where something of it stands lets it be `read`."""
    return _Unplaced(file, read, said["id"], {}).process(said)


def named(said: Said, file: str, read: Callable[[], Process]) -> Process:
    """A process as others name it, of what is written down."""
    return _Unplaced(file, read, said["id"], NAMED).process(said)


class _Unplaced:
    """A file in which a process stands, and nobody knows yet where.

    Of some classes only some `fields` are of interest.
    """

    def __init__(
        self,
        file: str,
        read: Callable[[], Process],
        id: str,
        fields: Mapping[type, Collection[str]],
    ) -> None:
        self.file = file
        self.read = read
        self.id = Text.read(id, self)
        self.fields = fields

    def process(self, said: Said) -> Process:
        self.made = self.record(Process, said)
        return self.made  # type: ignore[no-any-return]

    def record(self, cls: type, said: Said) -> Any:
        readers = _readers(cls)
        wanted = self.fields.get(cls, readers)
        values = {
            field: readers[field](value, self) for field, value in said.items() if field in wanted
        }
        if "process" in filled(cls):
            values["process"] = self.id
        return made(cls, values)

    def of(self, text: Text) -> Position:
        """Where a text stands; then that is known of all others as well."""
        for own, there in _beside(self.made, self.read()):
            own.source, own.mark = there.source, there.mark
        return text.position


def _beside(one: Any, other: Any) -> Iterator[tuple[Text, Text]]:
    """Each text of a value with that of another one, which has the same shape, or more fields."""
    if isinstance(one, Text):
        yield one, other
    elif isinstance(one, Ignore):
        pass
    elif isinstance(one, Record):
        for field, value in vars(one).items():
            yield from _beside(value, vars(other)[field])
    elif isinstance(one, Mapping):
        yield from _beside((*one, *one.values()), (*other, *other.values()))
    elif isinstance(one, tuple):
        for each, its in zip(one, other, strict=True):
            yield from _beside(each, its)


_Read = Callable[[Any, Any], Any]
"""Makes a value of what is written down of it, and of the source of its texts."""


@cache
def _readers(cls: type) -> Mapping[str, _Read]:
    known = {key.field: key.shape for key in keys(cls).values()}
    found = {field: _reader(shape) for field, shape in known.items()}
    found |= {"id": Text.read, "number": lambda number, _: number}
    return found | dict.fromkeys(_left_out(cls), _omitted)


def _reader(shape: Shape) -> _Read:
    if isinstance(shape, Scalar):
        return (lambda value, _: value) if shape.kind is bool else Text.read
    if isinstance(shape, RecordOf):
        cls = shape.cls
        return _ignore if cls is Ignore else lambda said, source: source.record(cls, said)
    if isinstance(shape, ListOf):
        item = _reader(shape.item)
        return lambda items, source: tuple([item(each, source) for each in items])
    value = _reader(shape.value)

    def mapping(found: Mapping[str, Any], source: Source) -> Mapping[Text, Any]:
        return {Text.read(key, source): value(each, source) for key, each in found.items()}

    if isinstance(shape, Varied):
        return lambda each, source: (mapping if isinstance(each, dict) else value)(each, source)
    return mapping


@cache
def _left_out(cls: type) -> frozenset[str]:
    """The fields of a class of which only that there is something is written down."""
    return texts(cls) - {"title", "ignore"}


def _how_much(value: Any) -> int:
    return len(value) if isinstance(value, tuple) else bool(value)


def _omitted(number: int | bool, source: Source) -> Any:
    if isinstance(number, bool):
        return Text.read(_OMITTED if number else "", source)
    return tuple(Text.read(_OMITTED, source) for _ in range(number))


def _placed(text: Text) -> tuple[str, int, int]:
    return text, text.line, text.column


def _ignore(said: Any, source: Source) -> Ignore:
    (rule, *place), reason, until = said
    found = {"rule": Text(rule, source.file, *place), "reason": reason, "until": until}
    if until:
        found["until"] = Text(until[0], source.file, *until[1:])
    return made(Ignore, found)  # type: ignore[no-any-return]
