"""What if a role or directive is not known? Then a name like it is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst.directives import _directives  # type: ignore[attr-defined]
from docutils.parsers.rst.languages import en
from docutils.parsers.rst.roles import _roles  # type: ignore[attr-defined]
from sphinx.util.nodes import get_node_source

from ...known.meant import step_meant, titles
from ...text.suggest import Meant, closest, listed, meant
from ..build import INNER, Build, support_of
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
    several = build.called(kind, target) if kind in INNER else []
    message = f"there is no {kind} `{target}`"
    foreign = [name for of, name in build.context.settings.defined_elsewhere if of == kind]
    here, there = _meant(build, kind, target), closest(target, foreign)
    help = here.advice if here else listed(build.names(kind))
    if there and not here:
        help = f"did you mean `{there}` of another site?"
    if several:
        message = f"several {kind}s are called `{target}`"
        help = f"write {' or '.join(f'`{name}`' for name in sorted(several))}"
    warn("unknown-target", message, help, node)


def _meant(build: Build, kind: str, target: str) -> Meant | None:
    """The definition that was meant, by its name or its title."""
    if kind == "step":
        return step_meant(build.known, target)
    known = build.names(kind)
    return meant(target, known, titles(known))


def _suggest_term(build: Build, std: Any, node: pending_xref) -> bool | None:
    """Tell of a `{term}` that is no term: with the one it is close to, and where in the YAML."""
    if is_silenced(build.env.config, "ref", "term", "term", node["reftarget"]):
        return True
    known = {name for (kind, name) in std.objects if kind == "term"}
    near = closest(node["reftarget"], sorted(known, reverse=True))
    sources = build.sources
    if near is None and get_node_source(node) not in sources:
        return None
    logger.warning(
        "`%s` is no term of the glossary (%s)",
        node["reftarget"],
        f"did you mean `{near}`?" if near else "define it under `terms:`, or write it plainly",
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
