"""What may stand at a place in the YAML? Found along the fields of the model."""

from __future__ import annotations

from collections.abc import Mapping

from ...model import Process, Support
from ...model.fields import ListOf, MapOf, RecordOf, Scalar, Shape, Varied, keys
from ...text.named import NamedTuple
from .stack import Stack


class Wanted(NamedTuple):
    """What may stand at the cursor, and what that is in.

    `value` is the shape of which a text may stand there, `mapping` the one of which a key may,
    None if none. `cls` is the class of the record around, `key` that of its keys which the value
    is under, `id` the definition, `process` the process around, `written` the other pairs of the
    innermost record, before the cursor.
    """

    value: Shape | None
    mapping: RecordOf | MapOf | Varied | None
    cls: type
    key: str
    id: str
    process: str
    written: Mapping[str, str]

    @property
    def kind(self) -> object:
        """The kind of the text that may stand there, None if none may."""
        shape = self.value
        while shape is not None and not isinstance(shape, Scalar):
            if isinstance(shape, Varied):
                shape = shape.value
            elif isinstance(shape, ListOf):
                shape = shape.item
            elif isinstance(shape, RecordOf) and shape.short is not None:
                shape = keys(shape.cls)[shape.short].shape
            else:
                return None
        return shape.kind if shape is not None else None


def wanted(stack: Stack) -> Wanted | None:
    """What may stand at the cursor, None where it is under something that nobody knows."""
    shape: Shape | None = RecordOf(Support, None)
    cls: type = Support
    key = id = process = ""
    written: Mapping[str, str] = {}
    for number, frame in enumerate(stack.frames):
        if frame.is_list:
            shape = _item(shape)
            continue
        mapping = _mapping(shape)
        if isinstance(mapping, RecordOf):
            cls, written = mapping.cls, frame.written
        if number == len(stack.frames) - 1 and stack.at_key:
            is_first = not frame.written and not frame.in_flow
            value = shape if is_first and number else None
            return Wanted(value, mapping, cls, key, id, process, written)
        if mapping is None:
            return None
        name = frame.key or ""
        if isinstance(mapping, RecordOf):
            known = keys(mapping.cls).get(name)
            if known is None:
                return None
            key, shape = name, known.shape
        elif isinstance(mapping, MapOf):
            shape = mapping.value
            if isinstance(shape, RecordOf) and mapping.named:
                id = f"{id}.{name}" if cls is not Support and id else name
                process = name if shape.cls is Process else process
        else:
            shape = mapping.value
    if not stack.frames:
        return None
    return Wanted(shape, None, cls, key, id, process, written)


def _item(shape: Shape | None) -> Shape | None:
    """What the entries of a list are."""
    shape = shape.value if isinstance(shape, Varied) else shape
    return shape.item if isinstance(shape, ListOf) else None


def _mapping(shape: Shape | None) -> RecordOf | MapOf | Varied | None:
    """The shape as which a mapping may stand for one."""
    if isinstance(shape, ListOf) and isinstance(shape.item, RecordOf) and shape.item.alone:
        return shape.item
    return shape if isinstance(shape, (RecordOf, MapOf, Varied)) else None
