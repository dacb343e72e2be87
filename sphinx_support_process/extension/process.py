"""How is a process shown? In full, or as a checklist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from ..model import Duty, Process, Step
from .chart import placeholder
from .directive import SupportDirective, plain
from .steps import step_item
from .words import _, joined, phrase


class ProcessSteps(SupportDirective):
    """`support:process`: goal, trigger, what it needs, the numbered steps in full, its duties.

    A container with the paragraphs of the goal, a field list, one enumerated list for each phase
    under a rubric of its own, and a list of duties. The page's author writes the headings.
    `chart` puts a picture of the steps before them, in formats that have pictures.
    """

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"chart": directives.flag}

    def run(self) -> list[nodes.Node]:
        id = self.chosen("process", self.site.support.processes)
        if id is None:
            return []
        process = self.site.support.processes[id]
        self.shows(f"process:{id}")
        self.domain.note_full(self.env.docname, id)
        self.env.ref_context["support:process"] = id
        try:
            box = nodes.container("", classes=["spp-process"])
            self.anchor("process", id, f"process-{id}", box, plain(process.title))
            for label in process.label:
                self.domain.note_label(label, self.env.docname, box["ids"][0], plain(process.title))
            if process.goal:
                box += self.texts.blocks(process.goal)
            fields = list(self._head(process))
            if fields:
                box += nodes.field_list("", *fields, classes=["spp-facts"])
            if "chart" in self.options and process.steps:
                box += placeholder(self, process)
            box += self._phases(process)
            if process.duties:
                box += nodes.rubric("", _("While this runs"), translatable=False)
                box += self.bullets(self._duty(process, duty) for duty in process.duties)
        finally:
            self.env.ref_context.pop("support:process", None)
        for node in box.findall():  # else each look at it climbs the tree
            node.document = self.state.document
        return [box]

    def _head(self, process: Process) -> Iterator[nodes.field]:
        for name, texts in ((_("Trigger"), process.trigger), (_("Requires"), process.requires)):
            if texts:
                yield self.named(name, _several([self.texts.blocks(text) for text in texts]))
        entries = [
            phrase(_("{step} carries this out"), step=self.step(step))
            for step in self.site.flow.runs.get(process, ())
        ]
        entries += [
            phrase(_("{step} starts this"), step=self.step(step))
            for step in self.site.flow.starts.get(process, ())
        ]
        entries += [
            phrase(_("{step} leads here"), step=self.step(way.source))
            for way in self.site.flow.into.get(process, ())
        ]
        if entries:
            yield self.named(_("Comes from"), _several([[self.paragraph(e)] for e in entries]))
        if process.outcomes:
            ends = [self.paragraph(self.texts.inline(text)) for text in process.outcomes.values()]
            yield self.named(_("Ends with"), _several([[end] for end in ends]))

    def _phases(self, process: Process) -> Iterator[nodes.Node]:
        steps: nodes.enumerated_list | None = None
        for step in process.steps:
            if steps is None or step.phase:
                if step.phase:
                    if steps is not None:
                        yield steps
                    yield self.texts.titled(nodes.rubric(classes=["spp-phase"]), step.phase)
                steps = nodes.enumerated_list(
                    "", enumtype="arabic", prefix="", suffix=".", classes=["spp-steps"]
                )
                if step.number > 1:
                    steps["start"] = step.number
            steps += step_item(self, step)
        if steps is not None:
            yield steps

    def _duty(self, process: Process, duty: Duty) -> nodes.list_item:
        title = self.texts.titled(nodes.strong(), duty.title)
        line: list[nodes.Node] = [title]
        owners = duty.who or process.who
        if owners:
            line += [nodes.Text(" · "), *self.badges(owners)]
        facts = []
        if duty.every:
            facts.append(phrase(_("Every {time}"), time=self.duration(duty.every)))
        for id, said in ((duty.from_, _("from {step}")), (duty.until, _("until {step}"))):
            step = self.site.flow.steps.get(f"{process.id}.{id}")
            if step:
                facts.append(phrase(said, step=self.step(step, process.id)))
        if duty.send:
            templates = [self.ref("template", id) for id in duty.send]
            facts.append(phrase(_("Send: {templates}"), templates=joined(templates)))
        if duty.informs:
            facts.append(phrase(_("Inform: {roles}"), roles=self.roles(duty.informs)))
        item = self.item(line)
        if facts:
            item += self.paragraph(joined(facts, " · "), "spp-step-facts")
        if duty.text:
            item += self.texts.blocks(duty.text)
        return item


class Checklist(SupportDirective):
    """`support:checklist`: the same steps, one line each, to follow or to paste."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        id = self.chosen("process", self.site.support.processes)
        if id is None:
            return []
        self.shows("outline")
        process = self.site.support.processes[id]
        items = nodes.enumerated_list("", enumtype="arabic", prefix="", suffix=".")
        items["classes"] = ["spp-checklist"]
        items += [self._line(step) for step in process.steps]
        return [items]

    def _line(self, step: Step) -> nodes.list_item:
        line: list[nodes.Node] = [
            # Sphinx moves the text of a translatable inline to the end of the element around it
            nodes.inline("", "", self.texts.titled(nodes.inline(), step.title))
        ]
        line += self.who_and_when(step)
        return self.item(line)


def _several(bodies: list[list[nodes.Node]]) -> list[nodes.Node]:
    """One body as it is, several as a list."""
    if len(bodies) == 1:
        return bodies[0]
    return [nodes.bullet_list("", *(nodes.list_item("", *body) for body in bodies), bullet="-")]
