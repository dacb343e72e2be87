"""Which slips do people make? Single ones, in files that were without a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from sphinx_support_process.load.parsers import compose


class Slip(NamedTuple):
    """What somebody did, at which line, and the text after it."""

    kind: str
    line: int
    what: str
    text: str


def slips(source: str) -> Iterator[Slip]:
    """All single slips in the text of a file."""
    yield from _lost_lines(source)
    yield from _signs(source)
    root = compose(source)
    assert root is not None
    yield from _in_nodes(source, root, ())


def misspelt(word: str) -> str:
    """A word without a letter in its middle."""
    at = len(word) // 2
    return word[:at] + word[at + 1 :]


def _lost_lines(source: str) -> Iterator[Slip]:
    lines = source.splitlines(keepends=True)
    for number, line in enumerate(lines):
        rest = "".join([*lines[:number], *lines[number + 1 :]])
        if line.strip() and not line.lstrip().startswith("#"):
            yield Slip("line lost", number + 1, line.strip(), rest)


def _signs(source: str) -> Iterator[Slip]:
    for number, sign in enumerate(source):
        if sign in "{}[]\"'|:`-,":
            line = source.count("\n", 0, number) + 1
            yield Slip(f"{sign} lost", line, sign, source[:number] + source[number + 1 :])


def _in_nodes(source: str, node: yaml.Node, path: tuple[str, ...]) -> Iterator[Slip]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = key.value
            here = (*path, name)
            yield _replaced(source, "key misspelt", key, misspelt(name))
            yield _replaced(source, "key renamed", key, "another")
            if node.flow_style or isinstance(value, yaml.ScalarNode) or path:
                yield _removed(source, "entry removed", key, value)
            yield from _in_nodes(source, value, here)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _in_nodes(source, item, path)
    elif isinstance(node, yaml.ScalarNode) and re.fullmatch(r"[\w.-]{3,}", node.value):
        yield _replaced(source, f"{path[-1]} misspelt", node, misspelt(node.value))
        yield _replaced(source, f"{path[-1]} renamed", node, "another")


def _replaced(source: str, kind: str, node: yaml.Node, word: str) -> Slip:
    start, end = node.start_mark.index, node.end_mark.index
    return Slip(
        kind, node.start_mark.line + 1, source[start:end], source[:start] + word + source[end:]
    )


def _removed(source: str, kind: str, key: yaml.Node, value: yaml.Node) -> Slip:
    start = key.start_mark.index
    end = start + len(source[start : value.end_mark.index].rstrip())
    if source[end : end + 1] == ",":
        end += 1
    return Slip(
        kind, key.start_mark.line + 1, source[start:end][:40], source[:start] + source[end:]
    )
