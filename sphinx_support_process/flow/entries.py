"""Which processes does nothing lead to?"""

from __future__ import annotations

from ..model import Process, Step
from .graph import components
from .ways import Flow


def orphans(flow: Flow) -> list[list[Process]]:
    """Groups of processes into which nothing leads from outside, and that have no trigger."""
    processes = flow.support.processes
    leads: dict[Process, dict[Process, None]] = {process: {} for process in processes.values()}
    for way in flow.leaving:
        assert isinstance(way.to, (Step, Process))
        other = way.to if isinstance(way.to, Process) else processes[way.to.process]
        leads[processes[way.source.process]][other] = None
    for step in flow.callers:
        leads[processes[step.process]].update(dict.fromkeys(flow.begun(step)))
    for process, duties in flow.begins.items():
        for duty in duties:
            leads[processes[duty.process]][process] = None
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
