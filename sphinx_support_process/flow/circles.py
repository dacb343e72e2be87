"""Which processes run each other in a circle?"""

from __future__ import annotations

from functools import partial

from ..model import Process
from .graph import components, is_loop
from .ways import Flow


def circles(flow: Flow) -> list[list[Process]]:
    """Groups of processes that run each other in a circle, each in the order of the files."""
    listed = {
        process: number
        for number, process in enumerate(flow.support.processes.values())
        if process in flow.runs
    }
    after = partial(run_by, flow)
    return [
        sorted(group, key=listed.__getitem__)
        for group in components(listed, after)
        if is_loop(group, after)
    ]


def run_by(flow: Flow, process: Process) -> list[Process]:
    """The processes that the steps of a process run, each once."""
    called = (flow.called(step) for step in process.steps if step.run is not None)
    return list(dict.fromkeys(other for other in called if other is not None))
