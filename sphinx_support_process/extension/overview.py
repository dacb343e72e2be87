"""What is there? Every process at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx_design.shared import create_component

from ..chart.plan.map import Tie, ties
from ..model import Process
from .chart import placeholder
from .directive import SupportDirective
from .words import _, joined, phrase


class Overview(SupportDirective):
    """`support:overview`: a card for each process with its goal, trigger, roles and promises.

    The cards are components of sphinx-design: a grid in HTML, paragraphs everywhere else. A
    project that does not use sphinx-design gets plain ones by our own style. Below them stands a
    map of how one process leads to another, unless none does or with `no-map`.
    """

    option_spec: ClassVar[dict[str, Any]] = {"no-map": directives.flag}

    def run(self) -> list[nodes.Node]:
        self.shows("outline", "goals", "promises")
        classes = ["sd-row", "sd-row-cols-1", "sd-row-cols-md-2", "sd-g-3", "spp-overview"]
        row = create_component("grid-row", classes)
        row += [self._card(process) for process in self.site.support.processes.values()]
        cards = create_component(
            "grid-container", ["sd-container-fluid", "sd-mb-4"], children=[row]
        )
        return [cards] if "no-map" in self.options else [cards, *self._map()]

    def _map(self) -> Iterator[nodes.container]:
        """The place of the map; in it, for formats without pictures, what leads to what."""
        tied = ties(self.site.flow)
        lines = [
            self.item([self.ref("process", process.id), nodes.Text(": "), *joined(said, "; ")])
            for process in self.site.support.processes.values()
            if (said := list(self._onward([tie for tie in tied if tie[0] is process])))
        ]
        if lines:
            box = placeholder(self, None)
            box += self.bullets(lines)
            yield box

    def _onward(self, tied: list[Tie]) -> Iterator[list[nodes.Node]]:
        """What a process runs, starts and leads to, by what it is tied to."""
        for stroke, said in (
            ("runs", _("runs {processes}")),
            ("starts", _("starts {processes}")),
            ("plain", _("leads to {processes}")),
        ):
            found = [self.ref("process", to.id) for _one, to, kind in tied if kind == stroke]
            if found:
                yield phrase(said, processes=joined(found))

    def _card(self, process: Process) -> nodes.container:
        body = create_component("card-body", ["sd-card-body"])
        title = nodes.strong("", "", self.ref("process", process.id))
        body += self.paragraph([title], "sd-card-title")
        if process.goal:
            body += self.texts.blocks(process.goal)
        fields = list(self._fields(process))
        if fields:
            body += nodes.field_list("", *fields, classes=["spp-facts"])
        card = create_component(
            "card", ["sd-card", "sd-sphinx-override", "sd-h-100", "sd-w-100"], children=[body]
        )
        return create_component("grid-item", ["sd-col", "sd-d-flex-row"], children=[card])

    def _fields(self, process: Process) -> Iterator[nodes.field]:
        if process.trigger:
            texts = [node for text in process.trigger for node in self.texts.blocks(text)]
            yield self.field(_("Trigger"), texts)
        owners = dict.fromkeys(id for step in process.steps for id in self.owners(step))
        owners |= dict.fromkeys(id for duty in process.duties for id in duty.who)
        if owners:
            yield self.field_line(_("Roles"), self.badges(owners, ", "))
        promises = [
            phrase(
                _("{time}, to {role}"),
                time=self.duration(promise.within),
                role=self.ref("role", promise.to),
            )
            for promise in self.site.support.promises.values()
            if promise.until.split(".")[0] == process.id
        ]
        if promises:
            yield self.field_line(_("Promised"), joined(promises, "; "))
