"""Who helps when it does not go on? A rung of the ladder of a step, a process or a role."""

from typing import Annotated, ClassVar

from ..text.kinds import Duration, Inline, RoleId
from .record import Record
from .varied import ByLevel


class Escalate(Record):
    """Whom to call when the owner cannot go on; the case stays where it is."""

    short: ClassVar[str] = "to"
    alone: ClassVar[bool] = True

    to: Annotated[RoleId, "The role to call."]
    after: Annotated[ByLevel[Duration] | None, "After how long."] = None
    when: Annotated[Inline | None, "In which case."] = None
