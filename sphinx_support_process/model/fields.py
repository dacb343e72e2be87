"""How is the model spelled in YAML? Keys, shapes and descriptions, read off its classes.

The loader, the JSON Schema and the reference of the format all walk these.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from ..text.named import NamedTuple
from .record import Record, fields


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
    """A mapping with the keys of a record; `short` is the key that a bare scalar stands for.

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

    Of the keys that `either` names, it among them, one is required; the likeliest comes first.
    """

    name: str
    field: str
    shape: Shape
    required: bool
    doc: str
    either: tuple[str, ...] = ()


@cache
def keys(cls: type) -> Mapping[str, Key]:
    """The YAML keys of a class of the model, in the order in which they are declared."""
    found = {}
    for field, hint in fields(cls).items():
        if get_origin(hint) is not Annotated:
            continue
        type_, doc, *keyed_by = get_args(hint)
        name = field.rstrip("_").replace("_", "-")
        shape = _shape(type_, named=bool(keyed_by))
        either = getattr(cls, "either", ())
        found[name] = Key(
            name, field, shape, not hasattr(cls, field), doc, either if name in either else ()
        )
    return found


@cache
def filled(cls: type) -> tuple[str, ...]:
    """The fields that the loader fills by itself: `id`, `process`, `number`."""
    written = {key.field for key in keys(cls).values()}
    return tuple(field for field in fields(cls) if field not in written)


def lacking(known: Mapping[str, Key], names: Collection[str]) -> list[Key]:
    """The keys that a record with these names lacks; where one is enough, the likeliest."""
    return [
        key
        for key in known.values()
        if (key.required and key.name not in names)
        or (key.either[:1] == (key.name,) and not set(names).intersection(key.either))
    ]


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
    if isinstance(type_, type) and issubclass(type_, Record):
        return RecordOf(type_, getattr(type_, "short", None), getattr(type_, "alone", False))
    return Scalar(type_)
