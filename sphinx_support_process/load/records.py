"""How do YAML nodes become records of the model? One walk along the fields of the dataclasses."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, NamedTuple

import yaml

from .. import model
from ..fields import KINDS, Key, ListOf, MapOf, RecordOf, Scalar, Shape, filled, keys
from ..problem import Note, Problem
from ..suggest import closest, did_you_mean
from ..text import Id, Inline, Markdown, Name, Place, Plain, Text
from .ids import kebab, made_from
from .kinds import misfit
from .source import GiveUpError, Source, short

MAX_TEXT = 100_000
"""The longest single text, in characters."""

_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
"""What YAML refuses as it is; only an escape between double quotes can bring it in."""
_TEXTS = {Text, Name, Inline, Markdown, Plain}


Pair = tuple[yaml.ScalarNode, yaml.Node]


class Plan(NamedTuple):
    """How the records of a class are read: its keys, and the fields that have to be there."""

    known: Mapping[str, Key]
    texts: Mapping[str, str]
    """The fields of the keys that may hold any text."""
    required: frozenset[str]
    filled: frozenset[str]
    defaults: Mapping[str, Any]
    """The values of all other fields where nothing is written."""
    mappings: tuple[str, ...]
    """The fields that are a mapping, and then an empty one."""


@cache
def _plan(cls: type) -> Plan:
    known = keys(cls)
    mappings = tuple(field.name for field in fields(cls) if field.default_factory is dict)
    required = frozenset(key.field for key in known.values() if key.required)
    texts = {name: key.field for name, key in known.items() if _is_free(key.shape)}
    defaults = {field.name: field.default for field in fields(cls) if field.default is not MISSING}
    return Plan(known, texts, required, filled(cls), defaults, mappings)


class Records:
    """The records of one file; what is wrong with it is added to `problems`.

    `key` is everywhere the node of the key that a value stands under.
    """

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self.source = Source(file, text, problems)
        self.values_left = len(text) + 100_000
        """Aliases can multiply the values of a file beyond what a file of its size can hold."""

    def top_level(self, root: yaml.Node | None) -> Iterator[tuple[Text, str, Any]]:
        """Each top-level key of the file, the field of `Support` that it fills, and its value."""
        known = keys(model.Support)
        start = Place(self.source.file, 1, 1)
        if root is None or _is_empty(root):
            some = ", ".join(f"`{name}`" for name in known)
            self.source.problem(start, "the file is empty", f"write one of {some}")
            return
        try:
            for key, node in self.entries(root, lambda: "the file", known):
                value = self.value(known[key.value].shape, node, key, {})
                if value is not None:
                    yield self.source.text(key), known[key.value].field, value
        except GiveUpError as error:
            self.source.problems.append(Problem("yaml", start, *error.args))

    def value(
        self, shape: Shape, node: yaml.Node, key: yaml.ScalarNode, fill: Mapping[str, Any]
    ) -> Any:
        """The value of a node, None where it is not what the shape asks for.

        `fill` holds the fields that are not written; an entry of a list has a `number` in it.
        """
        if node.tag is not None:
            return self.tagged(node)
        if _is_empty(node):
            if "number" not in fill:
                return self.source.about(
                    self.source.text(key),
                    f"`{short(key.value)}` has no value",
                    "write one, or remove the key",
                )
            return self.source.problem(
                self.source.place(node),
                f"an entry of `{short(key.value)}` has no value",
                "write one, or remove the entry",
            )
        if isinstance(shape, Scalar):
            return self.scalar(shape.kind, node, key, fill)
        if isinstance(shape, RecordOf):
            return self.record(shape, node, key, fill)
        if isinstance(shape, ListOf):
            return self.items(shape, node, key, fill)
        return self.mapping(shape, node, key)

    def items(
        self, shape: ListOf, node: yaml.Node, key: yaml.ScalarNode, fill: Mapping[str, Any]
    ) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self.source.wrong_kind(node, f"`{short(key.value)}`", "a list")
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        self.count(nodes)
        if _is_free(shape.item):
            texts = [self.free(child) for child in nodes]
            if None not in texts:
                return tuple(texts)
        values: list[Any] = []
        for child in nodes:
            fill = {**fill, "number": len(values) + 1}
            value = self.value(shape.item, child, key, fill)
            if value is not None:
                values.append(value)
        return tuple(values)

    def mapping(self, shape: MapOf, node: yaml.Node, key: yaml.ScalarNode) -> Any:
        found: dict[Text, Any] = {}
        if not isinstance(node, yaml.MappingNode):
            return self.source.wrong_kind(node, f"`{short(key.value)}`", "a mapping")
        for name, child in self.entries(node, lambda: f"`{short(key.value)}`"):
            text = self.source.text(name)
            id = self.matched(Id, text) if shape.named else text
            value = None if id is None else self.value(shape.value, child, name, {"id": id})
            if id is not None and value is not None:
                found[id] = value
        return found

    def record(
        self, shape: RecordOf, node: yaml.Node, key: yaml.ScalarNode, fill: Mapping[str, Any]
    ) -> Any:
        plan = _plan(shape.cls)
        found = dict(plan.defaults)
        for field in plan.mappings:
            found[field] = {}
        if isinstance(node, yaml.MappingNode):
            inner = {"process": fill.get("id")}
            for name, child in self.entries(node, lambda: _what(shape, key, fill), plan.known):
                free = plan.texts.get(name.value)
                if free is not None and (text := self.free(child)) is not None:
                    found[free] = text
                    continue
                entry = plan.known[name.value]
                value = self.value(entry.shape, child, name, inner)
                if value is not None:
                    found[entry.field] = value
        elif isinstance(node, yaml.ScalarNode) and shape.short is not None:
            value = self.scalar(plan.known[shape.short].shape.kind, node, key, fill)  # type: ignore[union-attr]
            if value is None:
                return None
            found[shape.short] = value
        else:
            help = _in_full(plan.known, node, key)
            return self.source.wrong_kind(node, _what(shape, key, fill), "a mapping", help)
        if not found.keys() >= plan.required and not self.completed(shape, node, key, fill, found):
            return None
        for field in plan.filled:
            found[field] = fill[field]
        return _made(shape.cls, found)

    def completed(
        self,
        shape: RecordOf,
        node: yaml.Node,
        key: yaml.ScalarNode,
        fill: Mapping[str, Any],
        found: dict[str, Any],
    ) -> bool:
        """Tell of required keys that are missing; whether something could stand in for all."""
        known = keys(shape.cls)
        written: Collection[str] = known
        if isinstance(node, yaml.MappingNode):
            written = {name.value for name, _ in node.value if isinstance(name, yaml.ScalarNode)}
        name = self.source.text(key)
        missing = [entry for entry in known.values() if entry.required and entry.field not in found]
        for entry in missing:
            if not _is_written(entry, written, known):
                where = node if "number" in fill else name
                self.lacks(entry, where, _what(shape, key, fill), found)
            stand_in = _stand_in(entry, name, {**fill, **found})
            if stand_in is not None:
                found[entry.field] = stand_in
        return all(entry.field in found for entry in missing)

    def count(self, values: Collection[Any]) -> None:
        self.values_left -= len(values)
        if self.values_left < 0:
            raise GiveUpError("aliases expand to too many values", "write some of them out")

    def free(self, node: yaml.Node) -> Text | None:
        """The text of a node if nothing can be wrong with it, whatever kind of text it is."""
        value = node.value
        return (
            self.source.text(node)
            if isinstance(node, yaml.ScalarNode)
            and node.tag is None
            and 0 < len(value) <= MAX_TEXT
            and not value.isspace()
            and (node.style != '"' or value.isprintable())
            else None
        )

    def scalar(
        self, kind: Any, node: yaml.Node, key: yaml.ScalarNode, fill: Mapping[str, Any]
    ) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            name = f"`{short(key.value)}`"
            what = f"an entry of {name}" if "number" in fill else name
            return self.source.wrong_kind(node, what, f"one {KINDS[kind].name.split(',')[0]}")
        text = self.source.text(node)
        if len(text) > MAX_TEXT:
            return self.source.problem(
                text.place,
                f"`{short(key.value)}` holds {len(text):,} characters",
                f"keep a text below {MAX_TEXT:,}",
            )
        forbidden = re.search(_FORBIDDEN, text) if node.style == '"' else None
        if forbidden:
            return self.source.problem(
                text.at(forbidden.start()),
                f"`{short(key.value)}` holds the control character U+{ord(forbidden[0]):04X}",
                "remove it",
            )
        matched = self.matched(kind, text)
        return matched == "true" if kind is bool and matched else matched

    def matched(self, kind: Any, text: Text) -> Text | None:
        """The text if it has the form of its kind; an id is mended, another left out."""
        wrong = misfit(kind, text)
        if wrong is None:
            return text
        self.source.about(text, wrong.message, wrong.help)
        slug = kebab(text) if kind is Id else ""
        return _like(text, slug) if slug else None

    def entries(
        self, node: yaml.Node, what: Callable[[], str], known: Mapping[str, Key] | None = None
    ) -> Iterable[Pair]:
        """The pairs of a mapping; a key that is unknown or given twice is told and left out."""
        if not isinstance(node, yaml.MappingNode):
            self.source.wrong_kind(node, what(), "a mapping")
            return []
        pairs: list[Pair] = node.value
        self.count(pairs)
        names = {name.value for name, _ in pairs if isinstance(name, yaml.ScalarNode)}
        if len(names) == len(pairs) and (known is None or names <= known.keys()):
            return pairs
        return self.sound(pairs, what(), known)

    def sound(
        self, pairs: list[Pair], what: str, known: Mapping[str, Key] | None
    ) -> Iterator[Pair]:
        """Those of the pairs of a mapping that can be read."""
        seen: dict[str, yaml.ScalarNode] = {}
        for name, child in pairs:
            if not isinstance(name, yaml.ScalarNode):
                self.source.wrong_kind(name, f"a key in {what}", "a text")
            elif seen.setdefault(name.value, name) is not name:
                self.given_twice(name, seen[name.value], what)
            elif known is not None and name.value not in known:
                advice = _MERGE if name.value == "<<" else did_you_mean(name.value, known)
                key = self.source.text(name)
                self.source.about(key, f"unknown key `{short(key)}` in {what}", advice)
            else:
                yield name, child

    def given_twice(self, second: yaml.ScalarNode, first: yaml.ScalarNode, what: str) -> None:
        place = self.source.place(first)
        key = short(second.value)
        self.source.problem(
            self.source.place(second),
            f"the key `{key}` is given twice in {what}",
            f"keep one of them; the other stands at {place.file}:{place.line}",
            rule="yaml",
            length=max(1, len(key)),
            related=(Note(place, "given here first"),),
        )

    def lacks(
        self, entry: Key, where: yaml.Node | Text, what: str, found: Mapping[str, Any]
    ) -> None:
        message = f"{what} lacks the key `{entry.name}`"
        advice = f"add it: {entry.doc}"
        slug = kebab(found.get("title", "")) if entry.name == "id" else ""
        if slug:
            advice = f"add `id: {slug}`"
        if isinstance(where, Text):
            self.source.about(where, message, advice)
        else:
            self.source.problem(self.source.place(where), message, advice)

    def tagged(self, node: yaml.Node) -> None:
        tag = short(node.tag.replace("tag:yaml.org,2002:", "!!"))
        self.source.problem(
            self.source.place(node),
            f"`{tag}` is a YAML tag, which means nothing here",
            "remove it, or quote a text that begins with `!`",
        )


_MERGE = "write its keys out: values are not merged into a mapping here"


def _is_free(shape: Shape) -> bool:
    return isinstance(shape, Scalar) and KINDS[shape.kind].pattern is None


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and (not node.value or node.value.isspace())


def _what(shape: RecordOf, key: yaml.ScalarNode, fill: Mapping[str, Any]) -> str:
    """How a record is called in messages."""
    listed = "number" in fill
    return f"this {shape.cls.__name__.lower()}" if listed else f"`{short(key.value)}`"


def _made(cls: type, values: dict[str, Any]) -> Any:
    """A record with these values for all of its fields.

    The `__init__` of a frozen dataclass sets each field by a call, which would take a third of
    the time of reading.
    """
    record: Any = object.__new__(cls)
    object.__setattr__(record, "__dict__", values)
    return record


def _in_full(known: Mapping[str, Key], node: yaml.Node, key: yaml.ScalarNode) -> str:
    """How to write a record of which only one text is given."""
    first = next((entry.name for entry in known.values() if entry.required), None)
    if first is None or not isinstance(node, yaml.ScalarNode):
        return ""
    return f"write `{short(key.value)}: {{{first}: {short(node.value)}}}`"


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
        return _like(title, made_from(found.get("title", "")) or f"entry-{number}")
    if isinstance(entry.shape, Scalar) and entry.shape.kind in _TEXTS:
        return found.get("id", key)
    return None


def _like(text: Text, value: str) -> Text:
    """Another value at the place of a text."""
    return Text(value, text.file, text.line, text.column)
