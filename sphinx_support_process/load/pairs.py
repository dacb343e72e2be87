"""Which keys of a mapping can be read? What is wrong with the others is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from yaml import Node, ScalarNode

from ..model import Process, Role, Step, Template
from ..model.fields import Key, keys
from ..text.problem import Note, short
from ..text.suggest import did_you_mean
from .source import Source

Pair = tuple[ScalarNode, Node]

_MERGE = "write its keys out: values are not merged into a mapping here"


def are_sound(written: Sequence[Pair], known: Set[str] | None = None) -> bool:
    """Whether every key of a mapping is a text, known, and given once."""
    names = {name.value for name, _ in written if name.__class__ is ScalarNode}
    return len(names) == len(written) and (known is None or names <= known)


def readable(
    source: Source, written: Sequence[Pair], what: str, known: Mapping[str, Key] | None = None
) -> Iterator[Pair]:
    """Those of the pairs of a mapping that can be read; what is wrong with the others is told."""
    seen: dict[str, ScalarNode] = {}
    for name, child in written:
        if not isinstance(name, ScalarNode):
            source.wrong_kind(name, f"a key in {what}", "a text")
        elif seen.setdefault(name.value, name) is not name:
            _given_twice(source, name, seen[name.value], what)
        elif known is not None and name.value not in known:
            advice = _MERGE if name.value == "<<" else did_you_mean(name.value, known)
            if not advice or advice.startswith("known"):
                advice = _elsewhere(name.value) or advice
            key = source.text(name)
            source.about(key, f"unknown key `{short(key)}` in {what}", advice)
        else:
            yield name, child


def _elsewhere(name: str) -> str:
    """Where a key belongs that stands in the wrong place."""
    for cls in (Step, Process, Role, Template):
        if name in keys(cls):
            return f"it is a key of a {cls.__name__.lower()}"
    return ""


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
