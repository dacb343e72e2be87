"""Where does a chart stand, and what stands there in formats without pictures?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from ..chart import Options
from ..chart.plan.process import part
from ..flow import Outcome
from ..model import Process, Step
from ..text.text import Text
from .directive import SupportDirective, numbered
from .steps import onward

CHART = "spp-chart-box"
"""The class of the container that gives its place to a picture."""

LANES = "lanes"
"""The part of the YAML that every picture shows."""


class Chart(SupportDirective):
    """`support:chart`: who does what, and how it goes on, as lanes of roles with steps in them.

    `from` and `to` name the steps between which a part is shown, `highlight` the role whose lane
    alone is in colour; with `compact` the chart tells no times. With a `caption` it is a figure.
    """

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "direction": lambda written: directives.choice(written, ("down", "right")),
        "from": directives.unchanged_required,
        "to": directives.unchanged_required,
        "highlight": directives.unchanged_required,
        "compact": directives.flag,
        "caption": directives.unchanged_required,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        process = self.chosen("process", self.site.support.processes)
        if process is None:
            return []
        options = self._chosen_options(process)
        steps = part(process, options.first, options.last)
        if not steps:
            return []
        self.shows(f"process:{process.id}")
        box: nodes.Element = placeholder(self, process, options)
        box += self._list(process, steps)
        if "caption" not in self.options:
            self.add_name(box)
            return [*(nodes.target("", "", refid=name) for name in box["ids"]), box]
        said, messages = self.parse_inline(self.options["caption"])
        caption = nodes.caption(self.options["caption"], "", *said)
        self.set_source_info(caption)
        figure = nodes.figure("", box, caption)
        self.add_name(figure)
        return [figure, *messages]

    def _chosen_options(self, process: Process) -> Options:
        first, last = (self._step_id(process, option) for option in ("from", "to"))
        if first and last and not part(process, first, last):
            message = f"the step `{first}` of `:from:` stands after the step `{last}` of `:to:`"
            self.warn("chart-part", message, "exchange them")
            first = last = None
        role = None
        if "highlight" in self.options:
            role = self.chosen("role", self.site.support.roles, self.options["highlight"])
        return Options(
            direction=self.options.get("direction", "down"),
            first=first,
            last=last,
            highlight=str(role.id) if role else None,
            compact="compact" in self.options,
        )

    def _step_id(self, process: Process, option: str) -> str | None:
        """The id of the step that an option names, with or without its process."""
        if option not in self.options:
            return None
        written = self.options[option].strip().removeprefix(f"{process.id}.")
        step = self.chosen("step", {str(step.id): step for step in process.steps}, written)
        return str(step.id) if step else None

    def _list(self, process: Process, steps: list[Step]) -> nodes.enumerated_list:
        """What the picture shows as numbered steps that say where each of them goes on."""
        items = numbered(first=steps[0].number)
        with self.in_context({"support:process": str(process.id)}):
            for step in steps:
                items += nodes.list_item("", *self._step(step))
        return items

    def _step(self, step: Step) -> Iterator[nodes.Node]:
        line: list[nodes.Node] = [self.texts.titled(nodes.strong(), step.title)]
        line += self.who_and_when(step)
        yield self.paragraph(line)
        yield from onward(self, step)


def placeholder(
    page: SupportDirective, process: Process | None, options: Options | None = None
) -> nodes.container:
    """A container to be filled with the chart of a process, or with the map of all processes.

    Without a picture, what is in it stays. Notes all that the picture shows, so that it is drawn
    again when that changes.
    """
    docname, domain = page.env.docname, page.domain
    page.shows(LANES, f"chart:{process.id}" if process else "outline")
    for kind, name in _mentioned(page, process) if process else _places(page):
        domain.note_mention(docname, kind, name)
    for text in _said(page, process) if process else ():
        page.texts.translate.note(text)
    for time in _times(process) if process and page.site.clock.own_units else ():
        page.duration(time)
    box = nodes.container("", classes=[CHART], spp_docname=docname)
    box["spp_options"] = options or Options()
    if process:
        box["spp_process"] = str(process.id)
    return box


def _said(page: SupportDirective, process: Process) -> Iterator[Text]:
    """The texts of a chart that are no titles."""
    yield from process.trigger
    yield from process.outcomes.values()
    for step in process.steps:
        if step.phase:
            yield step.phase
        if step.wait:
            yield step.wait.for_
        callee = page.site.support.processes.get(step.run or "")
        for id in step.outcomes if callee else ():
            if callee and id in callee.outcomes:
                yield callee.outcomes[id]


def _times(process: Process) -> Iterator[Text]:
    """The times of a chart, which may be in units that translators know nothing of."""
    for step in process.steps:
        yield from filter(None, (step.within, step.timebox, step.wait and step.wait.at_most))


def _places(page: SupportDirective) -> Iterator[tuple[str, str]]:
    """The definitions that the map of the processes names or links to."""
    yield from (("process", id) for id in page.site.support.processes)
    yield from (("role", id) for id in page.site.support.roles)


def _mentioned(page: SupportDirective, process: Process) -> Iterator[tuple[str, str]]:
    """The definitions that a chart names or links to."""
    support, flow = page.site.support, page.site.flow
    yield "process", process.id
    for step in process.steps:
        yield "step", step.name
        for role in page.owners(step):
            if role in support.roles:
                yield "role", role
        for id in (step.run, *step.starts):
            if id in support.processes:
                yield "process", str(id)
        for way in flow.ways[step]:
            if isinstance(way.to, Step):
                yield "step", way.to.name
            if way.to is not None and not isinstance(way.to, Outcome):
                yield "process", way.to.process if isinstance(way.to, Step) else way.to.id
