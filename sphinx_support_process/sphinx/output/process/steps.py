"""How does one find one's way in a process? On pages of a browser, steps are headings with a link.

The number stands in a heading, for the gutter, and the owner in the line of facts.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ...build import PAPER, support_of
from ...links.walks import walk_around
from ...marks import PART
from ...words import _
from ..tags import bare, depth
from .sections import is_head

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

LOWEST = 6
"""The lowest heading that HTML has."""


def is_browsed(builder: Builder) -> bool:
    """Whether pages are looked at in a browser: neither on paper nor in a book."""
    return builder.format == "html" and builder.name not in ("epub", PAPER)


def add_headings(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Make headings of the steps and parts of each process that is shown in full."""
    if not (is_browsed(app.builder) and support_of(app.env).shows_process(app.builder, docname)):
        return
    icon = app.config.html_permalinks_icon if app.config.html_permalinks else ""
    for steps in list(doctree.findall(nodes.enumerated_list)):
        if "spp-steps" not in steps["classes"] or walk_around(steps):
            continue
        around = steps.parent
        head: Any = around[around.index(steps) - 1]
        level = 1 + depth(steps)
        if any(map(is_head, around.children)):
            level += 1
            if is_head(head):
                _head(head, level - 1, icon)
        elif head.get(PART):
            around.insert(1, _extent(head[PART]))
        for number, item in enumerate(steps.children, steps.get("start", 1)):
            _step(item, number, min(level, LOWEST), icon)


def _head(head: Any, level: int, icon: str) -> None:
    """A heading with its link, in place of one that opens no section, and its extent."""
    id = head["ids"][0]
    tag = f"h{min(level, LOWEST)}"
    content = [
        bare(f'<{tag} class="spp-phase" id="{escape(id)}">'),
        *_inline(head.children),
        bare(_link(id, _("Link to this heading"), icon) + f"</{tag}>"),
    ]
    if head[PART]:
        content.append(_extent(head[PART]))
    head.parent.replace(head, content)


def _extent(said: str) -> nodes.paragraph:
    return nodes.paragraph("", said, classes=["spp-extent"], translatable=False)


def _step(item: Any, number: int, level: int, icon: str) -> None:
    """A heading of the number, title and owner of a step, and the owner before its facts.

    The heading shows the owner only to those who listen, and at the step that the address names.
    """
    title, facts = item[0], item[1] if len(item) > 1 else None
    badges = [node for node in title.children if _is_badge(node)]
    place = title.index(badges[0]) if badges else len(title)
    named = [part for node in title[: place - 1 if badges else place] for part in _unmarked(node)]
    owner = escape(" / ".join(badge.astext() for badge in badges))
    said = f'<span class="spp-by"> {owner}</span>' if owner else ""
    link = ""
    if item["ids"]:
        link = _link(item["ids"][0], _("Link to step {n}").replace("{n}", str(number)), icon)
    content = [
        bare(f'<h{level} class="spp-name"><span class="spp-number">{number}</span> '),
        *_inline(named),
        bare(f"{said}{link}</h{level}>"),
    ]
    if badges and "spp-same" not in item["classes"]:
        shown = title[place:]
        if isinstance(facts, nodes.paragraph) and "spp-step-facts" in facts["classes"]:
            facts[:0] = [*shown, nodes.Text(" ")]
        else:
            content.append(nodes.paragraph("", "", *shown, classes=["spp-step-facts"]))
    item[0:1] = content


def _inline(content: list[nodes.Node]) -> list[nodes.Node]:
    """The same in an element of its own where a link is in it, which has to stand in a text."""
    if all(isinstance(node, nodes.Text) for node in content):
        return content
    return [nodes.inline("", "", *content)]


def _is_badge(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and "spp-who" in node["classes"]


def _unmarked(node: nodes.Node) -> list[nodes.Node]:
    """What a heading holds as it is: it is bold of itself."""
    return list(node.children) if isinstance(node, nodes.strong) else [node]


def _link(id: str, said: str, icon: str) -> str:
    if not icon:
        return ""
    href, name = escape(f"#{id}"), escape(said)
    return f'<a class="headerlink" href="{href}" aria-label="{name}">{icon}</a>'
