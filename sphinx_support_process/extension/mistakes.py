"""How is a mistake told? As a warning, where exactly it stands, with what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.parsers.rst.directives import _directives  # type: ignore[attr-defined]
from docutils.parsers.rst.languages import en
from docutils.parsers.rst.roles import _roles  # type: ignore[attr-defined]
from sphinx.util import logging
from sphinx.util.logging import get_node_location
from sphinx.util.nodes import get_node_source

from ..text.suggest import closest, did_you_mean

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from .domain import SupportDomain

logger = logging.getLogger(__name__)

_UNKNOWN = {
    "role_unknown": re.compile(r'role "([^"]+)"'),
    "directive_unknown": re.compile(r"type: '([^']+)'"),
}
"""What MyST says of a name that it does not know, by the subtype of its warning."""


def warn(rule: str, message: str, help: str, location: str | nodes.Node | None) -> None:
    """Tell of a mistake as a warning `support-process.<rule>`, with what to do in brackets."""
    logger.warning(
        "%s%s",
        message,
        f" ({help})" if help else "",
        location=location,
        type="support-process",
        subtype=rule,
    )


def location(node: nodes.Node, written: str, env: BuildEnvironment) -> str | None:
    """Where a node stands; in YAML, where in its paragraph that stands which is written there."""
    place = get_node_location(node)
    file, _, line = (place or "").rpartition(":")
    return exactly(file, int(line), written, env) if line.isdigit() else place


def exactly(file: str, line: int, written: str, env: BuildEnvironment) -> str:
    """`file:line:column` of what is written in the paragraph that begins at a line of YAML.

    Without the column where the paragraph does not hold it, or holds it twice.
    """
    place, domain = f"{file}:{line}", cast("SupportDomain", env.get_domain("support"))
    text = domain.site.loaded.sources.get(file, "") if written else ""
    paragraph = takewhile(str.strip, text.splitlines()[max(0, line - 1) :])
    pattern = re.compile(re.escape(written))
    found = [
        (number, match.start() + 1)
        for number, said in enumerate(paragraph, line)
        for match in pattern.finditer(said)
    ]
    return f"{file}:{found[0][0]}:{found[0][1]}" if len(found) == 1 else place


def warn_unknown(domain: SupportDomain, kind: str, target: str, node: pending_xref) -> None:
    """Tell of a role that refers to nothing, unless the checks have told of it at its YAML line."""
    told = node.source in domain.site.loaded.sources or domain.site.is_partial
    if node.get("generated") or told:
        return
    several = [f"`{name}`" for name in domain.known(kind) if name.endswith(f".{target}")]
    message, help = f"there is no {kind} `{target}`", did_you_mean(target, domain.known(kind))
    if kind == "step" and several:
        message = f"several steps are called `{target}`"
        help = f"write {' or '.join(sorted(several))}"
    warn("unknown-target", message, help, node)


def suggest_term(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Tell of a `{term}` that is no term: with the one it is close to, and where in the YAML."""
    if domain is None or domain.name != "std" or node["reftype"] != "term":
        return None
    std: Any = domain
    known = {name for (kind, name) in std.objects if kind == "term"}
    meant = closest(node["reftarget"], sorted(known, reverse=True))
    support: Any = app.env.get_domain("support")
    if meant is None and get_node_source(node) not in support.site.loaded.sources:
        return None
    logger.warning(
        "`%s` is no term of the glossary (%s)",
        node["reftarget"],
        f"did you mean `{meant}`?" if meant else "define it under `terms:`, or write it plainly",
        location=location(node, node["reftarget"], app.env),
        type="support-process" if meant else "ref",
        subtype="near-miss-term" if meant else "term",
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
