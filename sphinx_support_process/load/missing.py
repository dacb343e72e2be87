"""Which keys does a record lack, and can it be read without them?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from typing import Any

from yaml import MappingNode, Node, ScalarNode

from ..model import Support
from ..model.fields import Key, ListOf, MapOf, RecordOf, Scalar, keys, lacking
from ..text.ids import kebab, made_from
from ..text.kinds import Inline, Markdown, Name, Plain
from ..text.problem import NAMELESS, short
from ..text.suggest import closest
from ..text.text import Text
from .plan import called
from .source import Source

_TEXTS = {Text, Name, Inline, Markdown, Plain}


def completed(
    source: Source,
    shape: RecordOf,
    node: Node,
    key: ScalarNode,
    fill: Mapping[str, Any],
    found: dict[str, Any],
    *,
    is_sound: bool,
) -> bool:
    """Tell of required keys that are missing; whether something could stand in for all.

    Where what is written is not sound, a list that is missing may stand there.
    """
    known = keys(shape.cls)
    pairs = node.value if isinstance(node, MappingNode) else []
    written: Collection[str] = {name.value for name, _ in pairs if isinstance(name, ScalarNode)}
    if not isinstance(node, MappingNode):
        written = known
    others = [one for one in written if one not in known and closest(one, known) is None]
    name = source.text(key)
    fields = {entry.field: entry.name for entry in known.values()}
    missing = lacking(known, {fields[field] for field in found})
    for entry in missing:
        ways = [known[name] for name in entry.either or (entry.name,)]
        is_written = any(_is_written(one, written, known) for one in ways)
        if is_written or (not is_sound and isinstance(entry.shape, ListOf)):
            pass
        elif others:  # told with the key that is meant for it
            others.pop()
        else:
            where = node if "number" in fill else name
            _lacks(source, entry, where, called(shape, key, fill), found)
        stand_in = _stand_in(entry, name, {**fill, **found})
        if stand_in is not None:
            found[entry.field] = stand_in
    return all(entry.field in found for entry in missing)


def tell_empty(
    source: Source, shape: RecordOf, node: Node, key: ScalarNode, fill: Mapping[str, Any]
) -> None:
    """Tell of a record without any key, of which some are required."""
    required = (entry.name for entry in lacking(keys(shape.cls), ()))
    message = f"{called(shape, key, fill)} is empty"
    help = f"write {', '.join(f'`{name}`' for name in required)}"
    if "number" in fill:
        source.problem(source.place(node), message, help)
    else:
        source.about(source.text(key), message, help)


def _lacks(
    source: Source, entry: Key, where: Node | Text, what: str, found: Mapping[str, Any]
) -> None:
    message = f"{what} lacks the key `{entry.name}`"
    others = "".join(f", or `{name}`" for name in entry.either if name != entry.name)
    advice = f"add it{others}: {entry.doc}"
    slug = kebab(found.get("title", "")) if entry.name == "id" else ""
    if slug:
        advice = f"add `id: {slug}`"
    if isinstance(where, Text):
        source.about(where, message, advice)
    else:
        place = source.place(where)
        cause = f"{NAMELESS}{place}" if entry.name == "id" else ""
        source.problem(place, message, advice, cause=cause)


def in_full(known: Mapping[str, Key], node: Node, key: ScalarNode, *, listed: bool) -> str:
    """How to write a record of which only one text is given."""
    required = [entry.name for entry in known.values() if entry.required]
    first = next((name for name in required if name != "id"), None)
    if first is None or not isinstance(node, ScalarNode):
        return ""
    values = {"id": kebab(node.value) or "…", first: short(node.value)}
    written = ", ".join(f"{name}: {values.get(name, '…')}" for name in required)
    written = f"{{{written}}}"
    return f"write `{written}`" if listed else f"write `{short(key.value)}: {written}`"


def other_kind(cls: type, node: MappingNode) -> tuple[str, str] | None:
    """The kind of definitions whose keys a mapping has, if not those of a class; and its key."""
    names = {name.value for name, _ in node.value if isinstance(name, ScalarNode)}
    return None if names <= keys(cls).keys() else kind_of(names)


def kind_of(names: Set[str], known: Mapping[str, Key] | None = None) -> tuple[str, str] | None:
    """The kind of definitions that have such keys, among them all that are required; and its key.

    If some keys are given that are `known`, it has to be the kind that has these.
    """
    for key in keys(Support).values():
        if isinstance(key.shape, MapOf) and isinstance(key.shape.value, RecordOf):
            other = key.shape.value.cls
            if known is not None and known != keys(other):
                continue
            if names <= keys(other).keys() and not lacking(keys(other), names):
                return other.__name__.lower(), key.name
    return None


def _is_written(entry: Key, written: Collection[str], known: Collection[str]) -> bool:
    """Whether a key is there, be it misspelt or in a merged mapping, which is told by itself."""
    return (
        entry.name in written
        or "<<" in written
        or any(closest(name, known) == entry.name for name in written if name not in known)
    )


def _stand_in(entry: Key, key: Text, found: Mapping[str, Any]) -> Any:
    """What stands in for a required key that has no value, None if nothing can."""
    if isinstance(entry.shape, ListOf):
        return ()
    if entry.name == "id":
        title = found.get("title", key)
        number = found["number"]
        return title.like(made_from(found.get("title", "")) or f"entry-{number}")
    if isinstance(entry.shape, Scalar) and entry.shape.kind in _TEXTS:
        return found.get("id", key)
    return None
