"""Where does a link lead, as a role or as `[](#triage.close)`? And what if it leads nowhere?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import get_node_source, make_refnode

from ...known import astray
from ...known.names import COLLECTIONS, INNER, kinds_of
from ...text.named import NamedTuple
from ..build import ONE_PAGE, Build, support_of
from ..tables import Shown
from ..warnings import OF_MYST, is_silenced, location, warn
from .elsewhere import is_known_elsewhere
from .walks import walked

if TYPE_CHECKING:
    from sphinx.builders import Builder

_ANCHORED = (*COLLECTIONS, "level")
"""The kinds of definitions that an anchor may begin with, as in `role-agent`."""

Found = list[tuple[str, nodes.reference]]


class Link(NamedTuple):
    """A link of MyST that our domain is asked about, on the page `docname`."""

    build: Build
    builder: Builder
    docname: str
    target: str
    node: addnodes.pending_xref
    content: nodes.Element


def resolve(link: Link) -> Found:
    """What MyST asks a domain for: the kind of a target and the reference to it.

    A target that looks like one of ours and leads nowhere is told here, once, and stays text.
    """
    build, builder, docname, target, node, content = link
    std: Any = build.env.get_domain("std")
    if target in std.anonlabels:
        return []
    kinds = [kind for kind in kinds_of(target) if target in build.names(kind)]
    if not kinds:
        link, kinds = _renamed(link)
        target = link.target
    for kind in kinds:
        shown = walked(build, docname, node, kind, target) or build.tables.shown(kind, target)
        if shown:
            reference = reference_to(shown, builder, docname, _content(link, kind))
            return [(f"support:{kind}", reference)]
    kind = kinds[0] if kinds else "step"
    if node.get("reflocalid") or _elsewhere(link):
        return []
    if kinds:
        _warn_hidden(link, kind)
        content = _content(link, kind)
    elif not _warn_unknown(link):
        return []
    return [(f"support:{kind}", content)]  # type: ignore[list-item]  # told; MyST wants something


def _renamed(link: Link) -> tuple[Link, list[str]]:
    """The same link to what its target is called now, if that was its name once, and its kind."""
    build, target = link.build, link.target
    for kind in kinds_of(target):
        name = build.full_name(kind, target, None)
        if name and ("." in target or kind not in INNER):
            warn_old(build, kind, target, name, link.node)
            return link._replace(target=name), [kind]
    return link, []


def warn_old(build: Build, kind: str, old: str, name: str, node: nodes.Element) -> None:
    """Tell of a name that is given up, unless the checks tell of it at its YAML line."""
    if node.source not in build.sources:
        warn(*astray.old(kind, old, name), location(node, old, build.sources))


def reference_to(
    shown: Shown | None, builder: Builder, docname: str, content: nodes.Node
) -> nodes.reference:
    """A link from a page to where a definition is shown; the content where the output lacks it."""
    if shown is not None:
        if builder.name in ONE_PAGE:
            return nodes.reference("", "", content, internal=True, refuri=f"#{shown.anchor}")
        with suppress(NoUri):
            return make_refnode(builder, docname, shown.docname, shown.anchor, content)
    return nodes.inline("", "", content)  # type: ignore[return-value]


class PagesInFront(SphinxPostTransform):
    """Lets a link with a page in front, as `[](triage.md#triage.close)`, lead to a definition.

    MyST asks no domain for it, and knows of a page only its headings and labels.
    """

    default_priority = 8  # MyST looks for its targets at 9

    def run(self, **kwargs: Any) -> None:  # noqa: ARG002
        build = support_of(self.env)
        for node in self.document.findall(addnodes.pending_xref):
            anchor = anchor_on_page(node) or ""
            kind, _, name = anchor.partition("-")
            is_process = anchor.partition(".")[0] in build.names("process")
            if is_process or build.known.moved.new("step", anchor):
                node["refdomain"], node["reftarget"] = None, anchor
            elif kind in _ANCHORED and build.full_name(kind, name, None):
                node["refdomain"], node["reftype"], node["reftarget"] = "support", kind, name


def anchor_on_page(node: addnodes.pending_xref) -> str | None:
    """The anchor of a link of MyST to a page, which may be empty; None for other references."""
    is_page = node.get("reftype") == "myst" and node.get("refdomain") == "doc"
    return str(node["reftargetid"] or "") if is_page else None


def mentioned(anchor: str) -> Iterator[tuple[str, str]]:
    """The kinds and names of definitions of which it depends where an anchor on a page leads."""
    yield "process", anchor.partition(".")[0]
    for kind in kinds_of(anchor):
        yield kind, anchor
    kind, _, name = anchor.partition("-")
    if kind in _ANCHORED:
        yield kind, name


def _content(link: Link, kind: str) -> nodes.Element:
    """What the writer of the link says, else what the target is called."""
    if link.node.get("refexplicit"):
        return link.content
    said = link.build.said(kind, link.target, _process_around(link.node), link.docname)
    return nodes.inline("", said, classes=["xref"])


def _process_around(node: nodes.Node) -> str | None:
    """The process in whose steps a link stands."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.Element) and "spp_process" in node:
            return str(node["spp_process"])
    return None


def _elsewhere(link: Link) -> bool:
    """Whether somebody else knows the target: another domain, or another site."""
    build, builder, docname, target, node, content = link
    env: Any = build.env
    if is_known_elsewhere(env, target):
        return True
    for other in env.domains.values():
        with suppress(NotImplementedError):
            if other.name != "support" and other.resolve_any_xref(
                env, docname, builder, target, node, content
            ):
                return True
    return False


def _warn_hidden(link: Link, kind: str) -> None:
    """Tell that no page shows what a link leads to, unless that is told of its process."""
    in_process = kind in ("process", "step")
    if in_process and link.target.partition(".")[0] in link.build.hidden:
        return
    directive = {"step": "process", "community": "representatives", "level": "levels"}.get(
        kind, kind
    )
    rule = "process-not-shown" if in_process else "unknown-target"
    help, why = f"add `{{support:{directive}}}` to one", f", since no page shows this {kind}"
    _warn(link, rule, help, why)


def stays_text(build: Build, target: str) -> bool:
    """Whether a link that leads nowhere is none on its page: it is ours to tell, not MyST's."""
    return _help(build, target) is not None


def _help(build: Build, target: str) -> str | None:
    """What is meant by a link that leads nowhere; None if it is nothing like one of ours.

    Nothing is told, as an empty text, of one that may lead to what could not be read.
    """
    process, _, step = target.partition(".")
    is_unknown = bool(step) and process not in build.names("process")
    if is_unknown and build.known.may_be_unread(process):
        return ""
    return astray.link_help(build.known, target) or None


def _warn_unknown(link: Link) -> bool:
    """Tell of a target that is almost one of ours; false if it is nothing like one."""
    build, target = link.build, link.target
    help = _help(build, target)
    process, _, step = target.partition(".")
    in_process = step and process in build.names("process")
    by_checks = in_process and get_node_source(link.node) in build.sources  # told at its line
    if help and not by_checks:
        _warn(link, "unknown-target", help)
    return help is not None


def _warn(link: Link, rule: str, help: str, why: str = "") -> None:
    names = ("ref", "any", "any") if link.node["reftype"] == "any" else OF_MYST
    if is_silenced(link.build.env.config, *names, link.target):
        return
    place = location(link.node, f"#{link.target}", link.build.sources)
    warn(rule, astray.link_message(link.target, why), help, place)
