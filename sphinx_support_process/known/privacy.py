"""What of a person may be told? Problems, and lines of files, without what is not public."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from ..load.compose import compose
from ..model import Community, Representative, Support
from ..model.fields import ListOf, Scalar, keys
from ..text.kinds import RoleId
from ..text.lines import Lines
from ..text.named import NamedTuple
from ..text.problem import Problem, short

HIDDEN = "…"

_WORD = r"[\w-]+"
_OTHERS = "|".join(name for name in keys(Support) if name != "communities")
_ABOUT_PEOPLE = rf"(?ms)^[^\n]*\b(?:communities|representatives)\b.*?(?=^(?:{_OTHERS}):|\Z)"
"""What may tell of people in a file that is no YAML."""


_ROLES = frozenset(
    name for name, key in keys(Representative).items() if key.shape == ListOf(Scalar(RoleId))
)
"""The fields of a person that name roles, which are nothing personal."""


class Privacy:
    """What is said of people in some files, and which fields of it are public."""

    def __init__(self, sources: Mapping[str, str], public: Collection[str] = ()) -> None:
        self.sources = sources
        self.public = _ROLES.union(public)
        self._files: dict[str, _File | None] = {}

    def told(self, problem: Problem) -> Problem:
        """A problem that quotes only what is public."""
        file = self._file(problem.place.file)
        if file is None:
            return problem
        near = file.near(problem)
        message, help = (_without(text, near) for text in (problem.message, problem.help))
        return problem._replace(message=message, help=help)

    def masked(self) -> dict[str, str]:
        """The texts of the files with people in them; what is not public is hidden."""
        files = {name: self._file(name) for name in self.sources}
        return {name: file.masked for name, file in files.items() if file is not None}

    def _file(self, name: str) -> _File | None:
        """A file with people in it, None for another."""
        if name not in self._files:
            source = self.sources.get(name, "")
            has_people = "communities" in source or "representatives" in source
            self._files[name] = _File(source, self.public) if has_people else None
        return self._files[name]


class _Value(NamedTuple):
    """A value that is not public, from `start` to `end`, with the comment that follows it."""

    start: int
    end: int
    text: str


class _File:
    def __init__(self, source: str, public: Collection[str]) -> None:
        self.source = source
        self.public = public

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.source)

    @cached_property
    def values(self) -> list[_Value] | None:
        """All values that are not public, None where the file is no YAML."""
        root = compose(self.source, "")
        if isinstance(root, Problem):
            return None
        found = []
        for node in _private(root, self.public):
            marks = (node.start_mark, node.end_mark)
            start, end = (self.lines.start(mark.line + 1) + mark.column for mark in marks)
            comment = re.compile(r"[ \t]+#.*").match(self.source, end)
            found.append(_Value(start, comment.end() if comment else end, node.value))
        return sorted(found)

    @cached_property
    def masked(self) -> str:
        if self.values is None:
            return re.sub(_ABOUT_PEOPLE, lambda found: "\n" * found[0].count("\n"), self.source)
        parts, at = [], 0
        for start, end, _ in self.values:
            parts += [self.source[at:start], re.sub(r"\S", HIDDEN, self.source[start:end])]
            at = end
        return "".join([*parts, self.source[at:]])

    def near(self, problem: Problem) -> list[str]:
        """What is not public on the line of a problem: as it means it, and as it is written."""
        line = problem.place.line
        start, end = self.lines.start(line), self.lines.end(line)
        values = self.values
        if values is None:
            about = re.finditer(_ABOUT_PEOPLE, self.source)
            inside = any(found.start() <= end and start < found.end() for found in about)
            words = re.findall(r"[\w@.+-]{3,}", self.source[start:end]) if inside else []
            return [word for word in words if word not in keys(Representative)]
        first = bisect_left(values, start, key=lambda value: value.end)
        found = values[first : bisect_right(values, end, key=lambda value: value.start)]
        written = [self.source[value.start : value.end] for value in found]
        return [*(value.text for value in found), *written]


def _without(text: str, private: list[str]) -> str:
    """A text of a message in which what is quoted of some private texts is hidden."""
    if not private or "`" not in text:
        return text
    if text.count("`") % 2:  # one of the texts holds one
        return re.sub(r"(?s)`.*`", f"`{HIDDEN}`", text)
    whole = {short(value).rstrip(HIDDEN) for value in private} - {""}
    known = "\0".join(" ".join(value.split()) for value in private)

    def hidden(quoted: re.Match[str]) -> str:
        said = quoted[1]
        named = said in keys(Representative)
        is_private = said in known or any(value in said for value in whole)
        return f"`{HIDDEN}`" if is_private and not named else quoted[0]

    return re.sub(r"`([^`]+)`", hidden, text)


def _private(root: Node | None, public: Collection[str]) -> Iterator[ScalarNode]:
    """The scalars that tell what is not public, once each.

    A key that nobody knows may be meant for people, and so everything under it counts, as does
    what is no mapping where one is expected.
    """
    seen: set[int] = set()
    for name, _, value in _pairs(root):
        if name == "communities":
            yield from _of_communities(value, public, seen)
        elif name not in keys(Support):
            yield from _hidden(value, (), seen)


def _of_communities(node: Node, public: Collection[str], seen: set[int]) -> Iterator[ScalarNode]:
    for mapping in (node, *(community for _, _, community in _pairs(node))):
        if not isinstance(mapping, MappingNode):
            yield from _hidden(mapping, (), seen)
    for _, _, community in _pairs(node):
        for name, key, value in _pairs(community):
            if name == "representatives" or name not in keys(Community):
                yield from _hidden(value, public, seen)
                if not name:
                    yield from _hidden(key, (), seen)


def _hidden(node: Node, public: Collection[str], seen: set[int]) -> Iterator[ScalarNode]:
    """The scalars in what is said of people, but for the values of public fields."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, ScalarNode) and Representative.short not in public:
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _hidden(item, public, seen)
    for name, key, value in _pairs(node):
        if name not in public:
            yield from _hidden(value, (), seen)
        if name not in keys(Representative) and (not value.value or not re.fullmatch(_WORD, name)):
            yield from _hidden(key, (), seen)  # a value that is taken for a key


def _pairs(node: Node | None) -> Iterator[tuple[str, Node, Node]]:
    """The pairs of a mapping, each with the name of its key, if that is a text."""
    for key, value in node.value if isinstance(node, MappingNode) else ():
        yield key.value if isinstance(key, ScalarNode) else "", key, value
