"""What do the files say together?"""

from collections.abc import Mapping
from typing import Annotated

from ..text.kinds import RoleId, Status
from .moved import Moved
from .people import Community
from .process import Process
from .record import NONE, Record
from .step import Duty, Step
from .time import Calendar, Priorities, Promise
from .words import Role, Scale, Template, Term


class Support(Record):
    """All that the files say together."""

    calendar: Annotated[
        Calendar | None, "What a working day is, and the team's own units of time."
    ] = None
    statuses: Annotated[tuple[Status, ...], "The statuses that a ticket can have."] = ()
    levels: Annotated[
        Mapping[str, Scale], "Scales of levels, such as severity, by which times differ."
    ] = NONE
    roles: Annotated[Mapping[str, Role], "Who acts."] = NONE
    terms: Annotated[Mapping[str, Term], "The words of the team."] = NONE
    templates: Annotated[Mapping[str, Template], "Messages to copy and fill in."] = NONE
    processes: Annotated[Mapping[str, Process], "The processes."] = NONE
    priorities: Annotated[Mapping[str, Priorities], "Ordered lists of criteria."] = NONE
    promises: Annotated[Mapping[str, Promise], "The times that are promised."] = NONE
    communities: Annotated[Mapping[str, Community], "Who is served, and who speaks for it."] = NONE
    moved: Annotated[Moved | None, "Ids once renamed, by kind: old links keep working."] = None

    def owners(self, item: Step | Duty) -> tuple[RoleId, ...]:
        """The roles that may do a step or duty."""
        return item.who or self.processes[item.process].who
