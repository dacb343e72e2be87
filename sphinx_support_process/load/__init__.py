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
from .around import located
from .compose import compose, decode, read_bytes
from .plan import made
from .records import Records

__all__ = ["Loaded", "read", "read_sources", "read_text"]


class Loaded(NamedTuple):
    """What was read: the model, all problems in reading it, and the text of each file.

    `questioned` are the files in which a text inside `{…}` or `[…]` should be quoted for its `?`.
    """

    support: Support
    problems: tuple[Problem, ...]
    sources: Mapping[str, str]
    questioned: tuple[str, ...] = ()


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
    questioned: list[str] = []
    parts: dict[str, tuple[Text, Any]] = {}
    with _no_collection():
        for name, data in sources:
            text = decode(data, name) if isinstance(data, bytes) else data
            if isinstance(text, Problem):
                problems.append(text)
                continue
            texts[name] = text
            composed = compose(text, name)
            if isinstance(composed, Problem):
                problems.append(composed)
                continue
            root, has_question = composed
            if has_question:
                questioned.append(name)
            found: list[Problem] = []
            for key, field, value in Records(name, text, found).top_level(root):
                _merge(parts, key, field, value, problems)
            problems.extend(located(found, root))
    values = {field: value for field, (_, value) in parts.items()}
    return Loaded(made(Support, values), tuple(problems), texts, tuple(questioned))


def _merge(
    parts: dict[str, tuple[Text, Any]], key: Text, field: str, value: Any, problems: list[Problem]
) -> None:
    """Add one top-level value to those of other files; ids are unique across files.

    `parts` holds under each field the key that brought it first, and its value so far.
    """
    if field not in parts:
        parts[field] = key, value
        return
    first, old = parts[field]
    if isinstance(value, tuple):
        parts[field] = first, old + value
    elif isinstance(value, Mapping):
        ids = old.keys() & value.keys()
        firsts = {id: id for id in old if id in ids} if ids else {}
        for id, entry in value.items():
            if id in ids:
                problems.append(_given_twice(id, firsts[id], "rename one of them"))
            else:
                old[id] = entry
    else:
        problems.append(_given_twice(key, first, "write all of it in one file"))


def _given_twice(second: Text, first: Text, advice: str) -> Problem:
    return Problem(
        "duplicate-id",
        second.place,
        f"`{second}` is defined twice",
        f"{advice}; the other stands at {first.file}:{first.line}",
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
