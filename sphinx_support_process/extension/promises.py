"""What was promised, and what counts first? Promises with the deadlines behind them, priorities."""

from __future__ import annotations

from docutils import nodes

from ..model import Promise, Step
from ..text.text import Text
from .directive import SupportDirective, numbered, plain, table
from .words import _, joined, phrase


class Promises(SupportDirective):
    """`support:promises`: each promise, every deadline of a step, and how time is counted."""

    def run(self) -> list[nodes.Node]:
        self.shows("promises", "outline")
        promises = self.site.support.promises.values()
        found: list[nodes.Node] = []
        if promises:
            found.append(nodes.bullet_list("", *map(self._promise, promises), bullet="-"))
        steps = [step for step in self.site.flow.steps.values() if step.within]
        if steps:
            head = [[nodes.Text(said)] for said in (_("Step"), _("Who"), _("Within"))]
            rows = [
                [[self.step(s)], self.roles(self.owners(s), " / "), self._deadline(s)]
                for s in steps
            ]
            found.append(self.paragraph([nodes.Text(_("The deadlines behind them:"))]))
            found.append(nodes.container("", table(head, rows), classes=["spp-wide"]))
        counted = self._calendar() if found else []
        return [*found, self.paragraph(counted, "spp-key")] if counted else found

    def _calendar(self) -> list[nodes.Node]:
        """What the units of time mean that the promises count in."""
        calendar = self.site.support.calendar
        if calendar is None:
            return []
        said = []
        if calendar.working:
            written = calendar.working.days, calendar.working.hours, calendar.working.timezone
            times = ", ".join(filter(None, written))
            said.append(phrase(_("Working time: {times}"), times=times))
        for name, length in calendar.units.items():
            assert isinstance(name, Text)
            unit, time = self.texts.said(name), self.duration(length)
            said.append(phrase(_("1 {unit} is {time}"), unit=unit, time=time))
        return joined(said, " · ")

    def _promise(self, promise: Promise) -> nodes.list_item:
        message = _("{role}: within {time}, from {begin} to {end}")
        line = phrase(
            message,
            role=self.ref("role", promise.to),
            time=nodes.strong("", self.duration(promise.within)),
            begin=self._place(promise.from_),
            end=self._place(promise.until),
        )
        item = self.item(line)
        if promise.text:
            item += self.texts.blocks(promise.text)
        return item

    def _place(self, name: str) -> nodes.Node:
        kind = "step" if "." in name else "process"
        return self.ref(kind, str(name))

    def _deadline(self, step: Step) -> list[nodes.Node]:
        time = self.duration(step.within) if step.within else ""
        since = self.site.flow.steps.get(f"{step.process}.{step.since}")
        if since:
            return phrase(_("{time} of {step}"), time=time, step=self.step(since))
        if step.since == "start":
            return phrase(_("{time} of the start"), time=time)
        return [nodes.Text(time)]


class PriorityList(SupportDirective):
    """`support:priorities`: criteria in the order in which they count."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        priorities = self.chosen("list of priorities", self.site.support.priorities)
        if priorities is None:
            return []
        id = str(priorities.id)
        self.shows(f"priorities:{id}")
        box = nodes.container("", classes=["spp-priorities"])
        title = plain(self.texts.said(priorities.title))
        self.anchor("priorities", id, f"priorities-{id}", box, title)
        if priorities.text:
            box += self.texts.blocks(priorities.text)
        order = numbered()
        order += [nodes.list_item("", *self.texts.blocks(text)) for text in priorities.order]
        box += order
        if priorities.ask:
            line = phrase(_("Ask for guidance: {roles}."), roles=self.roles(priorities.ask))
            box += self.paragraph(line)
        return [box]
