"""What do these YAML files say? From files to the model, with every problem on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..model import Support
from ..text import file
from ..text.garbage import not_collected
from ..text.named import NamedTuple
from ..text.problem import Note, Problem
from ..text.text import Text
from .part import Part, Value, part_of
from .plan import made

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Loaded", "Part", "joined", "part_of", "read", "read_sources", "read_text"]


class Loaded(NamedTuple):
    """What was read: the model, all problems in reading it, and the text of each file.

    `cut` is what of the texts is no YAML, for each file with such a place.
    `questioned` are the files in which a text inside `{…}` or `[…]` should be quoted for its `?`,
    `empty` those that can be read and define nothing.
    """

    support: Support
    problems: tuple[Problem, ...]
    sources: Mapping[str, str]
    cut: Mapping[str, str]
    questioned: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


def read(paths: Iterable[Path]) -> Loaded:
    """Read files into one model. What cannot be read is left out and told as a problem."""
    return read_sources((str(path), file.read_text(path)) for path in paths)


def read_text(text: str | bytes, name: str = "support.yaml") -> Loaded:
    """Read the text of one file that has no path of its own; `name` stands in messages."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return read_sources([(name, file.decode(data, name))])


def read_sources(sources: Iterable[tuple[str, str | Problem]]) -> Loaded:
    """Read pairs of a file's name and its text, or the problem of getting it."""
    with not_collected():
        return joined(part_of(name, text) for name, text in sources)


def joined(parts: Iterable[Part]) -> Loaded:
    """What several files say together; ids are unique across files. The parts stay as they are."""
    problems: list[Problem] = []
    sources: dict[str, str] = {}
    cut: dict[str, str] = {}
    questioned: list[str] = []
    empty: list[str] = []
    firsts: dict[str, Text] = {}
    values: dict[str, Any] = {}
    for part in parts:
        if part.text is not None:
            sources[part.file] = part.text
        if part.cut:
            cut[part.file] = part.cut
        if part.questioned:
            questioned.append(part.file)
        if not part.problems and not any(value.value for value in part.values):
            empty.append(part.file)
        for value in part.values:
            first = firsts.setdefault(value.field, value.key)
            problems.extend(_added(values, value, first))
        problems.extend(part.problems)
    support = made(Support, values)
    return Loaded(support, tuple(problems), sources, cut, tuple(questioned), tuple(empty))


def _added(values: dict[str, Any], new: Value, first: Text) -> Iterator[Problem]:
    """Add what stands under a key to that of other files, of which `first` came first."""
    key, field, value = new
    if isinstance(value, tuple):
        values[field] = values.get(field, ()) + value
    elif isinstance(value, Mapping):
        known = values.setdefault(field, {})
        twice = known.keys() & value.keys()
        firsts = {id: id for id in known if id in twice} if twice else {}
        for id, entry in value.items():
            if id in twice:
                yield _given_twice(id, firsts[id], "rename one of them")
            else:
                known[id] = entry
    elif values.setdefault(field, value) is not value:
        yield _given_twice(key, first, "write all of it in one file")


def _given_twice(second: Text, first: Text, advice: str) -> Problem:
    return Problem(
        "duplicate-id",
        second.place,
        f"`{second}` is defined twice",
        f"{advice}; the other is at {first.file}:{first.line}",
        length=len(second),
        related=(Note(first.place, "defined here first"),),
    )
