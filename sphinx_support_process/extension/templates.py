"""Which reply to send? A template to copy and fill in, or all of them."""

from __future__ import annotations

from docutils import nodes

from ..model import Placeholder, Template
from .directive import SupportDirective
from .words import _, joined


class TemplateView(SupportDirective):
    """`support:template`: to whom, where and with which subject; the text; what to fill in."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        id = self.chosen("template", self.site.support.templates)
        if id is None:
            return []
        self.shows(f"templates:{id}", "outline")
        return self.template(self.site.support.templates[id])

    def template(self, template: Template) -> list[nodes.Node]:
        box = nodes.container("", classes=["spp-template"])
        title = nodes.strong("", self.texts.said(template.title))
        self.anchor("template", template.id, f"template-{template.id}", box, title.astext())
        box += self.paragraph([title], "spp-template-title")
        fields = []
        if template.to:
            fields.append(self.linked(_("To"), self.roles(template.to)))
        if template.channel:
            channel = self.texts.said(template.channel)
            fields.append(self.linked(_("Channel"), [nodes.Text(channel)]))
        if template.subject:
            subject = nodes.literal("", self.texts.said(template.subject))
            fields.append(self.linked(_("Subject"), [subject]))
        name = str(template.id)
        users = [step for step in self.site.flow.steps.values() if name in set[str](step.send)]
        if users:
            fields.append(self.linked(_("Sent in"), joined(self.step(step) for step in users)))
        if fields:
            box += nodes.field_list("", *fields, classes=["spp-facts"])
        said = self.texts.said(template.body, template.body.rstrip())
        body = nodes.literal_block(said, said)
        body["language"] = "none"
        body["classes"] = ["spp-template-body"]
        body["translatable"] = False
        box += body
        if template.placeholders:
            box += self.paragraph([nodes.Text(_("Fill in:"))])
            filled = template.placeholders.items()
            box += self.bullets(self._placeholder(name, meant) for name, meant in filled)
        return [box]

    def _placeholder(self, name: str, placeholder: Placeholder) -> nodes.list_item:
        said = f" {self.texts.said(placeholder.label)}"
        if placeholder.example:
            said += _(", for example ") + self.texts.said(placeholder.example)
        return self.item([nodes.literal("", f"{{{{ {name} }}}}"), nodes.Text(said)])


class Templates(TemplateView):
    """`support:templates`: all templates, one after the other."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        self.shows("templates", "outline")
        shown = self.site.support.templates.values()
        return [node for template in shown for node in self.template(template)]
