"""How is a process shown step by step? All steps with linked ways; in HTML a script shows one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from ..flow import Outcome, Way
from ..model import Step
from .directive import SupportDirective, plain, several
from .duties import duties
from .links import NAME, WALK
from .steps import described, hand_off, label_of, phases, target, waiting, without_stop
from .templates import letter
from .words import _, joined, phrase

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

CARDS = "spp-cards"
"""The class of one that a script may show card by card."""


class Walkthrough(SupportDirective):
    """`support:walkthrough`: the steps in full, each with its templates and a link for each way on.

    A container with what the process requires, one enumerated list for each phase under a rubric
    of its own, a list of the outcomes, which the ways lead to like steps, and a list of duties.
    Everything in it has anchors of its own, so that a page may show the process in full as well;
    links of steps and processes lead to other walkthroughs where there are any.
    """

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        process = self.chosen("process", self.site.support.processes)
        if process is None or self._is_here(process.id):
            return []
        id = str(process.id)
        self.shows(f"walk:{id}")
        with self.in_context({"support:process": id, WALK: True}):
            box = nodes.container("", classes=[WALK], spp_process=id)
            self.anchor("process", id, id, box, plain(self.texts.said(process.title)))
            if process.requires:
                bodies = several([self.texts.blocks(text) for text in process.requires])
                requires = self.field(_("Requires"), bodies)
                box += nodes.field_list("", requires, classes=["spp-facts"])
            into, outcomes = self.site.flow.into, self.site.flow.outcomes[id].values()
            self.ends = {end: self._end(end) for end in outcomes if end in into}
            box += phases(self, process, self._step)
            if self.ends:
                box += self.bullets(self.ends.values(), "spp-ends")
            box += duties(self, process)
        for node in box.findall():  # else each look at it climbs the tree
            node.document = self.state.document
        return [box]

    def _is_here(self, id: str) -> bool:
        """Whether the page has a walkthrough of the process already, which is told."""
        here = self.env.docname in self.domain.data["walks"].get(("process", id), ())
        if here:
            message = f"this page has a walkthrough of `{id}` already"
            self.warn("shown-twice", message, "leave out the second")
        return here

    def anchor(self, kind: str, name: str, anchor: str, node: nodes.Element, title: str) -> None:
        """Make an element a place in the walkthrough, the target of links to the next step."""
        id = self._place(anchor, node)
        self.domain.note_place("walks", kind, name, self.env.docname, id, title)

    def _place(self, anchor: str, node: nodes.Element) -> str:
        ids, id = self.state.document.ids, f"walkthrough.{anchor}"
        if id in ids:  # a step of a process that is called `walkthrough`
            id += "-2"
        node["ids"].append(id)
        ids[id] = node
        return id

    def ref(self, kind: str, name: str, process: str | None = None) -> addnodes.pending_xref:
        """A reference, to a walkthrough where there is one."""
        reference = super().ref(kind, name, process)
        reference["support_walk"] = True
        return reference

    def _step(self, step: Step) -> nodes.list_item:
        item = described(self, step, run=False)
        for id in step.send:
            template = self.site.support.templates.get(id)
            if template:
                item += nodes.block_quote("", letter(self, template), classes=["spp-letter"])
        ways = self.site.flow.ways[step]
        if step.run:
            process = self.ref("process", step.run)
            asks = any(way.kind == "outcome" for way in ways)
            said = _("First carry out {process}. How did it end?") if asks else None
            line = phrase(said or _("First carry out {process}."), process=process)
            item += self.paragraph(line, "spp-run")
        if step.wait:
            line = [*waiting(self, step.wait), nodes.Text(".")]
            item += self.paragraph(line, "spp-wait")
        item += self.bullets((self.item(self._way(way)) for way in ways), "spp-ways")
        return item

    def _way(self, way: Way) -> Iterator[nodes.Node]:
        """The label and the target as one link, and what else is said of the way."""
        label = self._label(way)
        where = target(way, lambda *_: nodes.inline("", "", classes=[NAME]))
        to = nodes.inline("", "", *where, classes=["spp-to"])
        content = _apart(phrase(_("{answer}: {target}"), answer=label, target=to))
        if _without_links(label):
            yield self._link(way, content)
        else:  # no link may hold another
            yield from content[: content.index(to)]
            yield self._link(way, [to])
        yield from _apart([nodes.Text(". ")])
        more: list[list[nodes.Node]] = []
        if isinstance(way.to, Outcome) and way.to.text:
            said = without_stop(nodes.inline("", "", *self.texts.inline(way.to.text)))
            more.append([*said.children, nodes.Text(".")])
        more.append(hand_off(self, way))
        remark = way.source.answers[way.label].text if way.kind == "answer" and way.label else None
        if remark:
            more.append(self.texts.inline(remark))
        said_too = joined(filter(None, more), " ")
        if said_too:
            yield nodes.inline("", "", *said_too, classes=["spp-then"])

    def _label(self, way: Way) -> nodes.TextElement:
        if way.label is not None:
            return label_of(self, way)
        wait = way.source.wait
        if way.kind == "timeout" and wait and wait.at_most:
            said = _("Not within {time}").format(time=self.duration(wait.at_most))
        else:
            said = _("In vain") if way.kind == "timeout" else _("Done")
        return nodes.strong("", said)

    def _link(self, way: Way, content: Iterable[nodes.Node]) -> nodes.Node:
        said = nodes.inline("", "", *content)
        if isinstance(way.to, Outcome):
            id = self.ends[way.to]["ids"][0]
            return nodes.reference("", "", said, internal=True, refid=id, classes=["spp-way"])
        if way.to is None:
            return said
        kind, name = ("step", way.to.name) if isinstance(way.to, Step) else ("process", way.to.id)
        link = self.ref(kind, name, way.source.process)
        link.children = []
        link += said
        link["classes"].append("spp-way")
        return link

    def _end(self, outcome: Outcome) -> nodes.list_item:
        """Where ways lead that end the process; and back to who ran it."""
        title = nodes.strong("", _("The process ends"))
        item = nodes.list_item("", self.paragraph([title], "spp-step-title"), classes=["spp-step"])
        self._place(f"{outcome.process.id}.ends.{outcome.id}", item)
        if outcome.text:
            item += self.paragraph(self.texts.inline(outcome.text))
        callers = [self.step(step) for step in self.site.flow.runs.get(outcome.process, ())]
        if callers:
            places = joined(callers, _(" or "))
            item += self.paragraph(
                phrase(_("If you came from {places}, go on there."), places=places)
            )
        return item


def _apart(content: Iterable[nodes.Node]) -> list[nodes.Node]:
    """The same with bare texts as elements, which a style can leave out."""
    return [
        nodes.inline("", "", node, classes=["spp-mark"]) if isinstance(node, nodes.Text) else node
        for node in content
    ]


def _without_links(label: nodes.TextElement) -> bool:
    """Whether a label can stand in a link: its own links are made plain, if all have a text."""
    kinds = (nodes.reference, nodes.footnote_reference, addnodes.pending_xref)
    found: list[nodes.Element] = [node for node in label.findall() if isinstance(node, kinds)]
    for node in found:
        ours = node.get("refdomain") == "support" and not node.get("refexplicit")
        if ours or isinstance(node, nodes.footnote_reference) or not node.astext().strip():
            return False
    for node in found:
        node.replace_self(node.children)
    return True


def has_script(builder: Builder) -> bool:
    """Whether a script shows one step at a time; not in what is read as a whole."""
    return builder.format == "html" and builder.name not in ("epub", "singlehtml")


def add_trail(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Make each walkthrough one of cards, with what the script needs to say, hidden without it."""
    if not has_script(app.builder):
        return
    for box in doctree.findall(nodes.container):
        lists: list[Any] = [part for part in box.children if isinstance(part, nodes.Sequential)]
        steps = [item for part in lists if "spp-steps" in part["classes"] for item in part]
        if WALK in box["classes"] and steps:
            first = escape(steps[0]["ids"][0])
            shown = [part for part in lists if {"spp-steps", "spp-ends"} & {*part["classes"]}]
            trail = (
                f'<div class="spp-trail" hidden><p>{escape(_("Your way so far"))}</p><ol></ol>'
                f'<p><a class="spp-again" href="#{first}">{escape(_("Start again"))}</a></p></div>'
            )
            box["classes"].append(CARDS)
            box.insert(box.index(shown[-1]) + 1, nodes.raw("", trail, format="html"))
