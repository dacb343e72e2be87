"""Which pages are out of date? Those that show or mention what has changed in the YAML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from .domain import SupportDomain
from .links import COLLECTIONS, find_target, kinds_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def outdated(
    app: Sphinx,  # noqa: ARG001
    env: BuildEnvironment,
    added: set[str],  # noqa: ARG001
    changed: set[str],  # noqa: ARG001
    removed: set[str],  # noqa: ARG001
) -> Iterable[str]:
    """Pages to read again: the parts of the YAML that they show are not what they were.

    All of them where catalogues are collected, in which texts stand with their lines.
    """
    domain = _domain(env)
    if not domain.use_catalogs:
        return list(domain.data["parts"])
    digest = domain.site.digest
    return [
        docname
        for docname, parts in domain.data["parts"].items()
        if any(digest(key) != was for key, was in parts.items())
    ]


def note_mentions(app: Sphinx, doctree: nodes.document) -> None:
    """Remember to which definitions a page refers, and to which it would if there were any."""
    env: Any = app.env
    domain = _domain(env)
    for node in doctree.findall(addnodes.pending_xref):
        find_target(domain, node)
        if node.get("refdomain") == "support":
            kind = node["reftype"]
            name = domain.full_name(kind, node["reftarget"], node.get("support:process"))
            if name:
                domain.note_mention(env.docname, kind, name)
            if name != node["reftarget"]:
                domain.note_mention(env.docname, kind, node["reftarget"])
        elif node.get("reftype") in ("myst", "any"):
            for kind in kinds_of(node["reftarget"]):
                domain.note_mention(env.docname, kind, node["reftarget"])


def to_write_again(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:  # noqa: ARG001
    """Pages to write again: a number, title or place that they mention is not what it was."""
    domain = _domain(env)
    now = {
        (str(kind), str(name)): (
            domain.said(kind, name),
            tuple(domain.shown(kind, name) or ()),
            tuple(domain.walked(kind, name) or ()),
        )
        for kind in ("step", *COLLECTIONS)
        for name in domain.known(kind)
    }
    was = domain.data["said"]
    domain.data["said"] = now
    changed = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    if not was:
        return []
    come_or_gone = (name for kind, name in was.keys() ^ now.keys() if kind == "step")
    changed |= {("step", name.partition(".")[2]) for name in come_or_gone}
    return [docname for docname, found in domain.data["mentions"].items() if found & changed]


def _domain(env: BuildEnvironment) -> SupportDomain:
    return env.get_domain("support")  # type: ignore[return-value]
