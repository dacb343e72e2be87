"""What may be written instead of each key and value: every kind of place once, in several ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from sphinx_support_process.load.parsers import compose

OTHERS = ("another", "[4 hours, 7]")
"""What stands in the place of a value."""

NAMED = {
    *("units", "values", "roles", "terms", "templates", "placeholders", "processes", "answers"),
    *("outcomes", "priorities", "promises", "communities", "steps", "roles", "after", "every"),
}
"""Keys below which every name may be another."""


class Edit(NamedTuple):
    """Where what was done, and the text of the file after it."""

    path: tuple[str, ...]
    what: str
    text: str


def edits(source: str, seen: set[tuple[str, ...]]) -> Iterator[Edit]:
    """Every edit at each place of a kind that was not seen."""
    for path, start, value, end in places(source):
        if path in seen:
            continue
        seen.add(path)
        line = source.count("\n", 0, start) + 1
        where = f"{line} {'.'.join(path)}"
        key, was, after = source[start:value], source[value:end], source[end:]
        yield Edit(path, f"{where} left out", source[:start] + after.removeprefix(","))
        if key:
            yield Edit(path, f"{where} by another name", f"{source[:start]}x{source[start:]}")
        for other in OTHERS:
            if was.strip() != other:
                yield Edit(path, f"{where} as {other}", f"{source[:value]}{other}{after}")


def places(source: str) -> Iterator[tuple[tuple[str, ...], int, int, int]]:
    """The keys that lead to each entry and item, and where it, its value, and their end stand.

    Names of definitions, and items, are `*` in a path.
    """
    root = compose(source)
    assert root is not None
    yield from _places(source, root, ())


def _places(
    source: str, node: yaml.Node, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], int, int, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, "*" if path and path[-1] in NAMED else key.value)
            yield here, key.start_mark.index, value.start_mark.index, _end(source, value)
            yield from _places(source, value, here)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            start = item.start_mark.index
            yield (*path, "*"), start, start, _end(source, item)
            yield from _places(source, item, (*path, "*"))


def _end(source: str, node: yaml.Node) -> int:
    return node.start_mark.index + len(source[node.start_mark.index : node.end_mark.index].rstrip())
