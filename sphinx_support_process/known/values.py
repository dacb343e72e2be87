"""Which values stand in the model, and in which definition? One walk for all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property
from itertools import chain
from typing import Any, NamedTuple

from ..model import Duty, Process, Step, Support
from ..model.fields import ListOf, MapOf, RecordOf, Scalar, keys


class Owner(NamedTuple):
    """The definition that a value stands in, and the process around it."""

    record: Any
    process: Process | None = None
    kind: str = ""

    @property
    def about(self) -> str:
        """The name of the definition, as in `triage.acknowledge` or `roles.support-triager`."""
        around = self.kind if self.record is self.process or not self.process else self.process.id
        return ".".join(filter(None, (around, getattr(self.record, "id", ""))))


class Written(NamedTuple):
    """A value that somebody wrote, the key that it stands under, and the definition around it."""

    value: Any
    key: str
    owner: Owner


class Column(NamedTuple):
    """The values under one key of all definitions of one class, and where each of them stands."""

    key: str
    values: Sequence[Any]
    owners: Sequence[Owner]


class Values:
    """All values of one kind."""

    def __init__(self) -> None:
        self.columns: list[Column] = []

    def __iter__(self) -> Iterator[Written]:
        for key, values, owners in self.columns:
            for value, owner in zip(values, owners, strict=True):
                yield Written(value, key, owner)

    def but(self, known: Container[str]) -> Iterator[Written]:
        """The values that are not among those known."""
        unknown = {value for value in self.distinct if value not in known}
        return (written for written in self if written.value in unknown) if unknown else iter(())

    @cached_property
    def distinct(self) -> Set[str]:
        """Each value once."""
        return set().union(*(column.values for column in self.columns))


def written(support: Support) -> Mapping[Any, Values]:
    """Every value of the model by the kind of value that it is: `RoleId`, `Markdown`, `Wait` …

    The steps and duties of a process are definitions of their own.
    """
    found: defaultdict[Any, Values] = defaultdict(Values)
    for owners in _definitions(support):
        if owners:
            records = [owner.record for owner in owners]
            _collect(records[0].__class__, records, owners, found)
    return found


def _definitions(support: Support) -> Iterator[list[Owner]]:
    """Every definition that has a name, those of one class together."""
    processes = support.processes.values()
    for field in keys(Support).values():
        entries = getattr(support, field.field)
        if isinstance(entries, Mapping) and field.name != "processes":
            yield [Owner(record, None, field.name) for record in entries.values()]
    yield [Owner(process, process) for process in processes]
    yield [Owner(duty, process) for process in processes for duty in process.duties]
    yield [Owner(step, process) for process in processes for step in process.steps]
    if support.calendar is not None:
        yield [Owner(support.calendar, None, "calendar")]


def _collect(
    cls: type, records: Sequence[Any], owners: Sequence[Owner], found: Mapping[Any, Values]
) -> None:
    columns: dict[str, tuple[list[Any], list[Owner]]] = {field: ([], []) for field in _fields(cls)}
    for record, owner in zip(records, owners, strict=True):
        for field, value in vars(record).items():
            column = columns.get(field)
            if column is not None:
                column[0].append(value)
                column[1].append(owner)
    for field, (kind, key, form) in _fields(cls).items():
        values, places = columns[field]
        if form != "one":
            entries = values if form == "list" else [value.values() for value in values]
            places = [at for at, some in zip(places, entries, strict=True) for _ in some]
            values = list(chain.from_iterable(entries))
        if not values:
            continue
        if isinstance(kind, RecordOf):
            kind = kind.cls
            _collect(kind, values, places, found)
        found[kind].columns.append(Column(key, values, places))


@cache
def _fields(cls: type) -> Mapping[str, tuple[Any, str, str]]:
    """The fields of a class in which values stand, each with its kind, key and form."""
    found = {}
    for key in keys(cls).values():
        shape: Any = key.shape
        form = "one"
        if isinstance(shape, ListOf):
            shape, form = shape.item, "list"
        elif isinstance(shape, MapOf):
            shape, form = shape.value, "map"
        if isinstance(shape, RecordOf) and shape.cls in (Step, Duty):
            continue
        if shape == Scalar(bool):
            continue
        kind = shape.kind if isinstance(shape, Scalar) else shape
        found[key.field] = (kind, key.name, form)
    return found
