"""In which definition does a problem stand? Found in the nodes of the file, once there is one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import yaml

from ..model import Support
from ..model.fields import keys
from ..text.ids import kebab, made_from
from ..text.problem import Problem
from ..text.text import Place


def located(problems: Iterable[Problem], root: yaml.Node | None) -> Iterator[Problem]:
    """Problems of one file, each `about` the definition of its place: `triage.read`, `roles.a`."""
    for problem in problems:
        yield problem._replace(about=_definition(root, problem.place))


def _definition(root: yaml.Node | None, place: Place) -> str:
    """The name of the definition around a place: of one of many, of all of a kind, or of none."""
    kind, entries = _entry(root, place)
    if kind == "calendar":
        return kind
    id, definition = _entry(entries, place)
    if not id:
        return kind if kind in keys(Support) else ""
    if kind != "processes":
        return f"{kind}.{kebab(id)}"
    key, items = _entry(definition, place)
    item = _item(items, place) if key in ("steps", "duties") else ""
    return f"{kebab(id)}.{item}" if item else kebab(id)


def _entry(node: yaml.Node | None, place: Place) -> tuple[str, yaml.Node | None]:
    """The key of a mapping under which a place stands, and its value; an empty key if none."""
    if not isinstance(node, yaml.MappingNode):
        return "", None
    found = _before(node.value, place, lambda pair: pair[0])
    if found is None or not isinstance(found[0], yaml.ScalarNode):
        return "", None
    return found[0].value, found[1]


def _item(node: yaml.Node | None, place: Place) -> str:
    """The id of the step or duty of a list in which a place stands."""
    if not isinstance(node, yaml.SequenceNode):
        return ""
    item = _before(node.value, place, lambda item: item)
    if not isinstance(item, yaml.MappingNode):
        return made_from(item.value) if isinstance(item, yaml.ScalarNode) else ""
    written = {
        key.value: value.value
        for key, value in item.value
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    }
    return kebab(written.get("id", "")) or made_from(written.get("title", ""))


def _before(nodes: list[Any], place: Place, first: Callable[[Any], yaml.Node]) -> Any:
    """The last of some nodes that begins at a place or before it, None if there is none."""
    at = (place.line - 1, place.column - 1)
    number = bisect_right(nodes, at, key=lambda node: _start(first(node)))
    return nodes[number - 1] if number else None


def _start(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column
