"""What should stand in place of a name that means nothing, and what else has the same cause?"""

from __future__ import annotations

import re

from ...known.meant import elsewhere, step_meant
from ...known.renamed import now
from ...model import Process
from ...text.suggest import listed, meant
from ..context import Context

_NUMBER = r"(?i)(?:step +)?#?(\d{1,3})"


def target_advice(context: Context, process: Process, target: str) -> str:
    """What is meant by a target: its new name, a number, an id, a title, or a step elsewhere."""
    renamed = context.renamed.target(target, process)
    if renamed is not None:
        return now(renamed)
    number = re.fullmatch(_NUMBER, target)
    if number is not None and 0 < int(number[1]) <= len(process.steps):
        return f"step {number[1]} is `{process.steps[int(number[1]) - 1].id}`"
    if not context.has_time_to_guess(len(process.steps) + len(context.support.processes)):
        return ""
    known = {name: title for name, title in context.flow.targets(process).items() if name != "next"}
    found = meant(target, known, known) or elsewhere(context, target)
    return found.advice if found else listed(known)


def step_advice(context: Context, name: str, around: Process | None = None, *also: str) -> str:
    """The step that is meant by a name, in the process around it or as `process.step`.

    What else may stand there is listed with the steps if these are few.
    """
    renamed = context.renamed.target(name, around)
    if renamed is not None:
        return now(renamed)
    owner, dot, _ = name.rpartition(".")
    processes = context.support.processes
    process = processes.get(owner) if dot else around
    known = [*also, *(str(step.id) for step in process.steps)] if process else [*processes]
    if not context.has_time_to_guess(len(known)):
        return ""
    found = meant(name, also) or step_meant(context, name, around)
    prefix = f"{owner}." if process and dot else ""
    return found.advice if found else listed([f"{prefix}{id}" for id in known])


def cause(context: Context, name: str) -> str:
    """What references share that one slip breaks: the id that is lost, of a step or process."""
    owner, dot, id = name.rpartition(".")
    return owner if dot and owner not in context.support.processes else id
