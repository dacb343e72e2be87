"""Which words does a diagram of Word (SmartArt) show, and in which order?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

DATA = "diagramData"
"""The kind of relation that leads to the part which holds what a diagram says."""
_ENDS = ("parTrans", "sibTrans", "pres")


def box(data: Element) -> Element:
    """A text box with a paragraph for each shape that has words, the first shape first."""
    made = Element("txbxContent")
    for words in _words(data):
        text = SubElement(SubElement(SubElement(made, "p"), "r"), "t")
        text.text = words
    return made


def _words(data: Element) -> Iterator[str]:
    points = {one.get("modelId", ""): one for one in data.iter() if _local(one) == "pt"}
    below: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in data.iter():
        if _local(one) == "cxn" and one.get("type", "parOf") == "parOf":
            order = one.get("srcOrd", "")
            place = int(order) if order.isdecimal() and len(order) < 9 else 0
            below[one.get("srcId", "")].append((place, one.get("destId", "")))
    tops = [id for id, one in points.items() if one.get("type") == "doc"]
    waiting = [*tops[::-1]]
    while waiting:
        id = waiting.pop()
        waiting += [child for _, child in sorted(below.pop(id, ()), reverse=True)]
        point = points.pop(id, None)
        if point is not None:
            yield from _text(point)
    for point in points.values():
        yield from _text(point)


def _text(point: Element) -> Iterator[str]:
    if point.get("type") in _ENDS:
        return
    for one in point.iter():
        if _local(one) == "p":
            parts = [part for part in one.iter() if _local(part) in ("t", "br")]
            words = "".join((part.text or "") if _local(part) == "t" else " " for part in parts)
            if words.strip():
                yield words.strip()


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
