"""Which problems does the team accept for now?"""

from typing import Annotated

from ..text.kinds import Date, Rule
from ..text.text import Text
from .record import Record


class Ignore(Record):
    """A problem that the team accepts for now."""

    rule: Annotated[Rule, "The name of the rule to silence here."]
    reason: Annotated[Text | None, "Why it is accepted."] = None
    until: Annotated[Date | None, "The last day on which it is accepted."] = None


Ignores = Annotated[tuple[Ignore, ...], "Problems accepted here, each with a reason."]
