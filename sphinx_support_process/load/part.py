"""What does one file say? Its text, its values and its problems, from that file alone."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..text.problem import Problem
from ..text.text import Text
from .around import located
from .compose import compose, decode
from .parsers import Composed
from .records import Records
from .rest import rest_of


class Value(NamedTuple):
    """A top-level key of a file, the field of `Support` that it fills, and what stands there."""

    key: Text
    field: str
    value: Any


class Part(NamedTuple):
    """What one file says. Nothing changes it, so it can be kept while the file stays the same.

    `text` is None where the file could not be read. `cut` is what of the text is no YAML:
    `values` are those of all the rest. Who knows what the file said before may take these
    instead: `part._replace(values=before.values)`. It is `questioned` if a text inside `{…}` or
    `[…]` should be quoted for its `?`.
    """

    file: str
    text: str | None
    problems: tuple[Problem, ...]
    values: tuple[Value, ...] = ()
    cut: str = ""
    questioned: bool = False


def part_of(file: str, data: bytes | Problem) -> Part:
    """Read the bytes of a file, or take the problem of getting them."""
    text = decode(data, file) if isinstance(data, bytes) else data
    if isinstance(text, Problem):
        return Part(file, None, (text,))
    composed = compose(text, file)
    if not isinstance(composed, Problem):
        return _read(file, text, composed)
    rest, cut = rest_of(text)
    read = compose(rest, file)
    if isinstance(read, Problem) or read.root is None:
        return Part(file, text, (composed,), cut=text)
    part = _read(file, rest, read)
    return part._replace(text=text, problems=(composed, *part.problems), cut=cut, questioned=False)


def _read(file: str, text: str, composed: Composed) -> Part:
    found: list[Problem] = []
    root = composed.root
    values = tuple(Value(*value) for value in Records(file, text, found).top_level(root))
    problems = tuple(located(found, root))
    return Part(file, text, problems, values, questioned=composed.has_question)
