"""Which processes run each other in a circle?"""

from __future__ import annotations

from ..checks.context import Context
from ..model import Process
from .graph import components


def recursive(context: Context) -> list[list[Process]]:
    """Groups of processes that run each other in a circle."""
    listed = {
        process: number
        for number, process in enumerate(context.support.processes.values())
        if process in context.flow.runs
    }
    return [
        sorted(group, key=listed.__getitem__)
        for group in components(listed, lambda process: run_by(context, process))
        if len(group) > 1 or group[0] in run_by(context, group[0])
    ]


def run_by(context: Context, process: Process) -> list[Process]:
    called = (context.soundness.called(step) for step in process.steps)
    return list(dict.fromkeys(other for other in called if other is not None))
