"""What is there? Every process at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx_design.shared import create_component

from ..model import Process
from .directive import SupportDirective
from .words import _, joined, phrase


class Overview(SupportDirective):
    """`support:overview`: a card for each process with its goal, trigger, roles and promises.

    The cards are components of sphinx-design: a grid in HTML, paragraphs everywhere else. A
    project that does not use sphinx-design gets plain ones by our own style.
    """

    def run(self) -> list[nodes.Node]:
        self.shows("outline", "goals", "promises")
        classes = ["sd-row", "sd-row-cols-1", "sd-row-cols-md-2", "sd-g-3", "spp-overview"]
        row = create_component("grid-row", classes)
        row += [self._card(process) for process in self.site.support.processes.values()]
        return [
            create_component("grid-container", ["sd-container-fluid", "sd-mb-4"], children=[row])
        ]

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
            yield self.named(_("Trigger"), texts)
        owners = dict.fromkeys(id for step in process.steps for id in self.owners(step))
        if owners:
            yield self.linked(_("Roles"), self.roles(owners))
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
            yield self.linked(_("Promised"), joined(promises, "; "))
