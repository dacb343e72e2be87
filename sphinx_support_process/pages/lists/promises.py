"""What was promised? Promises, with the deadlines behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...known.known import Known
from ...model import Promise, Step
from ...model.varied import ByWeekday
from ...text.kinds import Hours
from ...text.text import Text
from ..content import Block, Blocks, Bullets, Cell, Item, Line, Table
from ..lines import _, joined, line, phrase, roles, time
from ..lines import step as ref
from ..pieces import Phrase, Pieces, Plain, Ref, Strong
from ..view import Options, view


@view("promises")
def promises(known: Known, _options: Options) -> Iterator[Block]:
    """Each promise, every deadline of a step, and how time is counted."""
    promised = known.support.promises.values()
    if promised:
        yield Bullets(tuple(_promise(known, promise) for promise in promised))
    steps = [step for step in known.flow.steps.values() if step.within]
    if steps:
        yield line(phrase(_("The deadlines behind them:")))
        head = tuple((phrase(said),) for said in (_("Step"), _("Who"), _("Within")))
        yield Table(head, tuple(_deadline(known, step) for step in steps))
    counted = tuple(_calendar(known)) if promised or steps else ()
    if counted:
        yield Line(joined(counted, " · "), ("spp-key",))


def _calendar(known: Known) -> Iterator[Phrase]:
    """What the units of time mean that the promises count in."""
    calendar = known.support.calendar
    if calendar is None:
        return
    if calendar.working:
        working = calendar.working
        written = working.days, _hours(working.hours), working.timezone
        times = ", ".join(filter(None, written))
        yield phrase(_("Working time: {times}"), times=times)
    for name, length in calendar.units.items():
        assert isinstance(name, Text)
        yield phrase(_("1 {unit} is {time}"), unit=Plain(name), time=time(known, length))


def _hours(hours: ByWeekday[Hours] | None) -> str | None:
    if isinstance(hours, Mapping):
        return ", ".join(f"{days} {each}" for days, each in hours.items())
    return hours


def _promise(known: Known, promise: Promise) -> Item:
    said = phrase(
        _("{role}: within {time}, from {begin} to {end}"),
        role=Ref("role", str(promise.to)),
        time=Strong((time(known, promise.within),)) if promise.within else "",
        begin=_place(promise.from_),
        end=_place(promise.until),
    )
    blocks: list[Block] = [line(said)]
    if promise.text:
        blocks.append(Blocks(promise.text))
    return Item(tuple(blocks))


def _place(name: str) -> Ref:
    return Ref("step" if "." in name else "process", str(name))


def _deadline(known: Known, step: Step) -> tuple[Cell, ...]:
    cells: tuple[Pieces, ...] = (
        (ref(step),),
        roles(known.support.owners(step), " / "),
        (_since(known, step),),
    )
    return tuple(Cell((line(cell),)) for cell in cells)


def _since(known: Known, step: Step) -> Phrase:
    assert step.within is not None
    length = time(known, step.within)
    since = known.flow.steps.get(f"{step.process}.{step.since}")
    if since:
        return phrase(_("{time} of {step}"), time=length, step=ref(since))
    if step.since == "start":
        return phrase(_("{time} of the start"), time=length)
    return phrase("{time}", time=length)
