"""What is a record of the model? A frozen dataclass that only the loader makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


class _None(dict[str, Any]):
    """A mapping that dataclasses take as a default, which is one for all records."""

    __hash__ = object.__hash__  # type: ignore[assignment]


NONE: Mapping[str, Any] = _None()
"""What a mapping holds where nothing is written."""


class Record:
    """One definition; like every frozen dataclass it cannot be changed.

    Said here once: `dataclass` would write and compile these methods anew for each class.
    """

    def __setattr__(self, name: str, _: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({vars(self)})"


@dataclass_transform(frozen_default=True, eq_default=False, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Declare a class of the model."""
    return dataclass(eq=False, init=False, repr=False, kw_only=True)(cls)
