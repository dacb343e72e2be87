"""Random places of YAML files with the line cut there, and what stands at each of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

Above = tuple[str, ...]


class Scalar(NamedTuple):
    """A key or a value, the keys above it (`[]` for a list), and from where to where it stands."""

    path: Above
    is_key: bool
    start: int
    end: int
    text: str


class Cut(NamedTuple):
    """A text without the rest of the line behind the cursor, and the scalar that stood there."""

    file: Path
    text: str
    offset: int
    scalar: Scalar


def scalars(text: str) -> list[Scalar]:
    """All keys and values of a file; those of a block begin in its first line."""
    return [*_scalars(text, yaml.compose(text, yaml.CBaseLoader), ())]


def _scalars(text: str, node: yaml.Node | None, path: Above) -> Iterator[Scalar]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalar(text, key, path, is_key=True)
            yield from _scalars(text, value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(text, item, (*path, "[]"))
    elif isinstance(node, yaml.ScalarNode):
        yield from _scalar(text, node, path, is_key=False)


def _scalar(text: str, node: yaml.Node, path: Above, *, is_key: bool) -> Iterator[Scalar]:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">"):
        start = text.index("\n", start) + 1
        start += len(text[start:]) - len(text[start:].lstrip(" "))
    elif node.style:
        start, end = start + 1, end - 1
    if start < end:
        yield Scalar(path, is_key, start, end, node.value)


def cuts(files: Sequence[Path], number: int, seed: int, *, broken: bool = False) -> Iterator[Cut]:
    """Places chosen at random; with `broken` a line above is no YAML either."""
    chance = random.Random(seed)
    texts = [path.read_text("utf-8") for path in files]
    known = [scalars(text) for text in texts]
    for _ in range(number):
        number = chance.choices(range(len(texts)), [len(found) for found in known])[0]
        scalar, text = chance.choice(known[number]), texts[number]
        offset = chance.randrange(scalar.start, scalar.end)
        if not text[text.rfind("\n", scalar.start, offset) + 1 : offset].strip():
            offset = scalar.start  # in the margin of a text nothing has to be known
        end = text.find("\n", offset)
        before, after = text[:offset], text[end if end >= 0 else len(text) :]
        if broken:
            before = _broken(before, chance)
            offset = len(before)
        yield Cut(files[number], before + after, offset, scalar)


def _broken(text: str, chance: random.Random) -> str:
    """A text in which something was begun and not ended, in one of the lines but the last."""
    lines = text.split("\n")
    usable = [
        n for n, line in enumerate(lines[:-1]) if line.partition(": ")[2].strip().isprintable()
    ]
    usable = [n for n in usable if lines[n].partition(": ")[2].strip()]
    if usable:
        number = chance.choice(usable[-30:])
        key, colon, value = lines[number].partition(": ")
        lines[number] = key + colon + chance.choice(['"', "[", "{", "'"]) + value
    return "\n".join(lines)
