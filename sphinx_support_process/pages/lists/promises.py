"""What may one rely on? Promises by who reads them, how they are kept, and how time counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...flow.graph import shortest_path
from ...known.known import Known
from ...model import Promise, Step
from ...text.kinds import RoleId
from ...text.text import Text
from ..content import Block, Box, Bullets, Cell, Fold, Item, Table
from ..due import of_promises
from ..leaves import Blocks
from ..lines import _, badges, heading, joined, line, phrase, roles
from ..lines import step as ref
from ..pieces import Bare, Emphasis, Phrase, Piece, Pieces, Plain, Ref, Strong
from ..times import at_a_glance, due, holidays, promised, time, working_time
from ..view import Options, view
from .example import example


@view("promises")
def promises(known: Known, _options: Options) -> Iterator[Block]:
    """What each reader is promised, how the team keeps it, and how time is counted.

    Below that, for the team, stands every deadline of a step, and what counts the promises.
    """
    made = known.support.promises.values()
    for role in dict.fromkeys(promise.to for promise in made):
        yield heading(_("Promised to {role}"), role=Ref("role", str(role)))
        for promise in made:
            if promise.to == role:
                yield Box(tuple(_promise(known, promise)), ("spp-promise",))
    steps = [step for step in known.flow.steps.values() if step.within or step.by]
    if made or steps:
        yield from _calendar(known)
    team: tuple[Block, ...] = (*_deadlines(known, steps), *of_promises(known))
    if team:
        yield Fold((phrase(_("For the team")),), team, is_open=not made)


def _promise(known: Known, promise: Promise) -> Iterator[Block]:
    """How long, of what, counted from what, an example, and how it is kept."""
    yield line(Strong((promised(known, promise),)), classes="spp-length")
    counted = phrase(
        _("Counted from {begin}, until {end}."),
        begin=_named(known, promise.from_),
        end=_named(known, promise.until),
    )
    if promise.text:
        yield Blocks(promise.text)
    yield line(counted, classes="spp-counted")
    outside = tuple(_waited_for(known, promise))
    if promise.to in outside:
        yield line(phrase(_("No time counts while we wait for you.")))
    elif outside:
        others = roles(outside, " / ")
        yield line(phrase(_("No time counts while we wait for {roles}."), roles=others))
    if said := example(known, promise):
        yield line(said, classes="spp-example")
    way = tuple(Item((line(_kept(known, step)),)) for step in _way(known, promise))
    if way:
        yield Fold((phrase(_("How we keep it")),), (Bullets(way),))


def _named(known: Known, name: str) -> Piece:
    """What a promise begins or ends with, without a number, which says nothing to readers."""
    step = known.flow.steps.get(name)
    process = known.support.processes.get(name)
    titled = step or process
    return Emphasis((Bare(titled.title),)) if titled else str(name)


def _way(known: Known, promise: Promise) -> list[Step]:
    """The steps of a shortest way on which it is kept."""
    flow = known.flow
    begin = flow.steps.get(promise.from_) or known.support.processes.get(promise.from_)
    end = flow.steps.get(promise.until)
    way = shortest_path(flow.entry(begin), lambda spot: spot is end, known.soundness.after)
    return [spot for spot in way if isinstance(spot, Step)]


def _kept(known: Known, step: Step) -> Pieces:
    owners = known.support.owners(step)
    said: list[Pieces] = [(ref(step),)]
    said += [badges(known, owners)] if owners else []
    return joined((*said, *((each,) for each in at_a_glance(known, step))), " \u00b7 ")


def _calendar(known: Known) -> Iterator[Block]:
    """What counts as working time: its hours, the units of the team, and when nobody works."""
    calendar = known.support.calendar
    if calendar is None:
        return
    said: list[Phrase] = [working_time(calendar.working)] if calendar.working else []
    for name, length in calendar.units.items():
        assert isinstance(name, Text)
        said.append(phrase(_("1 {unit} is {time}"), unit=Plain(name), time=time(known, length)))
    said += holidays(calendar.working) if calendar.working else ()
    if said:
        yield heading(_("What counts as working time"))
        yield from (line(each, classes="spp-key") for each in said)


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


def _deadlines(known: Known, steps: Iterable[Step]) -> Iterator[Table]:
    """Every step with a deadline, who does it, and what that counts from."""
    rows = tuple(tuple(_deadline(known, step)) for step in steps)
    if rows:
        head = tuple((phrase(said),) for said in (_("Step"), _("Who"), _("Within")))
        yield Table(head, rows)


def _deadline(known: Known, step: Step) -> Iterator[Cell]:
    yield Cell((line(ref(step)),))
    yield Cell((line(roles(known.support.owners(step), " / ")),))
    yield Cell((line(_since(known, step)),))


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
