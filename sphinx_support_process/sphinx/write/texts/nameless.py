"""What if a text is shown in full elsewhere? Then it makes no targets of links a second time."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

_NOTES = (nodes.footnote, nodes.footnote_reference)


def take_names(own: nodes.document, page: nodes.document) -> None:
    """Leave out of a text what others refer to; what it refers to itself gets ids of the page."""
    led_to = {node["refid"] for node in own.findall(nodes.Element) if "refid" in node}
    ids: dict[str, str] = {}
    for node in list(own.findall(nodes.Element)):
        if isinstance(node, _NOTES):
            continue
        needed = led_to.intersection(node["ids"])
        node["ids"], node["names"] = [], []
        if needed:
            new = page.set_id(node)
            ids.update(dict.fromkeys(needed, new))
        if isinstance(node, addnodes.index) or (isinstance(node, nodes.target) and not needed):
            if "refuri" not in node:
                node.parent.remove(node)
        elif isinstance(node, nodes.math_block):
            node["label"] = node["number"] = None
        elif isinstance(node, nodes.citation):
            node.parent.replace(node, _shown(node))
        elif node.tagname == "todo_node":
            plain = nodes.admonition("", *node.children, classes=node["classes"])
            node.parent.replace(node, plain)
    for node in own.findall(nodes.Element):
        if "refid" in node and not isinstance(node, _NOTES):
            node["refid"] = ids.get(node["refid"], node["refid"])


def _shown(citation: nodes.citation) -> nodes.field_list:
    """A citation that nothing refers to."""
    label, *blocks = citation.children
    name = nodes.field_name("", label.astext(), translatable=False)
    return nodes.field_list("", nodes.field("", name, nodes.field_body("", *blocks)))
