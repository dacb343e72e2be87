"""Which values stand in the model, and in which definition? One walk for all rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence, Set
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


Owners = Callable[[], Sequence[Owner]]
"""Tells the definitions that some values stand in; they are found when somebody asks."""


class Column:
    """The values under one key of all definitions of one class, and where each of them stands."""

    def __init__(self, key: str, values: Sequence[Any], owners: Owners) -> None:
        self.key = key
        self.values = values
        self._owners = owners

    @property
    def owners(self) -> Sequence[Owner]:
        """The definition that each of the values stands in."""
        return self._owners()

    def only(self, rows: Sequence[int]) -> Column:
        """Some of the values."""
        values = [self.values[row] for row in rows]
        return Column(self.key, values, cache(lambda: [self.owners[row] for row in rows]))


class Values:
    """All values of one kind."""

    def __init__(self) -> None:
        self.columns: list[Column] = []

    def __iter__(self) -> Iterator[Written]:
        for column in self.columns:
            for value, owner in zip(column.values, column.owners, strict=True):
                yield Written(value, column.key, owner)

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
    for records, owners in _definitions(support):
        if records:
            _collect(records[0].__class__, records, owners, found)
    return found


def _definitions(support: Support) -> Iterator[tuple[Sequence[Any], Owners]]:
    """Every definition that has a name, those of one class together."""
    processes = support.processes.values()
    for field in keys(Support).values():
        entries = getattr(support, field.field)
        if isinstance(entries, Mapping) and field.name != "processes":
            yield _named([*entries.values()], field.name)
    yield [*processes], cache(lambda: [Owner(process, process) for process in processes])
    yield _parts([duty for process in processes for duty in process.duties], support)
    yield _parts([step for process in processes for step in process.steps], support)
    if support.calendar is not None:
        yield _named([support.calendar], "calendar")


def _named(records: Sequence[Any], kind: str) -> tuple[Sequence[Any], Owners]:
    return records, cache(lambda: [Owner(record, None, kind) for record in records])


def _parts(parts: Sequence[Step | Duty], support: Support) -> tuple[Sequence[Any], Owners]:
    """Steps or duties, which stand in processes."""
    return parts, cache(lambda: [Owner(part, support.processes[part.process]) for part in parts])


def _collect(
    cls: type, records: Sequence[Any], owners: Owners, found: Mapping[Any, Values]
) -> None:
    columns: dict[str, list[Any]] = {field: [] for field in _fields(cls)}
    for record in records:
        for field, value in vars(record).items():
            column = columns.get(field)
            if column is not None:
                column.append(value)
    for field, (kind, key, form, by) in _fields(cls).items():
        values: Sequence[Any] = columns[field]
        if not values:
            continue
        places = _holding(field, records, owners)
        if by is not None and dict in map(type, values):
            found[by].columns.append(_varied(key, values, places))
            values, places = _opened([(*values_of(value),) for value in values], places)
        if form != "one":
            lists = values if form == "list" else [value.values() for value in values]
            values, places = _opened(lists, places)
        if not values:
            continue
        if isinstance(kind, RecordOf):
            kind = kind.cls
            _collect(kind, values, places, found)
        found[kind].columns.append(Column(key, values, places))


def _holding(field: str, records: Sequence[Any], owners: Owners) -> Owners:
    """The owners of those records in which a field is written."""

    def holding() -> Sequence[Owner]:
        pairs = zip(records, owners(), strict=True)
        return [owner for record, owner in pairs if field in vars(record)]

    return cache(holding)


def _opened(lists: Sequence[Collection[Any]], owners: Owners) -> tuple[list[Any], Owners]:
    """The values of several lists, each with the owner of its list."""

    def repeated() -> Sequence[Owner]:
        return [owner for some, owner in zip(lists, owners(), strict=True) for _ in some]

    return list(chain.from_iterable(lists)), cache(repeated)


def _varied(key: str, values: Sequence[Any], owners: Owners) -> Column:
    """Those of the values that are mappings by level or weekday."""

    def varied() -> Sequence[Owner]:
        pairs = zip(values, owners(), strict=True)
        return [owner for value, owner in pairs if isinstance(value, Mapping)]

    return Column(key, [value for value in values if isinstance(value, Mapping)], cache(varied))


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
