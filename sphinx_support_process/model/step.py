"""What is done, and where does it go on? The steps and duties of a process."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from ..text.kinds import (
    By,
    Duration,
    Every,
    Id,
    Inline,
    Markdown,
    ProcessId,
    RoleId,
    Since,
    Status,
    StepId,
    Target,
    TemplateId,
)
from .escalate import Escalate
from .ignore import Ignores
from .record import NONE, Record
from .varied import ByLevel


class Answer(Record):
    """One answer to a question, and where it leads."""

    short: ClassVar[str] = "go"

    go: Annotated[Target, "Where the answer leads."]
    text: Annotated[Inline | None, "A remark on the answer."] = None


class Wait(Record):
    """A pause until somebody else has done something."""

    for_: Annotated[Inline, "What is waited for."]
    who: Annotated[tuple[RoleId, ...], "Who is waited for, if not an owner outside the team."] = ()
    at_most: Annotated[ByLevel[Duration] | None, "How long to wait."] = None
    then: Annotated[
        Target | None, "Where to go on when that time is over; rather write `otherwise`."
    ] = None


class Otherwise(Record):
    """Where it goes on if a step fails."""

    short: ClassVar[str] = "go"

    go: Annotated[Target, "Where to go on."]
    text: Annotated[Inline | None, "A remark on it."] = None


class Thing(Record):
    """One of the things of a checklist."""

    short: ClassVar[str] = "text"

    text: Annotated[Markdown, "What to do or look at."]
    who: Annotated[tuple[RoleId, ...], "Who does it, if not the owner of the step."] = ()


class Step(Record):
    """One thing to do, by one role, at one point of a process."""

    short: ClassVar[str] = "title"

    process: Id
    number: int
    id: Annotated[Id, "The name of the step within its process; links and anchors come from it."]
    title: Annotated[Inline, "What to do, as an imperative; or a question that ends in `?`."]
    who: Annotated[
        tuple[RoleId, ...], "Who does it; of several roles any one may (see `accountable`)."
    ] = ()
    if_: Annotated[Inline | None, "When it is done; always, if nothing is said."] = None
    text: Annotated[Markdown | None, "How to do it."] = None
    warning: Annotated[tuple[Markdown, ...], "What must not happen."] = ()
    checklist: Annotated[tuple[Thing, ...], "Things to do or look at, in any order."] = ()
    expect: Annotated[Inline | None, "How one sees that it worked."] = None
    otherwise: Annotated[
        Otherwise | None,
        "Where to go on if not: what `expect` says fails, or the `timebox` or wait is over.",
    ] = None
    phase: Annotated[Inline | None, "Starts a group of steps with this name."] = None
    requires: Annotated[tuple[Markdown, ...], "What must hold before the step can be done."] = ()
    answers: Annotated[Mapping[str, Answer], "For a question: each answer and where it leads."] = (
        NONE
    )
    next: Annotated[Target | None, "Where to go on, if not at the step listed after."] = None
    run: Annotated[ProcessId | None, "Another process to carry out here before going on."] = None
    outcomes: Annotated[
        Mapping[str, Target], "With `run`: each outcome of that process and where it leads."
    ] = NONE
    starts: Annotated[tuple[ProcessId, ...], "Processes that begin here and run on their own."] = ()
    timebox: Annotated[ByLevel[Duration] | None, "Stop working on the step after this time."] = None
    within: Annotated[
        ByLevel[Duration] | None, "The deadline: how long after `since` it is done."
    ] = None
    by: Annotated[
        ByLevel[By] | None,
        "In place of `within`: `end of the working day`, `end of the next working day`, "
        "or `2 weeks before` an event.",
    ] = None
    since: Annotated[
        Since | None, "From when the deadline counts: a step of this process, or `start`."
    ] = None
    wait: Annotated[Wait | None, "What the step waits for."] = None
    status: Annotated[Status | None, "The status that the ticket gets."] = None
    send: Annotated[tuple[TemplateId, ...], "Templates of the messages to send."] = ()
    informs: Annotated[ByLevel[tuple[RoleId, ...]], "Roles that are informed of it."] = ()
    consults: Annotated[tuple[RoleId, ...], "Roles that are asked for advice."] = ()
    accountable: Annotated[RoleId | None, "The one role that answers for it."] = None
    escalate: Annotated[
        tuple[Escalate, ...], "Whom to call when the owner cannot go on, one after the other."
    ] = ()
    ignore: Ignores = ()

    @property
    def name(self) -> str:
        """The name of the step across processes: `triage.acknowledge`."""
        return f"{self.process}.{self.id}"

    @property
    def fails_to(self) -> Target | None:
        """Where to go on if it fails: what `otherwise` says, or `wait: then:` of format 1."""
        if self.otherwise is not None:
            return self.otherwise.go
        return self.wait.then if self.wait is not None else None


class Duty(Record):
    """Something that recurs while a process runs, and is no step of it."""

    process: Id
    id: Annotated[Id, "The name of the duty within its process."]
    title: Annotated[Inline, "What to do, as an imperative."]
    who: Annotated[tuple[RoleId, ...], "Who does it."] = ()
    if_: Annotated[Inline | None, "In place of `every`: whenever this holds."] = None
    every: Annotated[ByLevel[Every] | None, "How often, or at which times of the week."] = None
    from_: Annotated[StepId | None, "The step with which it begins, if not the first."] = None
    until: Annotated[StepId | None, "The step with which it ends."] = None
    send: Annotated[tuple[TemplateId, ...], "Templates of the messages to send."] = ()
    starts: Annotated[tuple[ProcessId, ...], "Processes that begin with it."] = ()
    informs: Annotated[ByLevel[tuple[RoleId, ...]], "Roles that are informed."] = ()
    text: Annotated[Markdown | None, "How to do it."] = None
    ignore: Ignores = ()
