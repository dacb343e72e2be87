"""Which pages are out of date? Those that show or mention what has changed in the YAML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from .domain import COLLECTIONS, SupportDomain

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
    """Pages to read again: the parts of the YAML that they show are not what they were."""
    domain = _domain(env)
    digest = domain.site.digest
    return [
        docname
        for docname, parts in domain.data["parts"].items()
        if any(digest(key) != was for key, was in parts.items())
    ]


def forget(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:  # noqa: ARG001
    """Forget all pages that will be read, before the first of them is.

    Else a process that moves to another page seems to be shown on both, and then on none.
    """
    for docname in docnames:
        _domain(env).clear_doc(docname)


def note_mentions(app: Sphinx, doctree: nodes.document) -> None:
    """Remember to which definitions a page refers."""
    env: Any = app.env
    domain = _domain(env)
    for node in doctree.findall(addnodes.pending_xref):
        if node.get("refdomain") == "support":
            kind = node["reftype"]
            name = domain.full_name(kind, node["reftarget"], node.get("support:process"))
            if name:
                domain.note_mention(env.docname, kind, name)
        elif node.get("reftype") in ("myst", "any"):
            for kind in ("step", *COLLECTIONS):
                if node["reftarget"] in domain.known(kind):
                    domain.note_mention(env.docname, kind, node["reftarget"])


def to_write_again(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:  # noqa: ARG001
    """Pages to write again: a number, title or place that they mention is not what it was."""
    domain = _domain(env)
    now = {
        (kind, name): (domain.said(kind, name), domain.shown(kind, name))
        for kind in ("step", *COLLECTIONS)
        for name in domain.known(kind)
    }
    now_plain = {key: (said, tuple(shown) if shown else None) for key, (said, shown) in now.items()}
    was = domain.data["said"]
    domain.data["said"] = {(str(k), str(n)): value for (k, n), value in now_plain.items()}
    changed = {key for key in was.keys() | now_plain.keys() if was.get(key) != now_plain.get(key)}
    if not was:
        return []
    return [docname for docname, found in domain.data["mentions"].items() if found & changed]


def _domain(env: BuildEnvironment) -> SupportDomain:
    return env.get_domain("support")  # type: ignore[return-value]
