"""Which values stand in the model, and in which definition? One walk for all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property
from itertools import chain
from typing import Any

from ..model import Duty, Process, Step, Support
from ..model.fields import ListOf, MapOf, RecordOf, Scalar, Varied, keys
from ..model.varied import values as values_of
from ..text.named import NamedTuple


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

    The steps and duties of a process are definitions of their own. Under the kind of their keys,
    as `LevelId`, stand mappings of values that differ by them.
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
    for field, (kind, key, form, by) in _fields(cls).items():
        values, places = columns[field]
        if by is not None and not {dict}.isdisjoint(map(type, values)):
            found[by].columns.append(Column(key, *_varied(values, places)))
            pairs = zip(values, places, strict=True)
            every = [(each, place) for value, place in pairs for each in values_of(value)]
            values, places = [each for each, _ in every], [place for _, place in every]
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


def _varied(values: list[Any], owners: list[Owner]) -> tuple[list[Any], list[Owner]]:
    """Those of the values that are mappings by level or weekday."""
    pairs = zip(values, owners, strict=True)
    found = [(value, owner) for value, owner in pairs if isinstance(value, Mapping)]
    return [value for value, _ in found], [owner for _, owner in found]


class _Held(NamedTuple):
    """The values of a field: their kind, their key, whether they stand in a `list` or `map`.

    They may be varied `by` levels or weekdays.
    """

    kind: Any
    key: str
    form: str
    by: Any


@cache
def _fields(cls: type) -> Mapping[str, _Held]:
    """The fields of a class in which values stand."""
    found = {}
    for key in keys(cls).values():
        shape: Any = key.shape
        form, by = "one", None
        if isinstance(shape, Varied):
            shape, by = shape.value, shape.by
        if isinstance(shape, ListOf):
            shape, form = shape.item, "list"
        elif isinstance(shape, MapOf):
            shape, form = shape.value, "map"
        if isinstance(shape, RecordOf) and shape.cls in (Step, Duty):
            continue
        if shape == Scalar(bool):
            continue
        kind = shape.kind if isinstance(shape, Scalar) else shape
        found[key.field] = _Held(kind, key.name, form, by)
    return found
