"""Which ids does a YAML text define and use? From that text alone, exact to the column."""

from __future__ import annotations

import re

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from ...flow.orders import names_in
from ...load.compose import compose
from ...load.nodes import shared
from ...load.rest import rest_of
from ...model import (
    Community,
    Duty,
    Level,
    Moved,
    Priorities,
    Process,
    Promise,
    Role,
    Scale,
    Step,
    Support,
    Template,
    Term,
)
from ...model.fields import ListOf, MapOf, RecordOf, Scalar, Shape, Varied, keys
from ...model.moved import NOUNS
from ...model.varied import ELSE
from ...text import kinds
from ...text.ids import kebab, made_from
from ...text.kinds import Order
from ...text.lines import Lines, seen_by_editors
from ...text.named import NamedTuple
from ...text.problem import Problem
from ...text.text import Text
from .markdown import in_markdown
from .mention import Directives, Mention
from .placed import Placed, inside

_DEFINED = {
    Process: "process",
    Role: "role",
    Term: "term",
    Scale: "scale",
    Level: "level",
    Template: "template",
    Community: "community",
    Promise: "promise",
    Priorities: "priorities",
}
_USED = {
    kinds.RoleId: "role",
    kinds.ProcessId: "process",
    kinds.TemplateId: "template",
    kinds.Target: "target",
    kinds.StepId: "step",
    kinds.Since: "step",
    kinds.StepName: "step",
}
_PLACEHOLDER = re.compile(r"\{\{([^{}\n]*)\}\}")
_MARKS = re.compile(r"[`#]|\]\(|:::")


class Around(NamedTuple):
    """What a node stands in: a definition, the class and key of its record, a process.

    `run` is the process that its step runs.
    """

    id: str = ""
    cls: type = Support
    key: str = ""
    process: str = ""
    run: str = ""


def in_yaml(source: str, directives: Directives) -> tuple[Mention, ...]:
    """The mentions in a YAML text, in their order; of one that is broken, those in the rest."""
    root = compose(source, "")
    if isinstance(root, Problem):
        rest, _ = rest_of(source)
        source = seen_by_editors(source)
        root = compose(rest, "")
        if isinstance(root, Problem):
            return ()
    walk = _Walk(source, directives)
    if root is not None:
        walk.shared = shared(root)
        walk.record(Support, root, Around())
    found = sorted(dict.fromkeys(walk.found), key=lambda mention: (mention.start, -mention.end))
    return tuple(mention for mention in found if mention.end > mention.start)


class _Walk:
    def __init__(self, source: str, directives: Directives) -> None:
        self.lines = Lines(source)
        self.directives = directives
        self.found: list[Mention] = []
        self.shared: set[int] = set()
        self._seen: set[tuple[int, Around]] = set()

    def record(self, cls: type, node: Node, around: Around) -> None:
        if not isinstance(node, MappingNode):
            return
        known = keys(cls)
        run = ""
        if cls in (Step, Duty):
            self._item(cls, node, around.process)
            run = next((_text(child) for key, child in node.value if _text(key) == "run"), "")
        for name, child in node.value:
            key = known.get(_text(name))
            if key is None or (cls in (Step, Duty) and key.name == "id"):
                continue
            here = Around(around.id, cls, key.name, around.process, run)
            if (id(child), here) not in self._seen:
                self._seen.add((id(child), here))
                self.value(key.shape, child, here)

    def value(self, shape: Shape, node: Node, around: Around) -> None:
        if isinstance(shape, Varied) and isinstance(node, MappingNode):
            for level, child in node.value:
                if shape.by is kinds.LevelId and _text(level) != ELSE:
                    self.whole("level", level, around)
                self.value(shape.value, child, around)
        elif isinstance(shape, Varied):
            self.value(shape.value, node, around)
        elif isinstance(shape, ListOf):
            for child in node.value if isinstance(node, SequenceNode) else [node]:
                self.value(shape.item, child, around)
        elif isinstance(shape, MapOf):
            self._entries(shape, node, around)
        elif isinstance(shape, RecordOf):
            if not isinstance(node, ScalarNode):
                self.record(shape.cls, node, around)
            elif shape.cls in (Step, Duty):
                self._titled(shape.cls, node, around.process)
            elif shape.short:
                inner = keys(shape.cls)[shape.short]
                self.value(inner.shape, node, around)
        elif isinstance(node, ScalarNode):
            self._scalar(shape, node, around)

    def _entries(self, shape: MapOf, node: Node, around: Around) -> None:
        """The entries of a mapping with keys of the writer: mostly definitions."""
        for name, child in node.value if isinstance(node, MappingNode) else ():
            id, inner = _text(name), around
            cls = shape.value.cls if isinstance(shape.value, RecordOf) else None
            if cls in _DEFINED:
                own = kebab(id) if not re.fullmatch(kinds.NAME_PATTERN, id) else id
                full = f"{around.id}.{own}" if cls is Level else own
                self.whole(_DEFINED[cls], name, around, full, defines=True)
                inner = Around(full, cls, process=full if cls is Process else "")
            elif around.key == "placeholders":
                self.whole("placeholder", name, around, f"{around.id}.{id}", defines=True)
            elif around.key == "outcomes" and around.cls is Process:
                self.whole("outcome", name, around, f"{around.id}.{id}", defines=True)
            elif around.key == "outcomes" and around.run:
                self.whole("outcome", name, around, f"{around.run}.{id}")
            if around.cls is Moved:
                self._name(NOUNS[around.key], child, around._replace(key="moved"))
            else:
                self.value(shape.value, child, inner)

    def _item(self, cls: type, node: MappingNode, process: str) -> None:
        """The id of a step or duty."""
        written = {_text(key): child for key, child in node.value}
        around = Around(process, cls, "id", process)
        kind = "step" if cls is Step else "duty"
        id = written.get("id")
        if isinstance(id, ScalarNode) and id.value:
            own = id.value if re.fullmatch(kinds.NAME_PATTERN, id.value) else kebab(id.value)
            self.whole(kind, id, around, f"{process}.{own}", defines=True)
        elif isinstance(title := written.get("title"), ScalarNode):
            self._made(kind, title, around)

    def _titled(self, cls: type, node: ScalarNode, process: str) -> None:
        """A step that is a title and no more."""
        around = Around(process, cls, "title", process)
        self._made("step", node, around)
        self._words(node, around)

    def _made(self, kind: str, title: ScalarNode, around: Around) -> None:
        """An id that is made of a title, in which it does not stand."""
        start, end = inside(title, self.lines)
        name = f"{around.id}.{made_from(title.value)}"
        repeated = id(title) in self.shared
        self.found.append(Mention(kind, name, start, end, around.id, "", True, False, repeated))

    def _scalar(self, shape: Scalar, node: ScalarNode, around: Around) -> None:
        kind = shape.kind
        if (kind, node.value) in ((kinds.Target, "next"), (kinds.Since, "start")):
            return
        if kind in (kinds.StepName, kinds.Target, kinds.StepId, kinds.Since):
            self._name(_USED[kind], node, around)
        elif kind in _USED:
            self.whole(_USED[kind], node, around)
        elif kind is kinds.Label:
            self.whole("label", node, around, defines=True)
        elif kind is Order:
            for name, offset in names_in(Order(Text(node.value, "", 1, 1))):
                self._dotted("order", name, offset, node, around)
        elif kind in (kinds.Inline, kinds.Markdown):
            self._words(node, around)
        elif kind is kinds.Plain:
            placed = Placed(node, self.lines)
            for match in _PLACEHOLDER.finditer(node.value):
                name = match[1].strip()
                at = match.start(1) + match[1].find(name)
                full = f"{around.id}.{name}"
                self._part("placeholder", full, at, at + len(name), placed, around)

    def _name(self, kind: str, node: Node, around: Around) -> None:
        """A step or process, maybe with the process in front."""
        if isinstance(node, ScalarNode):
            if kind == "step" and around.cls is Promise and "." not in node.value:
                kind = "process"
            self._dotted(kind, node.value, 0, node, around)

    def _dotted(self, kind: str, name: str, at: int, node: ScalarNode, around: Around) -> None:
        placed = Placed(node, self.lines)
        process, dot, inner = name.partition(".")
        if dot:
            self._part("process", process, at, at + len(process), placed, around)
            start = at + len(process) + 1
            self._part("step", name, start, start + len(inner), placed, around)
        else:
            self._part(kind, name, at, at + len(name), placed, around)

    def _words(self, node: ScalarNode, around: Around) -> None:
        """What a text refers to."""
        if _MARKS.search(node.value) is None:
            return
        placed = Placed(node, self.lines)
        for mention in in_markdown(node.value, self.directives, around.process):
            start, end = placed.span(mention.start, mention.end)
            repeated = id(node) in self.shared
            self.found.append(mention._replace(start=start, end=end, shared=repeated))

    def whole(
        self, kind: str, node: Node, around: Around, name: str = "", *, defines: bool = False
    ) -> None:
        """A mention that is all of a scalar."""
        if not isinstance(node, ScalarNode):
            return
        start, end = inside(node, self.lines)
        if node.style in ("|", ">"):
            start, end = Placed(node, self.lines).span(0, len(node.value.rstrip()))
        name = name or node.value.strip()
        repeated = id(node) in self.shared
        self.found.append(
            Mention(kind, name, start, end, around.process, around.key, defines, True, repeated)
        )

    def _part(
        self, kind: str, name: str, start: int, end: int, placed: Placed, around: Around
    ) -> None:
        """A mention that is a part of a scalar."""
        begin, stop = placed.span(start, end) if end > start else (0, 0)
        repeated = id(placed.node) in self.shared
        self.found.append(
            Mention(kind, name, begin, stop, around.process, around.key, shared=repeated)
        )


def _text(node: Node) -> str:
    return node.value if isinstance(node, ScalarNode) else ""
