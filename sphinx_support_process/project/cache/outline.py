"""How is a process written down? In outline, as data: all of it but what it tells its readers.

Of a text that is left out it is said whether there is one, of a list of them how many. Titles stay,
as others name things by them, and conditions, as ways are shown by them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
"""What is written down of a record: its values by the names of fields; of many records lists."""


def plain(record: Any) -> Any:
    """A record as data. An `ignore` has its places: it is shown with all that it hides."""
    cls = record.__class__
    if cls is Ignore:
        return _placed(record.rule), record.reason, record.until and _placed(record.until)
    writers = _writers(cls)
    return {
        field: writers[field](value) if field in writers else value
        for field, value in vars(record).items()
    }


def outline(said: Said, file: str, read: Callable[[], Process]) -> Process:
    """A process without its texts; who asks where something of it stands lets it be `read`."""
    return _Unplaced(file, read, said["id"], {}).process(said)


def named(said: Said, file: str, read: Callable[[], Process]) -> Process:
    """A process as others name it, of what is written down."""
    return _Unplaced(file, read, said["id"], NAMED).process(said)


@cache
def _writers(cls: type) -> Mapping[str, Callable[[Any], Any]]:
    """How the values of those fields are written down that are no data, or are left out."""
    shapes = ((key.field, key.shape) for key in keys(cls).values())
    found = {field: _table for field, shape in shapes if _item(shape) is not None}
    return found | dict.fromkeys(_left_out(cls), _how_much)


def _table(records: Sequence[Any]) -> Said | int:
    """Records of one class as lists by the names of fields; None stands where one has no value.

    Where all that they hold is left out it is how many there are.
    """
    found: dict[str, list[Any]] = {}
    nothing = [None] * len(records)
    for number, record in enumerate(records):
        for field, value in vars(record).items():
            column = found.get(field)
            if column is None:
                column = found[field] = nothing.copy()
            column[number] = value
    found.pop("process", None)
    cls = records[0].__class__ if records else Record
    if found.keys() <= _left_out(cls):
        return len(records)
    for field, write in _writers(cls).items():
        if field in found:
            found[field] = [value if value is None else write(value) for value in found[field]]
    return found


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
        self.omitted = Text.read(_OMITTED, self)
        self.fields = fields

    def process(self, said: Said) -> Process:
        self.made = self.record(Process, said)
        return self.made  # type: ignore[no-any-return]

    def record(self, cls: type, said: Said) -> Any:
        readers = self.readers(cls, said)
        return made(cls, {field: read(said[field], self) for field, read in readers.items()})

    def records(self, cls: type, said: Said | int) -> tuple[Any, ...]:
        """The records of a table."""
        if isinstance(said, int):
            return (made(cls, dict.fromkeys(_left_out(cls), self.omitted)),) * said
        of_process = {"process": self.id} if "process" in filled(cls) else {}
        found: list[dict[str, Any]] = [{**of_process} for _ in next(iter(said.values()), ())]
        for field, read in self.readers(cls, said).items():
            for values, value in zip(found, said[field], strict=True):
                if value is not None:
                    values[field] = read(value, self)
        return tuple([made(cls, values) for values in found])

    def readers(self, cls: type, said: Said) -> Mapping[str, _Read]:
        """What reads those of the fields that are of interest."""
        known = _readers(cls)
        wanted = self.fields.get(cls, known)
        return {field: known[field] for field in said if field in wanted}

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
    found = {key.field: _reader(key.shape) for key in keys(cls).values()}
    found |= {"id": Text.read, "number": lambda number, _: number}
    return found | dict.fromkeys(_left_out(cls), _omitted)


def _reader(shape: Shape) -> _Read:
    if isinstance(shape, Scalar):
        return (lambda value, _: value) if shape.kind is bool else Text.read
    if isinstance(shape, RecordOf):
        cls = shape.cls
        return _ignore if cls is Ignore else lambda said, source: source.record(cls, said)
    row = _item(shape)
    if row is not None:
        return lambda said, source: source.records(row, said)
    if isinstance(shape, ListOf):
        item = _reader(shape.item)
        return lambda items, source: tuple([item(each, source) for each in items])
    value = _reader(shape.value)

    def mapping(found: Mapping[str, Any], source: Source) -> Mapping[Text, Any]:
        return {Text.read(key, source): value(each, source) for key, each in found.items()}

    if isinstance(shape, Varied):
        return lambda each, source: (mapping if isinstance(each, dict) else value)(each, source)
    return mapping


def _item(shape: Shape) -> type | None:
    """The class of the records of which a list is written down as a table."""
    if not isinstance(shape, ListOf) or not isinstance(shape.item, RecordOf):
        return None
    return None if shape.item.cls is Ignore else shape.item.cls


@cache
def _left_out(cls: type) -> frozenset[str]:
    """The fields of a class that hold texts which are left out."""
    return texts(cls) - {"title", "if_", "ignore"}


def _how_much(value: Any) -> int:
    return len(value) if isinstance(value, tuple) else bool(value)


def _omitted(number: int | bool, source: _Unplaced) -> Any:
    if number is True:
        return source.omitted
    return "" if number is False else (source.omitted,) * number


def _placed(text: Text) -> tuple[str, int, int]:
    return text, text.line, text.column


def _ignore(said: Any, source: Source) -> Ignore:
    (rule, *place), reason, until = said
    found = {"rule": Text(rule, source.file, *place), "reason": reason, "until": until}
    if until:
        found["until"] = Text(until[0], source.file, *until[1:])
    return made(Ignore, found)  # type: ignore[no-any-return]
