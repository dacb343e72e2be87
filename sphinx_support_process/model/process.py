"""What is the way from a trigger to an outcome? Processes."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from ..text.kinds import Date, Id, Inline, Label, Markdown, Name, Order, RoleId
from .escalate import Escalate
from .ignore import Ignores
from .record import NONE, Record
from .step import Duty, Step


class Process(Record):
    """A sequence of steps from a trigger to an outcome, or duties that never end."""

    either: ClassVar[tuple[str, ...]] = ("steps", "duties")

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
    accountable: Annotated[RoleId | None, "The role that answers for its steps."] = None
    escalate: Annotated[
        tuple[Escalate, ...], "Whom to call when it is not over in time, one after the other."
    ] = ()
    keeper: Annotated[RoleId | None, "The role that keeps this description up to date."] = None
    verified: Annotated[Date | None, "When it was last compared with what is done."] = None
    duties: Annotated[tuple[Duty, ...], "What recurs while it runs."] = ()
    steps: Annotated[tuple[Step, ...], "The steps, in the order in which they are numbered."] = ()
    ignore: Ignores = ()

    def owners(self, item: Step | Duty) -> tuple[RoleId, ...]:
        """The roles that may do a step or duty of it: those that it names, else the default."""
        return item.who or self.who
