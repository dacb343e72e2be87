"""How is the model spelled in YAML? Keys, shapes and descriptions, read off the dataclasses.

The loader, the JSON Schema and the reference of the format all walk these.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from functools import cache
from types import NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints


class Scalar(NamedTuple):
    """One value: `kind` is a key of `KINDS`."""

    kind: Any


class ListOf(NamedTuple):
    """A list; one scalar may stand for a list of one, and so may one record that is `alone`."""

    item: Scalar | RecordOf


class MapOf(NamedTuple):
    """A mapping whose keys the writer chooses; `named` if they are ids."""

    value: Scalar | RecordOf | ListOf
    named: bool


class RecordOf(NamedTuple):
    """A mapping with the keys of a dataclass; `short` is the key that a bare scalar stands for.

    One that is `alone` may stand where a list of them does.
    """

    cls: type
    short: str | None
    alone: bool = False


class Varied(NamedTuple):
    """A value, or a mapping of such values; `by` is the kind of its keys: levels, weekdays."""

    value: Scalar | ListOf
    by: Any


Shape = Scalar | ListOf | MapOf | RecordOf | Varied


class Key(NamedTuple):
    """One key of the format: its name in YAML, the field that it fills, and what it may hold.

    Of the keys that are `either` one is required.
    """

    name: str
    field: str
    shape: Shape
    required: bool
    doc: str
    either: bool = False


@cache
def keys(cls: type) -> Mapping[str, Key]:
    """The YAML keys of a dataclass of the model, in the order in which they are declared."""
    hints = get_type_hints(cls, include_extras=True)
    found = {}
    for field in dataclasses.fields(cls):
        hint = hints[field.name]
        if get_origin(hint) is not Annotated:
            continue
        type_, doc, *keyed_by = get_args(hint)
        name = field.name.rstrip("_").replace("_", "-")
        required = field.default is dataclasses.MISSING
        shape = _shape(type_, named=bool(keyed_by))
        is_either = name in getattr(cls, "either", ())
        found[name] = Key(name, field.name, shape, required, doc, is_either)
    return found


@cache
def filled(cls: type) -> tuple[str, ...]:
    """The fields that the loader fills by itself: `id`, `process`, `number`."""
    written = {key.field for key in keys(cls).values()}
    return tuple(field.name for field in dataclasses.fields(cls) if field.name not in written)


def lacking(known: Mapping[str, Key], names: Collection[str]) -> list[Key]:
    """The keys that a record with these names lacks; of those that are `either` the first."""
    either = [key for key in known.values() if key.either]
    missing = [] if any(key.name in names for key in either) else either[:1]
    missing += [key for key in known.values() if key.required and key.name not in names]
    return sorted(missing, key=list(known.values()).index)


def _shape(type_: Any, named: bool) -> Shape:
    origin, args = get_origin(type_), get_args(type_)
    if origin is tuple:
        return ListOf(_single(args[0]))
    if origin is Mapping:
        value = _single(args[1])
        entries = isinstance(value, RecordOf) and "id" in filled(value.cls)
        return MapOf(value, named=named or entries)
    if origin is None:
        return _single(type_)
    args = tuple(arg for arg in args if arg is not NoneType)
    if len(args) == 1:
        return _single(args[0])
    value, by = args
    shape = _shape(value, named=False)
    assert isinstance(shape, Scalar | ListOf)
    return Varied(shape, get_args(by)[0])


def _single(type_: Any) -> Scalar | RecordOf:
    if dataclasses.is_dataclass(type_):
        assert isinstance(type_, type)
        return RecordOf(type_, getattr(type_, "short", None), getattr(type_, "alone", False))
    return Scalar(type_)
