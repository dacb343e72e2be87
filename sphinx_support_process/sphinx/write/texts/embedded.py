"""What may a text bring onto a page? Files of the project; nothing that runs anything."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from docutils import nodes
from sphinx import addnodes

from ....text.attached import Kind, attached
from ....text.beside import beside, is_address, wrong
from ....text.text import Text
from ...build import Build
from ...tables import signature
from ...warnings import is_silent_file, location, warn
from .places import from_root, warn_of_the_page

EMBEDDED = (
    nodes.image,
    nodes.reference,
    nodes.raw,
    nodes.math,
    nodes.math_block,
    addnodes.download_reference,
    addnodes.pending_xref,
)
"""The kinds of nodes that `settle` looks at; and icons of sphinx-design, which have an `svg`."""

_HTTP = "write an address with `https://` or `http://`"
_SCHEMES = {"javascript", "vbscript", "data", "file"}
_HARMLESS = {"input", "svg", "g", "path", "circle", "ellipse", "rect", "line", "polygon"}
"""Elements that icons and check boxes are made of, which are written as raw HTML."""
_TEX = re.compile(
    r"\\(?:input|include|openin|openout|read|write|special|catcode|csname|directlua|href|url)\b"
    r"|\^\^"
)
"""What lets TeX read or write files, or MathJax link anywhere."""


def settle(node: nodes.Element, text: Text, build: Build) -> None:
    """Find the file that a node of a text names, or leave out what must not be on a page."""
    if isinstance(node, (nodes.image, addnodes.download_reference)):
        _settle_file(node, text, build)
    elif isinstance(node, addnodes.pending_xref):
        if node["reftype"] in ("doc", "any") and node.get("refdomain") in ("std", "", None):
            _settle_page(node, text, build)
    elif isinstance(node, nodes.reference):
        if _is_unsafe(str(node.get("refuri", ""))):
            _warn_unsafe(node, "link", str(node["refuri"]), _HTTP, build)
            node.parent.replace(node, node.children)
    elif isinstance(node, nodes.raw) or "svg" in node:
        html = str(node.get("svg", node.astext()))
        if not _is_harmless(html):
            _warn_unsafe(node, "raw HTML", html, "write such things on the page", build)
            node.parent.remove(node)
    elif command := _TEX.search(node.astext()):
        _warn_unsafe(node, "formula with", command[0], "write it without", build)
        _say_instead(node, node.astext())


def _is_unsafe(uri: str) -> bool:
    """Whether a browser might run what an address says."""
    try:
        return urlsplit(re.sub(r"\s", "", uri)).scheme.lower() in _SCHEMES
    except ValueError:
        return True


class _Elements(HTMLParser):
    """The elements and attributes of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        risky = (name for name, _ in attrs if name.startswith(("on", "href", "src", "form")))
        self.found |= {tag, *risky}


def _is_harmless(html: str) -> bool:
    elements = _Elements()
    elements.feed(html)
    elements.close()
    return elements.found <= _HARMLESS


def _settle_file(node: nodes.Element, text: Text, build: Build) -> None:
    """Make the name of a file relative to the YAML; leave out one that is not there."""
    field = "uri" if isinstance(node, nodes.image) else "reftarget"
    uri = str(node[field])
    if is_address(uri):
        if _is_unsafe(uri) and not uri.startswith("data:image/"):
            _warn_unsafe(node, "image", uri, _HTTP, build)
            _say_instead(node, uri)
        return
    root = Path(build.env.srcdir)
    found = beside(uri, text.file, root)
    assert found is not None
    for way in found.ways:
        build.tables.note_file(build.env.docname, way, signature(way))
    if found.is_inside and found.is_there:
        node[field] = "/" + Path(os.path.relpath(found.real, root)).as_posix()
        return
    kind: Kind = "image" if isinstance(node, nodes.image) else "download"
    is_told = any(unquote(each.name) == unquote(uri) for each in attached(text))  # by the rule
    if not is_told and not is_silent_file(build.env.config, kind, uri):
        warn("missing-file", *wrong(uri, found), location(node, uri, build.sources))
    _say_instead(node, uri)


def _settle_page(node: addnodes.pending_xref, text: Text, build: Build) -> None:
    """Make the name of a page relative to the YAML; leave out one that only the page may mean."""
    target = str(node["reftarget"])
    found = from_root(build, text.file, target)
    docname = found and build.env.path2doc(str(Path(build.env.srcdir, found[1:])))
    if docname:
        node["reftarget"] = f"/{docname}"
    elif warn_of_the_page(build, text.file, node.line or text.first_line, target):
        node.parent.replace(node, node.children)


def _say_instead(node: nodes.Element, said: str) -> None:
    """Put words in the place of what is not shown."""
    said = node.get("alt") or said
    inside_text = isinstance(node.parent, nodes.TextElement)
    node.parent.replace(node, nodes.Text(said) if inside_text else nodes.paragraph("", said))


def _warn_unsafe(node: nodes.Element, what: str, written: str, help: str, build: Build) -> None:
    message = f"the {what} `{written[:60]}` is not shown"
    warn("unsafe-link", message, help, location(node, written, build.sources))
