"""What do these YAML files say? From files to the model, with every problem on the way."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from ..model import Support
from ..problem import Note, Problem
from ..text import Text
from .compose import compose, decode, read_bytes
from .records import Records

__all__ = ["Loaded", "read", "read_sources", "read_text"]


class Loaded(NamedTuple):
    """What was read: the model, all problems in reading it, and the text of each file."""

    support: Support
    problems: tuple[Problem, ...]
    sources: Mapping[str, str]


def read(paths: Iterable[Path]) -> Loaded:
    """Read files into one model. What cannot be read is left out and told as a problem."""
    return read_sources((str(path), read_bytes(path)) for path in paths)


def read_text(text: str | bytes, name: str = "support.yaml") -> Loaded:
    """Read the text of one file that has no path of its own; `name` stands in messages."""
    return read_sources(
        [(name, text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)]
    )


def read_sources(sources: Iterable[tuple[str, bytes | Problem]]) -> Loaded:
    """Read pairs of a file's name and its bytes, or the problem of getting them."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    parts: dict[str, Any] = {}
    with _no_collection():
        for name, data in sources:
            text = decode(data, name) if isinstance(data, bytes) else data
            if isinstance(text, Problem):
                problems.append(text)
                continue
            texts[name] = text
            root = compose(text, name)
            if isinstance(root, Problem):
                problems.append(root)
                continue
            for key, field, value in Records(name, text, problems).top_level(root):
                _merge(parts, key, field, value, problems)
    return Loaded(Support(**parts), tuple(problems), texts)


def _merge(
    parts: dict[str, Any], key: Text, field: str, value: Any, problems: list[Problem]
) -> None:
    """Add one top-level value to those of other files; ids are unique across files."""
    old = parts.setdefault(field, value)
    if old is value:
        return
    if isinstance(value, tuple):
        parts[field] = old + value
    elif isinstance(value, Mapping):
        firsts = {id: id for id in old}
        twice = [(id, firsts[id]) for id in value if id in firsts]
        problems.extend(_defined_twice(second, first) for second, first in twice)
        parts[field] = {**old, **{id: value[id] for id in value if id not in firsts}}
    else:
        problems.append(
            Problem(
                "duplicate-id",
                key.place,
                f"`{key}` stands in two files",
                "write it in one of them",
                length=len(key),
            )
        )


def _defined_twice(second: Text, first: Text) -> Problem:
    return Problem(
        "duplicate-id",
        second.place,
        f"`{second}` is defined twice",
        f"rename one of them; the other stands at {first.file}:{first.line}",
        length=len(second),
        related=(Note(first.place, "defined here first"),),
    )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the cyclic garbage collector: all nodes stay alive, so its passes find nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
