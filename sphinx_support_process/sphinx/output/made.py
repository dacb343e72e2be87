"""What is on a page for a script alone? Elements that are written here, inert until it comes.

They stand in a `template`, which browsers show nothing of. The script puts them in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from zlib import crc32

from docutils import nodes

from ..words import _
from .tags import element


class raw(nodes.Invisible, nodes.Element):  # noqa: N801 - written like docutils' own
    """HTML that is no text of its page: search looks through docutils' own `raw`."""

    def astext(self) -> str:
        return str(self["html"])


def template(*inside: str) -> raw:
    """What a script puts in place."""
    return raw(format="html", html=element("template", {"class": "spp-made"}, *inside))


class Shared:
    """What a script puts in several places of a page: it is written once.

    Its id says what it holds: a part that is shown on another page as well finds the same there.
    """

    def __init__(self) -> None:
        self.ids: set[str] = set()

    def template(self, *inside: str) -> raw:
        html = "".join(inside)
        id = f"spp-{crc32(html.encode()):08x}"
        first = "" if id in self.ids else element("template", {"id": id}, html)
        self.ids.add(id)
        here = element("template", {"class": "spp-made", "data-of": id})
        return raw(format="html", html=first + here)


def button(said: str, classes: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """A button that says something."""
    named = {"type": "button", "class": f"spp-button {classes}".strip()}
    return element("button", {**named, **(attributes or {})}, escape(said))


def status() -> str:
    """The line that says what happened, and where a text is copied by hand if it has to be."""
    by_hand = {
        "class": "spp-made spp-by-hand",
        "aria-label": _("Select the text and press Ctrl+C."),
    }
    line = {"class": "spp-made spp-status", "role": "status", "data-copied": _("Copied")}
    return element("textarea", {**by_hand, "hidden": ""}) + element("p", line)
