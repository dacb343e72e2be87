"""Which processes does a walkthrough carry? What is run, or all that follows, while it is small."""

from __future__ import annotations

from collections.abc import Iterator

from ...flow import Flow
from ...model import Process, Step

ROOM = 100
"""The number of steps up to which others are carried along."""


def carried(flow: Flow, process: Process, reach: str) -> tuple[Process, ...]:
    """A process, and those that are carried along with it, the nearest first.

    `reach` is `none`, `runs` for what steps run, or `all` for that and what their ways lead to. A
    process for which there is no room is left out, with what only it leads to.
    """
    found = {process: None}
    room = ROOM - len(process.steps)
    queue = [process]
    for one in queue:
        for other in _onward(flow, one, reach):
            if other not in found and 0 < len(other.steps) <= room:
                found[other] = None
                room -= len(other.steps)
                queue.append(other)
    return tuple(found)


def _onward(flow: Flow, process: Process, reach: str) -> Iterator[Process]:
    if reach == "none":
        return
    for step in process.steps:
        callee = flow.called(step)
        if callee:
            yield callee
    if reach == "all":
        for step in process.steps:
            for way in flow.ways[step]:
                if isinstance(way.to, Process):
                    yield way.to
                elif isinstance(way.to, Step):
                    yield flow.support.processes[way.to.process]
