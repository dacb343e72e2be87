"""When is something due? What is counted from which moment, to be read and to be counted with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ..clock.zones import Zones
from ..known.due import Counted, Start, has_pauses, of_step, promised
from ..known.known import Known
from ..model import Promise, Step
from .content import Block, Box, Bullets, DueTimes, Fold, Item
from .counting import Counting, DueRow, Scaled
from .examples import examples
from .leaves import Line
from .lines import _, joined, line, phrase, roles
from .pieces import Bare, Phrase, Piece, Pieces, Ref, Strong
from .times import at_a_glance, working_time
from .times import promised as promised_time


def due_times(
    known: Known,
    times: Iterable[Counted],
    around: str | None = None,
    *,
    only_to_count: bool = False,
) -> DueTimes:
    """Deadlines and promises by the moments that they are counted from.

    Those from the arrival come first, where all is of the process `around`. There are links and
    examples, unless it is shown `only_to_count`, beside what says the same.
    """
    counted = [*times]
    told = _Telling(known, around, linked=not only_to_count)
    groups = [*_groups(counted, told)]
    blocks: list[Block] = [told.group(start, items) for start, items in groups]
    if known.timetable and not only_to_count:
        named = [(told.at_level(each), each.amount) for each in counted]
        blocks += examples(known, [(name, time) for name, time in named if time])
    if known.timetable:
        working = known.support.calendar.working if known.support.calendar else None
        said = [working_time(working)] if working and not only_to_count else []
        blocks.append(Line(joined([*said, _origin(known.timetable.zones)], " · "), ("spp-key",)))
    rows = tuple(
        (_name(start) if start else "", tuple(_row(known, item) for item in items))
        for start, items in groups
    )
    used = {row.scale for _, group in rows for row in group}
    scales = tuple(
        Scaled(id, scale.title, tuple((str(id), each.name) for id, each in scale.values.items()))
        for id, scale in known.levels.scales.items()
        if id in used
    )
    counting = Counting(rows, scales, has_pauses(known, counted), known.timetable)
    return DueTimes(tuple(blocks), counting, only_to_count, None if only_to_count else around)


def of_promises(known: Known) -> Iterator[DueTimes]:
    """All promises, to be counted for a request where a page can be worked with."""
    promises = known.support.promises.values()
    yield from _to_count(known, [one for each in promises for one in promised(known, each, {})])


def of_card(known: Known, step: Step) -> Iterator[Fold]:
    """The deadline of a step, and the promises that are kept with its end, likewise; folded."""
    times = [*of_step(known, step, {})]
    for promise in known.support.promises.values():
        if promise.until == step.name:
            times += promised(known, promise, {})
    for counted in _to_count(known, times, str(step.process)):
        yield Fold((phrase(_("When is it due?")),), (counted,))


def _to_count(known: Known, times: list[Counted], around: str | None = None) -> Iterator[DueTimes]:
    if known.timetable and any(each.amount for each in times):
        yield due_times(known, times, around, only_to_count=True)


def _groups(
    counted: Iterable[Counted], told: _Telling
) -> Iterator[tuple[Start | None, list[list[Counted]]]]:
    """Each moment with what counts from it, at each level; None with what cannot be counted."""
    found: dict[Start | None, list[list[Counted]]] = {}
    for _item, each in groupby(counted, key=lambda one: one.item):
        times = [*each]
        start = times[0].start if any(one.amount for one in times) else None
        found.setdefault(start, []).append(times)
    yield from sorted(found.items(), key=lambda one: (one[0] is None, not told.is_arrival(one[0])))


def _row(known: Known, times: Sequence[Counted]) -> DueRow:
    return DueRow(_scale(known, times[0].item), tuple((one.level, one.amount) for one in times))


def _name(start: Start) -> str:
    """The name of a moment: a step that begins is none that is done."""
    return f"{start.name} begins" if start.event == "turn" else start.name


def _scale(known: Known, item: Step | Promise) -> str | None:
    """The id of the scale by whose levels a deadline or promise differs."""
    varied = next((each for each in (item.within, item.by) if isinstance(each, Mapping)), ())
    scale = known.levels.scale_of(varied)
    return str(scale.id) if scale else None


class _Telling:
    """How it is said what is due, for a process if all is `around` one; with links or without."""

    def __init__(self, known: Known, around: str | None, *, linked: bool) -> None:
        self.known, self.around, self.linked = known, around, linked

    def is_arrival(self, start: Start | None) -> bool:
        return start is not None and start.name == self.around

    def group(self, start: Start | None, items: Iterable[Sequence[Counted]]) -> Box:
        """A moment, and what counts from it."""
        said = phrase(_("Not counted here:"))
        if start:
            said = phrase(_("Counted from {moment}:"), moment=Strong((self.moment(start),)))
        rows = tuple(Item(self.lines(times[0].item)) for times in items)
        over = line(said, classes="spp-due-from")
        return Box((over, Bullets(rows, ("spp-dues",))), ("spp-due-group",))

    def moment(self, start: Start) -> Phrase:
        """What a time counts from: the arrival, where the process begins that is shown."""
        if self.is_arrival(start):
            return phrase(_("the arrival of the request"))
        if start.event == "start":
            return phrase(_("the start of {process}"), process=self.place(start.name))
        message = _("the end of {step}") if start.event == "done" else _("the beginning of {step}")
        return phrase(message, step=self.place(start.name))

    def lines(self, item: Step | Promise) -> tuple[Block, ...]:
        name = line(Strong((self.what(item),)), classes="spp-due-what")
        return name, line(joined(self.facts(item), " · "), classes="spp-due-facts")

    def what(self, item: Step | Promise) -> Phrase:
        """A deadline or promise by the step at whose end it is kept."""
        if isinstance(item, Step):
            return phrase("{step}", step=self.place(item.name))
        return phrase(_("Promise: {step}"), step=self.place(str(item.until)))

    def at_level(self, counted: Counted) -> Pieces:
        """The same, with its level if it has one."""
        said = self.what(counted.item)
        if counted.level is None:
            return (said,)
        scale = _scale(self.known, counted.item)
        level: Piece = Ref("level", f"{scale}.{counted.level}") if scale else counted.level
        return (said, " · ", level)

    def place(self, name: str) -> Piece:
        """A step or process."""
        step, process = self.known.flow.steps.get(name), self.known.support.processes.get(name)
        if self.linked:
            return Ref("process" if process else "step", name, self.around)
        titled = step or process
        return Bare(titled.title) if titled else name

    def facts(self, item: Step | Promise) -> Iterator[Pieces]:
        """How long, and who does it or was promised it."""
        if isinstance(item, Step):
            yield from ((said,) for said in at_a_glance(self.known, item))
            owners = self.known.support.owners(item)
            if owners:
                yield roles(owners, " / ")
            return
        message = _("within {time}") if item.within else _("due: {time}")
        yield (phrase(message, time=promised_time(self.known, item)),)
        yield (phrase(_("promised to {role}"), role=Ref("role", str(item.to))),)


def _origin(zones: Zones) -> Phrase:
    """Which time zones it is counted by."""
    if not zones.version:
        return phrase(_("Time zones: those of the system"))
    if zones.packaged:
        message = _("Time zones: {version}, of the package tzdata")
        return phrase(message, version=zones.version)
    return phrase(_("Time zones: {version}, of the system"), version=zones.version)
