"""Who does what? One role in every process, and the matrix of responsibilities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from ..chart import Options
from ..model import Duty, Process, Step
from .chart import placeholder
from .directive import SupportDirective, table
from .words import _, phrase


class RoleView(SupportDirective):
    """`support:role`: its steps and duties everywhere, from whom it receives, to whom it hands.

    `chart` puts a picture of each process in which the role has a lane before its steps there, with
    that lane alone in colour.
    """

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"chart": directives.flag}

    def run(self) -> list[nodes.Node]:
        role = self.chosen("role", self.site.support.roles)
        if role is None:
            return []
        id = str(role.id)
        self.shows("outline", f"roles:{id}")
        box = nodes.container("", classes=["spp-role"])
        self.anchor("role", id, f"role-{id}", box, self.texts.said(role.name))
        if role.definition:
            box += self.texts.blocks(role.definition)
        fields = []
        if role.held_by:
            fields.append(self.field_line(_("Held by"), self.texts.inline(role.held_by)))
        fields += self._neighbours(id)
        if fields:
            box += nodes.field_list("", *fields, classes=["spp-facts"])
        for process in self.site.support.processes.values():
            items = [self._line(step, id) for step in process.steps if self._part(step, id)]
            for duty in process.duties:
                owners = process.owners(duty)
                if id in (*owners, *duty.informs):
                    items.append(self._duty(duty, does=id in owners))
            if items:
                box += self.paragraph([self.ref("process", process.id)], "spp-in-process")
                if "chart" in self.options and self._has_lane(process, id):
                    box += placeholder(self, process, Options(highlight=id))
                box += self.bullets(items)
        return [box]

    def _has_lane(self, process: Process, id: str) -> bool:
        return any(self.owners(step)[:1] == (id,) for step in process.steps)

    def _part(self, step: Step, id: str) -> str:
        """What a role has to do with a step, empty if nothing."""
        if id in self.owners(step):
            return _("does it")
        if step.accountable == id:
            return _("answers for it")
        if id in step.consults:
            return _("is asked for advice")
        if id in step.informs:
            return _("is informed")
        if step.escalate and step.escalate.to == id:
            return _("is called when needed")
        return ""

    def _line(self, step: Step, id: str) -> nodes.list_item:
        line: list[nodes.Node] = [self.step(step, step.process)]
        if id not in self.owners(step):
            line.append(nodes.Text(f" · {self._part(step, id)}"))
        if id in self.owners(step) and step.within:
            time = phrase(_("within {time}"), time=self.duration(step.within))
            line += [nodes.Text(" · "), *time]
        for template in step.send if id in self.owners(step) else ():
            line += [nodes.Text(" · "), self.ref("template", template)]
        return self.item(line)

    def _duty(self, duty: Duty, *, does: bool) -> nodes.list_item:
        line: list[nodes.Node] = [self.texts.titled(nodes.strong(), duty.title)]
        if duty.every:
            line += [
                nodes.Text(" · "),
                *phrase(_("every {time}"), time=self.duration(duty.every)),
            ]
        if not does:
            line.append(nodes.Text(" · " + _("is informed")))
        for template in duty.send if does else ():
            line += [nodes.Text(" · "), self.ref("template", template)]
        return self.item(line)

    def _neighbours(self, id: str) -> Iterator[nodes.field]:
        """From whom work comes, and to whom it goes."""
        before: dict[str, None] = {}
        after: dict[str, None] = {}
        for step, ways in self.site.flow.ways.items():
            for way in ways:
                if isinstance(way.to, Step):
                    old, new = self.owners(step), self.owners(way.to)
                    if id in new and id not in old:
                        before |= dict.fromkeys(old)
                    if id in old and id not in new:
                        after |= dict.fromkeys(new)
        if before:
            yield self.field_line(_("Takes over from"), self.badges(before, ", "))
        if after:
            yield self.field_line(_("Hands over to"), self.badges(after, ", "))


class Responsibilities(SupportDirective):
    """`support:responsibilities`: roles and steps as a matrix; `:process:` shows one process."""

    option_spec: ClassVar[dict[str, Any]] = {"process": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        self.shows("outline", "roles")
        processes = self.site.support.processes
        shown: list[Process | None] = [*processes.values()]
        if "process" in self.options:
            shown = [self.chosen("process", processes, self.options["process"])]
        found: list[nodes.Node] = []
        for process in filter(None, shown):
            title = self.paragraph([self.ref("process", process.id)], "spp-in-process")
            found += [title, self._matrix(process)]
        key = _("R does the step, A answers for it, C is consulted, I is informed.")
        return [*found, self.paragraph([nodes.Text(key)], "spp-key")] if found else []

    def _matrix(self, process: Process) -> nodes.container:
        parts = {step: self._letters(step) for step in process.steps}
        ids = [
            id for id in self.site.support.roles if any(id in letters for letters in parts.values())
        ]
        head: list[list[nodes.Node]] = [[nodes.Text(_("Step"))]]
        head += [[self.ref("role", id)] for id in ids]
        rows: list[list[list[nodes.Node]]] = []
        for step, letters in parts.items():
            rows.append([[self.step(step, process.id)]])
            rows[-1] += [[nodes.Text(letters.get(id, ""))] for id in ids]
        return nodes.container("", table(head, rows), classes=["spp-wide"])

    def _letters(self, step: Step) -> dict[str, str]:
        letters: dict[str, str] = {}
        owners = self.owners(step)
        accountable = (step.accountable,) if step.accountable else owners[:1]
        for letter, ids in (
            ("R", owners),
            ("A", accountable),
            ("C", step.consults),
            ("I", step.informs),
        ):
            for id in ids:
                letters[id] = letters.get(id, "") + letter
        return letters
