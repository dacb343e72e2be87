"""What is a text on a page? A document of its own: nothing in it reaches what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.roles import _roles  # type: ignore[attr-defined]
from docutils.transforms.references import ExternalTargets, PropagateTargets
from sphinx import addnodes
from sphinx.transforms.references import SphinxDanglingReferences

from ...links.roles import PROCESS

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_READING = (
    "default_domain",
    "default_role",
    "highlight_language",
    "object",
    *(f"c:{it}" for it in ("parent_symbol", "last_symbol", "namespace_stack")),
    *(f"cpp:{it}" for it in ("parent_symbol", "last_symbol", "namespace_stack", "domain_name")),
)
"""What Sphinx remembers of the page that it reads."""


def own_document(page: nodes.document) -> nodes.document:
    """An empty document, the ids of which are those of a page."""
    own = nodes.document(page.settings, page.reporter, source=page["source"])
    own.ids, own.id_counter = page.ids, page.id_counter
    return own


def is_unused(own: nodes.document) -> bool:
    """Whether nothing but nodes was put into a document, so that it may serve once more."""
    return not (
        own.nametypes or own.refnames or own.autofootnotes or own.footnotes or own.decoration
    )


@contextmanager
def as_if_alone(env: BuildEnvironment) -> Iterator[None]:
    """Let directives begin as on a new page, and the page go on as if there had been none."""
    temp: Any = env.temp_data
    context, role = dict(env.ref_context), _roles.get("")
    reading = {key: temp[key] for key in _READING if key in temp}
    for key in _READING:
        temp.pop(key, None)
    primary = env.config.primary_domain
    temp["default_domain"] = env.get_domain(primary) if primary in env.domaindata else None
    env.ref_context.clear()
    if PROCESS in context:
        env.ref_context[PROCESS] = context[PROCESS]
    try:
        yield
    finally:
        for key in _READING:
            temp.pop(key, None)
        temp.update(reading)
        env.ref_context.clear()
        env.ref_context.update(context)
        _roles.pop("", None)
        if role is not None:
            _roles[""] = role


def finish(own: nodes.document) -> None:
    """Settle what would otherwise look for its place on the page around the text."""
    if own.transformer.transforms:
        own.transformer.apply_transforms()
    PropagateTargets(own).apply()
    ExternalTargets(own).apply()
    notes = (nodes.footnote_reference, nodes.citation_reference)
    others = [it for it in own.findall(nodes.Element) if isinstance(it, notes) and not it.resolved]
    for reference in others:
        reference.resolved = True
    SphinxDanglingReferences(own).apply()
    for reference in others:
        reference.resolved = False
    _highlight(own)
    if own.decoration is not None:  # no page has a header or footer inside it
        own.remove(own.decoration)
        box: Any = own.children[-1]
        for part in own.decoration.children:
            box.extend(part.children)


def _highlight(own: nodes.document) -> None:
    """Let `{highlight}` be about the code behind it in the text."""
    kinds = (addnodes.highlightlang, nodes.literal_block)
    found: list[nodes.Element] = [it for it in own.findall(nodes.Element) if isinstance(it, kinds)]
    switch: nodes.Element | None = None
    for node in found:
        if isinstance(node, addnodes.highlightlang):
            switch = node
            node.parent.remove(node)
        elif switch is not None:
            node.setdefault("language", switch["lang"])
            node.setdefault("force", switch["force"])
            node.setdefault("linenos", node.astext().count("\n") >= switch["linenothreshold"] - 1)
