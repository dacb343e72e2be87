"""What is a node of mystmd? Plain data; made here, and put together by the writers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Node = dict[str, Any]


def node(type: str, *children: Node, **more: Any) -> Node:
    """A node with children."""
    return {"type": type, **more, "children": list(children)}


def text(value: str) -> Node:
    return {"type": "text", "value": value}


def paragraph(*children: Node, **more: Any) -> Node:
    return node("paragraph", *children, **more)


def strong(*children: Node) -> Node:
    return node("strong", *children)


def bullets(items: Iterable[Node], *, spread: bool = False) -> Node:
    return node("list", *items, ordered=False, spread=spread)


def item(*blocks: Node, **more: Any) -> Node:
    return node("listItem", *blocks, spread=len(blocks) > 1, **more)


def definitions(entries: Iterable[tuple[Node, Iterable[Node]]]) -> Node:
    """A definition list of terms and what is said of each."""
    return node(
        "definitionList",
        *(part for term, said in entries for part in (term, node("definitionDescription", *said))),
    )


def term(*children: Node, **more: Any) -> Node:
    return node("definitionTerm", *children, **more)


def target(id: str, anchor: str | None = None) -> Node:
    """What makes a node the target of links to `id`, and gives it its anchor in HTML.

    Without an anchor it gets the one that mystmd makes of the id.
    """
    names = {"label": id, "identifier": id.lower()}
    return {**names, "html_id": anchor} if anchor else names


def link(id: str, *children: Node) -> Node:
    """A link to a target."""
    return node("crossReference", *children, label=id, identifier=id.lower())


def without_stop(found: list[Node]) -> list[Node]:
    """The same without the full stop at its end, since the sentence goes on behind it."""
    last = found[-1] if found else {}
    if "value" in last:
        said = last["value"].rstrip()
        if said.endswith(".") and not said.endswith("\\."):
            found[-1] = {**last, "value": said[:-1]}
    elif last.get("type") == "strong":
        last["children"] = without_stop(last["children"])
    return found


def merged(found: Iterable[Node]) -> list[Node]:
    """The same with neighbouring texts made one."""
    nodes: list[Node] = []
    for each in found:
        if nodes and each["type"] == nodes[-1]["type"] == "text":
            nodes[-1] = text(nodes[-1]["value"] + each["value"])
        else:
            nodes.append(each)
    return nodes


def words(found: Iterable[Node]) -> str:
    """What nodes say, without marks."""
    return "".join(each.get("value", "") + words(each.get("children", ())) for each in found)
