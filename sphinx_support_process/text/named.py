"""What is a tuple whose items have names? That of `typing`, whose class is made much sooner.

`typing.NamedTuple` compiles the annotation of each field, and a function for each class. There are
many such classes: that takes longer than most checks take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple
    from functools import cache
    from types import FunctionType

    class _Named(type):
        """Makes a class of named tuples of what is declared in its body."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            unnamed = _unnamed(len(fields))
            defaults = {field: body[field] for field in fields if field in body}
            make = unnamed.__new__
            code = make.__code__.replace(
                co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
            )
            given = tuple(defaults.values())
            body["__new__"] = FunctionType(code, make.__globals__, argdefs=given)
            body.update(zip(fields, map(vars(unnamed).get, unnamed._fields), strict=True))
            body.update(
                __slots__=(),
                __match_args__=fields,
                __repr__=_repr,
                __replace__=_replace,
                _fields=fields,
                _field_defaults=defaults,
                _replace=_replace,
            )
            return type(name, (unnamed, *bases[1:]), body)

    @cache
    def _unnamed(size: int) -> type:
        """A class of named tuples of so many items, whose names mean nothing."""
        return namedtuple("Unnamed", [f"item{number}" for number in range(size)])

    def _repr(self: Any) -> str:
        return _shape(type(self)) % self  # type: ignore[no-any-return]

    @cache
    def _shape(kind: Any) -> str:
        """How a tuple reads, with places for its items."""
        items = ", ".join(f"{name}=%r" for name in kind._fields)
        return f"{kind.__name__}({items})"

    def _replace(self: Any, /, **given: Any) -> Any:
        """The same tuple with other items under some names."""
        replaced = self._make(map(given.pop, self._fields, self))
        if given:
            raise TypeError(f"Got unexpected field names: {list(given)!r}")
        return replaced

    NamedTuple = type.__new__(_Named, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
