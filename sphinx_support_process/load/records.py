"""How do YAML nodes become records of the model? One walk along the fields of the dataclasses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

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

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TEXTS = {Text, Name, Inline, Markdown, Plain}


class Records:
    """The records of one file; what is wrong with it is added to `problems`."""

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
            for key, node in self.entries(root, "the file", known):
                value = self.value(known[key].shape, node, key, {})
                if value is not None:
                    yield key, known[key].field, value
        except GiveUpError as error:
            self.source.problems.append(Problem("yaml", start, *error.args))

    def value(self, shape: Shape, node: yaml.Node, key: Text, fill: Mapping[str, Any]) -> Any:
        """The value of a node, None where it is not what the shape asks for.

        `fill` holds the fields that are not written; an entry of a list has a `number` in it.
        """
        self.values_left -= 1
        if self.values_left < 0:
            raise GiveUpError("aliases expand to too many values", "write some of them out")
        if node.tag is not None:
            return self.tagged(node)
        if _is_empty(node):
            if "number" not in fill:
                return self.source.about(
                    key, f"`{short(key)}` has no value", "write one, or remove the key"
                )
            return self.source.problem(
                self.source.place(node),
                f"an entry of `{short(key)}` has no value",
                "write one, or remove the entry",
            )
        if isinstance(shape, Scalar):
            return self.scalar(shape.kind, node, key, fill)
        if isinstance(shape, RecordOf):
            return self.record(shape, node, key, fill)
        if isinstance(shape, ListOf):
            return self.items(shape, node, key, fill)
        return self.mapping(shape, node, key)

    def items(self, shape: ListOf, node: yaml.Node, key: Text, fill: Mapping[str, Any]) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self.source.wrong_kind(node, f"`{short(key)}`", "a list")
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        values: list[Any] = []
        for child in nodes:
            fill = {**fill, "number": len(values) + 1}
            value = self.value(shape.item, child, key, fill)
            if value is not None:
                values.append(value)
        return tuple(values)

    def mapping(self, shape: MapOf, node: yaml.Node, key: Text) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return self.source.wrong_kind(node, f"`{short(key)}`", "a mapping")
        found: dict[Text, Any] = {}
        for name, child in self.entries(node, f"`{short(key)}`"):
            id = self.matched(Id, name) if shape.named else name
            value = None if id is None else self.value(shape.value, child, name, {"id": id})
            if id is not None and value is not None:
                found[id] = value
        return found

    def record(self, shape: RecordOf, node: yaml.Node, key: Text, fill: Mapping[str, Any]) -> Any:
        known = keys(shape.cls)
        listed = "number" in fill
        what = f"this {shape.cls.__name__.lower()}" if listed else f"`{short(key)}`"
        found: dict[str, Any] = {}
        if isinstance(node, yaml.MappingNode):
            inner = {"process": fill.get("id")}
            for name, child in self.entries(node, what, known):
                value = self.value(known[name].shape, child, name, inner)
                if value is not None:
                    found[known[name].field] = value
            written = {name.value for name, _ in node.value if isinstance(name, yaml.ScalarNode)}
        elif isinstance(node, yaml.ScalarNode) and shape.short is not None:
            value = self.scalar(known[shape.short].shape.kind, node, key, fill)  # type: ignore[union-attr]
            if value is None:
                return None
            found[shape.short] = value
            written = set(known)
        else:
            return self.source.wrong_kind(node, what, "a mapping", _in_full(known, node, key))
        missing = [entry for entry in known.values() if entry.required and entry.field not in found]
        for entry in missing:
            if not _is_written(entry, written, known):
                self.lacks(entry, node if listed else key, what, found)
            stand_in = _stand_in(entry, key, {**fill, **found})
            if stand_in is not None:
                found[entry.field] = stand_in
        if any(entry.field not in found for entry in missing):
            return None
        return shape.cls(**found, **{name: fill[name] for name in filled(shape.cls)})

    def scalar(self, kind: Any, node: yaml.Node, key: Text, fill: Mapping[str, Any]) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            what = f"an entry of `{short(key)}`" if "number" in fill else f"`{short(key)}`"
            return self.source.wrong_kind(node, what, f"one {KINDS[kind].name.split(',')[0]}")
        text = self.source.text(node)
        if len(text) > MAX_TEXT:
            return self.source.problem(
                text.place,
                f"`{short(key)}` holds {len(text):,} characters",
                f"keep a text below {MAX_TEXT:,}",
            )
        forbidden = _FORBIDDEN.search(text)
        if forbidden:
            return self.source.problem(
                text.at(forbidden.start()),
                f"`{short(key)}` holds the control character U+{ord(forbidden[0]):04X}",
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
        self, node: yaml.Node, what: str, known: Mapping[str, Key] | None = None
    ) -> Iterator[tuple[Text, yaml.Node]]:
        """The pairs of a mapping; a key that is unknown or given twice is told and left out."""
        if not isinstance(node, yaml.MappingNode):
            self.source.wrong_kind(node, what, "a mapping")
            return
        seen: dict[str, Text] = {}
        for name, child in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self.source.wrong_kind(name, f"a key in {what}", "a text")
                continue
            key = self.source.text(name)
            first = seen.setdefault(key, key)
            if first is not key:
                self.source.problem(
                    key.place,
                    f"the key `{short(key)}` is given twice in {what}",
                    f"keep one of them; the other stands at {first.file}:{first.line}",
                    rule="yaml",
                    length=max(1, len(short(key))),
                    related=(Note(first.place, "given here first"),),
                )
            elif known is not None and key not in known:
                advice = _MERGE if key == "<<" else did_you_mean(key, known)
                self.source.about(key, f"unknown key `{short(key)}` in {what}", advice)
            else:
                yield key, child

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


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value.strip()


def _in_full(known: Mapping[str, Key], node: yaml.Node, key: Text) -> str:
    """How to write a record of which only one text is given."""
    first = next((entry.name for entry in known.values() if entry.required), None)
    if first is None or not isinstance(node, yaml.ScalarNode):
        return ""
    return f"write `{short(key)}: {{{first}: {short(node.value)}}}`"


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
