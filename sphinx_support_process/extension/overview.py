"""What is there? Every process at a glance."""

from __future__ import annotations

from docutils import nodes

from ..model import Process
from .directive import SupportDirective, plain
from .words import _


class Overview(SupportDirective):
    """`support:overview`: a card for each process with its goal, trigger, roles and promises.

    Cards are containers with the classes of sphinx-design, so that they are a grid in HTML and a
    sequence of paragraphs everywhere else.
    """

    def run(self) -> list[nodes.Node]:
        self.shows("outline", "processes", "promises")
        row = nodes.container("", classes=["sd-row", "sd-row-cols-1", "sd-row-cols-md-2", "sd-g-3"])
        row["classes"].append("spp-overview")
        row += [self._card(process) for process in self.site.support.processes.values()]
        return [nodes.container("", row, classes=["sd-container-fluid", "sd-mb-4"])]

    def _card(self, process: Process) -> nodes.container:
        body = nodes.container("", classes=["sd-card-body"])
        title = nodes.strong("", "", self.ref("process", process.id))
        body += self.paragraph([title], "sd-card-title")
        if process.goal:
            body += self.texts.blocks(process.goal)
        fields = []
        if process.trigger:
            texts = [node for text in process.trigger for node in self.texts.blocks(text)]
            fields.append(self.named(_("Trigger"), texts))
        owners = dict.fromkeys(id for step in process.steps for id in self.owners(step))
        if owners:
            fields.append(self.linked(_("Roles"), self.roles(owners)))
        promises = [
            promise
            for promise in self.site.support.promises.values()
            if plain(promise.until).split(".")[0] == process.id
        ]
        if promises:
            body_ = nodes.bullet_list("", bullet="-")
            for promise in promises:
                time = nodes.Text(self.duration(promise.within) + ": ")
                body_ += self.item([time, self.ref("role", promise.to)])
            fields.append(self.named(_("Promised"), [body_]))
        if fields:
            body += nodes.field_list("", *fields, classes=["spp-facts"])
        card = nodes.container("", body, classes=["sd-card", "sd-sphinx-override", "sd-h-100"])
        return nodes.container("", card, classes=["sd-col", "sd-d-flex-column"])
