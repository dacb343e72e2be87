"""Which boxes has the chart of a process, in which lane and row, and which ways connect them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...flow import Flow, Node, Outcome, Way
from ...known.colour import tones
from ...model import Process, Step
from ..scene import Shape, Stroke
from .plan import Arc, Exit, Heading, Item, Note, Options, Plan
from .words import Words, sentences

LONGEST_START = 80
"""Characters: with a longer trigger, or more than two, the chart begins with one `Start`."""


def plan(flow: Flow, process: Process, words: Words, options: Options) -> Plan:
    """What the chart of a process holds. An id in the options that names no step is ignored."""
    return _Planner(flow, process, words, options).plan()


class _Planner:
    def __init__(self, flow: Flow, process: Process, words: Words, options: Options) -> None:
        self.flow, self.process, self.words, self.options = flow, process, words, options
        self.tones = tones(flow.support)
        self.steps = part(process, options.first, options.last)
        keys = dict.fromkeys(map(self._lane_key, self.steps))
        self.lanes = {key: lane for lane, key in enumerate(keys)}
        self.items: list[Item] = []
        self.arcs: list[Arc] = []
        self.exits: list[Exit] = []

    def plan(self) -> Plan:
        begins = bool(self.steps) and self.steps[0] is self.process.steps[0]
        starts = list(self._starts()) if begins else []
        self.items += starts
        rows = {step: row for row, step in enumerate(self.steps, len(starts))}
        first = len(starts)
        self.arcs += [Arc(row, first, "plain", "") for row in range(first)]
        self.items += [self._step(step) for step in self.steps]
        for step in self.steps:
            self._ways(step, rows)
        self._end_below()
        title = self.words.process(self.process)
        return Plan(
            key=f"chart-{self.process.id}",
            title=title,
            description=self._description(),
            items=tuple(self.items),
            arcs=tuple(self.arcs),
            exits=tuple(self.exits),
            headings=tuple(self._heading(key) for key in self.lanes),
            phases=tuple(self._phases(rows)),
            rtl=self.words.rtl,
        )

    def _lane_key(self, step: Step) -> str:
        return next((str(owner.id) for owner in self.words.owners(step)), "")

    def _loud(self, lane: str) -> bool:
        return self.options.highlight in (None, lane)

    def _heading(self, key: str) -> Heading:
        role = self.flow.support.roles.get(key)
        href = self.words.href(role) if role else None
        return Heading(key, self.words.role(role), self.tones.get(key), href, self._loud(key))

    def _starts(self) -> Iterator[Item]:
        triggers = self.words.triggers(self.process)
        lane = self.lanes[self._lane_key(self.steps[0])]
        name = self.words.phrase("Start: {trigger}")
        short = len(triggers) < 3 and all(len(trigger) <= LONGEST_START for trigger in triggers)
        if triggers and short and not self.options.compact:
            for number, trigger in enumerate(triggers, 1):
                yield Item(f"start-{number}", "start", trigger, name.format(trigger=trigger), lane)
        else:
            start = self.words.phrase("Start")
            told = name.format(trigger=" ".join(triggers)) if triggers else start
            yield Item("start", "start", start, told, lane)

    def _step(self, step: Step) -> Item:
        key = self._lane_key(step)
        process = self.flow.support.processes.get(step.run or "")
        shape: Shape = "question" if step.answers else "run" if process else "step"
        notes = [Note(text, clock=True) for text in self.words.limits(step, brief=True)]
        if process and self.words.process(process) != self.words.text(step.title):
            notes.append(Note(self.words.process(process), clock=False))
        ladder = self.words.ladder(step.escalate)
        notes += [
            Note(self.words.rung(rung, brief=True), clock=bool(rung.after)) for rung in ladder
        ]
        details = [*self.words.details(step), *map(self.words.rung, ladder)]
        if step.warning:
            details.append(self.words.phrase("with a warning"))
        condition = self.words.condition(step)
        title = self.words.step(step)
        return Item(
            key=step.name,
            shape=shape,
            title=title,
            name=sentences(f"{condition} {title}".lstrip(), *details),
            lane=self.lanes[key],
            tone=self.tones.get(key),
            href=self.words.href(step),
            notes=() if self.options.compact else tuple(notes),
            details=tuple(details),
            loud=self._loud(key),
            condition=condition,
            alert=bool(step.warning),
        )

    def _ways(self, step: Step, rows: dict[Step, int]) -> None:
        """Add the ways on from a step; answers that lead to the same place become one way."""
        grouped: dict[tuple[Node, bool], list[Way]] = {}
        for way in self.flow.ways[step]:
            if way.to is not None:
                grouped.setdefault((way.to, way.kind == "timeout"), []).append(way)
        for (to, timeout), ways in grouped.items():
            texts = (self.words.label(way, brief=True) for way in ways)
            labels = dict.fromkeys(filter(None, texts))
            label = " / ".join(labels)
            stroke: Stroke = "timeout" if timeout else "plain"
            if isinstance(to, Step) and to in rows:
                self.arcs.append(Arc(rows[step], rows[to], stroke, label, tuple(ways)))
            else:
                item = self._end(to, rows[step], "timeout/" if timeout else "")
                self.exits.append(Exit(rows[step], item, stroke, label, tuple(ways)))
        for id in dict.fromkeys(step.starts):
            if id in self.flow.support.processes:
                item = self._end(self.flow.support.processes[id], rows[step], "starts/")
                label = self.words.phrase("starts")
                self.exits.append(Exit(rows[step], item, "starts", label))

    def _end(self, to: Node, row: int, how: str = "") -> Item:
        """An end beside the lanes: an outcome, another process, or a step that is not shown."""
        href = self.words.href(to)
        if isinstance(to, Outcome):
            title = self.words.outcome(to)
            name = self.words.phrase("End: {outcome}").format(
                outcome=self.words.text(to.text) if to.text else title
            )
            return Item(f"{row}-{how}{to.id}", "outcome", title, name, href=href, to=to.id)
        if isinstance(to, Process):
            title = self.words.process(to)
            name = self.words.phrase("Process: {title}").format(title=title)
            return Item(f"{row}-{how}{to.id}", "process", title, name, href=href, to=to.id)
        shape: Shape = "elsewhere" if to.process == self.process.id else "process"
        title = self.words.phrase("to {step}").format(step=self.words.step(to))
        if to.process != self.process.id:
            other = self.words.process(self.flow.support.processes[to.process])
            title = f"{other}: {self.words.step(to)}"
        name = self.words.phrase("Goes on at {step}").format(step=self.words.step(to))
        return Item(f"{row}-{how}{to.name}", shape, title, name, href=href, to=to.name)

    def _end_below(self) -> None:
        """The only way on from the last row leads straight down to its end."""
        last = len(self.items) - 1
        here = [end for end in self.exits if end.source == last and end.stroke != "starts"]
        if len(here) == 1 and not any(arc.source == last for arc in self.arcs):
            (end,) = here
            self.exits.remove(end)
            self.items.append(replace(end.item, lane=self.items[last].lane))
            self.arcs.append(Arc(last, last + 1, end.stroke, end.label, end.ways))

    def _phases(self, rows: dict[Step, int]) -> Iterator[tuple[int, str]]:
        """The phases, the first of them also where it began before the part that is shown."""
        phase = None
        for step in self.process.steps:
            began = step.phase is not None
            phase = step.phase or phase
            if phase and step in rows and (began or step is self.steps[0]):
                yield rows[step], self.words.text(phase)

    def _description(self) -> str:
        message = self.words.phrase("{steps} steps in the lanes of {roles}.")
        roles = ", ".join(self._heading(key).text for key in self.lanes)
        return message.format(steps=len(self.steps), roles=roles)


def part(process: Process, first: str | None, last: str | None) -> list[Step]:
    """The steps from one to another in their written order; all where no such step is named."""
    numbers = {str(step.id): step.number for step in process.steps}
    begin = numbers.get(first or "", 1)
    end = numbers.get(last or "", len(process.steps))
    return [step for step in process.steps if begin <= step.number <= end]
