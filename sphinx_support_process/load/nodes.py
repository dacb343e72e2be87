"""What do the nodes of a YAML text hold, and which of them does an alias repeat?"""

from __future__ import annotations

from yaml import MappingNode, Node, SequenceNode


def parts(node: Node) -> list[Node]:
    """What a collection holds, keys and values alike."""
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def shared(root: Node) -> set[int]:
    """The ids of the nodes that an alias repeats, with all that is in them."""
    seen, twice, work = {id(root)}, [], [root]
    while work:
        for part in parts(work.pop()):
            if id(part) in seen:
                twice.append(part)
            else:
                seen.add(id(part))
                work.append(part)
    found: set[int] = set()
    while twice:
        node = twice.pop()
        if id(node) not in found:
            found.add(id(node))
            twice.extend(parts(node))
    return found
