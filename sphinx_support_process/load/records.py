"""How do YAML nodes become records of the model? One walk along the fields of the dataclasses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import yaml

from .. import model
from ..fields import KINDS, Key, ListOf, MapOf, RecordOf, Scalar, Shape, filled, keys
from ..problem import Note, Problem
from ..suggest import did_you_mean
from ..text import Colour, Date, Id, Inline, Markdown, Name, Place, Plain, Text, Url

MAX_TEXT = 100_000
"""The longest single text, in characters."""

_WORDS = re.compile(r"[^\W_]+")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TEXTS = {Text, Name, Inline, Markdown, Plain}
_ADVICE = {
    Colour: 'write it as six hexadecimal digits in quotes: `"#2f7de1"`',
    Date: "write it as year, month and day: `2026-03-01`",
    Url: "write an address that begins with `https://` or `http://`",
    bool: "write `true` or `false`",
}


class _TooManyValuesError(Exception):
    """Aliases multiply the values of a file beyond what a file of its size can hold."""


class Records:
    """The records of one file; what is wrong with it is added to `problems`."""

    def __init__(self, file: str, source: str, problems: list[Problem]) -> None:
        self.file = file
        self.lines = source.splitlines()
        self.problems = problems
        self.values_left = len(source) + 100_000

    def top_level(self, root: yaml.Node | None) -> Iterator[tuple[Text, str, Any]]:
        """Each top-level key of the file, the field of `Support` that it fills, and its value."""
        known = keys(model.Support)
        if root is None:
            some = ", ".join(f"`{name}`" for name in known)
            self.problem(Place(self.file, 1, 1), "the file is empty", f"write one of {some}")
            return
        try:
            for key, node in self.entries(root, "the file", known):
                value = self.value(known[key].shape, node, key, {})
                if value is not None:
                    yield key, known[key].field, value
        except _TooManyValuesError:
            self.problem(self.place(root), "aliases expand to too many values", rule="yaml")

    def value(self, shape: Shape, node: yaml.Node, key: Text, fill: Mapping[str, Any]) -> Any:
        """The value of a node, None where it is not what the shape asks for."""
        self.values_left -= 1
        if self.values_left < 0:
            raise _TooManyValuesError
        if isinstance(shape, Scalar):
            return self.scalar(shape.kind, node, key)
        if isinstance(shape, RecordOf):
            return self.record(shape, node, key, fill)
        if isinstance(shape, ListOf):
            return self.items(shape, node, key, fill)
        return self.mapping(shape, node, key)

    def items(self, shape: ListOf, node: yaml.Node, key: Text, fill: Mapping[str, Any]) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self.wrong_kind(node, f"`{key}`", "a list")
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
            return self.wrong_kind(node, f"`{key}`", "a mapping of keys to values")
        found: dict[Text, Any] = {}
        for name, child in self.entries(node, f"`{key}`"):
            id = self.matched(Id, name) if shape.named else name
            value = None if id is None else self.value(shape.value, child, name, {"id": id})
            if id is not None and value is not None:
                found[id] = value
        return found

    def record(self, shape: RecordOf, node: yaml.Node, key: Text, fill: Mapping[str, Any]) -> Any:
        known = keys(shape.cls)
        what = f"`{key}`" if "id" in fill else f"this {shape.cls.__name__.lower()}"
        found: dict[str, Any] = {}
        if isinstance(node, yaml.MappingNode):
            inner = {"process": fill.get("id")}
            for name, child in self.entries(node, what, known):
                value = self.value(known[name].shape, child, name, inner)
                if value is not None:
                    found[known[name].field] = value
            written = {name.value for name, _ in node.value}
        elif isinstance(node, yaml.ScalarNode) and shape.short is not None:
            value = self.scalar(known[shape.short].shape.kind, node, key)  # type: ignore[union-attr]
            if value is None:
                return None
            found[shape.short] = value
            written = set(known)
        else:
            return self.wrong_kind(node, what, "a mapping of keys to values")
        for entry in known.values():
            if entry.required and entry.field not in found:
                stand_in = _stand_in(entry, key, {**fill, **found})
                if entry.name not in written:
                    self.lacks(entry, node, what, stand_in)
                if stand_in is None:
                    return None
                found[entry.field] = stand_in
        return shape.cls(**found, **{name: fill[name] for name in filled(shape.cls)})

    def scalar(self, kind: Any, node: yaml.Node, key: Text) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            return self.wrong_kind(node, f"`{key}`", f"one {KINDS[kind].name}")
        if not node.value:
            return self.problem(
                self.place(node), f"`{key}` has no value", "write one, or remove the key"
            )
        text = self.text(node)
        if len(text) > MAX_TEXT:
            return self.problem(
                text.place,
                f"`{key}` holds {len(text):,} characters",
                f"keep a text below {MAX_TEXT:,}",
            )
        forbidden = _FORBIDDEN.search(text)
        if forbidden:
            return self.problem(
                text.at(forbidden.start()),
                f"`{key}` holds the control character U+{ord(forbidden[0]):04X}",
                "remove it",
            )
        matched = self.matched(kind, text)
        return matched == "true" if kind is bool and matched else matched

    def matched(self, kind: Any, text: Text) -> Text | None:
        """The text if it has the form of its kind; an id is mended, another left out."""
        pattern = KINDS[kind].pattern
        if pattern is None or (re.fullmatch(pattern, text) and _is_real(kind, text)):
            return text
        slug = re.sub("^[0-9-]+", "", re.sub("[^a-z0-9]+", "-", text.casefold())).strip("-")
        mended = _like(text, slug) if kind is Id and slug else None
        advice = f"write it in kebab-case: `{mended or 'my-id'}`"
        self.problem(
            text.place,
            f"`{_short(text)}` is not a valid {KINDS[kind].name}",
            _ADVICE.get(kind, advice),
            length=len(_short(text)),
        )
        return mended

    def entries(
        self, node: yaml.Node, what: str, known: Mapping[str, Key] | None = None
    ) -> Iterator[tuple[Text, yaml.Node]]:
        """The pairs of a mapping; a key that is unknown or given twice is told and left out."""
        if not isinstance(node, yaml.MappingNode):
            self.wrong_kind(node, what, "a mapping of keys to values")
            return
        seen: dict[str, Text] = {}
        for name, child in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self.wrong_kind(name, what, "a key")
                continue
            key = self.text(name)
            first = seen.setdefault(key, key)
            if first is not key:
                self.problem(
                    key.place,
                    f"the key `{_short(key)}` is given twice in {what}",
                    f"keep one of them; the other stands at {first.file}:{first.line}",
                    rule="yaml",
                    length=len(_short(key)),
                    related=(Note(first.place, "given here first"),),
                )
            elif known is not None and key not in known:
                self.problem(
                    key.place,
                    f"unknown key `{_short(key)}` in {what}",
                    did_you_mean(key, known),
                    length=len(_short(key)),
                )
            else:
                yield key, child

    def lacks(self, entry: Key, node: yaml.Node, what: str, stand_in: Any) -> None:
        advice = f"add `id: {stand_in}`" if entry.name == "id" else f"add it: {entry.doc}"
        self.problem(self.place(node), f"{what} lacks the key `{entry.name}`", advice)

    def wrong_kind(self, node: yaml.Node, what: str, wanted: str) -> None:
        found = {yaml.ScalarNode: "a text", yaml.SequenceNode: "a list"}.get(
            type(node), "a mapping"
        )
        self.problem(self.place(node), f"{what} is {found}, not {wanted}")

    def problem(
        self,
        place: Place,
        message: str,
        help: str = "",
        *,
        rule: str = "schema",
        length: int = 1,
        related: tuple[Note, ...] = (),
    ) -> None:
        self.problems.append(Problem(rule, place, message, help, length=length, related=related))

    def place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def text(self, node: yaml.ScalarNode) -> Text:
        mark = node.start_mark
        indent = self.indent(node) if node.style == "|" else None
        return Text(node.value, self.file, mark.line + 1, mark.column + 1, indent)

    def indent(self, node: yaml.ScalarNode) -> int:
        """The indentation of a `|` block, which YAML takes away from each of its lines."""
        inside = node.value.split("\n")
        row = next((row for row, line in enumerate(inside) if line.strip()), 0)
        written = self.lines[node.start_mark.line + 1 + row : node.start_mark.line + 2 + row]
        return max(0, len("".join(written)) - len(inside[row]))


def _is_real(kind: Any, text: str) -> bool:
    """Whether a date that looks like one exists."""
    if kind is not Date:
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _stand_in(entry: Key, key: Text, found: Mapping[str, Any]) -> Any:
    """What stands in for a required key that has no value, None if nothing can."""
    if isinstance(entry.shape, ListOf):
        return ()
    title = found.get("title", key)
    if entry.name == "id":
        slug = "-".join(_WORDS.findall(title.casefold()))
        return _like(title, slug or f"step-{found['number']}")
    if isinstance(entry.shape, Scalar) and entry.shape.kind in _TEXTS:
        return found.get("id", key)
    return None


def _like(text: Text, value: str) -> Text:
    """Another value at the place of a text."""
    return Text(value, text.file, text.line, text.column)


def _short(text: str) -> str:
    """The beginning of a text, in one line, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
