"""Which values stand in the model, and in which definition? One walk for all rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import compress
from operator import attrgetter
from typing import Any, NamedTuple

from ..fields import ListOf, MapOf, RecordOf, Scalar, keys
from ..model import Duty, Process, Step, Support
from ..text import Text


class Owner(NamedTuple):
    """The definition that a value stands in; `about` is its name, as in `triage.acknowledge`."""

    about: str
    record: Any
    process: Process | None = None


class Written(NamedTuple):
    """A value that somebody wrote, the key that it stands under, and the definition around it."""

    value: Text
    key: str
    owner: Owner


def owners(support: Support) -> Iterator[Owner]:
    """Every definition of a support process that has a name, in the order of the format."""
    for field in keys(Support).values():
        entries = getattr(support, field.field)
        if isinstance(entries, Mapping) and field.name != "processes":
            for id, record in entries.items():
                yield Owner(f"{field.name}.{id}", record)
    for process in support.processes.values():
        yield Owner(str(process.id), process, process)
        for duty in process.duties:
            yield Owner(f"{process.id}.{duty.id}", duty, process)
        for step in process.steps:
            yield Owner(step.name, step, process)
    if support.calendar is not None:
        yield Owner("calendar", support.calendar)


def written(definitions: Iterable[Owner]) -> dict[Any, list[Written]]:
    """Every value in definitions by the kind of value that it is: `RoleId`, `Markdown` and so on.

    The steps and duties of a process are definitions of their own.
    """
    found: dict[Any, list[Written]] = {}
    for owner in definitions:
        _collect(owner.record, owner, found)
    return found


def _collect(record: Any, owner: Owner, found: dict[Any, list[Written]]) -> None:
    get, fields = _fields(record.__class__)
    values = get(record)
    for value, (kind, key, shape) in compress(zip(values, fields, strict=True), values):
        if shape == "one":
            if kind is None:
                _collect(value, owner, found)
            else:
                found.setdefault(kind, []).append(Written(value, key, owner))
        else:
            for item in value if shape == "list" else value.values():
                if kind is None:
                    _collect(item, owner, found)
                else:
                    found.setdefault(kind, []).append(Written(item, key, owner))


@cache
def _fields(cls: type) -> tuple[Any, tuple[tuple[Any, str, str], ...]]:
    """A function that gets all fields of a class at once; the kind, key and shape of each."""
    names, fields = [], []
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
        names.append(key.field)
        fields.append((shape.kind if isinstance(shape, Scalar) else None, key.name, form))
    get = attrgetter(*names)
    return (get if len(names) > 1 else lambda record: (get(record),)), tuple(fields)
