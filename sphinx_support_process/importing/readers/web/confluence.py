"""What does a page hold in Confluence's storage format? The same page as tags of HTML.

A macro becomes the tag that shows the same; what stands only in attributes, such as the page that
a link leads to, becomes text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from ..blocks import At, Document
from .html import Page
from .tags import parsed
from .tree import Node, Text

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});|&(?!#\d|#x)")
_DOCTYPE = re.compile(r"\A(?:\s*<\?xml[^>]*\?>)?\s*<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>")
"""What says which names there are for characters: those of HTML are known, others mean nothing."""
_XML = {"amp", "lt", "gt", "quot", "apos"}
_ROOT = "page"
_ADMONITIONS = {"info": "note", "note": "caution", "warning": "warning", "tip": "tip"}
_UNSEEN = {"toc", "toc-zone", "anchor", "children", "pagetree", "recently-updated", "livesearch"}
_SAME = {"layout", "layout-section", "layout-cell", "rich-text-body", "task-body", "link-body"}


def read(text: str, name: str) -> Document:
    """The document that a page in storage format is."""
    text = _DOCTYPE.sub(lambda found: "\n" * found[0].count("\n"), text)
    text = _named_characters(text)
    root = parsed(text, _ROOT, "export the page anew, or name its format with `--from html`")
    doubts: list[tuple[At, str]] = []
    page = Page(Node("", root.at, {}, list(_tags(root, doubts))), name)
    page.document.doubts += doubts
    return page.document


def _named_characters(text: str) -> str:
    """A text in which the entities of HTML are characters, but for what is quoted as it is."""
    first, *others = text.split("<![CDATA[")
    found = [_ENTITY.sub(_character, first)]
    for part in others:
        quoted, end, rest = part.partition("]]>")
        found.append(f"<![CDATA[{quoted}{end}{_ENTITY.sub(_character, rest)}")
    return "".join(found)


def _character(match: re.Match[str]) -> str:
    """An entity of HTML as its character, one of XML as it is."""
    name = match[1]
    if name is None:
        return "&amp;"
    return match[0] if name in _XML else html5.get(f"{name};", f"&amp;{name};")


def _tags(node: Node, doubts: list[tuple[At, str]]) -> Iterator[Node | Text]:
    """What is in a tag as tags of HTML."""
    for child in node.children:
        if isinstance(child, Text):
            yield child
        else:
            yield from _tag(child, doubts)


def _inside(tag: str, node: Node, doubts: list[tuple[At, str]], **attributes: str) -> Node:
    return Node(tag, node.at, attributes, list(_tags(node, doubts)))


def _tag(node: Node, doubts: list[tuple[At, str]]) -> Iterator[Node | Text]:
    prefix, _, name = node.tag.rpartition(":")
    if node.tag == "time":
        yield Text(node.get("datetime"), node.at)
    elif not prefix:
        if node.tag == "page":
            yield from _tags(node, doubts)
        else:
            yield Node(node.tag, node.at, node.attributes, list(_tags(node, doubts)))
    elif name in ("structured-macro", "macro"):
        yield from _macro(node, doubts)
    elif name == "link":
        yield _link(node, doubts)
    elif name == "image":
        yield _image(node)
        for one in node.nodes():
            if one.tag.endswith("caption"):
                yield _inside("div", one, doubts)
    elif name == "emoticon":
        yield Text(node.get("ac:emoji-fallback") or f"({node.get('ac:name')})", node.at)
    elif name == "task-list":
        yield Node("ul", node.at, {"class": "task-list"}, [_task(t, doubts) for t in node.nodes()])
    elif name == "adf-extension":
        shown = [one for one in node.nodes() if one.tag.endswith("adf-fallback")] or [node]
        yield from _tags(shown[0], doubts)
    elif name in _SAME or name == "adf-fallback":
        yield _inside("div", node, doubts)
    elif name in ("placeholder", "inline-comment-marker", "plain-text-body", "adf-content"):
        yield from _tags(node, doubts)
    elif prefix == "ri":
        yield Text(_named(node), node.at)
    elif name not in ("parameter", "task-id", "task-status", "task-uuid", "adf-attribute"):
        yield from _tags(node, doubts)


def _parameter(node: Node, name: str) -> str:
    found = (p for p in node.nodes() if p.tag == "ac:parameter" and p.get("ac:name") == name)
    return next((" ".join(one.text().split()) for one in found), "")


def _macro(node: Node, doubts: list[tuple[At, str]]) -> Iterator[Node | Text]:
    """A macro as the tag that shows the same; of one that is not known, what is in it."""
    name, title = node.get("ac:name"), _parameter(node, "title")
    bodies = [one for one in node.nodes() if one.tag.endswith("-body")]
    head: list[Node | Text] = []
    if title:
        head = [Node("p", node.at, {"class": "title"}, [Text(title, node.at)])]
    if name in ("code", "noformat"):
        language = {"class": f"language-{_parameter(node, 'language') or 'none'}"}
        if title:
            yield Node("p", node.at, {}, [Text(title, node.at)])
        yield Node("pre", node.at, language, [c for body in bodies for c in body.children])
    elif name == "status":
        yield Text(title, node.at)
    elif name == "jira" and (key := _parameter(node, "key")):
        yield Text(key, node.at)
    elif name == "expand":
        summary = Node("summary", node.at, {}, [Text(title or "Click here to expand", node.at)])
        yield Node("details", node.at, {}, [summary, *_bodies(bodies, doubts)])
    elif name in _ADMONITIONS or name == "panel":
        kind = {"data-box": _ADMONITIONS.get(name, "note")}
        yield Node("div", node.at, kind, [*head, *_bodies(bodies, doubts)])
    elif name == "anchor":
        target = next((p.text() for p in node.nodes() if p.tag == "ac:parameter"), "")
        yield Node("a", node.at, {"id": _anchor(target)})
    elif name not in _UNSEEN:
        if name not in ("excerpt", "section", "column", "details", "div", "span"):
            doubts.append((node.at, f"the macro `{name}` was read as what is in it"))
        yield Node("div", node.at, {}, [*head, *_bodies(bodies, doubts)])


def _bodies(bodies: list[Node], doubts: list[tuple[At, str]]) -> Iterator[Node | Text]:
    for body in bodies:
        yield from _tags(body, doubts)


def _named(node: Node) -> str:
    """The page, person or file that an identifier names."""
    names = ("content-title", "account-id", "username", "userkey", "filename", "value", "space-key")
    return next((value for name in names if (value := node.get(f"ri:{name}"))), "")


def _link(node: Node, doubts: list[tuple[At, str]]) -> Node | Text:
    """A link: to a page by its title, to a place on this one, or to a person."""
    target = next((one for one in node.nodes() if one.tag.startswith("ri:")), None)
    words = [one for one in node.nodes() if one.tag.endswith("link-body")]
    inside = list(_bodies(words, doubts))
    anchor = f"#{_anchor(node.get('ac:anchor'))}" if node.get("ac:anchor") else ""
    if target is not None and target.tag == "ri:user":
        return Text(_named(target), node.at)
    page = f"page:{_named(target)}" if target is not None else ""
    if not inside:
        inside = [Text(_named(target) if target is not None else node.get("ac:anchor"), node.at)]
    return Node("a", node.at, {"href": f"{page}{anchor}"}, inside)


def _anchor(name: str) -> str:
    """An anchor as sites write it: the words of a heading, joined by hyphens."""
    return re.sub(r"[^\w -]", "", name.casefold()).replace(" ", "-") if " " in name else name


def _image(node: Node) -> Node:
    file = next((_named(one) for one in node.nodes()), "")
    words = node.get("ac:alt") or file
    return Node("img", node.at, {"alt": words, "src": file.replace(" ", "%20")})


def _task(node: Node, doubts: list[tuple[At, str]]) -> Node:
    status = next((one.text() for one in node.nodes() if one.tag == "ac:task-status"), "")
    classes = {"class": "checked"} if status.strip() == "complete" else {}
    return _inside("li", node, doubts, **classes)
