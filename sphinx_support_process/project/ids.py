"""Which ids has a project, and what is each called? By the kinds of scalars that name them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from ..checks import RULES
from ..known.meant import titles
from ..model import Support
from ..model.schema import Titles
from ..text import kinds


def ids_of(support: Support) -> Mapping[Any, Titles]:
    """The ids of what is defined, each with its title; of steps both the short and the full name.

    A schema cannot tell where it is read: the steps of all processes may be meant everywhere.
    """
    processes = titles(support.processes)
    steps = list(chain.from_iterable(process.steps for process in support.processes.values()))
    short = {str(step.id): str(step.title) for step in steps}
    full = {step.name: str(step.title) for step in steps}
    outcomes = {
        str(id): str(text)
        for process in support.processes.values()
        for id, text in process.outcomes.items()
    }
    return {
        kinds.RoleId: titles(support.roles),
        kinds.ProcessId: processes,
        kinds.TemplateId: titles(support.templates),
        kinds.StepId: short,
        kinds.Since: {"start": "when the process begins", **short},
        kinds.StepName: {**processes, **full},
        kinds.Target: {
            "next": "the step listed after",
            **short,
            **outcomes,
            **processes,
            **full,
        },
        kinds.Status: dict.fromkeys(map(str, support.statuses), ""),
        kinds.Rule: {name: rule.summary for name, rule in RULES.items()},
    }
