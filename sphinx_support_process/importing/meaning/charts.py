"""Which process does a chart show? Boxes are steps, lanes are roles, lines say how it goes on."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePath

from ...clock.durations import Clock, DurationError
from ...text.ids import kebab
from ..draft.draft import Draft, Process, Step
from ..draft.ids import Ids
from ..passages.inline import myst
from ..readers.blocks import Run
from ..readers.charts.chart import Chart, Line, Shape
from ..words.people import People
from ..words.prose import bare, quoted
from ..words.timed import note_all_times

_GENERIC = {"start", "begin", "end", "stop", "done", "finish", "finished"}


def add_chart(chart: Chart, draft: Draft, people: People, ids: Ids) -> Process | None:
    """Put the process that a chart shows into a draft; None if it shows no step."""
    made = _Made(chart, people)
    if not made.steps:
        return None
    title = chart.title or PurePath(chart.name).stem.replace("-", " ").replace("_", " ").strip()
    id = ids.new(bare(title), "process")
    process = Process(id=id, title=title or "Process", page=chart.name)
    process.steps = [made.steps[shape.id] for shape in made.order]
    process.trigger = [_written(one.text) for one in made.shapes("start") if not _is_generic(one)]
    _end(process, made)
    bounds = (*made.shapes("start"), *made.shapes("end"))
    draft.consumed += [one.text for one in bounds if _is_generic(one)]
    draft.processes.append(process)
    loose = [one for one in made.shapes("data") if one.id not in made.steps]
    draft.left += [(one.place.within(chart.name), one.text) for one in loose]
    draft.left += [(at.within(chart.name), text) for at, text in chart.notes]
    return process


def _written(text: str) -> str:
    """Plain words as MyST."""
    return myst((Run(text),))


def _is_generic(shape: Shape) -> bool:
    return not shape.text or shape.text.casefold() in _GENERIC


def _end(process: Process, made: _Made) -> None:
    """Say how a process ends: by outcomes where the chart has several ends."""
    for id, shape in made.ends.items():
        if id != "done":
            process.outcomes[id] = shape.text
        elif not _is_generic(shape):
            process.todo(f"the chart ends with {quoted(shape.text)}")


class _Made:
    """The steps of a chart, in the order in which its lines lead to them."""

    def __init__(self, chart: Chart, people: People) -> None:
        self._chart = chart
        self._roles = {id: people.add(name) for id, name in chart.lanes.items() if name}
        self._lines: dict[str, list[Line]] = {}
        for line in chart.lines:
            self._lines.setdefault(line.source, []).append(line)
        joined = {id for line in chart.lines for id in (line.source, line.target)}
        order = self._ordered()
        self.order = [
            one
            for one in order
            if (one.kind in ("task", "question"))
            or (one.kind == "timer" and not one.at)
            or (one.kind == "data" and one.id in joined)
        ]
        self.steps = {one.id: self._step(one) for one in self.order}
        self.ends = self._named_ends()
        for place, shape in enumerate(self.order):
            following = self.order[place + 1] if place + 1 < len(self.order) else None
            self._lead(shape, following)
        for shape in self.shapes("timer"):
            if shape.at in self.steps:
                self._border(shape, self.steps[shape.at])

    def shapes(self, kind: str) -> list[Shape]:
        return [one for one in self._chart.shapes.values() if one.kind == kind]

    def _ordered(self) -> list[Shape]:
        """All shapes, each behind the first that leads to it."""
        shapes = self._chart.shapes
        targets = {line.target for line in self._chart.lines}
        roots = [one for one in shapes.values() if one.kind == "start"]
        roots += [one for one in shapes.values() if one.id not in targets]
        found: dict[str, Shape] = {}
        for root in (*roots, *shapes.values()):
            open_ = [root.id]
            while open_:
                id = open_.pop()
                if id not in found:
                    found[id] = shapes[id]
                    open_ += [line.target for line in reversed(self._lines.get(id, []))]
        return list(found.values())

    def _step(self, shape: Shape) -> Step:
        title = _written(shape.text) or ("Which is it?" if shape.kind == "question" else "")
        text = "\n\n".join(map(_written, shape.notes))
        step = Step(title=title, at=shape.place, page=self._chart.name, text=text)
        if not shape.text:
            step.title = title or "Go on"
            step.todo("the chart says nothing in this shape", "title")
        role = self._roles.get(shape.lane)
        if role:
            step.who = [role]
            if not self._chart.are_roles:
                name = quoted(self._chart.lanes[shape.lane])
                step.todo(f"it is in {name} on the chart: is it who does it?", "who")
        note_all_times(step)
        if shape.kind == "timer" and not step.wait:
            step.todo(f"the chart waits here ({shape.after or 'a timer'}): say so with `wait`")
        return step

    def _named_ends(self) -> dict[str, Shape]:
        """The outcomes of the chart by their ids; `done` where there is only one."""
        ends = {one.text: one for one in self.shapes("end")}
        if len(ends) < 2:
            return dict.fromkeys(("done",), *ends.values()) if ends else {}
        ids = Ids({kebab(step.title) for step in self.steps.values()})
        return {ids.new(text, "outcome"): one for text, one in ends.items()}

    def _target(self, line: Line) -> Step | str:
        shape = self._chart.shapes[line.target]
        if shape.id in self.steps:
            return self.steps[shape.id]
        if shape.kind == "start" and self._lines.get(shape.id):
            return self._target(self._lines[shape.id][0])
        ids = (id for id, end in self.ends.items() if end.text == shape.text)
        return next(ids, "done")

    def _lead(self, shape: Shape, following: Shape | None) -> None:
        """Say where a step leads: by answers, or to the one step that is next."""
        step = self.steps[shape.id]
        lines = self._lines.get(shape.id, [])
        asks = shape.kind == "question" and any(line.text for line in lines)
        for number, line in enumerate(lines):
            target = self._target(line)
            if asks:
                word = line.text or ("Otherwise" if number else "Yes")
                while word in step.leads:
                    word = f"{word} ({number + 1})"
                step.leads[word] = target
            elif number == 0:
                is_next = following is not None and target is self.steps[following.id]
                if not is_next and (following is not None or target != "done"):
                    step.leads[""] = target
                if line.text:
                    step.todo(f"the line from here says {quoted(line.text)}", "next")
            else:
                where = self._chart.shapes[line.target].text
                step.todo(
                    f"the chart goes on with {quoted(where)} as well: in which order?", "next"
                )
        if not lines and following is not None:
            step.leads[""] = "done"

    def _border(self, shape: Shape, step: Step) -> None:
        """Say what a timer on the border of a step means: a deadline, and what follows it."""
        with suppress(DurationError):
            step.within = str(Clock().parse(shape.after))
        lines = self._lines.get(shape.id, [])
        where = " and ".join(quoted(self._chart.shapes[line.target].text) for line in lines)
        then = f", then it goes on with {where}" if where else ""
        told = f"the chart has a timer here ({shape.after}) {quoted(shape.text)}{then}"
        step.todo(f"{told}: say what happens then", "within" if step.within else "")
