"""What do files say but for their longer texts? Where that stays, few views look different."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from hashlib import blake2b
from typing import Any

from ..text.kinds import Markdown
from .fields import ListOf, Scalar, keys
from .record import Record
from .support import Support

REST = ""
"""The name of what stands in no file of its own, as the calendar."""

_TEXTS = (Scalar(Markdown), ListOf(Scalar(Markdown)))


def shapes(support: Support, files: Collection[str]) -> dict[str, str]:
    """A fingerprint of what each of some files defines, and of the rest, but for longer texts."""
    found: dict[str, list[Any]] = {file: [] for file in (*files, REST)}
    for field, value in vars(support).items():
        if isinstance(value, Mapping):
            for id, entry in value.items():
                if id.file in found:
                    found[id.file].append((field, id, _shape(entry)))
        else:
            found[REST].append((field, _shape(value)))
    return {
        file: blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        for file, said in found.items()
    }


def _shape(value: Any) -> Any:
    if isinstance(value, Record):
        cls: Any = type(value)
        texts = _texts(cls)
        return [
            (field, _there(each) if field in texts else _shape(each))
            for field, each in vars(value).items()
        ]
    if isinstance(value, Mapping):
        return [(key, _shape(each)) for key, each in value.items()]
    return [*map(_shape, value)] if isinstance(value, tuple) else value


def _there(value: Any) -> Any:
    """Whether there is a text, or how many there are."""
    return len(value) if isinstance(value, tuple) else bool(value)


@cache
def _texts(cls: type) -> frozenset[str]:
    """The fields of a class that hold longer texts."""
    return frozenset(key.field for key in keys(cls).values() if key.shape in _TEXTS)
