"""What was it called before? Ids that were renamed, so that old links keep working."""

from collections.abc import Mapping
from typing import Annotated

from ..text.kinds import NewName
from .record import NONE, Record

NOUNS: Mapping[str, str] = {
    "processes": "process",
    "steps": "step",
    "roles": "role",
    "terms": "term",
    "levels": "level",
    "templates": "template",
    "communities": "community",
}
"""What each key names one of, as references and messages say it."""


class Moved(Record):
    """Ids once renamed, the old ones each with the new one, by kind."""

    processes: Annotated[Mapping[str, NewName], "Processes; their steps move with them."] = NONE
    steps: Annotated[Mapping[str, NewName], "Steps: `process.step` each."] = NONE
    roles: Annotated[Mapping[str, NewName], "Roles."] = NONE
    terms: Annotated[Mapping[str, NewName], "Terms."] = NONE
    levels: Annotated[Mapping[str, NewName], "Levels of a scale."] = NONE
    templates: Annotated[Mapping[str, NewName], "Templates."] = NONE
    communities: Annotated[Mapping[str, NewName], "Communities."] = NONE
