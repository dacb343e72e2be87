"""What do styles say that a reader sees? Bold words, and the numbers before items."""

from __future__ import annotations

import re

from .tree import Node

_LONGEST = 1000
_COUNTED = re.compile(r'counter\([^,()]*(?:,\s*([\w-]+))?\)\s*(?:"([^"]*)")?')
_NAMED = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}
"""Classes by which docutils says how a list is numbered."""

_LISTED = re.compile(r"list-style(?:-type)?:\s*([\w-]+)")
_BEFORE = re.compile(r'content:\s*"([^"]*)"')
_TYPES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
    "decimal-leading-zero": "01",
}


class Styles:
    """The rules of a page for single classes."""

    def __init__(self, root: Node) -> None:
        self._marks: dict[str, set[str]] = {}
        self._kinds: dict[str, str] = {}
        self._counters: dict[str, tuple[str, str, str]] = {}
        for node in root.walk():
            if node.tag == "style":
                for rule in node.text().split("}"):
                    selector, _, rules = rule.rpartition("{")
                    self._take(selector.strip()[:_LONGEST], rules[:_LONGEST])

    def _take(self, selector: str, rules: str) -> None:
        bold = re.fullmatch(r"\.([\w-]+)", selector)
        if bold:
            self._marks[bold[1]] = _marks(rules)
        listed = re.fullmatch(r"(?:ol|li)?\.([\w-]+)(?:\s*>?\s*li)?", selector)
        shown = _LISTED.search(rules) if listed else None
        if listed and shown and shown[1] in _TYPES:
            self._kinds[listed[1]] = _TYPES[shown[1]]
        counted = re.fullmatch(r"\.([\w-]+)\s*>\s*li:before", selector)
        found = _COUNTED.search(rules) if counted else None
        if counted and found:
            before = _BEFORE.search(rules)
            kind = _TYPES.get(found[1] or "decimal", "1")
            self._counters[counted[1]] = (before[1] if before else "", kind, found[2] or "")

    def marks(self, node: Node) -> set[str]:
        """The marks that the style of a tag gives to its words."""
        found = _marks(node.get("style"))
        for name in node.classes & self._marks.keys():
            found |= self._marks[name]
        return found

    def counter(self, node: Node) -> tuple[str, str, str] | None:
        """What a style writes before the items of a list: a text, a kind of number, a text."""
        names = sorted(node.classes & self._counters.keys())
        return self._counters[names[0]] if names else None

    def kind(self, node: Node) -> str:
        """The kind of number that a list or item asks for itself, empty if it does not."""
        named = _LISTED.search(node.get("style"))
        if named and named[1] in _TYPES:
            return _TYPES[named[1]]
        for name in sorted(node.classes):
            if name in self._kinds or name in _NAMED:
                return self._kinds.get(name) or _NAMED[name]
        return node.get("type") if node.get("type") in ("1", "a", "A", "i", "I") else ""


def _marks(rules: str) -> set[str]:
    flat = rules.casefold().replace(" ", "")
    found = set()
    if re.search(r"font-weight:(?:bold|[6-9]00)", flat):
        found.add("strong")
    if "font-style:italic" in flat:
        found.add("emphasis")
    if "line-through" in flat:
        found.add("strike")
    return found
