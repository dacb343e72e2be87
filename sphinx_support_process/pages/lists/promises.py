"""What was promised? Promises, with the deadlines behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...known.known import Known
from ...model import Promise, Step
from ...text.kinds import RoleId
from ...text.text import Text
from ..content import Block, Blocks, Bullets, Cell, Item, Line, Table
from ..due import of_promises
from ..lines import _, joined, line, phrase, roles
from ..lines import step as ref
from ..pieces import Phrase, Pieces, Plain, Ref, Strong
from ..times import due, holidays, promised, time, working_time
from ..view import Options, view


@view("promises")
def promises(known: Known, _options: Options) -> Iterator[Block]:
    """Each promise, every deadline of a step, and how time is counted."""
    made = known.support.promises.values()
    if made:
        yield Bullets(tuple(_promise(known, promise) for promise in made))
    steps = [step for step in known.flow.steps.values() if step.within or step.by]
    if steps:
        yield line(phrase(_("The deadlines behind them:")))
        head = tuple((phrase(said),) for said in (_("Step"), _("Who"), _("Within")))
        yield Table(head, tuple(_deadline(known, step) for step in steps))
    counted = tuple(_calendar(known)) if made or steps else ()
    if counted:
        yield Line(joined(counted, " · "), ("spp-key",))
    working = known.support.calendar.working if known.support.calendar else None
    for days in holidays(working) if counted and working else ():
        yield line(days, classes="spp-key")
    yield from of_promises(known)


def _calendar(known: Known) -> Iterator[Phrase]:
    """What the units of time mean that the promises count in."""
    calendar = known.support.calendar
    if calendar is None:
        return
    if calendar.working:
        yield working_time(calendar.working)
    for name, length in calendar.units.items():
        assert isinstance(name, Text)
        yield phrase(_("1 {unit} is {time}"), unit=Plain(name), time=time(known, length))


def _promise(known: Known, promise: Promise) -> Item:
    message = _("{role}: within {time}, from {begin} to {end}")
    if promise.within is None:
        message = _("{role}: {time}, from {begin} to {end}")
    said = phrase(
        message,
        role=Ref("role", str(promise.to)),
        time=Strong((promised(known, promise),)),
        begin=_place(promise.from_),
        end=_place(promise.until),
    )
    blocks: list[Block] = [line(said)]
    if promise.text:
        blocks.append(Blocks(promise.text))
    outside = tuple(_waited_for(known, promise))
    if promise.to in outside:
        blocks.append(line(phrase(_("No time counts while we wait for you."))))
    elif outside:
        others = roles(outside, " / ")
        blocks.append(line(phrase(_("No time counts while we wait for {roles}."), roles=others)))
    return Item(tuple(blocks))


def _waited_for(known: Known, promise: Promise) -> Iterable[RoleId]:
    """The roles for which the time of a promise may stop: all that some step waits for."""
    found: dict[RoleId, None] = {}
    begin, end = promise.from_.partition(".")[0], known.flow.steps.get(promise.until)
    for id in dict.fromkeys((begin, end.process if end else "")):
        process = known.support.processes.get(id)
        for step in process.steps if process else ():
            wait, is_later = step.wait, end and id == end.process and step.number > end.number
            if wait and not is_later and all(_is_outside(known, role) for role in wait.who):
                found |= dict.fromkeys(wait.who)
    return found


def _is_outside(known: Known, role: RoleId) -> bool:
    return role in known.support.roles and known.support.roles[role].external


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
    if step.within is None:
        assert step.by is not None
        return phrase("{time}", time=due(known, step.by))
    length = time(known, step.within)
    since = known.flow.steps.get(f"{step.process}.{step.since}")
    if isinstance(step.within, Mapping):
        if since:
            return phrase(_("{time}, counted from {step}"), time=length, step=ref(since))
        if step.since == "start":
            return phrase(_("{time}, counted from the start"), time=length)
    if since:
        return phrase(_("{time} of {step}"), time=length, step=ref(since))
    if step.since == "start":
        return phrase(_("{time} of the start"), time=length)
    return phrase("{time}", time=length)
