"""What if a role or directive is not known? Then a name like it is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst.directives import _directives  # type: ignore[attr-defined]
from docutils.parsers.rst.languages import en
from docutils.parsers.rst.roles import _roles  # type: ignore[attr-defined]
from sphinx.util.nodes import get_node_source

from ...known.astray import unknown
from ...text.suggest import closest
from ..build import Build, support_of
from ..warnings import is_silenced, location, logger, warn

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

_UNKNOWN = {
    "role_unknown": re.compile(r'role "([^"]+)"'),
    "directive_unknown": re.compile(r"type: '([^']+)'"),
}
"""What MyST says of a name that it does not know, by the subtype of its warning."""


def tell_missing(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Tell of a reference to a definition or term that is nowhere, here or on another site."""
    build, name = support_of(app.env), domain.name if domain else ""
    if name == "support":
        _warn_unknown(build, node["reftype"], node["reftarget"], node)
        return True
    return _suggest_term(build, domain, node) if node["reftype"] == "term" else None


def _warn_unknown(build: Build, kind: str, target: str, node: pending_xref) -> None:
    """Tell of a role that refers to nothing, unless the checks have told of it at its YAML line."""
    by_checks = node.source in build.sources and ":" not in target
    if node.get("generated") or by_checks or build.known.may_be_unread(target):
        return
    foreign = [name for of, name in build.context.settings.defined_elsewhere if of == kind]
    warn(*unknown(build.known, kind, target, foreign), node)


def _suggest_term(build: Build, std: Any, node: pending_xref) -> bool | None:
    """Tell of a `{term}` that is no term: with the one it is close to, and where in the YAML."""
    if is_silenced(build.env.config, "ref", "term", "term", node["reftarget"]):
        return True
    known = {name for (kind, name) in std.objects if kind == "term"}
    near = closest(node["reftarget"], sorted(known, reverse=True))
    sources, defined = build.sources, node["reftarget"].casefold() in build.known.names
    if near is None and not defined and get_node_source(node) not in sources:
        return None
    help = "define it under `terms:`, or write it plainly"
    if defined:
        near, help = None, "it is defined, and no page shows it: add `{support:glossary}` to one"
    logger.warning(
        "`%s` is no term of the glossary (%s)",
        node["reftarget"],
        f"did you mean `{near}`?" if near else help,
        location=location(node, node["reftarget"], sources),
        type="support-process" if near else "ref",
        subtype="near-miss-term" if near else "term",
    )
    return True


def unknown_name(subtype: str, message: str, env: BuildEnvironment) -> tuple[str, str]:
    """The name of which MyST says that it is unknown, and one like it; empty for other messages."""
    pattern = _UNKNOWN.get(subtype)
    match = pattern.search(message) if pattern else None
    if match is None:
        return "", ""
    name, known = match[1], set(_known(subtype, env))
    ours = f"support:{name}"
    return name, ours if ours in known else closest(name, known, cutoff=0.7) or ""


def _known(subtype: str, env: BuildEnvironment) -> Iterator[str]:
    """The names of all roles or directives that a text may use."""
    roles = subtype == "role_unknown"
    yield from (_roles if roles else _directives)
    yield from (en.roles if roles else en.directives)
    for domain in env.domains.values():
        own: Any = domain.roles if roles else domain.directives
        for name in own:
            yield name if domain.name == "std" else f"{domain.name}:{name}"
