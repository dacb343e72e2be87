"""What do builders of others need? The numbers, targets and words that they leave out."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

CONFLUENCE, DOCX, MARKDOWN, RINOH = "confluence_storage", "docx", "markdown", "pdf"
"""The formats of Confluence, docxbuilder, Markdown and rinohtype."""


class TextNumbers(SphinxPostTransform):
    """Writes the numbers of steps as text in Confluence, whose lists can only count from one.

    All lists of a process look alike, if one of them begins later.
    """

    default_priority = 890
    formats: tuple[str, ...] = (CONFLUENCE,)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for parent in {id(found.parent): found.parent for found in self._late()}.values():
            for found in [node for node in parent if isinstance(node, nodes.enumerated_list)]:
                found.replace_self(self.written(found))

    def _late(self) -> list[nodes.enumerated_list]:
        lists = self.document.findall(nodes.enumerated_list)
        return [found for found in lists if "start" in found and _is_ours(found)]

    def written(self, found: nodes.enumerated_list) -> list[nodes.Node]:
        return [_numbered(found)]


class MarkNumbers(TextNumbers):
    """Lets the number of a step be what marks its item in Markdown."""

    formats = (MARKDOWN,)

    def written(self, found: nodes.enumerated_list) -> list[nodes.Node]:
        return _marked(found)


def _marked(found: nodes.enumerated_list) -> list[nodes.Node]:
    """A list for each item, which has its number for a bullet."""
    numbered = enumerate(list(found.children), found.get("start", 1))
    return [nodes.bullet_list("", item, bullet=f"{number}.") for number, item in numbered]


def _numbered(found: nodes.enumerated_list) -> nodes.bullet_list:
    items: list[Any] = list(found.children)
    for number, item in enumerate(items, found.get("start", 1)):
        _line(item).insert(0, nodes.Text(f"{number}. "))
    return nodes.bullet_list("", *items, bullet="-", classes=found["classes"])


class InnerTargets(SphinxPostTransform):
    """Names our elements by targets within: these writers know none on boxes, items and cells."""

    default_priority = 900
    formats: tuple[str, ...] = (CONFLUENCE, DOCX, MARKDOWN)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        ours = (nodes.container, nodes.list_item, nodes.entry)
        found: list[Any] = [node for node in self.document.findall() if isinstance(node, ours)]
        for node in found:
            ids, node["ids"] = node["ids"], []
            if ids:
                self.name(node, ids)

    def name(self, node: nodes.Element, ids: list[str]) -> None:
        _line(node)[:0] = [nodes.target("", "", ids=[id], refid=id) for id in ids]


class InnerNames(InnerTargets):
    """Names them by what they begin with in rinohtype, which finds no target without words."""

    formats = (RINOH,)

    def name(self, node: nodes.Element, ids: list[str]) -> None:
        first: Any = node[0] if node.children else _line(node)
        if isinstance(first, nodes.rubric):  # of which it knows no names either
            said = nodes.strong("", "", *first.children)
            first = nodes.paragraph("", "", said, classes=first["classes"], ids=first["ids"])
            node[0] = first
        first["ids"] = [*ids, *first["ids"]]


class PlainBoxes(SphinxPostTransform):
    """Keeps in Markdown what stands in our boxes and has no form there: it would be left out."""

    default_priority = 890
    formats = (MARKDOWN,)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for note in list(self.document.findall(nodes.admonition)):
            if _is_ours(note) and isinstance(note[0], nodes.title):
                title = nodes.paragraph("", "", nodes.strong("", "", *note[0].children))
                note.replace_self([title, *note[1:]])
        for caption in list(self.document.findall(nodes.caption)):
            if _is_ours(caption.parent[0]):
                caption.replace_self(nodes.paragraph("", "", *caption.children))


class PlainIndex(SphinxPostTransform):
    """Leaves out of rinohtype's index that one term is another: it stops at such an entry."""

    default_priority = 900
    formats = (RINOH,)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for index in self.document.findall(addnodes.index):
            index["entries"] = [entry for entry in index["entries"] if entry[0] != "see"]


class PlainNotes(SphinxPostTransform):
    """Writes footnotes as lines for rinohtype, which finds no room for those below lists."""

    default_priority = 890
    formats = (RINOH,)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for mark in list(self.document.findall(nodes.footnote_reference)):
            link = nodes.reference("", f"[{mark.astext()}]", refid=mark["refid"], internal=True)
            mark.replace_self(nodes.superscript("", "", link))
        for note in list(self.document.findall(nodes.footnote)):
            label, *blocks = note.children
            box = nodes.container("", *blocks, ids=note["ids"])
            _line(box).insert(0, nodes.Text(f"[{label.astext()}] "))
            note.replace_self(box)


TRANSFORMS = (
    *(TextNumbers, MarkNumbers, InnerTargets, InnerNames),
    *(PlainBoxes, PlainIndex, PlainNotes),
)
"""What is registered, in this order."""


def _is_ours(node: Any) -> bool:
    """Whether a node is, or stands in, what a directive of ours wrote."""
    while node is not None:
        if any(name.startswith("spp-") for name in node.get("classes", ())):
            return True
        node = node.parent
    return False


def _line(node: nodes.Element) -> nodes.Element:
    """The paragraph that a node opens with; one is made where it opens with something else."""
    if node.children and isinstance(node[0], nodes.paragraph):
        return node[0]
    line = nodes.paragraph()
    node.insert(0, line)
    return line
