"""What does a format need of our nodes? Links, labels, tables, boxes as its writer knows them."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..build import ONE_PAGE
from ..marks import MATRIX, WIDE

LONGEST = 12
"""The rows above which a table may break between pages."""

MOST = 6
"""The columns above which they stand close, and the heads of a matrix are turned."""

LEAST = r"\setlength{\tymin}{\dimexpr(\linewidth-\tabcolsep*2*%d)/%d\relax}"
"""Columns whose text needs less than this have what they need; others have at least this."""

FIXED = r">{\raggedright\arraybackslash}\X{%d}{%d}"
"""A column that has a part of the width, and may hold anything."""

CLOSE = r"\setlength{\tabcolsep}{3pt}"
"""Half the room between columns."""

BOX = r"{\setlength{\fboxsep}{0pt}\raisebox{-0.6mm}{\framebox[3.5mm]{\rule{0pt}{3.5mm}}}}"
"""An empty square."""

BOXES = rf"\begingroup\renewcommand{{\labelitemi}}{{{BOX}}}\let\labelitemii\labelitemi"
"""Lists begin their items with it from here on."""


class SinglePageLinks(SphinxPostTransform):
    """Lets links to labels and terms of other pages lead somewhere in singlehtml.

    Sphinx 9 writes `#document-page#anchor` there (its issue 14221); the anchor alone is right.
    """

    default_priority = 900
    builders = ONE_PAGE

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for node in self.document.findall(nodes.reference):
            page, _, anchor = str(node.get("refuri", ""))[1:].partition("#")
            if page.startswith("document-") and anchor:
                node["refuri"] = f"#{anchor}"


class GlossaryTargets(SphinxPostTransform):
    """Keeps a label that stands before a glossary, of which writers write only the lists in it."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for glossary in self.document.findall(addnodes.glossary):
            terms: Any = glossary[0]
            terms["ids"] += glossary["ids"]
            glossary["ids"] = []


class LatexTargets(SphinxPostTransform):
    """Gives our elements labels in LaTeX, whose writer knows none for containers and items."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        ours = (nodes.container, nodes.list_item, nodes.entry)
        found: list[Any] = [node for node in self.document.findall() if isinstance(node, ours)]
        for node in found:
            first = next(iter(node.children), None)
            if isinstance(node, nodes.entry) and isinstance(first, nodes.paragraph):
                place = first  # before it, a label would lower the text of the cell
            else:
                place = node
            for id in node.get("ids", ()):
                place.insert(0, nodes.target("", "", refid=id))


class LatexBoxes(SphinxPostTransform):
    """Puts an empty box before each step of a checklist, or before each answer of a question."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for steps in self.document.findall(nodes.enumerated_list):
            if "spp-checklist" in steps["classes"]:
                for step in steps.children:
                    _box(step)


def _box(step: Any) -> None:
    for part in step.children:
        if isinstance(part, nodes.bullet_list) and "spp-answers" in part["classes"]:
            place = step.index(part)
            step[place : place + 1] = [_raw(BOXES), part, _raw(r"\endgroup")]
            return
    step[0].insert(0, _raw(rf"{BOX}\enspace{{}}"))


class LatexTables(SphinxPostTransform):
    """Fits our tables to pages: columns, breaks, turned heads, and the line before them."""

    default_priority = 900
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        for box in list(self.document.findall(nodes.container)):
            if WIDE in box["classes"]:
                _fit(box)


def _fit(box: Any) -> None:
    """Give a table columns of its own, in a box to which what is set stays local."""
    table: Any = next(box.findall(nodes.table))
    *columns, head, body = table[0]
    widths = [column["colwidth"] for column in columns]
    rows = len(head) + len(body)
    is_tight = len(columns) > MOST
    is_turned = is_tight and MATRIX in box.parent["classes"]
    if is_turned:
        widths = [max(46 - 2 * len(columns), 8), *(2 for _ in columns[1:])]
        _turn(head)
    lines = 5 + 2 * rows
    if is_turned or rows > LONGEST:
        table["classes"].append("longtable")
        lines = 20 if is_turned else 12
    has_code = any(body.findall(nodes.literal_block))
    if has_code:
        widths = [1, *(2 for _ in columns[1:])]
    if has_code or "longtable" in table["classes"]:
        spec = "".join(FIXED % (width, sum(widths)) for width in widths)
    else:
        spec = "L" * len(columns)
    settings = CLOSE if is_tight else ""
    settings += LEAST % (len(columns), len(columns) + 2)
    box.insert(box.index(table), [_raw(settings), addnodes.tabular_col_spec(spec=spec)])
    _keep_together(box, lines)


def _turn(head: Any) -> None:
    """Write the roles upwards, as names alone: a turned link would lie across its neighbours."""
    _step, *roles = head.findall(nodes.paragraph)
    for name in roles:
        said = nodes.Text(name.astext())
        name.children = []
        name += [_raw(r"\rotatebox{90}{"), said, _raw(r"\,}")]


def _keep_together(box: Any, lines: int) -> None:
    """Let the line before a table move to the page of the table, with the heading above it."""
    node = _outermost(box)
    place = node.parent.index(node)
    if not place or not isinstance(node.parent[place - 1], nodes.paragraph):
        return
    node = _outermost(node.parent[place - 1])
    while node.parent.index(node) and isinstance(before := _before(node), _HEADS):
        node = node.parent if isinstance(before, nodes.title) else _outermost(before)
    space = rf"\needspace{{{min(45, lines)}\baselineskip}}"
    node.parent.insert(node.parent.index(node), _raw(space))


_HEADS = (nodes.title, nodes.rubric, nodes.target, addnodes.index)
"""What stays with what follows it."""


def _outermost(node: Any) -> Any:
    """The largest container that begins with a node."""
    while node.parent.index(node) == 0 and isinstance(node.parent, nodes.container):
        node = node.parent
    return node


def _before(node: Any) -> Any:
    return node.parent[node.parent.index(node) - 1]


def _raw(text: str) -> nodes.raw:
    return nodes.raw("", text, format="latex")
