"""What do exports say of a step beside its chart? Conditions, warnings, ladders, other owners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..chart.plan.words import Words
from ..model import Escalate, Process, Step, Support, Thing
from ..model.varied import ByLevel
from ..text.kinds import RoleId


class Numbered(Words):
    """The words of a list whose steps have numbers: references to steps say theirs."""

    def __init__(self, support: Support, listed: Process) -> None:
        super().__init__(support)
        self.listed = listed

    def referred(self, step: Step) -> str:
        said = f"step {step.number} ({self.text(step.title)})"
        if step.process == self.listed.id:
            return said
        return f"{self.process(self.support.processes[step.process])}, {said}"


def documentation(words: Words, step: Step) -> Iterator[str]:
    """All that is to be known of a step, in plain texts."""
    yield from words.details(step)
    for text in step.warning:
        yield f"Warning: {words.text(text)}"
    for thing in step.checklist:
        if thing.who:
            yield f"{words.text(thing.text)}{doer(words, thing)}"
    if step.expect:
        yield f"Then: {words.text(step.expect)}"
    if step.otherwise and step.otherwise.text:
        yield f"Otherwise: {words.text(step.otherwise.text)}"
    for rung in words.ladder(step.escalate):
        yield call(words, rung)


def doer(words: Words, thing: Thing) -> str:
    """Who does one of the things of a checklist, behind it; empty if nobody is named."""
    roles = words.support.roles
    named = " or ".join(words.role(roles[id]) for id in thing.who if id in roles)
    return f" ({named})" if named else ""


def told(words: Words, informs: ByLevel[tuple[RoleId, ...]]) -> str:
    """Who is told, or who at each level: `Customer, Manager (SEV-1), else Customer`."""
    roles = words.support.roles
    shown = [
        (level, ", ".join(words.role(roles[id]) for id in ids if id in roles))
        for level, ids in (informs.items() if isinstance(informs, Mapping) else [("", informs)])
    ]
    return ", ".join(words.case(level, named) if level else named for level, named in shown)


def call(words: Words, rung: Escalate) -> str:
    """A rung of a ladder with how to reach whom it calls."""
    role = words.support.roles[rung.to]
    reach = ", ".join(map(words.text, role.reach))
    return words.rung(rung) + (f" ({reach})" if reach else "")
