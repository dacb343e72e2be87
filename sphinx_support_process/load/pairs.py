"""Which keys of a mapping can be read? What is wrong with the others is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from yaml import MappingNode, Node, ScalarNode

from ..fields import Key
from ..problem import Note
from ..suggest import did_you_mean
from .source import Source, short

Pair = tuple[ScalarNode, Node]

_MERGE = "write its keys out: values are not merged into a mapping here"


def pairs(
    source: Source, node: Node, what: Callable[[], str], known: Mapping[str, Key] | None = None
) -> Iterable[Pair]:
    """The pairs of a mapping; a key that is unknown or given twice is told and left out."""
    if not isinstance(node, MappingNode):
        source.wrong_kind(node, what(), "a mapping")
        return []
    written: list[Pair] = node.value
    names = {name.value for name, _ in written if isinstance(name, ScalarNode)}
    if len(names) == len(written) and (known is None or names <= known.keys()):
        return written
    return _sound(source, written, what(), known)


def _sound(
    source: Source, written: list[Pair], what: str, known: Mapping[str, Key] | None
) -> Iterator[Pair]:
    """Those of the pairs of a mapping that can be read."""
    seen: dict[str, ScalarNode] = {}
    for name, child in written:
        if not isinstance(name, ScalarNode):
            source.wrong_kind(name, f"a key in {what}", "a text")
        elif seen.setdefault(name.value, name) is not name:
            _given_twice(source, name, seen[name.value], what)
        elif known is not None and name.value not in known:
            advice = _MERGE if name.value == "<<" else did_you_mean(name.value, known)
            key = source.text(name)
            source.about(key, f"unknown key `{short(key)}` in {what}", advice)
        else:
            yield name, child


def _given_twice(source: Source, second: ScalarNode, first: ScalarNode, what: str) -> None:
    place = source.place(first)
    key = short(second.value)
    source.problem(
        source.place(second),
        f"the key `{key}` is given twice in {what}",
        f"keep one of them; the other stands at {place.file}:{place.line}",
        rule="yaml",
        length=max(1, len(key)),
        related=(Note(place, "given here first"),),
    )
