"""How is a reply filled in? With fields beside its text, which a script makes of the list there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ...pages.reply import Asked, Parts, Reply
from ..marks import REPLY
from ..words import _
from .made import Shared, button, status, template
from .tags import closing, element, opening
from .trail import has_script

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add_letters(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Write each reply as a letter with gaps, beside the list of what to fill in."""
    if not has_script(app.builder):
        return
    icon = app.config.html_permalinks_icon if app.config.html_permalinks else ""
    told: dict[str, str] = {"data-reply": _json(_words())}
    shared = Shared()
    for box in doctree.findall(nodes.container):
        if REPLY in box["classes"]:
            reply: Reply = box["spp_reply"]
            facts, box.children = box.children[1:], []
            box += _around(box, reply, icon, [*facts, *_said(reply, told, shared)])
            told = {} if reply.body else told


def _around(box: Any, reply: Reply, icon: str, content: list[nodes.Node]) -> list[nodes.Node]:
    """What a reply says below its title, in a fold or not; a link to it stands in no summary."""
    first, *others = _taken_ids(box) or [""]
    inside = opening("div", {"class": "spp-inside"} | ({"id": first} if first else {}))
    places = [part for id in others for part in (opening("span", {"id": id}), closing("span"))]
    if reply.folded and reply.body:
        link = _permalink(first, "¶") if first and icon else []  # icons are shown in headings only
        summary = [opening("summary", {}), *_title(box, reply, []), closing("summary")]
        fold = [*summary, inside, *places, *content, closing("div")]
        return [opening("details", {}), *fold, closing("details"), *link]
    link = _permalink(first, icon) if first and icon else []
    head = [opening("div", {"class": "spp-head"}), *_title(box, reply, link), closing("div")]
    return [inside, *places, *head, *content, closing("div")]


def _taken_ids(box: Any) -> list[str]:
    """The ids of the box around a reply: in a fold they are found only if they stand within."""
    around = box.parent
    if "spp-template" not in around["classes"]:
        return []
    ids, around["ids"] = around["ids"], []
    return ids  # type: ignore[no-any-return]


def _title(box: Any, reply: Reply, link: list[nodes.Node]) -> list[nodes.Node]:
    """The title, which is a heading where this is the place of the reply."""
    if reply.where is None:
        return [_span("spp-title", _("Reply: {title}").replace("{title}", reply.title))]
    depth, around = 1, box.parent
    while around is not None:
        depth += isinstance(around, nodes.section)
        around = around.parent
    tag = f"h{min(max(depth, 2), 6)}"
    title = [opening(tag, {}), nodes.Text(reply.title), *link, closing(tag)]
    return [*title, nodes.Text(" "), _span("spp-where", reply.where)] if reply.where else title


def _permalink(id: str, icon: str) -> list[nodes.Node]:
    said = _("Link to this reply")
    asked = {"class": "headerlink", "href": f"#{id}", "title": said, "aria-label": said}
    return [opening("a", asked), nodes.raw("", icon, format="html"), closing("a")]


def _said(reply: Reply, told: dict[str, str], shared: Shared) -> Iterable[nodes.Node]:
    if reply.url:
        yield _button(reply.url)
    if reply.body:
        yield from _letter(reply, told, shared)


def _button(url: str) -> nodes.paragraph:
    link = nodes.reference("", _("Open in the help desk"), refuri=url, internal=False)
    return nodes.paragraph("", "", link, classes=["spp-open"])


def _letter(reply: Reply, told: dict[str, str], shared: Shared) -> list[nodes.Node]:
    keys = _json([one.key for one in reply.asked])
    group = {"role": "group", "aria-label": reply.title, "data-keys": keys}
    found: list[nodes.Node] = [opening("div", {"class": "spp-compose"} | group | told)]
    if reply.asked:
        long = {part for parts in reply.body if len(parts) == 1 for part in parts}
        rows = (_row(one, number in long) for number, one in enumerate(reply.asked))
        found += [opening("div", {"class": "spp-fill"}), nodes.paragraph("", _("Fill in:"))]
        found += [nodes.bullet_list("", *rows, bullet="-"), closing("div")]
        found.append(template(element("div", {"class": "spp-made spp-fields"})))
    found += [opening("div", {"class": "spp-letter"})]
    if reply.subject:
        subject = [_span("spp-name", _("Subject")), nodes.Text(" ")]
        inside = nodes.inline("", "", *_gapped(reply.subject, reply), classes=["spp-subject-text"])
        found += [nodes.paragraph("", "", *subject, inside, classes=["spp-subject"])]
    found += [nodes.paragraph("", "", *_gapped(parts, reply)) for parts in reply.body]
    return [*found, closing("div"), shared.template(*_buttons(reply)), closing("div")]


def _row(one: Asked, alone: bool) -> nodes.list_item:
    """What is to be filled in; with its example, whether it is several lines or the writer."""
    said = [_span("spp-label", one.label)]
    if one.example:
        example = _("for example {example}").replace("{example}", one.example)
        said.append(_span("spp-example", example))
    kinds = {"spp-own": one.has_meaning and one.key.startswith("agent.")}
    kinds["spp-long"] = alone and not one.has_meaning
    classes = [name for name, is_so in kinds.items() if is_so]
    return nodes.list_item("", nodes.paragraph("", "", *said), classes=classes)


def _buttons(reply: Reply) -> Iterator[str]:
    """What can be done with a letter, above and below what stays in sight on a telephone."""
    keys = {"aria-keyshortcuts": "Control+Enter"}
    copy = button(_("Copy reply"), "spp-primary", keys)
    copy += button(_("Copy subject")) if reply.subject else ""
    anyway = button(_("Copy anyway"), "spp-quiet", {"hidden": ""})
    bar = element("div", {"class": "spp-bar"}, copy)
    yield element("div", {"class": "spp-made spp-dock"}, status(), anyway, bar)
    mail = element("a", {"class": "spp-button"}, escape(_("Open in mail")))
    clear = button(_("Clear"), "spp-quiet") if reply.asked else ""
    others = (button(_("Copy as plain text")), mail, clear)
    yield element("div", {"class": "spp-made spp-bar"}, *others)


def _gapped(parts: Parts, reply: Reply) -> Iterable[nodes.Node]:
    for part in parts:
        if isinstance(part, int):
            classes = ["spp-gap", f"spp-gap-{part}"]
            yield nodes.inline("", _inert(reply.asked[part].label), classes=classes)
        else:
            yield nodes.Text(_inert(part))


def _inert(text: str) -> str:
    """A text that is no code for a help desk into which it is pasted."""
    return re.sub(r"\{(?=\{)", "{ ", text)


def _span(classes: str, text: str) -> nodes.inline:
    return nodes.inline("", text, classes=[classes])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _words() -> dict[str, str]:
    """What the script says."""
    return {
        "cleared": _("All fields are empty."),
        "remember": _("Remember on this device"),
        "empty": _("Still empty"),
        "one": _("1 field is empty: {fields}."),
        "many": _("{count} fields are empty: {fields}."),
    }
