"""How does a file say under `moved` what something was called before?"""

from __future__ import annotations

import yaml

from .edits import Edit, apply
from .spans import Spans


def has_moved(source: str) -> bool:
    """Whether a text has the key `moved`."""
    return "moved" in source and _value(Spans(source).root, "moved") is not None


def with_moved(source: str, kind: str, old: str, new: str) -> str | None:
    """A text with one more entry of `moved`, None where that cannot be put in safely.

    An entry that leads from the new name to itself, since all uses of the old name have the new
    one already, is turned round.
    """
    spans = Spans(source)
    if not isinstance(spans.root, yaml.MappingNode):
        return None
    moved = _value(spans.root, "moved")
    if moved is None:
        return _added(spans, spans.root, ["moved", kind, old], new)
    names = _value(moved, kind)
    if names is None:
        return _added(spans, moved, [kind, old], new)
    for key, value in names.value if isinstance(names, yaml.MappingNode) else ():
        if key.value == new and value.value == new and not spans.is_shared(key):
            start = spans.lines.source.index(new, spans.start(key))
            return apply(source, [Edit(start, start + len(new), old)])
    return _added(spans, names, [old], new)


def _added(spans: Spans, around: yaml.Node, keys: list[str], value: str) -> str | None:
    """The text with a value at the end of a mapping, under keys within each other."""
    if not isinstance(around, yaml.MappingNode) or not around.value or spans.is_shared(around):
        return None
    place = spans.key_place(around)
    if place is None:
        return None
    *outer, last = keys
    if place.flow:
        for key in (last, *outer[:0:-1]):
            value = f"{{{key}: {value}}}" if outer else value
        text = place.written(outer[0] if outer else last, value)
    else:
        indents = (" " * (place.column + 2 * depth) for depth in range(len(keys)))
        lines = [f"{indent}{key}:" for indent, key in zip(indents, keys, strict=True)]
        text = "".join(f"{place.line_break}{line}" for line in lines) + f" {value}"
    return apply(spans.lines.source, [Edit(place.offset, place.offset, text)])


def _value(mapping: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = mapping.value if isinstance(mapping, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)
