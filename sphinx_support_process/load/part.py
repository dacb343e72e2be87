"""What does one file say? Its text, its values and its problems, from that file alone."""

from __future__ import annotations

from typing import Any

from yaml import Node

from ..text.named import NamedTuple
from ..text.problem import Problem
from ..text.text import Text
from .around import located
from .compose import compose
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


def part_of(file: str, text: str | Problem) -> Part:
    """Read the text of a file, or take the problem of getting it."""
    if isinstance(text, Problem):
        return Part(file, None, (text,))
    root = compose(text, file)
    if not isinstance(root, Problem):
        return _read(file, text, root)
    rest, cut = rest_of(text)
    rest_root = compose(rest, file)
    if rest_root is None or isinstance(rest_root, Problem):
        return Part(file, text, (root,), cut=text)
    part = _read(file, rest, rest_root)
    return part._replace(text=text, problems=(root, *part.problems), cut=cut, questioned=False)


def _read(file: str, text: str, root: Node | None) -> Part:
    found: list[Problem] = []
    records = Records(file, text, found)
    values = tuple(Value(*value) for value in records.top_level(root))
    return Part(file, text, tuple(located(found, root)), values, questioned=records.questioned)
