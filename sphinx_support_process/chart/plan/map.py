"""How do the processes hang together? A chart of which leads to, runs and starts which.

Each process has a row of its own, in the lane of the role that owns it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from ...flow import Flow, Node, Outcome, Way
from ...known.colour import Tone, tones
from ...model import Process, Step
from ...text.named import NamedTuple
from .plan import Arc, Heading, Item, Note, Options, Plan
from .words import Words, sentences


class Tie(NamedTuple):
    """What one process has to do with another, and the ways by which it leads there.

    One that it `runs` comes back to it, one that it starts goes on `beside` it.
    """

    source: Process
    target: Process
    kind: Literal["leads", "runs", "beside"]
    ways: tuple[Way, ...] = ()


def ties(flow: Flow) -> tuple[Tie, ...]:
    """Which process leads to, runs or starts which; each pair once for each of these."""
    found: dict[Tie, list[Way]] = {}
    processes = flow.support.processes
    for process in processes.values():
        for step in process.steps:
            if step.run is not None and step.run in processes:
                found.setdefault(Tie(process, processes[step.run], "runs"), [])
            for id in step.starts:
                if id in processes:
                    found.setdefault(Tie(process, processes[id], "beside"), [])
            for way in flow.ways[step]:
                other = _process(flow, way.to)
                if other is not None and other is not process:
                    found.setdefault(Tie(process, other, "leads"), []).append(way)
        for id in (id for duty in process.duties for id in duty.starts):
            if id in processes:
                found.setdefault(Tie(process, processes[id], "beside"), [])
    return tuple(tie._replace(ways=tuple(ways)) for tie, ways in found.items())


def _process(flow: Flow, node: Node | None) -> Process | None:
    if isinstance(node, Step):
        return flow.support.processes[node.process]
    return None if isinstance(node, Outcome) else node


def map_plan(flow: Flow, words: Words, options: Options) -> Plan:
    """The boxes and ways of the map of all processes."""
    tied = ties(flow)
    order = list(_order(flow, tied))
    rows = {process: row for row, process in enumerate(order)}
    lanes = list(dict.fromkeys(_owner(process) for process in order))
    arcs = tuple(
        Arc(rows[tie.source], rows[tie.target], tie.kind, _label(tie, words)) for tie in tied
    )
    roles, colours = flow.support.roles, tones(flow.support)
    message = words.phrase("{count} processes, and how one leads to another.")
    return Plan(
        key="process-map",
        title=words.phrase("Map of the processes"),
        description=message.format(count=len(order)),
        items=tuple(
            _item(process, lanes.index(_owner(process)), tied, colours, words, options)
            for process in order
        ),
        arcs=arcs,
        exits=(),
        headings=tuple(
            Heading(
                lane,
                words.role(roles.get(lane)),
                colours.get(lane),
                words.href(roles[lane]) if lane in roles else None,
            )
            for lane in lanes
        ),
        rtl=words.rtl,
    )


def _label(tie: Tie, words: Words) -> str:
    """What stands beside a tie: the answers that lead there, each with the number of its step."""
    if tie.kind == "leads":
        answers = ((way.source.number, words.label(way, brief=True)) for way in tie.ways)
        said = dict.fromkeys(f"{number}: {answer}" for number, answer in answers if answer)
        return words.phrase(" or ").join(said)
    return words.phrase("runs") if tie.kind == "runs" else words.phrase("starts")


def _owner(process: Process) -> str:
    """The role that owns a process, else the first of its steps; empty if there is none."""
    firsts = [process.who, *(step.who for step in process.steps)]
    firsts += [duty.who for duty in process.duties]
    return next((str(who[0]) for who in firsts if who), "")


def _item(
    process: Process,
    lane: int,
    tied: tuple[Tie, ...],
    colours: Mapping[str, Tone],
    words: Words,
    options: Options,
) -> Item:
    size = _size(process, words)
    notes = () if options.compact else (Note(size, clock=False),)
    title = words.process(process)
    name = sentences(title, size, *_told(process, tied, words))
    tone = colours.get(_owner(process))
    return Item(process.id, "process", title, name, lane, tone, words.href(process), notes)


def _size(process: Process, words: Words) -> str:
    """How many steps a process has, or duties if it has none."""
    if process.duties and not process.steps:
        count = len(process.duties)
        message = words.phrase("{count} duties") if count != 1 else words.phrase("{count} duty")
    else:
        count = len(process.steps)
        message = words.phrase("{count} steps") if count != 1 else words.phrase("{count} step")
    return message.format(count=count)


def _told(process: Process, tied: tuple[Tie, ...], words: Words) -> Iterator[str]:
    """What a process runs, starts and leads to."""
    messages = {
        "runs": words.phrase("runs {processes}"),
        "beside": words.phrase("starts {processes}"),
        "leads": words.phrase("leads to {processes}"),
    }
    for kind, message in messages.items():
        mine = (tie for tie in tied if tie.source is process and tie.kind == kind)
        found = [words.process(tie.target) for tie in mine]
        if found:
            yield message.format(processes=", ".join(found))


def _order(flow: Flow, tied: tuple[Tie, ...]) -> Iterator[Process]:
    """Each process after those that lead to it, as far as there is no circle; as written else.

    Those that have to do with no other come last.
    """
    processes = flow.support.processes.values()
    before: dict[Process, set[Process]] = {}
    for tie in tied:
        before.setdefault(tie.source, set())
        before.setdefault(tie.target, set()).add(tie.source)
    left = [process for process in processes if process in before]
    followed = set(left)
    while left:
        free = [process for process in left if followed.isdisjoint(before[process])]
        entered = [process for process in left if process.trigger]
        chosen = (free or entered or left)[0]
        left.remove(chosen)
        followed.discard(chosen)
        yield chosen
    yield from (process for process in processes if process not in before)
