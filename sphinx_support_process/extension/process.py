"""How is a process shown? In full, or as a checklist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from ..model import Process, Step
from ..text.text import Text
from .chart import placeholder
from .directive import SupportDirective, numbered, plain, several
from .duties import duties
from .mistakes import warn
from .steps import phases, step_item
from .words import _, phrase


class ProcessSteps(SupportDirective):
    """`support:process`: goal, trigger, what it needs, the numbered steps in full, its duties.

    A container with the paragraphs of the goal, a field list, one enumerated list for each phase
    under a rubric of its own, and a list of duties. The page's author writes the headings.
    `chart` puts a picture of the steps before them, in formats that have pictures.
    """

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"chart": directives.flag}

    def run(self) -> list[nodes.Node]:
        process = self.chosen("process", self.site.support.processes)
        if process is None:
            return []
        id = str(process.id)
        self.shows(f"process:{id}")
        self.domain.note_full(self.env.docname, id)
        with self.in_context({"support:process": id}):
            box = nodes.container("", classes=["spp-process"], spp_process=id)
            title = plain(self.texts.said(process.title))
            self.anchor("process", id, f"process-{id}", box, title)
            for label in process.label if box["ids"] else ():
                self._note_label(label, box["ids"][0], title)
            if process.goal:
                box += self.texts.blocks(process.goal)
            fields = list(self._head(process))
            if fields:
                box += nodes.field_list("", *fields, classes=["spp-facts"])
            if "chart" in self.options and process.steps:
                box += placeholder(self, process)
            box += phases(self, process, lambda step: step_item(self, step))
            box += duties(self, process)
        for node in box.findall():  # else each look at it climbs the tree
            node.document = self.state.document
        return [box]

    def _note_label(self, label: Text, anchor: str, title: str) -> None:
        """An extra label of Sphinx for a process, so that old links keep working."""
        std: Any = self.env.get_domain("std")
        name, docname = nodes.fully_normalize_name(label), self.env.docname
        page, other, *_title = std.labels.get(name, (docname, anchor))
        if other != anchor:
            message = f"the label `{label}` is taken by `{other}` on the page `{page}`"
            warn("duplicate-id", message, "write another one", ":".join(map(str, label.place)))
        std.labels[name] = docname, anchor, str(title)
        std.anonlabels[name] = docname, anchor

    def _head(self, process: Process) -> Iterator[nodes.field]:
        for name, texts in ((_("Trigger"), process.trigger), (_("Requires"), process.requires)):
            if texts:
                yield self.field(name, several([self.texts.blocks(text) for text in texts]))
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
            yield self.field(_("Comes from"), several([[self.paragraph(e)] for e in entries]))
        if process.outcomes:
            ends = [self.paragraph(self.texts.inline(text)) for text in process.outcomes.values()]
            yield self.field(_("Ends with"), several([[end] for end in ends]))


class Checklist(SupportDirective):
    """`support:checklist`: the same steps, one line each, to follow or to paste."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        process = self.chosen("process", self.site.support.processes)
        if process is None:
            return []
        self.shows("outline")
        items = numbered("spp-checklist")
        items += [self._line(step) for step in process.steps]
        return [items]

    def _line(self, step: Step) -> nodes.list_item:
        line: list[nodes.Node] = [
            # Sphinx moves the text of a translatable inline to the end of the element around it
            nodes.inline("", "", self.texts.titled(nodes.inline(), step.title))
        ]
        line += self.who_and_when(step)
        return self.item(line)
