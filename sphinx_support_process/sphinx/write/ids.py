"""Which id does an element get? One that nothing else on its page has; and whose page is it?"""

from __future__ import annotations

from collections.abc import Container
from itertools import chain, count

from docutils import nodes


def free_id(wanted: str, kind: str, taken: Container[str]) -> str:
    """The id that is wanted, else it with the kind behind it, numbered if need be."""
    other = f"{wanted}-{kind}"
    ids = chain([wanted, other], (f"{other}-{number}" for number in count(2)))
    return next(id for id in ids if id not in taken)


def add_id(node: nodes.Element, id: str, taken: dict[str, nodes.Element]) -> None:
    """Let an element have one more id, unless there is none or another element has it."""
    if id and taken.setdefault(id, node) is node and id not in node["ids"]:
        node["ids"].append(id)


def at_home(box: nodes.Element, document: nodes.document) -> nodes.Element:
    """Tell each node its document, else each look at it climbs the tree."""
    for node in box.findall():
        node.document = document
    return box
