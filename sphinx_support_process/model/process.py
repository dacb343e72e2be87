"""What is done, and where does it go on? Processes with their steps and duties."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from ..text.kinds import (
    Duration,
    Id,
    Inline,
    Label,
    Markdown,
    Name,
    Order,
    ProcessId,
    RoleId,
    Since,
    Status,
    StepId,
    Target,
    TemplateId,
)
from .ignore import Ignores
from .record import NONE, Record, record


@record
class Answer(Record):
    """One answer to a question, and where it leads."""

    short: ClassVar[str] = "go"

    go: Annotated[Target, "Where the answer leads."]
    text: Annotated[Inline | None, "A remark on the answer."] = None


@record
class Wait(Record):
    """A pause until somebody else has done something."""

    for_: Annotated[Inline, "What is waited for."]
    at_most: Annotated[Duration | None, "How long to wait."] = None
    then: Annotated[Target | None, "Where to go on when that time is over."] = None


@record
class Escalate(Record):
    """Whom to call when the owner cannot go on."""

    short: ClassVar[str] = "to"

    to: Annotated[RoleId, "The role to call."]
    when: Annotated[Inline | None, "In which case."] = None


@record
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
    text: Annotated[Markdown | None, "How to do it."] = None
    checklist: Annotated[tuple[Markdown, ...], "Things to do or look at, in any order."] = ()
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
    timebox: Annotated[Duration | None, "Stop working on the step after this time."] = None
    within: Annotated[Duration | None, "The deadline: how long after `since` it is done."] = None
    since: Annotated[
        Since | None, "From when the deadline counts: a step of this process, or `start`."
    ] = None
    wait: Annotated[Wait | None, "What the step waits for."] = None
    status: Annotated[Status | None, "The status that the ticket gets."] = None
    send: Annotated[tuple[TemplateId, ...], "Templates of the messages to send."] = ()
    informs: Annotated[tuple[RoleId, ...], "Roles that are told about it."] = ()
    consults: Annotated[tuple[RoleId, ...], "Roles that are asked for advice."] = ()
    accountable: Annotated[RoleId | None, "The one role that answers for it."] = None
    escalate: Annotated[Escalate | None, "Whom to call when the owner cannot go on."] = None
    ignore: Ignores = ()

    @property
    def name(self) -> str:
        """The name of the step across processes: `triage.acknowledge`."""
        return f"{self.process}.{self.id}"


@record
class Duty(Record):
    """Something that recurs while a process runs, and is no step of it."""

    process: Id
    id: Annotated[Id, "The name of the duty within its process."]
    title: Annotated[Inline, "What to do, as an imperative."]
    who: Annotated[tuple[RoleId, ...], "Who does it."] = ()
    every: Annotated[Duration | None, "How often."] = None
    from_: Annotated[StepId | None, "The step with which it begins, if not the first."] = None
    until: Annotated[StepId | None, "The step with which it ends."] = None
    send: Annotated[tuple[TemplateId, ...], "Templates of the messages to send."] = ()
    informs: Annotated[tuple[RoleId, ...], "Roles that are told."] = ()
    text: Annotated[Markdown | None, "How to do it."] = None
    ignore: Ignores = ()


@record
class Process(Record):
    """A sequence of steps from a trigger to an outcome."""

    id: Id
    title: Annotated[Inline, "The name of the process."]
    label: Annotated[tuple[Label, ...], "Extra Sphinx labels, so that old links keep working."] = ()
    goal: Annotated[Markdown | None, "What the process is for."] = None
    trigger: Annotated[tuple[Markdown, ...], "What sets it off."] = ()
    requires: Annotated[tuple[Markdown, ...], "What must hold before it starts."] = ()
    who: Annotated[tuple[RoleId, ...], "The owner of steps that name none."] = ()
    outcomes: Annotated[
        Mapping[str, Inline], "How it can end: an id and a text each; none named is `done`.", Id
    ] = NONE
    always: Annotated[
        tuple[Order, ...], "Promises about order: `A before B`, `A then B`, `never A and B`."
    ] = ()
    avoid: Annotated[tuple[Name, ...], "Words that its texts should not use."] = ()
    duties: Annotated[tuple[Duty, ...], "What recurs while it runs."] = ()
    steps: Annotated[tuple[Step, ...], "The steps, in the order in which they are numbered."]
    ignore: Ignores = ()

    def owners(self, item: Step | Duty) -> tuple[RoleId, ...]:
        """The roles that may do a step or duty of it: those that it names, else the default."""
        return item.who or self.who
