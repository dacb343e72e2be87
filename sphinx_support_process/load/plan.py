"""What does a record of a class need? Worked out once for each class of the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from yaml import ScalarNode

from ..model.fields import Key, ListOf, RecordOf, Scalar, Shape, Varied, filled, keys
from ..model.record import Record
from ..text.kinds import KINDS, Date
from ..text.named import NamedTuple
from ..text.problem import short
from .kinds import pattern_of

_new = object.__new__
_hold = vars(Record)["__dict__"].__set__


class OneText(NamedTuple):
    """A key under which one text may stand: its field, and what the text has to fit, if it has."""

    field: str
    in_list: bool
    fits: Callable[[str], object] | None


class Plan(NamedTuple):
    """How the records of a class are read: its keys, and the fields that have to be there.

    Of those in `either` one has to, if there are any.
    """

    known: Mapping[str, Key]
    names: frozenset[str]
    texts: Mapping[str, OneText]
    required: frozenset[str]
    either: frozenset[str]
    filled: tuple[str, ...]


@cache
def plan_of(cls: type) -> Plan:
    known = keys(cls)
    required = frozenset(key.field for key in known.values() if key.required)
    either = frozenset(key.field for key in known.values() if key.either)
    texts = {}
    for name, key in known.items():
        shape: Shape = key.shape.value if isinstance(key.shape, Varied) else key.shape
        in_list = isinstance(shape, ListOf)
        shape = shape.item if isinstance(shape, ListOf) else shape
        if isinstance(shape, Scalar) and shape.kind not in (bool, Date):
            pattern = pattern_of(shape.kind)
            texts[name] = OneText(key.field, in_list, pattern and pattern.fullmatch)
    return Plan(known, frozenset(known), texts, required, either, filled(cls))


def is_free(shape: Shape) -> bool:
    """Whether a shape holds any text."""
    return isinstance(shape, Scalar) and KINDS[shape.kind].pattern is None


@cache
def from_bare(shape: Shape) -> Callable[[Any], Any] | None:
    """What any text by itself becomes: it stays what it is, or is all that a record says.

    None for a shape of which a text has to have a form, or which needs more.
    """
    if is_free(shape):
        return lambda text: text
    if not isinstance(shape, RecordOf) or shape.short is None:
        return None
    plan, key = plan_of(shape.cls), keys(shape.cls)[shape.short]
    if not is_free(key.shape) or plan.filled or not plan.required | plan.either <= {key.field}:
        return None
    return lambda text: made(shape.cls, {key.field: text})


def called(shape: RecordOf, key: ScalarNode, fill: Mapping[str, Any]) -> str:
    """How a record is called in messages."""
    listed = "number" in fill
    return f"this {shape.cls.__name__.lower()}" if listed else f"`{short(key.value)}`"


def made(cls: type, values: dict[str, Any]) -> Any:
    """A record with these values, set at once; the class has those of all other fields.

    An `__init__` would set each by a call: a third of the time of reading.
    """
    record: Any = _new(cls)
    _hold(record, values)
    return record
