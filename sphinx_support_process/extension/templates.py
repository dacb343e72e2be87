"""Which reply to send? A template to copy and fill in, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from ..model import Placeholder, Template
from .directive import SupportDirective
from .words import _, joined


class TemplateView(SupportDirective):
    """`support:template`: to whom, where and with which subject; the text; what to fill in."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        template = self.chosen("template", self.site.support.templates)
        if template is None:
            return []
        self.shows(f"templates:{template.id}", "outline")
        return self.template(template)

    def template(self, template: Template) -> list[nodes.Node]:
        users = list(self._users(template.id))
        more = [self.field_line(_("Sent in"), joined(users))] if users else []
        box = letter(self, template, more)
        title = box[0].astext()
        self.anchor("template", template.id, f"template-{template.id}", box, title)
        return [box]

    def _users(self, id: str) -> Iterator[nodes.Node]:
        """The steps that send a template, and the processes that have a duty which does."""
        for step in self.site.flow.steps.values():
            if id in set[str](step.send):
                yield self.step(step)
        for process in self.site.support.processes.values():
            if any(id in set[str](duty.send) for duty in process.duties):
                yield self.ref("process", process.id)


def letter(
    page: SupportDirective, template: Template, more: Iterable[nodes.field] = ()
) -> nodes.container:
    """A template below its title: its facts, and `more` of them; its text; what to fill in."""
    box = nodes.container("", classes=["spp-template"])
    box += page.paragraph([nodes.strong("", page.texts.said(template.title))], "spp-template-title")
    fields = []
    if template.to:
        fields.append(page.field_line(_("To"), page.roles(template.to)))
    if template.channel:
        channel = page.texts.said(template.channel)
        fields.append(page.field_line(_("Channel"), [nodes.Text(channel)]))
    if template.subject:
        subject = nodes.literal("", page.texts.said(template.subject))
        fields.append(page.field_line(_("Subject"), [subject]))
    fields += more
    if fields:
        box += nodes.field_list("", *fields, classes=["spp-facts"])
    said = page.texts.said(template.body, template.body.rstrip())
    body = nodes.literal_block(said, said)
    body["language"] = "none"
    body["classes"] = ["spp-template-body"]
    body["translatable"] = False
    box += body
    if template.placeholders:
        box += page.paragraph([nodes.Text(_("Fill in:"))])
        filled = template.placeholders.items()
        box += page.bullets(_placeholder(page, name, meant) for name, meant in filled)
    return box


def _placeholder(page: SupportDirective, name: str, placeholder: Placeholder) -> nodes.list_item:
    said = f" {page.texts.said(placeholder.label)}"
    line: list[nodes.Node] = [nodes.literal("", f"{{{{ {name} }}}}")]
    if placeholder.example:
        example = nodes.emphasis("", page.texts.said(placeholder.example))
        return page.item([*line, nodes.Text(said + _(", for example ")), example])
    return page.item([*line, nodes.Text(said)])


class Templates(TemplateView):
    """`support:templates`: all templates, one after the other."""

    required_arguments = 0

    def run(self) -> list[nodes.Node]:
        self.shows("templates", "outline")
        shown = self.site.support.templates.values()
        return [node for template in shown for node in self.template(template)]
