"""What is a record of the model? Values by the names of fields, which only the loader sets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, NoReturn, dataclass_transform, get_origin

NONE: Mapping[str, Any] = {}
"""What a mapping holds where nothing is written, which is one for all records."""


@dataclass_transform(frozen_default=True, eq_default=False, kw_only_default=True)
class Record:
    """One definition; a class declares its fields, and nothing of a record can be changed.

    It is declared as a dataclass is, without the methods that `dataclass` would write and compile
    for each class: a record is made by the loader alone, and is equal to itself only.
    """

    def __setattr__(self, name: str, _: object) -> NoReturn:
        raise AttributeError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"cannot delete field {name!r}")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({vars(self)})"


@cache
def fields(cls: type) -> Mapping[str, Any]:
    """The fields of a class and what each may hold, in the order in which they are declared."""
    hints: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        hints |= getattr(base, "__annotations__", {})
    return {name: hint for name, hint in hints.items() if get_origin(hint) is not ClassVar}
