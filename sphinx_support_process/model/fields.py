"""How is the model spelled in YAML? Keys, shapes and descriptions, read off the dataclasses.

The loader, the JSON Schema and the reference of the format all walk these.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints


class Scalar(NamedTuple):
    """One value: `kind` is a key of `KINDS`."""

    kind: Any


class ListOf(NamedTuple):
    """A list; one scalar may stand for a list of one."""

    item: Scalar | RecordOf


class MapOf(NamedTuple):
    """A mapping whose keys the writer chooses; `named` if they are ids."""

    value: Scalar | RecordOf
    named: bool


class RecordOf(NamedTuple):
    """A mapping with the keys of a dataclass; `short` is the key that a bare scalar stands for."""

    cls: type
    short: str | None


Shape = Scalar | ListOf | MapOf | RecordOf


class Key(NamedTuple):
    """One key of the format: its name in YAML, the field that it fills, and what it may hold."""

    name: str
    field: str
    shape: Shape
    required: bool
    doc: str


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
        found[name] = Key(name, field.name, _shape(type_, named=bool(keyed_by)), required, doc)
    return found


@cache
def filled(cls: type) -> tuple[str, ...]:
    """The fields that the loader fills by itself: `id`, `process`, `number`."""
    written = {key.field for key in keys(cls).values()}
    return tuple(field.name for field in dataclasses.fields(cls) if field.name not in written)


def _shape(type_: Any, named: bool) -> Shape:
    origin, args = get_origin(type_), get_args(type_)
    if origin is tuple:
        return ListOf(_single(args[0]))
    if origin is Mapping:
        value = _single(args[1])
        entries = isinstance(value, RecordOf) and "id" in filled(value.cls)
        return MapOf(value, named=named or entries)
    if NoneType in args:
        (type_,) = (arg for arg in args if arg is not NoneType)
    return _single(type_)


def _single(type_: Any) -> Scalar | RecordOf:
    if dataclasses.is_dataclass(type_):
        assert isinstance(type_, type)
        return RecordOf(type_, getattr(type_, "short", None))
    return Scalar(type_)
