"""Which processes does nothing lead to?"""

from __future__ import annotations

from ..model import Process, Step
from .graph import components
from .ways import Flow


def orphans(flow: Flow) -> list[list[Process]]:
    """Groups of processes into which nothing leads from outside, and that have no trigger."""
    processes = flow.support.processes
    leads: dict[Process, dict[Process, None]] = {process: {} for process in processes.values()}
    for step, ways in flow.ways.items():
        source = processes[step.process]
        for way in ways:
            to = way.to
            if isinstance(to, Process):
                leads[source][to] = None
            elif isinstance(to, Step) and to.process != step.process:
                leads[source][processes[to.process]] = None
        for id in (step.run, *step.starts) if step.run or step.starts else ():
            if id is not None and id in processes:
                leads[source][processes[id]] = None
    groups = components(processes.values(), leads.__getitem__)
    group_of = {process: number for number, group in enumerate(groups) for process in group}
    entered = {
        group_of[other]
        for process, others in leads.items()
        for other in others
        if group_of[process] != group_of[other]
    }
    order = {process: number for number, process in enumerate(processes.values())}
    return [
        sorted(group, key=order.__getitem__)
        for number, group in enumerate(groups)
        if number not in entered and not any(process.trigger for process in group)
    ]
