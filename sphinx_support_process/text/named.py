"""What is a tuple whose items have names? That of `typing`, whose class is made sooner.

`typing.NamedTuple` and `collections.namedtuple` compile a function for each class. There are many
such classes: that takes a good part of the time of a small check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple
    from functools import cache
    from types import FunctionType

    class _Items(tuple):
        """What all named tuples can do."""

        __slots__ = ()

        def _replace(self, /, **changes: Any) -> Any:
            replaced = tuple.__new__(self.__class__, map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{self.__class__.__name__} has no {', '.join(changes)}")
            return replaced

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            return self.__class__.__name__ + self._shown % self

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    @cache
    def _plain(count: int) -> type:
        """Tuples of so many items: what makes and gets these serves under other names as well."""
        return namedtuple("_Plain", [f"item{number}" for number in range(count)])

    class _Named(type):
        """Makes a class of named tuples of what is declared in its body."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = (*body.get("__annotations__", ()),)
            defaults = {field: body[field] for field in fields if field in body}
            plain = _plain(len(fields))
            make = plain.__new__
            code = make.__code__.replace(
                co_varnames=("cls", *fields), co_qualname=f"{name}.__new__"
            )
            own = {
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                "_shown": f"({'=%r, '.join(fields)}=%r)",
                "__new__": FunctionType(code, make.__globals__, "__new__", (*defaults.values(),)),
            }
            items = dict(zip(fields, map(vars(plain).get, plain._fields), strict=True))
            return type(name, (_Items, *bases[1:]), body | own | items)

    NamedTuple = type.__new__(_Named, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
