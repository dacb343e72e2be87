"""What is said of a role or link that leads nowhere? The same words in a build and without one."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from ..text.named import NamedTuple
from ..text.suggest import Meant, closest, listed, meant
from .meant import step_meant, titles
from .names import INNER, called, kinds_of, names

if TYPE_CHECKING:
    from .known import Known

_CLOSE = 0.8
"""How like one of ours a target must be that may as well be meant for somebody else."""


class Said(NamedTuple):
    """What a mistake is: the rule that tells of it, the message, and what to do."""

    rule: str
    message: str
    help: str


def unknown(known: Known, kind: str, target: str, foreign: Collection[str]) -> Said:
    """What is said of a role that refers to nothing; `foreign` is what other sites define."""
    several = called(known, kind, target) if kind in INNER else []
    message = f"there is no {kind} `{target}`"
    here, there = _meant(known, kind, target), closest(target, foreign)
    help = here.advice if here else listed(names(known, kind))
    if there and not here:
        help = f"did you mean `{there}` of another site?"
    if several:
        message = f"several {kind}s are called `{target}`"
        help = f"write {' or '.join(f'`{name}`' for name in sorted(several))}"
    return Said("unknown-target", message, help)


def old(kind: str, written: str, name: str) -> Said:
    """What is said of a name that is given up."""
    return Said("moved-id", f"the {kind} `{written}` is called `{name}` now", f"write `{name}`")


def link_message(target: str, why: str = "") -> str:
    """What is said of a link that leads to nothing that is shown."""
    return f"the link `#{target}` leads nowhere{why}"


def link_help(known: Known, target: str) -> str:
    """What is meant by a link that is almost one of ours; empty if it is nothing like one."""
    process, _, step = target.partition(".")
    steps = known.flow.steps
    help = ""
    if step and process in known.support.processes:
        there = {str(one.id): name for name, one in steps.items() if one.process == process}
        found = closest(step, there)
        help = f"`{process}` has no step `{step}`"
    elif step:
        there = {name: name for name in (*steps, *known.levels.named)}
        found = closest(target, there, _CLOSE)
    else:
        there = {str(one.id): name for name, one in steps.items()}
        there |= {str(id): str(id) for kind in kinds_of(target) for id in names(known, kind)}
        found = closest(target, there, _CLOSE)
    return f"did you mean `{there[found]}`?" if found else help


def _meant(known: Known, kind: str, target: str) -> Meant | None:
    """The definition that was meant, by its name or its title."""
    if kind == "step":
        return step_meant(known, target)
    there = names(known, kind)
    return meant(target, there, titles(there))
