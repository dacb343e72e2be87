"""On which line does a node begin? On the same one with every release of docutils."""

from __future__ import annotations

from typing import Any

from docutils import __version_info__, nodes

_TELLS_ENDS = __version_info__ < (0, 22)


def first_line(node: Any) -> int | None:
    """The line of a node, else that of the first one in it that has any.

    Before docutils 0.22, a word with its meaning has the line on which both end, and so has code
    with its prompts; before 0.23, a table has none.
    """
    match node:
        case nodes.definition_list():
            return first_line(node.children[0])
        case nodes.definition_list_item():
            meaning = first_line(node.children[-1].children[0])
            return meaning - 1 if meaning else node.line
        case nodes.doctest_block() if node.line and _TELLS_ENDS:
            return int(node.line) - node.astext().count("\n")
        case nodes.table() if node.line is None:
            cell = _inside(node)
            return cell - 1 if cell else None
    return node.line or _inside(node)


def _inside(node: nodes.Node) -> int | None:
    return next(filter(None, map(first_line, node.children)), None)
