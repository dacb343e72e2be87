"""What else can one do with a process? Links to where it is walked through, ticked off, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from ...build import Build, support_of
from ...links.links import reference_to
from ...marks import DOORS
from ...words import _
from ..tags import closing, opening
from ..trail import has_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def open_doors(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put links to other views of a process into their place, where pages can be worked with."""
    build = support_of(app.env)
    if not build.shows_process(app.builder, docname):
        return
    for place in list(doctree.findall(nodes.container)):
        if DOORS not in place["classes"]:
            continue
        doors = list(_doors(build, app.builder, place, docname)) if has_script(app.builder) else []
        if not doors:
            place.parent.remove(place)
            continue
        doors[0]["classes"].append("spp-primary")
        title = build.title("process", place["spp_process"], docname)
        label = _("Ways to use {process}").replace("{process}", title)
        parts = [part for door in doors for part in (nodes.Text(" "), door)]
        begin = opening("nav", {"aria-label": label})
        links = nodes.paragraph("", "", *parts[1:], classes=[DOORS])
        place.parent.replace(place, [begin, links, closing("nav")])


def _doors(build: Build, builder: Builder, place: Any, docname: str) -> Iterator[nodes.Element]:
    names = {
        "walkthrough": _("Step by step"),
        "checklist": _("Checklist"),
        "due": _("When is it due?"),
    }
    found = build.tables.doors(place["spp_process"], docname)
    for view, name in names.items():
        if view in found:
            door = reference_to(found[view], builder, docname, nodes.Text(name))
            door["classes"].append("spp-door")
            yield door
    for chart in place.parent.children:
        if isinstance(chart, nodes.raw) and "spp_fold" in chart:
            yield nodes.reference(
                "", _("Chart"), internal=True, refid=chart["spp_fold"], classes=["spp-door"]
            )
