"""What recurs while a process runs? Its duties, below its steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from ..model import Duty, Process
from .words import _, joined, phrase

if TYPE_CHECKING:
    from .directive import SupportDirective


def duties(page: SupportDirective, process: Process) -> Iterator[nodes.Node]:
    """A list of them below a line of its own; nothing where there are none."""
    if process.duties:
        yield nodes.rubric("", _("While this runs"), translatable=False)
        yield page.bullets(_duty(page, process, duty) for duty in process.duties)


def _duty(page: SupportDirective, process: Process, duty: Duty) -> nodes.list_item:
    line: list[nodes.Node] = [page.texts.titled(nodes.strong(), duty.title)]
    owners = process.owners(duty)
    if owners:
        line += [nodes.Text(" · "), *page.badges(owners)]
    facts = []
    if duty.every:
        facts.append(phrase(_("Every {time}"), time=page.duration(duty.every)))
    for id, said in ((duty.from_, _("from {step}")), (duty.until, _("until {step}"))):
        step = page.site.flow.steps.get(f"{process.id}.{id}")
        if step:
            facts.append(phrase(said, step=page.step(step, process.id)))
    if duty.send:
        templates = [page.ref("template", id) for id in duty.send]
        facts.append(phrase(_("Send: {templates}"), templates=joined(templates)))
    if duty.informs:
        facts.append(phrase(_("Inform: {roles}"), roles=page.roles(duty.informs)))
    item = page.item(line)
    if facts:
        item += page.paragraph(joined(facts, " · "), "spp-step-facts")
    if duty.text:
        item += page.texts.blocks(duty.text)
    return item
