"""Which items has a list on a page, and which number stands before each?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import Block, Heading, Item
from ..levels import Leveled
from ..numerals import shown
from .boxes import without
from .reading import Reading
from .tree import Node, Text

_LEVEL = re.compile(r"lst-kix_\w+-(\d)\b")
_DONE = {"checked", "checkbox-on", "is-checked", "task-list-item-checked"}
_WORD_LEVEL = re.compile(r"mso-list:\s*\w+\s+level(\d)")
_WORD_NUMBER = re.compile(r"\s*(?:(?:\w{1,4}[.)])+|\(\w{1,4}\)|[\u00b7\u2022\u00a7o-])\s*$")
_TASKS = {"inline-task-list", "to-do-list", "task-list", "contains-task-list"}


def items(page: Reading, node: Node) -> Iterator[Block | Leveled]:
    """The items of a list, each with its number and level.

    A list of switches is what they open; one around a heading alone is the heading with its number.
    """
    ordered = node.tag == "ol"
    points = [one for one in node.nodes() if one.tag == "li"]
    if points and all(map(_is_switch, points)):
        for one in points:
            yield from page.blocks(one)
        return
    if ordered and points == [_alone(node)] and (heading := _heading(page, points[0])):
        heading.label = _label(page, node, points[0], _start(node)[0])
        yield heading
        return
    level = _LEVEL.search(node.get("class"))
    number, step = _start(node)
    last: Item | None = None
    for child in node.children:
        if isinstance(child, Text) or child.tag != "li":  # what stands in no item
            stray = page.blocks(Node("", child.at, {}, [child]))
            if last is None:
                yield from stray
            else:
                last.blocks += stray
            continue
        if ordered and re.fullmatch(r"-?\d{1,9}", child.get("value")):
            number = int(child.get("value"))
        last = _item(page, child, is_task=not _TASKS.isdisjoint(node.classes))
        if ordered and last.done is None:
            last.label, last.number = _label(page, node, child, number), (number,)
            number += step
        yield Leveled(last, int(level[1]) if level else 0, ordered, node)


def _is_switch(node: Node) -> bool:
    inside = _alone(node)
    return inside is not None and inside.tag == "details"


def _heading(page: Reading, node: Node) -> Heading | None:
    """The heading that stands alone in an item, as an office application numbers it."""
    inside = _alone(node)
    if inside is None or not re.fullmatch(r"h[1-6]", inside.tag):
        return None
    made = page.blocks(node)
    return made[0] if made and isinstance(made[0], Heading) else None


def _alone(node: Node) -> Node | None:
    """The tag that is all there is in another."""
    inside = [one for one in node.children if isinstance(one, Node) or one.text.strip()]
    return inside[0] if len(inside) == 1 and isinstance(inside[0], Node) else None


def _start(node: Node) -> tuple[int, int]:
    """The first number of a list, and how it goes on."""
    start = node.get("start")
    if "reversed" in node.attributes:
        count = sum(child.tag == "li" for child in node.nodes())
        return int(start) if re.fullmatch(r"-?\d{1,9}", start) else count, -1
    return int(start) if re.fullmatch(r"-?\d{1,9}", start) else 1, 1


def _label(page: Reading, node: Node, item: Node, number: int) -> str:
    own = page.styles.kind(item) or page.styles.kind(node)
    counter = page.styles.counter(node)
    if counter:
        before, kind, after = counter
        return f"{before}{shown(number, kind)}{after}".strip()
    return f"{shown(number, own)}."


def _item(page: Reading, node: Node, *, is_task: bool) -> Item:
    page.note(node)
    item = Item(at=node.at, anchors=page.anchors())
    boxes = [one for one in _head(node) if _is_box(one)]
    if boxes or is_task:
        item.done = "checked" in node.classes or any(
            "checked" in one.attributes or not _DONE.isdisjoint(one.classes) for one in boxes
        )
    item.blocks = page.blocks(node)
    return item


def _head(node: Node) -> Iterator[Node]:
    """The tags in an item that stand in no list within it."""
    for child in node.nodes():
        if child.tag not in ("ul", "ol"):
            yield child
            yield from _head(child)


def _is_box(node: Node) -> bool:
    return (node.tag == "input" and node.get("type") == "checkbox") or "checkbox" in node.classes


def typed(node: Node) -> str:
    """The number or sign that Word wrote as text before an item, empty if there is none."""
    if "MsoList" not in node.get("class") and "mso-list:" not in node.get("style"):
        return ""
    sign = _sign(node)
    return sign.text().replace("\xa0", " ").strip() if sign else ""


def _sign(node: Node) -> Node | None:
    """The tag that holds the number of an item."""
    for one in node.walk():
        style = one.get("style").replace(" ", "")
        if "mso-list:Ignore" in style:
            return one
    for one in node.walk():
        texts = [child for child in one.children if isinstance(child, Text) and child.text.strip()]
        gaps = [child for child in one.nodes() if re.search(r"font:\s*7\.0pt", child.get("style"))]
        if texts and gaps and _WORD_NUMBER.match(texts[0].text.replace("\xa0", " ")):
            at = one.children.index(gaps[0])
            return Node("span", one.at, {}, one.children[: at + 1])
    return None


def word_item(page: Reading, node: Node, label: str) -> Iterator[Leveled]:
    """The item that a paragraph of Word is, by its number."""
    sign = _sign(node)
    assert sign is not None
    inside = _cut(node, sign)
    ordered = re.search(r"[^\W_]", label) is not None and label != "o"
    level = _WORD_LEVEL.search(node.get("style"))
    item = Item(at=node.at, anchors=page.anchors(), blocks=page.blocks(inside))
    if ordered:
        item.label = label
        item.number = tuple(map(int, re.findall(r"\d+", label)))
    yield Leveled(item, int(level[1]) - 1 if level else 0, ordered)


def _cut(node: Node, sign: Node) -> Node:
    found = without(node, sign)
    if found is not node:
        return found
    parts = set(map(id, sign.children))
    return _without_parts(node, parts)


def _without_parts(node: Node, parts: set[int]) -> Node:
    children = [
        _without_parts(child, parts) if isinstance(child, Node) else child
        for child in node.children
        if id(child) not in parts
    ]
    return Node(node.tag, node.at, node.attributes, children)
