"""What is a tuple whose items have names? That of `typing`, whose class is made sooner.

`typing.NamedTuple` compiles the annotation of each field. There are many such classes: that takes
a good part of the time of a small check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Named(type):
        """Makes a class of named tuples of what is declared in its body."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = [body.pop(field) for field in fields if field in body]
            named = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            if bases[1:] or "__classcell__" in body:
                return type(name, (named, *bases[1:]), body | {"__slots__": ()})
            for key, value in body.items():
                setattr(named, key, value)  # a class less to make for each
            return named

    NamedTuple = type.__new__(_Named, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
