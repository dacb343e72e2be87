"""How do YAML nodes become records of the model? One walk along the fields of its classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from yaml import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from ..model import Support
from ..model.fields import ListOf, MapOf, RecordOf, Scalar, Shape, Varied, keys
from ..model.varied import ELSE
from ..text.ids import kebab
from ..text.kinds import KINDS, Id, Target
from ..text.problem import NAMELESS, Problem, short
from ..text.text import Place, Text
from .kinds import misfit
from .missing import completed, in_full, other_kind, tell_empty
from .pairs import MAX_TEXT, are_sound, free, lacks_all, readable, take_texts
from .plan import called, from_bare, is_free, made, plan_of
from .refused import several
from .source import GiveUpError, Source

_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
"""What YAML refuses as it is; only an escape between double quotes can bring it in."""


class Records:
    """The records of one file; what is wrong with it is added to `problems`.

    `key` is everywhere the node of the key that a value stands under.
    """

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self.source = Source(file, text, problems)
        self.values_left = len(text) + 100_000
        """Aliases can multiply the values of a file beyond what a file of its size can hold."""
        self.flows: dict[int, CollectionNode] = {}

    def top_level(self, root: Node | None) -> Iterator[tuple[Text, str, Any]]:
        """Each top-level key of the file, the field of `Support` that it fills, and its value."""
        known = keys(Support)
        start = Place(self.source.file, 1, 1)
        if root is None or _is_empty(root):
            some = ", ".join(f"`{name}`" for name in known)
            self.source.problem(start, "the file is empty", f"write one of {some}")
            return
        try:
            if not isinstance(root, MappingNode):
                return self.source.wrong_kind(root, "the file", "a mapping")
            self.enter(root)
            for key, node in readable(self.source, root.value, "the file", known):
                value = self.value(known[key.value].shape, node, key, {})
                if value is not None:
                    yield self.source.text(key), known[key.value].field, value
        except GiveUpError as error:
            self.source.problems.append(Problem("yaml", start, *error.args))

    def value(self, shape: Shape, node: Node, key: ScalarNode, fill: Mapping[str, Any]) -> Any:
        """The value of a node, None where it is not what the shape asks for.

        `fill` holds the fields that are not written; an entry of a list has a `number` in it.
        """
        if node.tag is not None:
            return self.tagged(node)
        if _is_empty(node):
            if "number" not in fill and self.source.is_cut(key):
                return self.source.tell_cut(key)
            if "number" not in fill:
                return self.source.about(
                    self.source.text(key),
                    f"`{short(key.value)}` has no value",
                    self.source.missing_value(key, _is_target(shape)),
                )
            return self.source.problem(
                self.source.place(node),
                f"an entry of `{short(key.value)}` has no value",
                "write one, or remove the entry",
            )
        if isinstance(shape, RecordOf):
            return self.record(shape, node, key, fill)
        if isinstance(shape, Scalar):
            return self.scalar(shape.kind, node, key, fill)
        if isinstance(shape, ListOf):
            return self.items(shape, node, key, fill)
        if isinstance(shape, Varied):
            return self.varied(shape, node, key, fill)
        return self.mapping(shape, node, key)

    def varied(self, shape: Varied, node: Node, key: ScalarNode, fill: Mapping[str, Any]) -> Any:
        if not isinstance(node, MappingNode):
            return self.value(shape.value, node, key, fill)
        if not node.value:
            name = short(key.value)
            return self.source.about(self.source.text(key), f"`{name}` is empty", "write a value")
        found = self.mapping(MapOf(shape.value, named=False), node, key)
        is_rest = len(found) < len(node.value) and found.keys() <= {ELSE}
        return None if is_rest else found

    def items(self, shape: ListOf, node: Node, key: ScalarNode, fill: Mapping[str, Any]) -> Any:
        alone = isinstance(shape.item, RecordOf) and shape.item.alone
        if isinstance(node, MappingNode) and not alone:
            name = short(key.value)
            help = f"write `{name}: one`, or `{name}: [one, two]`" if is_free(shape.item) else ""
            help = several(key, node) or help
            return self.source.wrong_kind(node, f"`{name}`", "a list", help)
        nodes = [node]
        if isinstance(node, SequenceNode):
            nodes = node.value
            self.enter(node)
        make = from_bare(shape.item)
        if make is not None:
            texts = [free(self.source, child) for child in nodes]
            if None not in texts:
                return tuple(map(make, texts))
        values: list[Any] = []
        for child in nodes:
            fill = {**fill, "number": len(values) + 1}
            value = self.value(shape.item, child, key, fill)
            if value is not None:
                values.append(value)
        return tuple(values)

    def mapping(self, shape: MapOf, node: Node, key: ScalarNode) -> Any:
        found: dict[Text, Any] = {}
        if not isinstance(node, MappingNode):
            return self.source.wrong_kind(node, f"`{short(key.value)}`", "a mapping")
        self.enter(node)
        written = node.value
        if not are_sound(written):
            written = readable(self.source, written, f"`{short(key.value)}`")
        make = None if shape.named else from_bare(shape.value)
        for name, child in written:
            text = self.source.text(name)
            bare = None if make is None else free(self.source, child)
            if make is not None and bare is not None:
                found[text] = make(bare)
                continue
            if shape.named and self.misplaced(shape.value, text, child, key):
                continue
            id = self.matched(Id, text) if shape.named else text
            value = None if id is None else self.value(shape.value, child, name, {"id": id})
            if id is not None and value is not None:
                found[id] = value
        return found

    def misplaced(self, shape: Shape, name: Text, node: Node, around: ScalarNode) -> bool:
        """Tell of what is no definition of a kind, but a key of one or another kind of it."""
        if not isinstance(shape, RecordOf):
            return False
        known = keys(shape.cls)
        is_key = name in known and shape.short is None
        if is_key and (not isinstance(node, MappingNode) or lacks_all(node, known)):
            kind = shape.cls.__name__.lower()
            message = f"`{name}` is a key of a {kind}, and is under `{around.value}` itself"
            help = f"write the id of the {kind} above it, and indent its keys below that"
        elif isinstance(node, MappingNode) and (other := other_kind(shape.cls, node)) is not None:
            kind, section = other
            message = f"`{short(name)}` has the keys of a {kind}, and is under `{around.value}`"
            help = f"write `{section}:` above it"
        else:
            return False
        self.source.about(name, message, help, f"{NAMELESS}{self.source.place(around)}")
        return True

    def record(self, shape: RecordOf, node: Node, key: ScalarNode, fill: Mapping[str, Any]) -> Any:
        plan = plan_of(shape.cls)
        found: dict[str, Any] = {}
        told = self.source.told
        if isinstance(node, MappingNode):
            if not node.value and (plan.required or plan.either):
                return tell_empty(self.source, shape, node, key, fill)
            self.enter(node)
            written = node.value
            rest = take_texts(self.source, plan.texts, written, found)
            if rest and not are_sound(written, plan.names):
                found.clear()
                rest = readable(self.source, written, called(shape, key, fill), plan.known)
            inner = {"process": fill.get("id")}
            for name, child in rest:
                entry = plan.known[name.value]
                is_needed = entry.required or entry.either
                if is_needed and child.value == [] and not isinstance(entry.shape, Varied):
                    text = self.source.text(name)
                    self.source.about(text, f"`{text}` is empty", "write at least one entry")
                value = self.value(entry.shape, child, name, inner)
                if value is not None:
                    found[entry.field] = value
        elif isinstance(node, ScalarNode) and shape.short is not None:
            value = self.scalar(plan.known[shape.short].shape.kind, node, key, fill)  # type: ignore[union-attr]
            if value is None:
                return None
            found[shape.short] = value
        else:
            help = in_full(plan.known, node, key, listed="number" in fill)
            return self.source.wrong_kind(node, called(shape, key, fill), "a mapping", help)
        if not found.keys() >= plan.required or (plan.either and plan.either.isdisjoint(found)):
            is_sound = self.source.told == told
            if not completed(self.source, shape, node, key, fill, found, is_sound=is_sound):
                return None
        for field in plan.filled:
            found[field] = fill[field]
        return made(shape.cls, found)

    def enter(self, node: CollectionNode) -> None:
        """Count the values of a node, and note one that stands in braces or brackets."""
        self.values_left -= len(node.value)
        if self.values_left < 0:
            raise GiveUpError("aliases expand to too many values", "write some of them out")
        if node.flow_style:
            self.flows[id(node)] = node

    @property
    def questioned(self) -> bool:
        """Whether a text without quotation marks inside `{…}` or `[…]` holds a `?`."""
        return any(
            isinstance(node, ScalarNode)
            and "?" in node.value
            and not node.style
            and node.start_mark.index > flow.start_mark.index  # else an alias stands here
            for flow in self.flows.values()
            for node in (chain(*flow.value) if isinstance(flow, MappingNode) else flow.value)
        )

    def scalar(self, kind: Any, node: Node, key: ScalarNode, fill: Mapping[str, Any]) -> Any:
        if not isinstance(node, ScalarNode):
            name = f"`{short(key.value)}`"
            what = f"an entry of {name}" if "number" in fill else name
            wanted = f"one {KINDS[kind].name.split(',')[0]}"
            cause = f"{self.source.place(key)}" if "number" in fill else ""
            return self.source.wrong_kind(node, what, wanted, several(key, node), cause)
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
        return text.like(slug) if slug else None

    def tagged(self, node: Node) -> None:
        tag = short(node.tag.replace("tag:yaml.org,2002:", "!!"))
        self.source.problem(
            self.source.place(node),
            f"`{tag}` is a YAML tag, which means nothing here",
            "remove it, or quote a text that begins with `!`",
        )


def _is_target(shape: Shape) -> bool:
    """Whether a text there says where it goes on."""
    if isinstance(shape, RecordOf) and shape.short is not None:
        shape = keys(shape.cls)[shape.short].shape
    return shape == Scalar(Target)


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and (not node.value or node.value.isspace())
